//! Everything that must hold before a change is taken over. Refuses to go on after the first fault,
//! so the cheap checks come first.

use std::time::Instant;

use super::{dependencies, fetch, lint, no_more, testing, widget};
use crate::failure::Result;
use crate::progress::{self, Seconds, Step};
use crate::tools;
use crate::workspace::Workspace;

/// `cargo verify`.
pub fn run(workspace: &Workspace, args: &[String]) -> Result {
    no_more(args)?;
    let start = Instant::now();
    tools::set_up(workspace, tools::ALL)?;
    let done = progress::run(workspace, steps())?;
    progress::summary(&done);
    println!("\nVerified in {}.", Seconds(start.elapsed()));
    Ok(())
}

fn steps() -> Vec<Step> {
    let mut steps = vec![fetch()];
    steps.extend(lint::steps());
    steps.push(testing::scripts());
    steps.push(testing::native(Vec::new()));
    steps.push(testing::browser(Vec::new()));
    steps.push(widget::build());
    steps.push(widget::size());
    steps.push(testing::end_to_end(Vec::new()));
    steps.push(dependencies::check());
    steps
}
