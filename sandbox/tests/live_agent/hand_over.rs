//! Hand-over: 503, Reconnect, session data (§5.6).

use chasitor_sandbox::{AgentAction, Fault, FaultKind};
use serde_json::json;

use crate::support::{Visitor, start};

const RESYNC: &str = "Chasitor/ChasitorResyncState";

/// A13
#[tokio::test]
async fn after_a_hand_over_numbers_start_again_with_the_session_data() {
    let sandbox = start(|_| {}).await;
    let control = sandbox.control();
    let mut visitor = Visitor::chat(&sandbox).await;
    control.act("latest", AgentAction::say("delivered")).unwrap();
    let offset = visitor.poll(-1).await.json()["offset"].as_u64().unwrap();
    visitor.say("heard").await;
    visitor.poll(2).await;
    control.hand_over("latest").unwrap();
    control.act("latest", AgentAction::say("held back")).unwrap();

    let old = visitor.affinity.clone();
    let reconnect = visitor.reconnect().await;
    assert_eq!(reconnect.json()["messages"][0]["message"]["resetSequence"], true);
    assert_ne!(visitor.affinity, old);

    let answer = visitor.poll(-1).await;
    assert_eq!((answer.kinds(), answer.sequence()), (vec!["ChasitorSessionData".into(), "ChatMessage".into()], 1));
    let said: Vec<String> = answer.json()["messages"][0]["message"]["chatMessages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| format!("{} {}", line["type"].as_str().unwrap(), line["content"].as_str().unwrap()))
        .collect();
    assert_eq!(said, ["Agent delivered", "Chasitor heard"], "what follows as an event is not told twice");
    assert!(answer.json()["offset"].as_u64().unwrap() > offset);

    assert_eq!(visitor.post_as(RESYNC, json!({"organizationId": "00D7Q000003xTgA"}), None).await.status, 200);
    assert_eq!(visitor.say("again").await.status, 200);
    assert_eq!(control.heard("again").await.post_number, 1);
}

/// A13: the answer with the acceptance was lost, and session data cannot make up for it.
#[tokio::test]
async fn a_state_change_whose_answer_may_be_lost_follows_the_session_data() {
    let sandbox = start(|_| {}).await;
    let control = sandbox.control();
    let mut visitor = Visitor::chat(&sandbox).await;
    control.fault(Fault::new(FaultKind::LostReply).on("Messages"));
    assert!(visitor.try_get("System/Messages?ack=-1").await.is_err());
    control.hand_over("latest").unwrap();
    visitor.reconnect().await;
    assert_eq!(visitor.poll(-1).await.kinds(), ["ChasitorSessionData", "ChatEstablished"]);
}

/// A14
#[tokio::test]
async fn the_old_token_is_answered_503_before_and_after_the_reconnect() {
    let sandbox = start(|settings| settings.hold_ms = 20_000).await;
    let control = sandbox.control();
    let mut visitor = Visitor::chat(&sandbox).await;
    visitor.poll(-1).await;
    let poll = visitor.held_poll(&control, 1).await;
    control.hand_over("latest").unwrap();
    assert_eq!(poll.await.unwrap().status, 503);
    assert_eq!(visitor.say("where are you?").await.status, 503);
    let old = visitor.clone();
    visitor.reconnect().await;
    assert_eq!(old.poll(1).await.status, 503);
    assert_eq!(visitor.poll(-1).await.status, 200);
}

/// A16
#[tokio::test]
async fn a_wrong_token_is_answered_503_and_allows_a_reconnect() {
    let sandbox = start(|_| {}).await;
    let mut visitor = Visitor::chat(&sandbox).await;
    let right = std::mem::replace(&mut visitor.affinity, "00000000".into());
    assert_eq!(visitor.poll(-1).await.status, 503);
    visitor.affinity = right;
    assert_eq!(visitor.poll(-1).await.status, 200, "the right token still works");
    assert_eq!(visitor.reconnect().await.status, 200);
}

/// A16, second half
#[tokio::test]
async fn a_missing_token_is_forbidden() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::chat(&sandbox).await;
    let headers = [("X-LIVEAGENT-API-VERSION", "48"), ("X-LIVEAGENT-SESSION-KEY", visitor.key.as_str())];
    let reply = visitor.http.send(hyper::Method::GET, &visitor.address("System/Messages?ack=-1"), &headers, "").await;
    assert_eq!(reply.unwrap().status, 403);
}

/// A17
#[tokio::test]
async fn a_reconnect_without_a_hand_over_is_not_allowed_unless_set() {
    let sandbox = start(|_| {}).await;
    let mut visitor = Visitor::chat(&sandbox).await;
    assert_eq!(visitor.reconnect().await.status, 405);
    sandbox.control().settings(|settings| settings.reconnect_always = true);
    assert_eq!(visitor.reconnect().await.status, 200);
}

/// A18, the part after a hand-over (§5.5)
#[tokio::test]
async fn before_the_session_data_only_the_resync_is_in_order() {
    let sandbox = start(|_| {}).await;
    let mut visitor = Visitor::chat(&sandbox).await;
    sandbox.control().hand_over("latest").unwrap();
    visitor.reconnect().await;
    assert_eq!(visitor.post_as("Chasitor/ChatMessage", json!({"text": "early"}), Some(1)).await.status, 500);
    assert_eq!(visitor.post_as(RESYNC, json!({"organizationId": "00D7Q000003xTgA"}), None).await.status, 200);
    visitor.poll(-1).await;
    assert_eq!(visitor.post_as("Chasitor/ChatMessage", json!({"text": "in time"}), Some(1)).await.status, 200);
}

#[tokio::test]
async fn session_data_waits_for_the_resync_as_set() {
    let sandbox = start(|settings| settings.session_data_after_resync = true).await;
    let mut visitor = Visitor::chat(&sandbox).await;
    visitor.poll(-1).await;
    sandbox.control().hand_over("latest").unwrap();
    visitor.reconnect().await;
    assert_eq!(visitor.poll(-1).await.status, 204);
    visitor.post_as(RESYNC, json!({"organizationId": "00D7Q000003xTgA"}), None).await;
    assert_eq!(visitor.poll(-1).await.kinds()[0], "ChasitorSessionData");
}
