//! Runs other programs. Refuses to hide them: each command line is printed before it starts.

use std::env;
use std::ffi::OsStr;
use std::fmt;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::failure::{Failure, Result};
use crate::workspace::Workspace;

/// One command line to be run in the repository with our tools in front of `PATH`.
pub struct Run {
    command: Command,
}

impl Run {
    /// A command without arguments yet, in the repository's top folder.
    pub fn new(workspace: &Workspace, program: impl AsRef<OsStr>) -> Result<Self> {
        let mut command = Command::new(program);
        command
            .current_dir(workspace.root())
            .env("PATH", workspace.path_variable()?)
            .env("CHASITOR_TOOLS", workspace.tools());
        forget_our_own_package(&mut command);
        Ok(Self { command })
    }

    /// Adds arguments.
    pub fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.command.args(args);
        self
    }

    /// Sets a variable for this one command.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs in another folder than the repository's top.
    pub fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Prints the command line, runs it with our own input and output, and fails unless it succeeds.
    pub fn live(mut self) -> Result {
        println!("      $ {self}");
        let status = self.command.status().map_err(|error| self.cannot_start(&error))?;
        if status.success() {
            Ok(())
        } else {
            Err(Failure::new(format!("`{self}` failed ({status}); its output is above.")))
        }
    }

    /// Runs silently and returns what it wrote to standard output, without white space at the ends.
    pub fn output(mut self) -> Result<String> {
        self.command.stderr(Stdio::piped()).stdin(Stdio::null());
        let output = self.command.output().map_err(|error| self.cannot_start(&error))?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
        } else {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(Failure::new(format!("`{self}` failed ({}):\n{}", output.status, said.trim_end())))
        }
    }

    /// Runs silently; true if it started and succeeded.
    pub fn succeeds(mut self) -> bool {
        self.command.stdout(Stdio::null()).stderr(Stdio::null()).stdin(Stdio::null());
        self.command.status().is_ok_and(|status| status.success())
    }

    fn cannot_start(&self, error: &std::io::Error) -> Failure {
        let program = self.command.get_program().to_string_lossy();
        Failure::new(format!("`{program}` could not be started: {error}. Is it installed and on PATH?"))
    }
}

impl fmt::Display for Run {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.command.get_program().to_string_lossy())?;
        for argument in self.command.get_args() {
            let argument = argument.to_string_lossy();
            if argument.contains([' ', '*', '"']) {
                write!(out, " '{argument}'")?;
            } else {
                write!(out, " {argument}")?;
            }
        }
        Ok(())
    }
}

/// `cargo run` describes this very package in variables; handed on, they would make the build
/// scripts of the same crates differ between us and a plain `cargo build`, and build everything twice.
fn forget_our_own_package(command: &mut Command) {
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
}
