//! Refuses to be clever about errors: a failed step is one text that says what to do next.

use std::fmt;

/// Why a step stopped, in words for the person at the terminal.
#[derive(Debug)]
pub struct Failure(String);

/// What every step of this program returns.
pub type Result<T = ()> = std::result::Result<T, Failure>;

impl Failure {
    /// A failure that reads `text`: what happened, then what to do about it.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Turns an error of the operating system into a [`Failure`] that names what was attempted.
pub trait Attempt<T> {
    /// `doing` completes the sentence "Could not …".
    fn attempt(self, doing: &str) -> Result<T>;
}

impl<T> Attempt<T> for std::io::Result<T> {
    fn attempt(self, doing: &str) -> Result<T> {
        self.map_err(|error| Failure::new(format!("Could not {doing}: {error}.")))
    }
}
