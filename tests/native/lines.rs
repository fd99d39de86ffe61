//! The transcript's shared pieces behave like one plain list, whatever is added or changed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use chasitor::protocol::{MessageId, Timestamp};
use chasitor::session::{Author, Body, Entry, Status, Transcript};
use proptest::prelude::{ProptestConfig, Strategy, any};
use proptest::test_runner::RngSeed;
use proptest::{prop_assert, prop_assert_eq, prop_oneof, proptest};

#[derive(Clone, Debug)]
enum Deed {
    /// Adds a line; ids may leave numbers out.
    Push(u64),
    /// Sets the status of the line at this place, or of none.
    Set(usize, Status),
}

fn deed() -> impl Strategy<Value = Deed> {
    let status = prop_oneof![
        proptest::strategy::Just(Status::Waiting),
        proptest::strategy::Just(Status::Sent),
        proptest::strategy::Just(Status::Failed),
    ];
    prop_oneof![3 => (1_u64..4).prop_map(Deed::Push), 1 => (any::<usize>(), status).prop_map(|(at, status)| Deed::Set(at, status))]
}

fn entry(id: u64) -> Entry {
    let body = Body::Text { author: Author::Visitor, text: format!("line {id}"), status: Status::Waiting };
    Entry { id: MessageId(id), at: Timestamp(id), body }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pieces_behave_like_one_list(deeds in proptest::collection::vec(deed(), 0..400)) {
        let (mut transcript, mut plain, mut next) = (Transcript::default(), Vec::<Entry>::new(), 0);
        for deed in deeds {
            let before = transcript.clone();
            match deed {
                Deed::Push(step) => {
                    next += step;
                    transcript.push(entry(next));
                    plain.push(entry(next));
                    prop_assert!(before != transcript);
                }
                Deed::Set(at, to) => {
                    let id = MessageId(at as u64 % (next + 2));
                    let known = plain.iter_mut().find(|entry| entry.id == id);
                    let changes = known.is_some_and(|entry| match &mut entry.body {
                        Body::Text { status, .. } if *status != to => { *status = to; true }
                        _ => false,
                    });
                    prop_assert_eq!(transcript.set_status(id, to).is_some(), changes);
                    prop_assert_eq!(before == transcript, !changes, "an older snapshot stays as it was");
                }
            }
        }
        prop_assert_eq!(transcript.len(), plain.len());
        prop_assert_eq!(transcript.is_empty(), plain.is_empty());
        prop_assert!(transcript.iter().eq(plain.iter()));
        for entry in &plain {
            prop_assert_eq!(transcript.get(entry.id), Some(entry));
        }
        prop_assert_eq!(transcript.get(MessageId(next + 1)), None);
        prop_assert!(transcript.chunks().iter().rev().skip(1).all(|chunk| chunk.len() == transcript.chunks()[0].len()));
    }
}
