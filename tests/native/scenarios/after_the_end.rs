//! After the end nothing is sent but the deletion of the session, and nothing changes the end (§5.7).

use chasitor::protocol::{HttpOutcome, Method, NoAnswer};
use chasitor::session::{Command, Composer, Connection, EndReason, Ending, Input, PageEvent, Phase, Status};

use crate::sim::{Fault, World};

fn ended() -> World {
    let mut world = World::new().chatting();
    world.say("Hi");
    world.run_for(1_000);
    world.agent_ends();
    world.run_for(1_000);
    world
}

#[test]
fn the_only_request_after_the_end_is_the_deletion_with_an_encoded_key() {
    let mut world = ended();
    let last = world.sent.last().unwrap().clone();
    assert_eq!((last.call.method, last.keepalive), (Method::Delete, true));
    assert_eq!(
        last.call.path.split_once("SessionId/").unwrap().1,
        "7c1f0b52-94d3-4d1e-b0a6-2f6f6d1c0000%211719240311842%21p0Qk3mJt9sV7cYwzB4x%2Fn2Lr6a%2B%3D"
    );
    assert_eq!(last.call.header("session-key"), None);
    assert_eq!(world.desk().phase, crate::sim::server::Phase::Gone);
    let before = world.sent.len();
    world.run_for(600_000);
    assert_eq!(world.sent.len(), before);
    assert_eq!(world.page.session.next_deadline(), None);
}

#[test]
fn what_the_visitor_does_after_the_end_reaches_nobody() {
    let mut world = ended();
    let before = world.sent.len();
    world.say("one more thing");
    world.command(Command::Draft("x".to_owned()));
    world.command(Command::End);
    world.command(Command::SendCustom { kind: "k".to_owned(), data: String::new() });
    for event in [PageEvent::Offline, PageEvent::Online, PageEvent::Leaving, PageEvent::Returned, PageEvent::Visible] {
        world.event(event);
    }
    world.run_for(60_000);
    assert_eq!(world.sent.len(), before);
    assert_eq!(world.snapshot().composer, Composer::Absent);
    assert_eq!(world.own_texts(), [("Hi".to_owned(), Status::Sent)]);
}

#[test]
fn late_errors_do_not_replace_the_end() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 1, Fault::Late(3_000));
    world.fault("SessionId", 1, Fault::Status(403));
    world.say("on its way");
    world.run_for(500);
    world.agent_ends();
    world.run_for(20_000);
    let open: Vec<_> = world.sent.iter().map(|sent| sent.id).collect();
    for id in open {
        world.input(Input::Answered(id, HttpOutcome::NoAnswer(NoAnswer::Failed)));
    }
    assert_eq!(world.snapshot().phase, Phase::Ended(Ending::Reason(EndReason::Agent)));
    assert_eq!(world.snapshot().connection, Connection::Online);
    // Its answer never came, so nobody can say that it was read.
    assert_eq!(world.status_of("on its way"), Status::Failed);
}

#[test]
fn a_lost_session_is_not_deleted() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 1, Fault::Status(403));
    world.say("x");
    world.run_for(60_000);
    assert_eq!(world.phase(), "ended");
    assert!(world.sent.iter().all(|sent| sent.call.method != Method::Delete));
}

#[test]
fn forgetting_a_chat_ends_it_at_the_service_even_while_a_post_is_on_its_way() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 1, Fault::Late(10_000));
    world.say("x");
    world.run_for(100);
    world.command(Command::Reset);
    world.run_for(100);
    assert_eq!(world.desk().phase, crate::sim::server::Phase::Gone);
    assert!(world.network.is_idle(), "no request stays open");
    assert_eq!((world.phase(), world.entries().len()), ("pre-chat", 0));
    let before = world.sent.len();
    world.run_for(120_000);
    assert_eq!(world.sent.len(), before);
    assert!(world.storage.chat.is_none());
}

#[test]
fn forgetting_a_chat_before_there_is_a_session_stops_the_request_for_one() {
    let mut world = World::new();
    world.fault("SessionId", 1, Fault::Late(5_000));
    world.start("");
    world.run_for(100);
    world.command(Command::Reset);
    world.run_for(60_000);
    assert_eq!((world.sent.len(), world.phase()), (1, "pre-chat"));
}
