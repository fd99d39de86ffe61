//! The service's transcript after a hand-over, and ours (§5.6, step 7).

use chasitor::session::{Notice, Status};

use crate::sim::server::Undelivered;
use crate::sim::{Fault, World};

const BOTH: [Undelivered; 2] = [Undelivered::Unacknowledged, Undelivered::NotHandedOut];

/// A text whose answer never comes, because the session moves.
fn in_doubt(arrives: bool, undelivered: Undelivered, before: &[&str]) -> World {
    let mut world = World::new().chatting();
    world.server.settings.undelivered = undelivered;
    for text in before {
        world.say(text);
        world.run_for(1_000);
    }
    world.fault("ChatMessage", 1, if arrives { Fault::Silence } else { Fault::BlackHole });
    world.say("ok");
    world.run_for(100);
    world.desk().move_away();
    world.run_for(10_000);
    world
}

#[test]
fn a_text_in_doubt_that_arrived_is_not_sent_again() {
    for undelivered in BOTH {
        let world = in_doubt(true, undelivered, &[]);
        assert_eq!((world.heard(), world.status_of("ok")), (vec!["ok".to_owned()], Status::Sent));
        assert_eq!(world.requests("ChatMessage").len(), 1);
    }
}

#[test]
fn a_text_in_doubt_that_did_not_arrive_is_sent_once() {
    for undelivered in BOTH {
        let world = in_doubt(false, undelivered, &[]);
        assert_eq!((world.heard(), world.status_of("ok")), (vec!["ok".to_owned()], Status::Sent));
        assert_eq!(world.requests("ChatMessage").len(), 2);
    }
}

#[test]
fn a_repeated_text_is_counted_and_not_merged() {
    for arrives in [true, false] {
        let world = in_doubt(arrives, Undelivered::default(), &["ok", "fine", "ok"]);
        assert_eq!(world.heard(), ["ok", "fine", "ok", "ok"], "arrives: {arrives}");
        assert!(world.own_texts().iter().all(|(_, status)| *status == Status::Sent));
    }
}

#[test]
fn texts_behind_the_one_in_doubt_keep_their_order() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 1, Fault::BlackHole);
    for text in ["one", "two", "three"] {
        world.say(text);
    }
    world.run_for(100);
    world.desk().move_away();
    world.say("four");
    world.run_for(10_000);
    assert_eq!(world.heard(), ["one", "two", "three", "four"]);
}

#[test]
fn lines_that_were_never_delivered_are_shown_once() {
    for undelivered in BOTH {
        let mut world = World::new().chatting();
        world.server.settings.undelivered = undelivered;
        world.agent_says("one");
        world.run_for(100);
        world.fault("Messages", 1, Fault::Silence);
        world.run_for(31_000);
        world.agent_says("two");
        world.agent_says("three");
        world.run_for(100);
        world.desk().move_away();
        world.agent_says("four");
        // Our own deadline brings the 503.
        world.run_for(60_000);
        assert_eq!(world.shown(), ["one", "two", "three", "four"], "{undelivered:?}");
    }
}

#[test]
fn lines_that_were_shown_but_not_acknowledged_are_not_shown_twice() {
    for undelivered in BOTH {
        let mut world = World::new().chatting();
        world.server.settings.undelivered = undelivered;
        world.fault("Messages", 1, Fault::LostRequest);
        world.agent_says("one");
        world.agent_says("two");
        world.run_for(100);
        assert_eq!(world.shown(), ["one", "two"]);
        world.desk().move_away();
        world.run_for(5_000);
        world.agent_says("two");
        world.run_for(1_000);
        assert_eq!(world.shown(), ["one", "two", "two"], "{undelivered:?}");
    }
}

#[test]
fn a_line_said_during_the_move_is_shown_once_and_in_its_place() {
    for undelivered in BOTH {
        let mut world = World::new().chatting();
        world.server.settings.undelivered = undelivered;
        world.agent_says("one");
        world.run_for(100);
        world.desk().move_away();
        world.agent_says("two");
        world.drive_until("reconnected", |world| world.server.view().tokens == 1);
        world.agent_says("three");
        world.run_for(5_000);
        assert_eq!(world.shown(), ["one", "two", "three"], "{undelivered:?}");
    }
}

#[test]
fn an_agent_may_say_the_last_line_once_more_during_the_move() {
    for undelivered in BOTH {
        let mut world = World::new().chatting();
        world.server.settings.undelivered = undelivered;
        world.agent_says("hm");
        world.run_for(31_000);
        world.desk().move_away();
        world.drive_until("reconnected", |world| world.server.view().tokens == 1);
        world.agent_says("hm");
        world.run_for(5_000);
        assert_eq!(world.shown(), ["hm", "hm"], "{undelivered:?}");
        world.desk().move_away();
        world.run_for(5_000);
        world.reload(false);
        world.run_for(5_000);
        assert_eq!(world.shown(), ["hm", "hm"], "{undelivered:?}");
    }
}

#[test]
fn an_acceptance_that_was_lost_is_learned_from_the_transcript_once() {
    for undelivered in BOTH {
        let mut world = World::new().queued();
        world.server.settings.undelivered = undelivered;
        world.fault("Messages", 1, Fault::Silence);
        world.run_for(31_000);
        world.desk().accept("Mira K");
        world.agent_says("Hello");
        world.run_for(100);
        world.desk().move_away();
        world.run_for(60_000);
        assert_eq!((world.phase(), world.shown()), ("chatting", vec!["Hello".to_owned()]));
        assert_eq!(world.notices(), [Notice::Joined(Some("Mira K".to_owned()))]);
    }
}

#[test]
fn a_failed_text_stays_failed_and_is_not_taken_for_another() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 1, Fault::Status(400));
    world.say("refused");
    world.say("fine");
    world.run_for(2_000);
    world.desk().move_away();
    world.run_for(5_000);
    assert_eq!((world.status_of("refused"), world.status_of("fine")), (Status::Failed, Status::Sent));
    assert_eq!(world.heard(), ["fine"]);
}

#[test]
fn lines_that_have_left_the_record_are_not_shown_again_after_a_move() {
    let mut world = World::new().chatting();
    for number in 0..520 {
        world.agent_says(&format!("line {number}"));
        world.run_for(50);
    }
    world.say("seen");
    world.run_for(1_000);
    world.reload(true);
    let kept = world.shown();
    assert!(kept.len() < 520, "the record keeps the latest lines alone");
    world.desk().move_away();
    world.run_for(10_000);
    assert_eq!(world.shown(), kept);
    world.reload(true);
    world.desk().move_away();
    world.run_for(10_000);
    assert_eq!(world.shown(), kept);
}
