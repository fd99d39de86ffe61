//! Faults on order (§16.4).

use std::collections::BTreeMap;

use chasitor_sandbox::{AgentAction, Control, Fault, FaultKind, Origins, Outcome, PhaseName, Settings, World, app};
use hyper::Method;
use serde_json::json;

use crate::support::{Http, TORN, Visitor, start};

const MESSAGE: &str = "Chasitor/ChatMessage";

#[tokio::test]
async fn a_status_is_answered_as_often_as_ordered_and_nothing_is_processed() {
    let sandbox = start(|_| {}).await;
    let control = sandbox.control();
    let visitor = Visitor::chat(&sandbox).await;
    control.fault(
        Fault::new(FaultKind::Status {
            status: 429,
            body: "slow down".into(),
            content_type: Some("text/plain".into()),
            headers: BTreeMap::from([("Retry-After".into(), "3".into())]),
        })
        .on(MESSAGE)
        .times(2),
    );
    for _ in 0..2 {
        let reply = visitor.post_as(MESSAGE, json!({"text": "x"}), Some(2)).await;
        assert_eq!((reply.status, reply.text().as_str(), reply.header("retry-after")), (429, "slow down", Some("3")));
    }
    assert_eq!(visitor.post_as(MESSAGE, json!({"text": "x"}), Some(2)).await.status, 200);
    assert_eq!(control.heard("x").await.times_heard("x"), 1);
}

#[tokio::test]
async fn a_page_of_html_comes_with_200() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::queue(&sandbox).await;
    sandbox.control().fault(Fault::html_page().on("Messages"));
    let reply = visitor.poll(-1).await;
    assert_eq!((reply.status, reply.header("content-type")), (200, Some("text/html")));
    assert_eq!(visitor.poll(-1).await.kinds(), ["ChatRequestSuccess"]);
}

#[tokio::test]
async fn a_lost_reply_is_processed_all_the_same() {
    let sandbox = start(|_| {}).await;
    let control = sandbox.control();
    let visitor = Visitor::chat(&sandbox).await;
    control.fault(Fault::new(FaultKind::LostReply).on(MESSAGE));
    assert!(visitor.try_post(MESSAGE, json!({"text": "lost"}), Some(2)).await.is_err());
    assert_eq!(control.heard("lost").await.times_heard("lost"), 1);
    let record = control.requests().into_iter().find(|record| record.resource() == MESSAGE).unwrap();
    assert_eq!((record.outcome, record.status), (Outcome::Cut, Some(200)));
    assert_eq!(visitor.post_as(MESSAGE, json!({"text": "lost"}), Some(2)).await.status, 200);
    assert_eq!(control.heard("lost").await.times_heard("lost"), 1);
}

#[tokio::test]
async fn a_cut_request_is_not_processed() {
    let sandbox = start(|_| {}).await;
    let control = sandbox.control();
    let visitor = Visitor::chat(&sandbox).await;
    control.fault(Fault::new(FaultKind::Cut).on(MESSAGE));
    assert!(visitor.try_post(MESSAGE, json!({"text": "cut"}), Some(2)).await.is_err());
    assert_eq!(control.session_created().await.times_heard("cut"), 0);
}

#[tokio::test]
async fn a_body_breaks_off_in_the_middle_and_its_events_come_again() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::queue(&sandbox).await;
    sandbox.control().fault(Fault::new(FaultKind::CutBody).on("Messages"));
    assert_eq!(visitor.poll(-1).await.status, TORN);
    assert_eq!(visitor.poll(-1).await.kinds(), ["ChatRequestSuccess"]);
}

#[tokio::test]
async fn a_delay_comes_before_another_fault_of_the_same_request() {
    let sandbox = start(|_| {}).await;
    let control = sandbox.control();
    let visitor = Visitor::chat(&sandbox).await;
    control.fault(Fault::new(FaultKind::Delay { milliseconds: 30 }).on(MESSAGE));
    control.fault(Fault::status(502).on(MESSAGE));
    let start = std::time::Instant::now();
    assert_eq!(visitor.post_as(MESSAGE, json!({"text": "x"}), Some(2)).await.status, 502);
    assert!(start.elapsed().as_millis() >= 30);
}

#[tokio::test]
async fn a_duplicate_delivery_brings_the_latest_events_once_more() {
    let sandbox = start(|_| {}).await;
    let control = sandbox.control();
    let visitor = Visitor::chat(&sandbox).await;
    visitor.poll(-1).await;
    control.act("latest", AgentAction::say("twice")).unwrap();
    visitor.poll(1).await;
    control.act("latest", AgentAction::say("new")).unwrap();
    control.fault(Fault::new(FaultKind::Redeliver).on("Messages"));
    let again = visitor.poll(2).await;
    assert_eq!((again.kinds().len(), again.sequence()), (2, 3));
}

#[tokio::test]
async fn a_hand_over_on_a_post_is_a_503_until_the_reconnect() {
    let sandbox = start(|_| {}).await;
    let mut visitor = Visitor::chat(&sandbox).await;
    sandbox.control().fault(Fault::new(FaultKind::HandOver).on(MESSAGE));
    assert_eq!(visitor.say("x").await.status, 503);
    assert_eq!(visitor.poll(-1).await.status, 503);
    assert_eq!(visitor.reconnect().await.status, 200);
}

#[tokio::test]
async fn a_session_expires_on_order() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::chat(&sandbox).await;
    sandbox.control().fault(Fault::new(FaultKind::Expire).on("Messages"));
    assert_eq!(visitor.poll(-1).await.status, 403);
    assert_eq!(sandbox.control().session_created().await.phase, PhaseName::Gone);
}

#[tokio::test]
async fn a_switch_of_servers_is_answered_with_200() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::arrive(&sandbox).await;
    let new_url = "https://d.la7-c2.example.test/chat".to_owned();
    sandbox.control().fault(Fault::new(FaultKind::SwitchServer { new_url: new_url.clone() }).on("Visitor/VisitorId"));
    let reply = visitor.get("Visitor/VisitorId?org_id=o&deployment_id=d").await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.json()["messages"][0], json!({"type": "SwitchServer", "message": {"newUrl": new_url}}));
}

#[tokio::test]
async fn a_poll_is_held_longer_than_the_settings_say() {
    let sandbox = start(|settings| settings.hold_ms = 0).await;
    let visitor = Visitor::queue(&sandbox).await;
    visitor.poll(-1).await;
    sandbox.control().fault(Fault::new(FaultKind::Hold { milliseconds: 60 }).on("Messages"));
    let start = std::time::Instant::now();
    assert_eq!(visitor.poll(0).await.status, 204);
    assert!(start.elapsed().as_millis() >= 60);
}

#[tokio::test]
async fn connections_close_after_each_answer_as_set() {
    let sandbox = start(|settings| settings.keep_alive = false).await;
    let visitor = Visitor::queue(&sandbox).await;
    assert_eq!(visitor.poll(-1).await.header("connection"), Some("close"));
}

#[tokio::test]
async fn a_router_used_by_itself_breaks_answers_off_too() {
    let world = World::new(Settings::manual(), Origins::default());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/chat/rest/System/SessionId", listener.local_addr().unwrap());
    Control::new(world.clone()).fault(Fault::new(FaultKind::Cut));
    let server = tokio::spawn(async move { axum::serve(listener, app(world)).await });
    let reply = Http::new().send(Method::GET, &address, &[], "").await;
    assert!(reply.is_err() || reply.is_ok_and(|reply| reply.status == TORN));
    server.abort();
}
