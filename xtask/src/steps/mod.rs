//! What this program can do, one file per matter. Refuses to install anything itself: that is `tools`.

pub mod demo;
pub mod dependencies;
pub mod lint;
mod paths;
pub mod ports;
pub mod serve;
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

/// Downloads the crates of the lock file, so that every later step can do without a network.
pub fn fetch() -> Step {
    plain(
        "Fetch the crates",
        "later steps need no network",
        "a few seconds, then none",
        "cargo",
        &["fetch", "--locked"],
    )
}

/// Runs one step alone, with its time.
pub fn alone(workspace: &Workspace, step: Step) -> Result {
    crate::progress::run(workspace, vec![step]).map(|_| ())
}
