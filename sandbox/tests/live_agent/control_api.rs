//! The control API over HTTP, and what it shows (§16.3).

use chasitor_sandbox::{KeyFlag, Outcome, PhaseName, Sandbox};
use hyper::Method;
use serde_json::{Value, json};

use crate::support::{Http, Reply, Visitor, start};

async fn control(sandbox: &Sandbox, method: Method, path: &str, body: impl ToString) -> Reply {
    let address = format!("{}/_sandbox/{path}", sandbox.service());
    Http::new().send(method, &address, &[], body.to_string()).await.unwrap()
}

#[tokio::test]
async fn the_agent_acts_over_http() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::queue(&sandbox).await;
    let act = |action: Value| control(&sandbox, Method::POST, "sessions/latest/agent", action);
    assert_eq!(act(json!({"action": "say", "text": "too early"})).await.status, 409);
    let actions = [
        json!({"action": "queue-update", "position": 1}),
        json!({"action": "accept"}),
        json!({"action": "typing"}),
        json!({"action": "typing-out-of-order"}),
        json!({"action": "say", "text": "Hello"}),
        json!({"action": "join-conference", "name": "Priya S"}),
        json!({"action": "leave-conference", "name": "Priya S"}),
        json!({"action": "transfer"}),
        json!({"action": "transfer-to-queue"}),
        json!({"action": "fail-transfer"}),
        json!({"action": "disconnect"}),
        json!({"action": "accept", "name": "Helper Bot", "items": [{"text": "Help", "value": "h"}]}),
        json!({"action": "custom-event", "kind": "askRating", "data": "5"}),
        json!({"action": "rich-message", "kind": "ChatWindowMenu", "items": [{"text": "a", "value": "b"}]}),
        json!({"action": "sensitive-data-rules", "rules": []}),
        json!({"action": "request-file"}),
        json!({"action": "cancel-file"}),
        json!({"action": "event", "kind": "Unheard"}),
        json!({"action": "batch", "actions": [{"action": "not-typing"}, {"action": "end", "reason": "agentsUnavailable"}]}),
    ];
    for action in actions {
        let reply = act(action.clone()).await;
        assert_eq!(reply.status, 200, "{action}: {}", reply.text());
    }
    let kinds = visitor.poll(-1).await.kinds();
    let expected = [
        "ChatRequestSuccess",
        "QueueUpdate",
        "ChatEstablished",
        "AgentTyping",
        "AgentNotTyping",
        "AgentTyping",
        "ChatMessage",
        "AgentJoinedConference",
        "AgentLeftConference",
        "ChatTransferred",
        "TransferToButtonInitiated",
        "ChatResumedAfterTransfer",
        "AgentDisconnect",
        "ChatEstablished",
        "CustomEvent",
        "RichMessage",
        "SensitiveDataRules",
        "FileTransfer",
        "FileTransfer",
        "Unheard",
        "AgentNotTyping",
        "ChatEnded",
    ];
    assert_eq!(kinds, expected);
}

#[tokio::test]
async fn an_unknown_session_or_action_is_refused() {
    let sandbox = start(|_| {}).await;
    let missing = control(&sandbox, Method::POST, "sessions/nobody/agent", json!({"action": "accept"})).await;
    assert_eq!(missing.status, 404);
    Visitor::queue(&sandbox).await;
    let unknown = control(&sandbox, Method::POST, "sessions/latest/agent", json!({"action": "dance"})).await;
    assert_eq!(unknown.status, 400);
}

#[tokio::test]
async fn settings_are_patched_by_name_and_faults_in_them_are_refused() {
    let sandbox = start(|_| {}).await;
    let patched = control(&sandbox, Method::PATCH, "settings", json!({"hold_ms": 7, "agent": "scripted"})).await;
    assert_eq!((patched.status, &patched.json()["hold_ms"]), (200, &json!(7)));
    for bad in [json!({"hold": 7}), json!({"hold_ms": "long"}), json!([])] {
        assert_eq!(control(&sandbox, Method::PATCH, "settings", bad).await.status, 400);
    }
    control(&sandbox, Method::POST, "reset", "").await;
    assert_eq!(control(&sandbox, Method::GET, "settings", "").await.json()["hold_ms"], 50);
}

#[tokio::test]
async fn faults_are_ordered_listed_and_taken_back() {
    let sandbox = start(|_| {}).await;
    let fault = json!({"kind": "status", "status": 500, "path": "Messages", "times": 3});
    assert_eq!(control(&sandbox, Method::POST, "faults", fault).await.status, 200);
    assert_eq!(control(&sandbox, Method::POST, "faults", json!({"kind": "meteor"})).await.status, 400);
    assert_eq!(control(&sandbox, Method::GET, "faults", "").await.json()["faults"][0]["times"], 3);
    control(&sandbox, Method::DELETE, "faults", "").await;
    let visitor = Visitor::queue(&sandbox).await;
    assert_eq!(visitor.poll(-1).await.status, 200);
}

#[tokio::test]
async fn a_session_is_moved_and_expired_over_http() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::chat(&sandbox).await;
    control(&sandbox, Method::POST, "sessions/latest/hand-over", "").await;
    assert_eq!(visitor.poll(-1).await.status, 503);
    control(&sandbox, Method::POST, "sessions/latest/expire", "").await;
    assert_eq!(visitor.poll(-1).await.status, 403);
}

#[tokio::test]
async fn the_log_shows_everything_but_keys() {
    let sandbox = start(|_| {}).await;
    let mut visitor = Visitor::chat(&sandbox).await;
    visitor.say("seen").await;
    visitor.poll(-1).await;
    visitor.delete().await;
    let reply = control(&sandbox, Method::GET, "requests", "").await;
    assert!(!reply.text().contains(&visitor.key), "a key in the log");
    let log = reply.json()["requests"].clone();
    let message = log.as_array().unwrap().iter().find(|r| r["path"] == "/chat/rest/Chasitor/ChatMessage").unwrap();
    assert_eq!(
        message["headers"],
        json!({"version": "48", "affinity": visitor.affinity, "key": "matches", "sequence": "2"})
    );
    assert_eq!(
        (&message["body"], &message["status"], &message["answer"]),
        (&json!("{\"text\":\"seen\"}"), &json!(200), &json!("OK"))
    );
    let records = sandbox.control().requests();
    assert_eq!(records[0].headers.key, KeyFlag::Absent);
    let delete = records.last().unwrap();
    assert_eq!((delete.path.as_str(), delete.headers.key), ("/chat/rest/System/SessionId/<key>", KeyFlag::Matches));
}

#[tokio::test]
async fn a_request_the_client_gave_up_is_logged_as_abandoned() {
    let sandbox = start(|settings| settings.hold_ms = 20_000).await;
    let control = sandbox.control();
    let visitor = Visitor::queue(&sandbox).await;
    visitor.poll(-1).await;
    visitor.held_poll(&control, 0).await.abort();
    control
        .until(|view| view.requests_to("Messages").find(|record| record.outcome == Outcome::Abandoned).cloned())
        .await;
}

#[tokio::test]
async fn sessions_show_what_the_agent_sees_and_no_key() {
    let sandbox = start(|_| {}).await;
    let mut visitor = Visitor::arrive(&sandbox).await;
    let mut body = visitor.init();
    body["prechatDetails"] = json!([
        {"label": "Topic", "value": "Return", "transcriptFields": [], "displayToAgent": true},
        {"label": "Secret", "value": "hidden", "transcriptFields": [], "displayToAgent": false}
    ]);
    visitor.post("Chasitor/ChasitorInit", body).await;
    let reply = control(&sandbox, Method::GET, "sessions", "").await;
    let session = &reply.json()["sessions"][0];
    assert_eq!((&session["phase"], &session["visitor_name"]), (&json!("queued"), &json!("Lena")));
    assert_eq!(session["details"][0]["value"], "Return");
    assert!(!reply.text().contains("hidden") && !reply.text().contains(&visitor.key));
}

#[tokio::test]
async fn stopping_ends_held_polls() {
    let sandbox = start(|settings| settings.hold_ms = 20_000).await;
    let control = sandbox.control();
    let visitor = Visitor::queue(&sandbox).await;
    visitor.poll(-1).await;
    let poll = visitor.held_poll(&control, 0).await;
    sandbox.stop().await;
    assert_eq!(poll.await.unwrap().status, 403);
    assert!(visitor.try_get("System/Messages?ack=0").await.is_err());
    assert_eq!(control.session_created().await.phase, PhaseName::Queued);
}
