//! The standard library, compiled again for size: the one that comes with the toolchain is compiled for speed and
//! carries the words of every panic. Refuses to touch any other build than the widget's release.
//!
//! The flags are those of a nightly compiler; `RUSTC_BOOTSTRAP` lets the stable one take them. All other builds, tests
//! included, are plain stable ones.

use crate::run::Run;

/// Variables for cargo: which crates of the standard library to compile, and how.
const VARIABLES: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// Flags for the compiler: a panic is a trap (the glue tells the chat, see `hooks/guard.mjs`), without place and words.
pub const FLAGS: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// The same command, with the standard library compiled again.
pub fn rebuilding(run: Run) -> Run {
    VARIABLES.iter().fold(run, |run, (name, value)| run.env(name, value))
}
