//! The release build of the widget and its size. Refuses paths of this machine in the result: the
//! same sources give the same bytes everywhere.

use super::{paths, small_std};
use crate::progress::Step;
use crate::run::Run;

/// Builds `dist` in release.
pub fn build() -> Step {
    Step {
        name: "Build the widget".to_owned(),
        why: "release files in dist, as a website hosts them",
        usual: "1 min, then 5 s",
        repeat: "cargo xtask build".to_owned(),
        action: Box::new(|workspace| {
            let mut flags = paths::remappings(workspace)?;
            flags.extend(small_std::FLAGS.map(str::to_owned));
            small_std::rebuilding(Run::new(workspace, "trunk")?)
                .args(["build", "--release", "--offline", "--locked"])
                .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
                // A failed compilation explains itself; trunk's own stack would bury it.
                .env("RUST_BACKTRACE", "0")
                .live()?;
            paths::check(workspace)
        }),
    }
}

/// Prints the sizes of what a visitor downloads, and fails above the budget.
pub fn size() -> Step {
    Step {
        name: "Check the size".to_owned(),
        why: "a visitor downloads it",
        usual: "1 s",
        repeat: "cargo xtask size".to_owned(),
        action: Box::new(|workspace| {
            Run::new(workspace, "node")?.args(["xtask/hooks/size.mjs".as_ref(), workspace.dist().as_os_str()]).live()
        }),
    }
}
