//! Runs other programs. Refuses to hide them: each command line is printed before it starts.

use std::env;
use std::ffi::OsStr;
use std::fmt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

use crate::failure::{Attempt, Failure, Result};
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
    pub fn live(self) -> Result {
        self.start()?.wait()
    }

    /// Prints the command line and starts it with our own input and output.
    pub fn start(mut self) -> Result<Started> {
        println!("      $ {self}");
        let child = self.command.spawn().map_err(|error| self.cannot_start(&error))?;
        Ok(Started { child, line: self.to_string() })
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

/// A program at work.
#[must_use]
pub struct Started {
    child: Child,
    line: String,
}

impl Started {
    /// Waits for its end, and fails unless it succeeded.
    pub fn wait(mut self) -> Result {
        let status = self.child.wait().attempt(&format!("wait for `{}`", self.line))?;
        self.judge(status)
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> Result<Option<Result>> {
        let status = self.child.try_wait().attempt(&format!("ask for `{}`", self.line))?;
        Ok(status.map(|status| self.judge(status)))
    }

    fn judge(&self, status: ExitStatus) -> Result {
        if status.success() {
            return Ok(());
        }
        Err(Failure::new(format!("`{}` failed ({status}); its output is above.", self.line)))
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
