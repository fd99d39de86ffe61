//! The sandbox on the command line. Does nothing that the library does not do.

mod arguments;

use std::io::{Write, stderr, stdout};
use std::process::ExitCode;

use chasitor_sandbox::{Options, Sandbox, spawn};

use crate::arguments::{Request, USAGE};

#[tokio::main]
async fn main() -> ExitCode {
    let request = arguments::read(std::env::args().skip(1));
    let result = match request {
        Ok(Request::Help) => writeln!(stdout(), "{USAGE}"),
        Ok(Request::Run(options)) => run(*options).await,
        Err(faults) => {
            let faults: String = faults.iter().map(|fault| format!("  {fault}\n")).collect();
            Err(std::io::Error::other(format!("the arguments do not fit:\n{faults}{USAGE}")))
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell if this fails as well.
            let _ = writeln!(stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: Options) -> std::io::Result<()> {
    let sandbox = spawn(options).await?;
    announce(&sandbox)?;
    tokio::signal::ctrl_c().await?;
    sandbox.stop().await;
    writeln!(stdout(), "\nstopped")
}

fn announce(sandbox: &Sandbox) -> std::io::Result<()> {
    let mut out = stdout().lock();
    writeln!(out, "shop     {}    a host page with the widget", sandbox.shop())?;
    writeln!(out, "widget   {}    the built files", sandbox.widget())?;
    writeln!(out, "service  {}    /chat/rest for the visitor, /_sandbox for the agent", sandbox.service())?;
    writeln!(out, "Stop with Ctrl-C.")?;
    out.flush()
}
