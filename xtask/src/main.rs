//! The repository's own commands: set-up, demo, verify, and each step alone. Refuses to contain
//! anything about chats; it only puts other programs to work in the right order.
//!
//! Only the standard library is used, so that the first command on a new machine starts at once.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program talks on its standard output")]

mod commands;
mod failure;
mod lock;
mod progress;
mod run;
mod steps;
mod tools;
mod workspace;

use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    match commands::run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}
