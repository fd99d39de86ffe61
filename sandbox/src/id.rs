//! Makes up ids, keys and tokens. Not for secrets that must hold: the sandbox is a loopback test partner.

use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::{BuildHasher, Hasher};

/// The session key (§4, header K). Whoever has it can read the chat, so `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Key(String);

impl Key {
    /// Long form `uuid!milliseconds!base64` (§3.1). It always holds `+`, `/` and `=`, so that a client
    /// that forgets to percent-encode it in a path is found out at once.
    pub(crate) fn new(id: &str, now_ms: u64) -> Self {
        const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let tail: String = (0..25).map(|_| char::from(ALPHABET[(random() % 64) as usize])).collect();
        Self(format!("{id}!{now_ms}!{tail}/+="))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Key(…)")
    }
}

/// A random version 4 UUID.
pub(crate) fn uuid() -> String {
    let (high, low) = (random(), random());
    format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xfff,
        0x8000 | (low >> 48) & 0x3fff,
        low & 0xffff_ffff_ffff
    )
}

/// Eight hex digits: an affinity token (§3.1) or the token of a file request (§3.17).
pub(crate) fn token() -> String {
    format!("{:08x}", random() >> 32)
}

/// Whether two Salesforce ids name the same record: the first 15 characters count (§2).
pub(crate) fn same(one: &str, other: &str) -> bool {
    fn short(id: &str) -> &str {
        id.get(..15).unwrap_or(id)
    }
    short(one) == short(other)
}

/// The standard library seeds each hasher anew, which is random enough here and needs no dependency.
fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test may panic")]
    use super::*;

    #[test]
    fn a_key_starts_with_the_id_and_needs_percent_encoding() {
        let key = Key::new("an-id", 7);
        assert!(key.as_str().starts_with("an-id!7!"));
        assert_eq!(key.as_str().rsplit('!').next().unwrap().len(), 28);
        assert!(key.as_str().contains('/') && key.as_str().contains('+'));
    }

    #[test]
    fn a_key_is_not_shown_by_debug() {
        assert_eq!(format!("{:?}", Key::new("an-id", 7)), "Key(…)");
    }

    #[test]
    fn ids_of_15_and_18_characters_are_the_same() {
        assert!(same("5737Q000000Pw2RQAS", "5737Q000000Pw2R"));
        assert!(!same("5737Q000000Pw2R", "5737Q000000Pw2r"));
    }
}
