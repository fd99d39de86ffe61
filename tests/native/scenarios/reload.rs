//! The page is loaded anew: memory is gone, the session lives on (§15, "Reload").

use chasitor::session::{Command, Ending, Loss, Phase, Status};

use crate::sim::{Fault, World};

#[test]
fn in_the_middle_of_a_chat_everything_is_there_again() {
    for told in [true, false] {
        let mut world = World::new().chatting();
        world.agent_says("Hello");
        world.run_for(100);
        world.say("Hi");
        world.run_for(500);
        world.command(Command::Draft("and th".to_owned()));
        world.run_for(100);
        let before = world.snapshot();
        world.reload(told);
        let after = world.snapshot();
        assert_eq!(after.transcript, before.transcript);
        assert_eq!((after.phase, after.open, after.draft), (before.phase, true, before.draft));

        world.say("here I am");
        world.agent_says("welcome");
        world.run_for(1_000);
        assert_eq!(world.heard(), ["Hi", "here I am"]);
        assert_eq!(world.shown(), ["Hello", "welcome"]);
        assert_eq!(world.server.visits.len(), 1);
    }
}

#[test]
fn the_poll_goes_on_with_the_same_ack_and_only_when_the_chat_is_ours() {
    let mut world = World::new().chatting();
    world.agent_says("Hello");
    world.run_for(100);
    let ack = world.requests("Messages").last().unwrap().call.ack();
    let before = world.sent.len();
    world.reload(true);
    assert_eq!(world.sent.len(), before, "not before the claim is answered");
    world.run_for(10);
    assert_eq!(world.sent[before].call.ack(), ack);
}

#[test]
fn a_post_on_its_way_is_repeated_under_its_number() {
    for fault in [Fault::Silence, Fault::BlackHole] {
        for told in [true, false] {
            let mut world = World::new().chatting();
            world.fault("ChatMessage", 1, fault.clone());
            world.say("once");
            world.say("after");
            world.run_for(30);
            world.reload(told);
            world.run_for(2_000);
            assert_eq!(world.heard(), ["once", "after"], "{fault:?}");
            let numbers: Vec<_> =
                world.requests("ChatMessage").iter().filter_map(|sent| sent.call.sequence()).collect();
            assert_eq!(numbers, [2, 2, 3]);
            assert!(world.own_texts().iter().all(|(_, status)| *status == Status::Sent));
        }
    }
}

#[test]
fn in_the_queue_the_place_and_the_waiting_texts_are_kept() {
    let mut world = World::new();
    world.start("first");
    world.drive_until("queued", |world| world.phase() == "queued");
    world.say("second");
    world.reload(false);
    assert_eq!(world.snapshot().phase.queue().unwrap().place.position, Some(2));
    world.run_for(100);
    world.desk().accept("Mira K");
    world.run_for(2_000);
    assert_eq!(world.heard(), ["first", "second"]);
}

#[test]
fn before_there_is_a_session_the_form_comes_back_with_what_was_entered() {
    let mut world = World::new();
    world.fault("SessionId", 1, Fault::Late(2_000));
    world.start("My router is dead");
    world.run_for(100);
    world.reload(true);
    world.run_for(10_000);
    let snapshot = world.snapshot();
    assert_eq!((snapshot.phase, snapshot.open), (Phase::PreChat, true));
    assert_eq!(snapshot.answers.get("question").map(String::as_str), Some("My router is dead"));
    assert!(snapshot.transcript.is_empty());
    assert_eq!(world.sent.len(), 1);
}

#[test]
fn with_the_request_on_its_way_it_is_made_once() {
    let mut world = World::new();
    world.fault("ChasitorInit", 1, Fault::Silence);
    world.start("hello?");
    world.run_for(70);
    assert_eq!(world.requests("ChasitorInit").len(), 1);
    world.reload(false);
    world.run_for(1_000);
    assert_eq!((world.phase(), world.desk().requests.len()), ("queued", 1));
}

#[test]
fn after_the_sessions_life_it_is_expired_and_nothing_is_sent() {
    let mut world = World::new().chatting();
    world.agent_says("Hello");
    world.run_for(1_000);
    world.sleep_for(600_000);
    let before = world.sent.len();
    world.reload(false);
    world.run_for(1_000);
    assert_eq!(world.snapshot().phase, Phase::Ended(Ending::Lost(Loss::Expired)));
    assert_eq!((world.sent.len(), world.shown()), (before, vec!["Hello".to_owned()]));
}

#[test]
fn in_every_step_of_a_hand_over_it_goes_on() {
    for wait in (0..=200).step_by(10) {
        let mut world = World::new().chatting();
        world.agent_says("one");
        world.fault("ChatMessage", 1, Fault::Silence);
        world.say("doubt");
        world.run_for(100);
        world.desk().move_away();
        world.agent_says("two");
        world.run_for(wait);
        world.reload(wait % 20 == 0);
        world.run_for(20_000);
        world.say("after");
        world.agent_says("three");
        world.run_for(20_000);
        assert_eq!(world.heard(), ["doubt", "after"], "after {wait} ms");
        assert_eq!(world.shown(), ["one", "two", "three"], "after {wait} ms");
    }
}

#[test]
fn a_503_by_mistake_and_a_reload_leave_no_text_waiting_for_ever() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 1, Fault::Status(503));
    world.fault("ReconnectSession", 1, Fault::BlackHole);
    world.say("doubt");
    world.say("after");
    world.run_for(100);
    world.reload(false);
    world.run_for(60_000);
    assert_eq!((world.status_of("doubt"), world.status_of("after")), (Status::Failed, Status::Sent));
    assert_eq!(world.heard(), ["after"]);
}

#[test]
fn after_the_end_the_transcript_is_still_there_and_nothing_is_sent() {
    let mut world = World::new().chatting();
    world.agent_says("Bye");
    world.run_for(100);
    world.agent_ends();
    world.run_for(100);
    let before = world.sent.len();
    world.reload(true);
    world.run_for(60_000);
    assert_eq!((world.phase(), world.shown()), ("ended", vec!["Bye".to_owned()]));
    assert_eq!(world.sent.len(), before);
}

#[test]
fn records_that_cannot_be_read_are_no_chat() {
    for record in ["", "{", "[]", "{\"version\":999}", "null", "[\"1\"]"] {
        let mut world = World::new().chatting();
        world.storage.chat = Some(record.to_owned());
        world.storage.view = Some(record.to_owned());
        world.reload(false);
        world.run_for(1_000);
        assert!(!world.snapshot().phase.is_live(), "{record}");
        world.start("");
        world.run_for(1_000);
        assert_eq!(world.phase(), "queued", "{record}");
    }
}
