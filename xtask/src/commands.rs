//! The table of commands. Refuses to guess at a misspelt one.

use crate::failure::{Failure, Result};
use crate::progress::{self, Step};
use crate::steps::{alone, demo, dependencies, fetch, lint, no_more, serve, testing, verify, widget};
use crate::tools::{self, set_up};
use crate::workspace::Workspace;

struct Command {
    name: &'static str,
    what: &'static str,
    run: fn(&Workspace, &[String]) -> Result,
}

const COMMANDS: [Command; 11] = [
    Command { name: "demo", what: "install what is missing, build, and start a chat to click through", run: demo::run },
    Command { name: "verify", what: "install what is missing and run every check", run: verify::run },
    Command { name: "setup", what: "only install what is missing", run: setup },
    Command { name: "lint", what: "formatting, clippy natively and for wasm", run: lint },
    Command { name: "test", what: "native tests of all members; more words go to cargo test", run: test },
    Command {
        name: "test-browser",
        what: "wasm tests in headless Chromium; more words go to cargo test",
        run: test_browser,
    },
    Command { name: "build", what: "the widget's release build, into dist", run: build },
    Command { name: "size", what: "build, then sizes and budget", run: size },
    Command { name: "e2e", what: "build, then tests of the whole way; more words go to cargo test", run: e2e },
    Command { name: "deny", what: "licences, bans and sources of the dependencies", run: deny },
    Command { name: "serve", what: "trunk serve, for work on the widget; more words go to trunk", run: serve::run },
];

/// Runs the command that `args` begins with.
pub fn run(args: &[String]) -> Result {
    let Some((name, rest)) = args.split_first() else {
        return Err(Failure::new(format!("Which command? There are:\n{}", list())));
    };
    if ["help", "--help", "-h"].contains(&name.as_str()) {
        println!("cargo xtask <command>\n{}", list());
        return Ok(());
    }
    match COMMANDS.iter().find(|command| command.name == name) {
        Some(command) => (command.run)(&Workspace::find()?, rest),
        None => Err(Failure::new(format!("There is no command `{name}`. There are:\n{}", list()))),
    }
}

fn list() -> String {
    COMMANDS.iter().map(|command| format!("  {:13} {}\n", command.name, command.what)).collect()
}

fn setup(workspace: &Workspace, args: &[String]) -> Result {
    no_more(args)?;
    set_up(workspace, tools::ALL)?;
    println!("All tools are there ({}).", workspace.tools().display());
    Ok(())
}

fn lint(workspace: &Workspace, args: &[String]) -> Result {
    no_more(args)?;
    set_up(workspace, tools::FOR_LINTS)?;
    progress::run(workspace, lint::steps()).map(|_| ())
}

fn test(workspace: &Workspace, args: &[String]) -> Result {
    alone(workspace, testing::native(args.to_vec()))
}

fn test_browser(workspace: &Workspace, args: &[String]) -> Result {
    set_up(workspace, tools::FOR_BROWSER_TESTS)?;
    alone(workspace, testing::browser(args.to_vec()))
}

fn build(workspace: &Workspace, args: &[String]) -> Result {
    no_more(args)?;
    after_building(workspace, None)
}

fn size(workspace: &Workspace, args: &[String]) -> Result {
    no_more(args)?;
    after_building(workspace, Some(widget::size()))
}

fn e2e(workspace: &Workspace, args: &[String]) -> Result {
    set_up(workspace, tools::FOR_BROWSER_TESTS)?;
    after_building(workspace, Some(testing::end_to_end(args.to_vec())))
}

fn deny(workspace: &Workspace, args: &[String]) -> Result {
    no_more(args)?;
    set_up(workspace, tools::FOR_DEPENDENCIES)?;
    progress::run(workspace, vec![fetch(), dependencies::check()]).map(|_| ())
}

/// Builds `dist` from the sources as they are, then runs the step; an old `dist` would be checked in
/// their place.
fn after_building(workspace: &Workspace, step: Option<Step>) -> Result {
    set_up(workspace, tools::FOR_BUILDING)?;
    let mut steps = vec![fetch(), widget::build()];
    steps.extend(step);
    progress::run(workspace, steps).map(|_| ())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

    use super::*;

    #[test]
    fn a_misspelt_command_is_answered_with_the_list() {
        let text = run(&["verfiy".to_owned()]).unwrap_err().to_string();
        assert!(text.contains("`verfiy`") && text.contains("\n  verify "), "{text}");
        let text = run(&[]).unwrap_err().to_string();
        assert!(text.contains("\n  demo "), "{text}");
    }
}
