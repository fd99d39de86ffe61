//! A working chat in front of a person. Refuses to leave loopback.

use std::net::{Ipv4Addr, TcpStream};
use std::thread;
use std::time::Duration;

use super::ports::Ports;
use super::{fetch, plain, widget};
use crate::failure::Result;
use crate::progress::{self, Step};
use crate::run::Run;
use crate::tools;
use crate::workspace::Workspace;

/// Between two attempts to reach the sandbox that was just started.
const ASK_AGAIN: Duration = Duration::from_millis(100);

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

/// Says where to look once somebody listens there, then stays until the sandbox ends.
fn start_sandbox(workspace: &Workspace, ports: Ports) -> Result {
    let mut sandbox = Run::new(workspace, "cargo")?
        .args(["run", "--quiet", "--package", "chasitor-sandbox", "--"])
        .args(["--shop-port", &ports.shop.to_string()])
        .args(["--widget-port", &ports.widget.to_string()])
        .args(["--service-port", &ports.service.to_string()])
        .args(["--widget-dir".as_ref(), workspace.dist().as_os_str()])
        .start()?;
    while !listens(ports.shop) {
        if let Some(ended) = sandbox.ended()? {
            return ended;
        }
        thread::sleep(ASK_AGAIN);
    }
    println!("\nThe chat is ready. Open http://127.0.0.1:{}/ in a browser; Ctrl+C ends it.", ports.shop);
    sandbox.wait()
}

fn listens(port: u16) -> bool {
    TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}
