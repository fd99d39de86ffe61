//! `trunk serve` with the tools on `PATH`. Refuses to start a sandbox: that is `cargo demo`.

use super::fetch;
use crate::failure::Result;
use crate::run::Run;
use crate::workspace::Workspace;
use crate::{progress, tools};

/// Not `dist`: that belongs to the demo, which may be running as the chat service behind this one.
const FOLDER: &str = "target/serve";

/// `cargo xtask serve`; further arguments go to trunk.
pub fn run(workspace: &Workspace, args: &[String]) -> Result {
    tools::set_up(workspace, tools::FOR_BUILDING)?;
    progress::run(workspace, vec![fetch()])?;
    Run::new(workspace, "trunk")?
        .args(["serve", "--offline", "--dist", FOLDER])
        .args(args)
        .env("RUST_BACKTRACE", "0")
        .live()
}
