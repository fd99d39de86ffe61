//! The chat cannot even be requested (§3.1): the visitor is told soon, and nothing that was entered is lost.

use chasitor::session::{Command, Connection, HostEvent, Phase, StartFault, Status};

use crate::sim::{Fault, HTML, World};

fn failed_with(times: u32, fault: Fault) -> (World, StartFault) {
    let mut world = World::new();
    world.fault("SessionId", times, fault);
    world.start("My router is dead");
    world.run_for(15_000);
    let Phase::Failed(reason) = world.snapshot().phase else { panic!("after 15 s: {}", world.describe()) };
    (world, reason)
}

#[test]
fn a_dead_endpoint_is_told_within_fifteen_seconds() {
    for fault in [Fault::LostRequest, Fault::BlackHole, Fault::Silence, Fault::Late(60_000)] {
        let (_, reason) = failed_with(100, fault.clone());
        assert_eq!(reason, StartFault::Unreachable, "{fault:?}");
    }
}

#[test]
fn a_last_try_without_an_answer_does_not_lengthen_the_wait() {
    for quick in 1..=4 {
        let mut world = World::new();
        world.fault("SessionId", quick, Fault::Status(500));
        world.fault("SessionId", 100, Fault::BlackHole);
        world.start("");
        world.run_for(15_000);
        assert!(matches!(world.snapshot().phase, Phase::Failed(_)), "{quick}: {}", world.describe());
    }
}

#[test]
fn each_fault_is_named_with_what_was_found() {
    let html = failed_with(1, Fault::Answer(200, HTML, None)).1;
    let StartFault::NotAService { expected, found } = html else { panic!("{html:?}") };
    assert!(expected.contains("JSON") && !found.is_empty(), "{expected} {found}");
    for body in ["", "null", "[]", "{}", "{\"id\":\"1\",\"key\":\"\",\"affinityToken\":\"x\"}"] {
        let fault = failed_with(1, Fault::Answer(200, body, None)).1;
        assert!(matches!(fault, StartFault::NotAService { .. }), "{body}");
    }
    for status in [400, 403, 404, 405, 409] {
        assert_eq!(failed_with(1, Fault::Status(status)).1, StartFault::Status(status));
    }
    for status in [500, 502, 503, 429] {
        let (world, fault) = failed_with(100, Fault::Status(status));
        assert_eq!(fault, StartFault::Status(status));
        assert!(world.sent.len() > 2, "tried again");
        assert!(world.requests("ReconnectSession").is_empty(), "there is nothing to hand over yet");
    }
}

#[test]
fn the_answers_are_kept_and_the_first_text_is_failed() {
    let (mut world, _) = failed_with(1, Fault::Status(404));
    assert_eq!(world.status_of("My router is dead"), Status::Failed);
    assert!(world.page.told.contains(&HostEvent::StartFailed(StartFault::Status(404))));
    world.command(Command::NewChat);
    let snapshot = world.snapshot();
    assert_eq!(snapshot.phase, Phase::PreChat);
    let kept = ["name", "question"].map(|field| snapshot.answers.get(field).cloned().unwrap());
    assert_eq!(kept, ["Lena", "My router is dead"]);

    world.start("My router is dead");
    world.run_for(1_000);
    world.desk().accept("Mira K");
    world.run_for(1_000);
    assert_eq!(world.heard(), ["My router is dead"]);
}

#[test]
fn a_failed_start_is_the_form_again_after_a_reload() {
    let (mut world, _) = failed_with(1, Fault::Status(404));
    world.reload(false);
    let snapshot = world.snapshot();
    assert_eq!((snapshot.phase, snapshot.open), (Phase::PreChat, true));
    assert_eq!(snapshot.answers.get("question").map(String::as_str), Some("My router is dead"));
}

#[test]
fn a_start_that_succeeds_at_the_second_try_says_so_in_between() {
    let mut world = World::new();
    world.fault("SessionId", 1, Fault::Status(503));
    world.start("");
    world.run_for(500);
    assert_eq!(world.snapshot().connection, Connection::Reconnecting);
    world.run_for(2_000);
    assert_eq!((world.phase(), world.snapshot().connection), ("queued", Connection::Online));
}

#[test]
fn an_answer_to_a_chat_that_was_given_up_reaches_nobody() {
    let mut world = World::new();
    world.fault("SessionId", 1, Fault::Late(3_000));
    world.start("one");
    world.run_for(100);
    world.command(Command::End);
    world.command(Command::NewChat);
    world.start("two");
    world.run_for(10_000);
    assert_eq!(world.desk().requests.len(), 1);
    world.desk().accept("Mira K");
    world.run_for(1_000);
    assert_eq!(world.heard(), ["two"]);
}

#[test]
fn a_request_that_the_service_refuses_is_told_with_its_status_and_keeps_the_answers() {
    let mut world = World::new();
    world.fault("ChasitorInit", 1, Fault::Status(400));
    world.start("My router is dead");
    world.run_for(1_000);
    assert_eq!(world.snapshot().phase, Phase::Failed(StartFault::Status(400)));
    assert_eq!(world.snapshot().answers.get("question").map(String::as_str), Some("My router is dead"));
    assert_eq!(world.requests("ChasitorInit").len(), 1);
}
