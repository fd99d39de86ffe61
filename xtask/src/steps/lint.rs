//! Formatting and lints, natively and for wasm. Refuses warnings.

use super::plain;
use crate::progress::Step;

/// The format check and both clippy runs.
pub fn steps() -> Vec<Step> {
    vec![
        plain("Check the formatting", "`cargo fmt --all` mends it", "2 s", "cargo", &["fmt", "--all", "--check"]),
        plain(
            "Lint natively",
            "all members and their tests",
            "1 min, then seconds",
            "cargo",
            &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"],
        ),
        plain(
            "Lint for wasm",
            "the parts that exist in the browser only",
            "1 min, then seconds",
            "cargo",
            &[
                "clippy",
                "--package",
                "chasitor",
                "--target",
                "wasm32-unknown-unknown",
                "--all-targets",
                "--",
                "-D",
                "warnings",
            ],
        ),
    ]
}
