//! The rules of the repository, as tests. Refuses exceptions: a rule that is wrong is changed here, for
//! everyone. Each rule is also tried on a small bad sample, since a check that cannot fail is none.

#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod files;
mod forbidden;
mod graph;
mod layers;
mod machine;
mod pins;
mod scan;
mod shape;
mod suites;

/// Fails with all faults at once.
#[track_caller]
fn assert_none(rule: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{rule}:\n  {}", faults.join("\n  "));
}
