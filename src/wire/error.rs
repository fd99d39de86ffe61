//! The one fault of this layer. It never repeats the body at fault, which may hold the session key.

use std::fmt;

/// A body that cannot be read at all (§5.1: it counts as an answer that was lost).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    /// What was to be read, such as "the answer to a poll".
    pub what: &'static str,
    /// What it should have been, in plain words.
    pub expected: &'static str,
    /// What came instead: a description of at most 80 characters, never the text itself.
    pub found: String,
}

impl DecodeError {
    /// A body that is not the JSON object it should be; `found` is worked out from `body`.
    #[must_use]
    pub fn not_an_object(what: &'static str, expected: &'static str, body: &str) -> Self {
        Self::new(what, expected, describe(body))
    }

    /// A body whose fault is known, described by `found`.
    #[must_use]
    pub fn new(what: &'static str, expected: &'static str, found: &str) -> Self {
        Self { what, expected, found: found.to_owned() }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, expected, found } = self;
        write!(f, "cannot read {what}: expected {expected}, found {found}")
    }
}

impl std::error::Error for DecodeError {}

fn describe(body: &str) -> &'static str {
    match body.trim_start().chars().next() {
        None => "an empty body",
        Some('<') => "HTML",
        Some('{') => "a broken JSON object",
        Some('[') => "a JSON list",
        Some(_) => "text",
    }
}
