//! How sessions end: expiry, the end of the chat, DELETE (§5.7, §16.2).

use chasitor_sandbox::{AgentAction, PhaseName};
use hyper::Method;
use serde_json::json;

use crate::support::{Visitor, phase, start};

/// A11
#[tokio::test]
async fn a_silent_session_expires_after_the_announced_time() {
    let sandbox = start(|_| {}).await;
    let control = sandbox.control();
    let visitor = Visitor::queue(&sandbox).await;
    let success = visitor.poll(-1).await.json();
    assert_eq!(success["messages"][0]["message"]["connectionTimeout"], 110_000);
    control.settings(|settings| settings.connection_timeout_ms = 20);
    control.phase("latest", PhaseName::Gone).await;
    assert_eq!(visitor.poll(0).await.status, 403);
}

/// A12
#[tokio::test]
async fn the_end_is_delivered_then_comes_204_and_then_403() {
    let sandbox = start(|settings| settings.hold_ms = 10).await;
    let control = sandbox.control();
    let visitor = Visitor::chat(&sandbox).await;
    visitor.poll(-1).await;
    control.act("latest", AgentAction::end()).unwrap();
    assert_eq!(visitor.poll(1).await.kinds(), ["ChatEnded"]);
    assert_eq!(visitor.poll(2).await.status, 204);
    assert_eq!(visitor.poll(2).await.status, 204);
    control.settings(|settings| settings.ended_ms = 0);
    control.phase("latest", PhaseName::Gone).await;
    assert_eq!(visitor.poll(2).await.status, 403);
}

/// A12: a poll held over the end of that time hears 204, not 403.
#[tokio::test]
async fn a_poll_held_while_the_session_closes_is_answered_204() {
    let sandbox = start(|settings| (settings.hold_ms, settings.ended_ms) = (20_000, 80)).await;
    let visitor = Visitor::chat(&sandbox).await;
    visitor.poll(-1).await;
    sandbox.control().act("latest", AgentAction::end()).unwrap();
    visitor.poll(1).await;
    assert_eq!(visitor.poll(2).await.status, 204);
    assert_eq!(visitor.poll(2).await.status, 403);
}

/// A15
#[tokio::test]
async fn an_unknown_key_is_forbidden() {
    let sandbox = start(|_| {}).await;
    let mut visitor = Visitor::chat(&sandbox).await;
    visitor.key = "who!knows".into();
    assert_eq!(visitor.poll(-1).await.status, 403);
    assert_eq!(visitor.say("hello?").await.status, 403);
}

/// A28
#[tokio::test]
async fn a_post_after_the_end_succeeds_without_effect_until_the_session_closes() {
    let sandbox = start(|_| {}).await;
    let control = sandbox.control();
    let mut visitor = Visitor::chat(&sandbox).await;
    control.act("latest", AgentAction::end()).unwrap();
    visitor.poll(-1).await;
    assert_eq!(visitor.say("too late").await.status, 200);
    assert_eq!(control.session_created().await.times_heard("too late"), 0);
    control.settings(|settings| settings.ended_ms = 0);
    control.phase("latest", PhaseName::Gone).await;
    assert_eq!(visitor.say("far too late").await.status, 403);
}

/// A30
#[tokio::test]
async fn a_delete_ends_the_held_poll_and_everything_after_with_403() {
    let sandbox = start(|settings| settings.hold_ms = 20_000).await;
    let control = sandbox.control();
    let mut visitor = Visitor::chat(&sandbox).await;
    visitor.poll(-1).await;
    let poll = visitor.held_poll(&control, 1).await;
    assert_eq!(visitor.delete().await.status, 200);
    assert_eq!(poll.await.unwrap().status, 403);
    assert_eq!(visitor.say("anybody?").await.status, 403);
    assert!(control.session_created().await.noted("end-visitor"));
}

#[tokio::test]
async fn a_key_that_is_not_percent_encoded_is_not_found() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::chat(&sandbox).await;
    let address = visitor.address(&format!("System/SessionId/{}", visitor.key));
    let headers = [("X-LIVEAGENT-API-VERSION", "48"), ("X-LIVEAGENT-AFFINITY", visitor.affinity.as_str())];
    assert_eq!(visitor.http.send(Method::DELETE, &address, &headers, "").await.unwrap().status, 404);
}

/// A31
#[tokio::test]
async fn a_held_poll_counts_as_activity() {
    let sandbox = start(|_| {}).await;
    let control = sandbox.control();
    let visitor = Visitor::queue(&sandbox).await;
    visitor.poll(-1).await;
    control.settings(|settings| settings.hold_ms = 200);
    let poll = visitor.held_poll(&control, 0).await;
    control.settings(|settings| settings.connection_timeout_ms = 20);
    assert_eq!(poll.await.unwrap().status, 204, "the session outlived its expiry by holding a poll");
    control.phase("latest", PhaseName::Gone).await;
}

/// A31: a closed socket starts the clock as an answer does.
#[tokio::test]
async fn the_expiry_clock_starts_when_the_socket_of_a_poll_closes() {
    let sandbox = start(|settings| settings.hold_ms = 20_000).await;
    let control = sandbox.control();
    let visitor = Visitor::queue(&sandbox).await;
    visitor.poll(-1).await;
    let poll = visitor.held_poll(&control, 0).await;
    control.settings(|settings| settings.connection_timeout_ms = 20);
    assert_eq!(phase(&control, &visitor), PhaseName::Queued);
    poll.abort();
    control.phase("latest", PhaseName::Gone).await;
}

#[tokio::test]
async fn the_legacy_probe_tells_whether_a_session_lives() {
    let sandbox = start(|_| {}).await;
    let mut visitor = Visitor::chat(&sandbox).await;
    visitor.poll(-1).await;
    visitor.say("before the reload").await;
    let probe = visitor.get(&format!("System/ResyncSession?SessionId={}", visitor.id)).await.json();
    assert_eq!((&probe["isValid"], &probe["key"]), (&json!(true), &json!(visitor.key)));
    visitor.post_as("Chasitor/ChasitorResyncState", json!({"organizationId": "00D7Q000003xTgA"}), None).await;
    let data = visitor.poll(1).await.json();
    assert_eq!(data["messages"][0]["message"]["chatMessages"][0]["content"], "before the reload");
    visitor.delete().await;
    assert_eq!(visitor.get("System/ResyncSession").await.json(), json!({"isValid": false}));
}
