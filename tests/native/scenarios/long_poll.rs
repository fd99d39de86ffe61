//! The long poll when nothing is wrong: what it acknowledges, and when it leaves (§4.3, §5.1; rules 1 to 4 and 7).

use chasitor::session::{Connection, PageEvent};

use crate::sim::{Fault, World};

fn acks(world: &World) -> Vec<i64> {
    world.requests("Messages").iter().map(|sent| sent.call.ack().unwrap()).collect()
}

#[test]
fn the_first_poll_says_minus_one_then_the_sequence_then_the_same_after_an_empty_answer() {
    let mut world = World::new().queued();
    world.run_for(31_000);
    assert_eq!(acks(&world), [-1, 0, 0]);
    world.desk().accept("Mira K");
    world.desk().typing(true);
    world.agent_says("Hello");
    world.run_for(100);
    assert_eq!(acks(&world), [-1, 0, 0, 3]);
}

#[test]
fn the_next_poll_leaves_in_the_same_moment_as_the_answer() {
    let mut world = World::new().chatting();
    world.agent_says("Hello");
    world.drive_until("shown", |world| !world.shown().is_empty());
    assert_eq!(world.requests("Messages").last().unwrap().at, world.now);
    world.run_for(100_000);
    // Held for 30 s, 20 ms each way: no time of ours in between.
    let at: Vec<u64> = world.requests("Messages").iter().map(|sent| sent.at).collect();
    let last = at.windows(2).next_back().unwrap();
    assert_eq!(last[1] - last[0], 30_040);
}

#[test]
fn what_a_lost_answer_held_comes_again_and_is_shown_once() {
    for fault in [Fault::LostReply, Fault::Cut, Fault::Body(crate::sim::HTML)] {
        let mut world = World::new().chatting();
        world.run_for(31_000);
        world.fault("Messages", 1, fault.clone());
        world.agent_says("one");
        world.run_for(31_000);
        world.agent_says("two");
        world.run_for(100);
        world.agent_says("three");
        world.run_for(10_000);
        assert_eq!(world.shown(), ["one", "two", "three"], "{fault:?}");
    }
}

#[test]
fn what_was_handled_before_is_not_handled_again_though_it_is_delivered_again() {
    const AGAIN: &str = r#"{"messages":[{"type":"ChatMessage","message":{"text":"one"}},
        {"type":"ChatMessage","message":{"text":"two"}}],"sequence":3,"offset":7}"#;
    let mut world = World::new().chatting();
    world.fault("Messages", 1, Fault::Answer(200, AGAIN, None));
    world.agent_says("one");
    world.run_for(30);
    world.agent_says("two");
    world.run_for(30_000);
    assert_eq!(world.shown(), ["one", "two"]);
    assert_eq!(world.requests("Messages").last().unwrap().call.ack(), Some(3));
}

#[test]
fn all_events_of_one_answer_are_handled_in_order() {
    let mut world = World::new();
    world.start("");
    world.run_for(70);
    world.desk().accept("Mira K");
    for number in 0..16 {
        world.agent_says(&format!("line {number}"));
    }
    world.run_for(200);
    let expected: Vec<String> = (0..16).map(|number| format!("line {number}")).collect();
    assert_eq!(world.shown(), expected);
    assert_eq!(world.phase(), "chatting");
}

#[test]
fn our_own_deadline_lies_beyond_the_hold_and_is_no_visible_error() {
    let mut world = World::new().chatting();
    world.fault("Messages", 1, Fault::Silence);
    world.agent_says("before");
    world.run_for(1_000);
    assert_eq!(world.shown(), ["before"]);
    let polls = world.requests("Messages").len();
    let left = world.requests("Messages").last().unwrap().at;
    world.run_for(39_000);
    assert_eq!(world.requests("Messages").len(), polls, "nothing before the deadline");
    world.run_for(2_000);
    assert_eq!(world.snapshot().connection, Connection::Online);
    let again = world.requests("Messages").last().unwrap().at;
    assert_eq!(again - left, 40_001, "aborted at clientPollTimeout, sent again once the abort has settled");
    world.agent_says("after");
    world.run_for(1_000);
    assert_eq!(world.shown(), ["before", "after"]);
}

#[test]
fn the_service_names_the_deadline_of_a_poll() {
    let mut world = World::new();
    world.server.settings.poll_timeout_s = 12;
    world.server.settings.hold_ms = 60_000;
    let mut world = world.queued();
    let left = world.requests("Messages").last().unwrap().at;
    world.run_for(13_000);
    assert_eq!(world.requests("Messages").last().unwrap().at - left, 12_001);
}

#[test]
fn back_online_ends_a_wait_and_starts_no_second_poll() {
    let mut world = World::new().chatting();
    for event in [PageEvent::Online, PageEvent::Visible, PageEvent::Online] {
        world.event(event);
    }
    world.run_for(1_000);
    let polls = world.requests("Messages").len();
    world.go_offline(true);
    world.run_for(20_000);
    assert_eq!(world.snapshot().connection, Connection::Offline);
    let before = world.requests("Messages").len();
    assert!(before > polls);
    world.go_online();
    assert_eq!(world.requests("Messages").len(), before + 1, "at once");
    world.run_for(1_000);
    assert_eq!(world.requests("Messages").len(), before + 1);
    assert_eq!(world.snapshot().connection, Connection::Reconnecting, "until an answer shows better");
    world.agent_says("there you are");
    world.run_for(100);
    assert_eq!(world.snapshot().connection, Connection::Online);
}

#[test]
fn an_answer_to_an_old_poll_is_dropped() {
    let mut world = World::new().chatting();
    world.agent_says("one");
    world.fault("Messages", 1, Fault::Late(5_000));
    world.run_for(100);
    world.agent_says("two");
    world.run_for(1_000);
    // The poll whose answer is on its way is given up: another page of this tab goes on.
    world.event(PageEvent::Leaving);
    world.event(PageEvent::Returned);
    world.run_for(20_000);
    assert_eq!(world.shown(), ["one", "two"]);
}
