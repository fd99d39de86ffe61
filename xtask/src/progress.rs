//! Numbered steps with times. Refuses to go on after a failure, and never runs a step twice.

use std::fmt;
use std::time::{Duration, Instant};

use crate::failure::{Failure, Result};
use crate::workspace::Workspace;

/// One step: what is done, why, how long it usually takes, and how it is repeated alone.
pub struct Step {
    /// What is done, a few words.
    pub name: String,
    /// Why it is done, completing "…, so that".
    pub why: &'static str,
    /// How long it usually takes on two cores, in words.
    pub usual: &'static str,
    /// The command that runs this step alone.
    pub repeat: String,
    /// The work.
    pub action: Box<dyn FnOnce(&Workspace) -> Result>,
}

/// Runs the steps in order, stops at the first failure, and returns how long each took.
pub fn run(workspace: &Workspace, steps: Vec<Step>) -> Result<Vec<Done>> {
    let total = steps.len();
    let mut done = Vec::new();
    for (index, step) in steps.into_iter().enumerate() {
        println!("[{}/{total}] {} ({}; {})", index + 1, step.name, step.why, step.usual);
        let start = Instant::now();
        if let Err(failure) = (step.action)(workspace) {
            return Err(stopped(&step.name, &step.repeat, start.elapsed(), &failure));
        }
        let took = start.elapsed();
        println!("      done in {}\n", Seconds(took));
        done.push(Done { name: step.name, took });
    }
    Ok(done)
}

fn stopped(name: &str, repeat: &str, took: Duration, failure: &Failure) -> Failure {
    Failure::new(format!("Failed: {name} (after {}).\n{failure}\nRepeat this step alone: {repeat}", Seconds(took)))
}

/// A step that succeeded.
pub struct Done {
    name: String,
    took: Duration,
}

/// Prints what was done and how long each part took.
pub fn summary(done: &[Done]) {
    let width = done.iter().map(|step| step.name.len()).max().unwrap_or(0);
    for step in done {
        println!("  ok  {:width$}  {:>10}", step.name, Seconds(step.took).to_string());
    }
    let total = done.iter().map(|step| step.took).sum();
    println!("  ok  {:width$}  {:>10}", "everything", Seconds(total).to_string());
}

/// A duration as a person reads it: `4.2 s`, `3 min 05 s`.
pub struct Seconds(pub Duration);

impl fmt::Display for Seconds {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        if seconds < 60 {
            write!(out, "{:.1} s", self.0.as_secs_f64())
        } else {
            write!(out, "{} min {:02} s", seconds / 60, seconds % 60)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_like_a_clock() {
        assert_eq!(Seconds(Duration::from_millis(4_230)).to_string(), "4.2 s");
        assert_eq!(Seconds(Duration::from_secs(185)).to_string(), "3 min 05 s");
    }
}
