//! The fixtures and the tables of these tests name the same files.

use std::collections::BTreeSet;

use super::{events, fixture, messages};

#[test]
fn every_event_fixture_is_decoded_by_a_test() {
    let decoded = events::table().into_iter().map(|(name, _)| name.to_owned());
    assert_same("event-", &decoded.collect());
}

#[test]
fn every_poll_answer_fixture_is_decoded_by_a_test() {
    let decoded = messages::TABLE.iter().map(|answer| answer.name.to_owned());
    assert_same("response-Messages", &decoded.collect());
}

fn assert_same(prefix: &str, decoded: &BTreeSet<String>) {
    let present: BTreeSet<String> = fixture::names(prefix).into_iter().collect();
    assert!(!present.is_empty(), "no fixture begins with {prefix}");
    assert_eq!(*decoded, present, "left: names in the table, right: fixtures that begin with {prefix}");
}
