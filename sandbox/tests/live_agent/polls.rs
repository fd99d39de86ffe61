//! The long poll, acknowledgement and delivery again (§4.2, §4.3, §5.1).

use std::time::Instant;

use chasitor_sandbox::{AgentAction, PhaseName};

use crate::support::{Visitor, phase, start};

/// A5
#[tokio::test]
async fn an_ack_behind_brings_everything_above_it_again() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::chat(&sandbox).await;
    let first = visitor.poll(-1).await;
    assert_eq!((first.kinds().len(), first.sequence()), (2, 1));
    sandbox.control().act("latest", AgentAction::say("new")).unwrap();
    let again = visitor.poll(0).await;
    assert_eq!((again.kinds(), again.sequence()), (vec!["ChatEstablished".into(), "ChatMessage".into()], 2));
}

/// A6
#[tokio::test]
async fn an_ack_ahead_is_a_conflict() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::queue(&sandbox).await;
    assert_eq!(visitor.poll(5).await.status, 409);
    assert_eq!(visitor.poll(-1).await.status, 200);
}

#[tokio::test]
async fn an_ack_that_is_no_number_is_a_bad_request() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::queue(&sandbox).await;
    assert_eq!(visitor.get("System/Messages?ack=all").await.status, 400);
}

/// A7
#[tokio::test]
async fn a_poll_without_ack_acknowledges_what_it_brings() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::chat(&sandbox).await;
    assert_eq!(visitor.get("System/Messages").await.kinds().len(), 2);
    assert_eq!(visitor.get("System/Messages").await.status, 204);
}

/// A8
#[tokio::test]
async fn a_second_poll_is_a_conflict_and_ends_the_chat_for_both() {
    let sandbox = start(|settings| settings.hold_ms = 20_000).await;
    let control = sandbox.control();
    let visitor = Visitor::chat(&sandbox).await;
    visitor.poll(-1).await;
    let first = visitor.held_poll(&control, 1).await;
    assert_eq!(visitor.poll(1).await.status, 409);
    assert_eq!(first.await.unwrap().status, 403);
    assert_eq!(visitor.poll(1).await.status, 403);
}

/// A9
#[tokio::test]
async fn a_poll_after_an_aborted_one_is_let_in() {
    let sandbox = start(|settings| {
        settings.hold_ms = 20_000;
        settings.poll_grace_ms = 10_000;
    })
    .await;
    let control = sandbox.control();
    let visitor = Visitor::queue(&sandbox).await;
    visitor.poll(-1).await;
    let first = visitor.held_poll(&control, 0).await;
    first.abort();
    let second = visitor.held_poll(&control, 0).await;
    control.act("latest", AgentAction::accept()).unwrap();
    assert_eq!(second.await.unwrap().kinds(), ["ChatEstablished"]);
    assert_eq!(phase(&control, &visitor), PhaseName::Active);
}

/// A9: the server notices a closed socket by itself.
#[tokio::test]
async fn a_closed_socket_frees_the_poll() {
    let sandbox = start(|settings| settings.hold_ms = 20_000).await;
    let control = sandbox.control();
    let visitor = Visitor::queue(&sandbox).await;
    visitor.poll(-1).await;
    visitor.held_poll(&control, 0).await.abort();
    control.until(|view| view.session("latest").filter(|session| !session.polling)).await;
}

/// A10
#[tokio::test]
async fn a_poll_is_held_and_then_answered_204() {
    let sandbox = start(|settings| settings.hold_ms = 60).await;
    let visitor = Visitor::queue(&sandbox).await;
    visitor.poll(-1).await;
    let start = Instant::now();
    let reply = visitor.poll(0).await;
    assert_eq!((reply.status, reply.body.len()), (204, 0));
    assert!(start.elapsed().as_millis() >= 60);
}

/// A10: the values of a real service are the defaults.
#[test]
fn the_hold_is_30_seconds_and_the_poll_timeout_40() {
    let settings = chasitor_sandbox::Settings::default();
    assert_eq!((settings.hold_ms, settings.client_poll_timeout), (30_000, 40));
}

#[tokio::test]
async fn an_event_ends_the_hold_at_once() {
    let sandbox = start(|settings| settings.hold_ms = 20_000).await;
    let control = sandbox.control();
    let visitor = Visitor::queue(&sandbox).await;
    visitor.poll(-1).await;
    let poll = visitor.held_poll(&control, 0).await;
    control.act("latest", AgentAction::accept()).unwrap();
    assert_eq!(poll.await.unwrap().kinds(), ["ChatEstablished"]);
}

/// A27
#[tokio::test]
async fn the_offset_is_a_rising_integer_of_ten_digits() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::chat(&sandbox).await;
    let first = visitor.poll(-1).await.json()["offset"].as_u64().unwrap();
    sandbox.control().act("latest", AgentAction::say("more")).unwrap();
    let second = visitor.poll(1).await.json()["offset"].as_u64().unwrap();
    assert!(1_700_000_000 <= first && first < second);
}

#[tokio::test]
async fn a_jump_in_the_numbers_never_lies_inside_one_answer() {
    let sandbox = start(|_| {}).await;
    let control = sandbox.control();
    let visitor = Visitor::chat(&sandbox).await;
    let actions = vec![AgentAction::say("a"), AgentAction::SkipNumbers { count: 5 }, AgentAction::say("b")];
    control.act("latest", AgentAction::Batch { actions }).unwrap();
    let first = visitor.poll(-1).await;
    assert_eq!((first.kinds().len(), first.sequence()), (3, 2));
    let second = visitor.poll(2).await;
    assert_eq!((second.kinds().len(), second.sequence()), (1, 8));
}
