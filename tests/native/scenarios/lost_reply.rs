//! The answer to a POST is lost: it may have been processed, and the visitor's text must not appear twice (§5.2).

use chasitor::session::{Connection, Status};

use crate::sim::{Fault, World};

fn numbers(world: &World, noun: &str) -> Vec<u64> {
    world.requests(noun).iter().map(|sent| sent.call.sequence().unwrap()).collect()
}

#[test]
fn a_lost_reply_is_not_sent_twice() {
    for conflicts in [false, true] {
        let mut world = World::new().chatting();
        world.server.settings.duplicate_conflicts = conflicts;
        world.fault("ChatMessage", 1, Fault::LostReply);
        world.say("once");
        world.run_for(5_000);
        assert_eq!(world.heard(), ["once"]);
        assert_eq!(world.status_of("once"), Status::Sent);
        assert_eq!(numbers(&world, "ChatMessage"), [2, 2], "a repeat keeps its number");
    }
}

#[test]
fn a_lost_request_is_sent_again_with_the_same_number() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 3, Fault::LostRequest);
    world.say("once");
    world.say("after");
    world.run_for(10_000);
    assert_eq!(world.heard(), ["once", "after"]);
    assert_eq!(numbers(&world, "ChatMessage"), [2, 2, 2, 2, 3]);
}

#[test]
fn a_post_without_any_answer_is_repeated_after_its_own_deadline() {
    for fault in [Fault::Silence, Fault::BlackHole, Fault::Late(60_000)] {
        let mut world = World::new().chatting();
        world.fault("ChatMessage", 1, fault);
        world.say("once");
        world.run_for(14_000);
        assert_eq!(world.status_of("once"), Status::Waiting);
        world.run_for(6_000);
        assert_eq!(world.heard(), ["once"]);
        assert_eq!(world.status_of("once"), Status::Sent);
    }
}

#[test]
fn a_request_that_a_browser_sends_twice_counts_once() {
    for conflicts in [false, true] {
        let mut world = World::new().chatting();
        world.server.settings.duplicate_conflicts = conflicts;
        world.fault("ChatMessage", 1, Fault::Twice(30));
        world.say("once");
        world.run_for(1_000);
        assert_eq!(world.heard(), ["once"]);
        assert_eq!(world.status_of("once"), Status::Sent);
        assert_eq!(world.requests("ChatMessage").len(), 1);
    }
}

#[test]
fn the_request_for_a_chat_is_made_once_though_its_answer_is_lost() {
    let mut world = World::new();
    world.fault("ChasitorInit", 2, Fault::LostReply);
    world.start("");
    world.run_for(10_000);
    assert_eq!(world.phase(), "queued");
    assert_eq!(world.desk().requests.len(), 1);
    assert_eq!(numbers(&world, "ChasitorInit"), [1, 1, 1]);
}

#[test]
fn repeats_wait_longer_each_time_and_the_visitor_is_told() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 5, Fault::LostRequest);
    world.say("once");
    world.run_for(600);
    assert_eq!(world.snapshot().connection, Connection::Reconnecting);
    world.run_for(40_000);
    assert_eq!(world.snapshot().connection, Connection::Online);
    let at: Vec<u64> = world.requests("ChatMessage").iter().map(|sent| sent.at).collect();
    let waits: Vec<u64> = at.windows(2).map(|pair| pair[1] - pair[0]).collect();
    for (wait, about) in waits.iter().zip([1_000, 2_000, 4_000, 8_000, 10_000]) {
        let with_jitter = about * 8 / 10..=about * 12 / 10 + 40;
        assert!(with_jitter.contains(wait), "{wait} is not about {about}");
    }
    assert_eq!(waits.len(), 5);
}
