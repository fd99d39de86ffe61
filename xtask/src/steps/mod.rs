//! What this program can do, one file per matter. Refuses to install anything itself: that is `tools`.

pub mod demo;
pub mod dependencies;
pub mod lint;
mod paths;
pub mod ports;
pub mod serve;
mod small_std;
pub mod testing;
pub mod verify;
pub mod widget;

use crate::failure::{Failure, Result};
use crate::progress::Step;
use crate::run::Run;
use crate::workspace::Workspace;

/// A step that is one command line, which also is the way to repeat it.
pub fn plain(
    name: &str,
    why: &'static str,
    usual: &'static str,
    program: &'static str,
    args: &'static [&'static str],
) -> Step {
    Step {
        name: name.to_owned(),
        why,
        usual,
        repeat: format!("{program} {}", args.join(" ")),
        action: Box::new(move |workspace| Run::new(workspace, program)?.args(args).live()),
    }
}

/// For commands that take no further arguments.
pub fn no_more(args: &[String]) -> Result {
    match args {
        [] => Ok(()),
        _ => Err(Failure::new(format!("This command takes no arguments, but got: {}.", args.join(" ")))),
    }
}

/// Downloads the crates of the lock file and those of the standard library, so that every later step can do
/// without a network.
pub fn fetch() -> Step {
    Step {
        name: "Fetch the crates".to_owned(),
        why: "later steps need no network",
        usual: "a few seconds, then none",
        repeat: "cargo fetch --locked".to_owned(),
        action: Box::new(|workspace| {
            Run::new(workspace, "cargo")?.args(["fetch", "--locked"]).live()?;
            small_std::rebuilding(Run::new(workspace, "cargo")?.args(["fetch", "--locked"])).live()
        }),
    }
}

/// Runs one step alone, with its time.
pub fn alone(workspace: &Workspace, step: Step) -> Result {
    crate::progress::run(workspace, vec![step]).map(|_| ())
}
