//! A working chat in front of a person. Refuses to leave loopback.

use super::ports::Ports;
use super::{fetch, plain, widget};
use crate::failure::Result;
use crate::progress::{self, Step};
use crate::run::Run;
use crate::tools;
use crate::workspace::Workspace;

/// `cargo demo`: ends when the sandbox does (Ctrl+C).
pub fn run(workspace: &Workspace, args: &[String]) -> Result {
    let ports = Ports::from_args(args)?;
    ports.check_free()?;
    tools::set_up(workspace, tools::FOR_BUILDING)?;
    progress::run(workspace, vec![fetch(), widget::build(), build_sandbox()])?;
    start_sandbox(workspace, ports)
}

/// In the development profile: it is quick to build, and quick enough for one visitor.
fn build_sandbox() -> Step {
    plain(
        "Build the sandbox",
        "a local chat service with a scripted agent",
        "1 min, then none",
        "cargo",
        &["build", "--package", "chasitor-sandbox"],
    )
}

fn start_sandbox(workspace: &Workspace, ports: Ports) -> Result {
    Run::new(workspace, "cargo")?
        .args(["run", "--quiet", "--package", "chasitor-sandbox", "--"])
        .args(["--shop-port", &ports.shop.to_string()])
        .args(["--widget-port", &ports.widget.to_string()])
        .args(["--service-port", &ports.service.to_string()])
        .args(["--dist".as_ref(), workspace.dist().as_os_str()])
        .live()
}
