//! Random lives of a chat, thousands of them, with every fault, reload and hand-over mixed. No situation is asserted
//! here, only the promises that hold in all of them (`promise`).
//!
//! `CHASITOR_RUNS` sets how many, `CHASITOR_SEED` plays one of them again.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod life;
mod promise;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use life::{Fate, live};

use crate::sim::trace;

/// Runs without an order from outside: a few seconds.
const RUNS: u64 = 2_000;

fn from_environment(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name} must be a number: {text}")))
}

/// One run; a failure names its seed.
fn run(seed: u64) -> Fate {
    catch_unwind(AssertUnwindSafe(|| live(seed))).unwrap_or_else(|fault| {
        let text = fault.downcast_ref::<String>().cloned();
        let text = text.or_else(|| fault.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        panic!("CHASITOR_SEED={seed} fails: {}\n{}", text.unwrap_or_default(), trace::read())
    })
}

#[test]
fn each_text_is_seen_once_whatever_the_network_does() {
    if let Some(seed) = from_environment("CHASITOR_SEED") {
        run(seed);
        return;
    }
    let runs = from_environment("CHASITOR_RUNS").unwrap_or(RUNS);
    let fates: Vec<Fate> = thread::scope(|scope| {
        let halves =
            [0, 1].map(|half| scope.spawn(move || (0..runs).skip(half).step_by(2).map(run).collect::<Vec<_>>()));
        halves
            .into_iter()
            .flat_map(|half| half.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault)))
            .collect()
    });
    // Runs in which most chats are lost would promise nothing.
    let ended = fates.iter().filter(|fate| **fate == Fate::Ended).count();
    assert!(ended * 10 >= fates.len() * 6, "only {ended} of {} chats came to a good end", fates.len());
}
