//! `trunk serve` with the tools on `PATH`. Refuses to start a sandbox: that is `cargo demo`.

use super::fetch;
use crate::failure::Result;
use crate::run::Run;
use crate::workspace::Workspace;
use crate::{progress, tools};

/// `cargo xtask serve`; further arguments go to trunk.
pub fn run(workspace: &Workspace, args: &[String]) -> Result {
    tools::set_up(workspace, tools::FOR_BUILDING)?;
    progress::run(workspace, vec![fetch()])?;
    Run::new(workspace, "trunk")?.args(["serve", "--offline"]).args(args).live()
}
