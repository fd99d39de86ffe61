//! Text that must not reach a log, an error or a test's output. It is neither encrypted nor wiped.

use std::fmt;

/// A session key or an affinity token: whoever has it can read the chat (§4).
///
/// `Debug` shows a placeholder; the text itself comes out by [`Secret::expose`] and by serialising
/// alone, so that every use can be found by name.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps a text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text, for a header, a path or the visitor's own storage.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
