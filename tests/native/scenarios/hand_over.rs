//! The session moves to another server: 503 (§5.6), whichever request meets it.

use chasitor::protocol::Method;
use chasitor::session::{Ending, Loss, PageEvent, Phase, Status};

use crate::sim::{Fault, World};

/// Methods and resources since the move.
fn since(world: &World, from: usize) -> Vec<String> {
    world.sent[from..].iter().map(|sent| sent.call.noun().to_owned()).collect()
}

#[test]
fn a_503_on_the_poll_is_answered_by_all_steps_in_order() {
    let mut world = World::new().chatting();
    world.say("before");
    world.agent_says("hello");
    world.run_for(1_000);
    let from = world.sent.len();
    world.desk().move_away();
    world.run_for(1_000);
    assert_eq!(since(&world, from), ["ReconnectSession", "Messages", "ChasitorResyncState", "Messages"]);
    let sent = &world.sent[from..];
    let offset = sent[0].call.query["ReconnectSession.offset"].clone();
    assert_eq!(offset, "1702233421", "the offset of the latest answer with events");
    assert_eq!(sent[1].call.ack(), Some(-1));
    assert_eq!(sent[2].call.sequence(), None);
    world.say("after");
    world.run_for(1_000);
    let numbers: Vec<_> = world.requests("ChatMessage").iter().filter_map(|sent| sent.call.sequence()).collect();
    assert_eq!(numbers, [2, 1], "another server counts from 1 again");
    assert_eq!(world.heard(), ["before", "after"]);
    assert_eq!((world.shown(), world.desk().too_early), (vec!["hello".to_owned()], 0));
}

#[test]
fn a_503_on_a_post_hands_over_at_once_and_the_text_goes_on() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 1, Fault::HandOver);
    world.say("in the middle");
    world.say("and after");
    world.run_for(3_000);
    assert_eq!(world.heard(), ["in the middle", "and after"]);
    let numbers: Vec<_> = world.requests("ChatMessage").iter().map(|sent| sent.call.sequence()).collect();
    assert_eq!(numbers, [Some(2), Some(1), Some(2)]);
    assert!(world.own_texts().iter().all(|(_, status)| *status == Status::Sent));
}

#[test]
fn a_503_on_the_request_for_a_chat_requests_it_again() {
    let mut world = World::new();
    world.fault("ChasitorInit", 1, Fault::HandOver);
    world.start("hello?");
    world.run_for(5_000);
    assert_eq!((world.phase(), world.desk().requests.len()), ("queued", 1));
    world.desk().accept("Mira K");
    world.run_for(1_000);
    assert_eq!(world.heard(), ["hello?"]);
}

#[test]
fn a_request_for_a_chat_that_arrived_before_the_move_is_not_made_twice() {
    let mut world = World::new();
    world.fault("ChasitorInit", 1, Fault::LostReply);
    world.start("");
    world.run_for(70);
    world.desk().move_away();
    world.run_for(20_000);
    assert_eq!(world.phase(), "queued");
    assert_eq!(world.requests("ChasitorInit").len(), 1, "the service had it: a second one is refused (A29)");
}

#[test]
fn a_503_on_reconnect_starts_again() {
    let mut world = World::new().chatting();
    world.fault("ReconnectSession", 2, Fault::Status(503));
    world.desk().move_away();
    world.run_for(20_000);
    assert_eq!((world.phase(), world.requests("ReconnectSession").len()), ("chatting", 3));
    world.say("well");
    world.run_for(1_000);
    assert_eq!(world.heard(), ["well"]);
}

#[test]
fn three_hand_overs_in_a_row_are_borne_and_the_fourth_loses_the_session() {
    let mut world = World::new().chatting();
    world.fault("ReconnectSession", 4, Fault::Status(503));
    world.desk().move_away();
    world.run_for(60_000);
    assert_eq!(world.snapshot().phase, Phase::Ended(Ending::Lost(Loss::NeverSettled)));
    assert_eq!(world.requests("ReconnectSession").len(), 3);
}

#[test]
fn hand_overs_with_success_in_between_may_come_as_often_as_they_like() {
    let mut world = World::new().chatting();
    for number in 0..6 {
        world.desk().move_away();
        world.run_for(2_000);
        world.say(&format!("text {number}"));
        world.run_for(2_000);
    }
    assert_eq!((world.phase(), world.heard().len()), ("chatting", 6));
    let tokens: std::collections::BTreeSet<_> =
        world.requests("ChatMessage").iter().map(|sent| sent.call.headers["affinity"].clone()).collect();
    assert_eq!(tokens.len(), 6);
}

#[test]
fn a_reconnect_without_an_answer_is_repeated() {
    for fault in [Fault::LostRequest, Fault::BlackHole, Fault::Status(500)] {
        let mut world = World::new().chatting();
        world.fault("ReconnectSession", 1, fault.clone());
        world.desk().move_away();
        world.run_for(20_000);
        assert_eq!((world.phase(), world.requests("ReconnectSession").len()), ("chatting", 2), "{fault:?}");
    }
}

#[test]
fn a_reconnect_whose_answer_is_lost_is_found_out_by_the_next_poll() {
    for fault in [Fault::LostReply, Fault::Silence, Fault::Body(crate::sim::HTML)] {
        let mut world = World::new().chatting();
        world.fault("ReconnectSession", 1, fault.clone());
        world.desk().move_away();
        world.run_for(1_000);
        world.say("kept");
        world.agent_says("seen");
        world.run_for(30_000);
        assert_eq!((world.heard(), world.shown()), (vec!["kept".to_owned()], vec!["seen".to_owned()]), "{fault:?}");
    }
}

#[test]
fn a_page_that_leaves_in_the_middle_and_comes_back_goes_on() {
    for wait in (0..=120).step_by(10) {
        let mut world = World::new().chatting();
        world.desk().move_away();
        world.run_for(wait);
        world.event(PageEvent::Leaving);
        world.run_for(3_000);
        world.event(PageEvent::Returned);
        world.say("kept");
        world.run_for(20_000);
        assert_eq!((world.phase(), world.heard()), ("chatting", vec!["kept".to_owned()]), "after {wait} ms");
    }
}

#[test]
fn a_session_that_cannot_be_moved_is_lost() {
    for status in [403, 405] {
        let mut world = World::new().chatting();
        world.fault("ReconnectSession", 1, Fault::Status(status));
        world.desk().move_away();
        world.run_for(5_000);
        assert_eq!(world.snapshot().phase, Phase::Ended(Ending::Lost(Loss::Rejected)), "{status}");
    }
}

#[test]
fn a_wrong_token_is_healed_by_a_hand_over() {
    let mut world = World::new().chatting();
    world.desk().affinity = "another".to_owned();
    world.run_for(31_000);
    world.say("on");
    world.run_for(2_000);
    assert_eq!(world.heard(), ["on"]);
}

#[test]
fn the_move_waits_for_nothing_and_stops_the_other_request() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 1, Fault::HandOver);
    world.say("x");
    world.drive_until("reconnecting", |world| !world.requests("ReconnectSession").is_empty());
    let post = world.requests("ChatMessage")[0].at;
    assert_eq!(world.now - post, 40, "in the moment of the answer");
    assert_eq!(world.sent.last().unwrap().call.method, Method::Get);
}

#[test]
fn the_end_of_a_chat_outlives_the_move() {
    let mut world = World::new().chatting();
    world.agent_ends();
    world.desk().move_away();
    world.run_for(10_000);
    assert_eq!(world.phase(), "ended");
    assert_ne!(world.snapshot().phase, Phase::Ended(Ending::Lost(Loss::Rejected)));
}
