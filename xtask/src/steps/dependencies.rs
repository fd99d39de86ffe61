//! Licences, bans and sources of the dependencies. Refuses to ask for advisories: their database is
//! not part of a crates registry and would need another network.

use super::plain;
use crate::progress::Step;

/// The check that `deny.toml` describes.
pub fn check() -> Step {
    plain(
        "Check the dependencies",
        "licences, bans and sources",
        "5 s",
        "cargo",
        &["deny", "--all-features", "--offline", "check", "bans", "licenses", "sources"],
    )
}
