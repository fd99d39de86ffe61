//! SEQUENCE, the POST counter (§4.1).

use chasitor_sandbox::Fault;
use serde_json::json;

use crate::support::{Visitor, start};

const MESSAGE: &str = "Chasitor/ChatMessage";

/// A1
#[tokio::test]
async fn a_post_is_answered_200_ok_or_202_as_set() {
    let sandbox = start(|_| {}).await;
    let mut visitor = Visitor::chat(&sandbox).await;
    let reply = visitor.say("one").await;
    assert_eq!((reply.status, reply.text().as_str()), (200, "OK"));
    assert_eq!(reply.header("content-type"), Some("text/plain; charset=utf-8"));
    sandbox.control().settings(|settings| settings.post_status = 202);
    assert_eq!(visitor.say("two").await.status, 202);
}

/// A2
#[tokio::test]
async fn a_repeated_sequence_succeeds_without_effect() {
    let sandbox = start(|_| {}).await;
    let mut visitor = Visitor::chat(&sandbox).await;
    visitor.say("ok").await;
    let again = visitor.post_as(MESSAGE, json!({"text": "ok"}), Some(visitor.sequence)).await;
    assert_eq!(again.status, 200);
    assert_eq!(sandbox.control().heard("ok").await.times_heard("ok"), 1);
}

/// A2, the option
#[tokio::test]
async fn a_repeated_sequence_is_a_conflict_of_equal_numbers_as_set() {
    let sandbox = start(|settings| settings.duplicate_conflict = true).await;
    let mut visitor = Visitor::chat(&sandbox).await;
    visitor.say("ok").await;
    let again = visitor.post_as(MESSAGE, json!({"text": "ok"}), Some(2)).await;
    assert_eq!((again.status, again.text().as_str()), (409, "Out of sync Ack. Expected 2. Actual 2"));
    assert_eq!(sandbox.control().heard("ok").await.times_heard("ok"), 1);
}

/// A3
#[tokio::test]
async fn a_gap_or_a_lower_number_is_a_conflict_that_names_both() {
    let sandbox = start(|_| {}).await;
    let mut visitor = Visitor::chat(&sandbox).await;
    visitor.say("one").await;
    visitor.say("two").await;
    for (sent, text) in [(7, "Out of sync Ack. Expected 7. Actual 3"), (2, "Out of sync Ack. Expected 2. Actual 3")] {
        let reply = visitor.post_as(MESSAGE, json!({"text": "no"}), Some(sent)).await;
        assert_eq!((reply.status, reply.text().as_str()), (409, text));
    }
    assert_eq!(sandbox.control().heard("two").await.times_heard("no"), 0);
    assert_eq!(visitor.say("three").await.status, 200);
}

/// A4
#[tokio::test]
async fn a_post_without_sequence_is_accepted_and_not_counted() {
    let sandbox = start(|_| {}).await;
    let mut visitor = Visitor::chat(&sandbox).await;
    assert_eq!(visitor.post_as(MESSAGE, json!({"text": "bare"}), None).await.status, 200);
    assert_eq!(sandbox.control().heard("bare").await.post_number, 1);
    assert_eq!(visitor.say("counted").await.status, 200);
}

#[tokio::test]
async fn a_sequence_that_is_no_number_of_1_or_higher_is_a_bad_request() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::chat(&sandbox).await;
    assert_eq!(visitor.post_as(MESSAGE, json!({"text": "zero"}), Some(0)).await.status, 400);
}

/// A29
#[tokio::test]
async fn a_second_request_for_a_chat_in_a_session_is_a_bad_request() {
    let sandbox = start(|_| {}).await;
    let mut visitor = Visitor::queue(&sandbox).await;
    let reply = visitor.post("Chasitor/ChasitorInit", visitor.init()).await;
    assert_eq!(reply.status, 400, "{}", reply.text());
}

/// A32
#[tokio::test]
async fn the_sequence_of_a_post_answered_with_an_error_is_not_counted() {
    let sandbox = start(|_| {}).await;
    let control = sandbox.control();
    let mut visitor = Visitor::chat(&sandbox).await;
    assert_eq!(visitor.say("").await.status, 400);
    control.fault(Fault::status(500).on(MESSAGE));
    assert_eq!(visitor.post_as(MESSAGE, json!({"text": "lost"}), Some(2)).await.status, 500);
    assert_eq!(visitor.post_as(MESSAGE, json!({"text": "kept"}), Some(2)).await.status, 200);
    assert_eq!(control.heard("kept").await.post_number, 2);
}

#[tokio::test]
async fn a_batch_costs_one_number_and_is_done_in_order() {
    let sandbox = start(|_| {}).await;
    let mut visitor = Visitor::chat(&sandbox).await;
    let noun = |noun: &str, object: serde_json::Value| json!({"prefix": "Chasitor", "noun": noun, "object": object});
    let nouns = [noun("ChatMessage", json!({"text": "a"})), noun("ChatMessage", json!({"text": "b"}))];
    assert_eq!(visitor.post("System/MultiNoun", json!({"nouns": nouns})).await.status, 200);
    let session = sandbox.control().heard("b").await;
    let texts: Vec<&str> = session.transcript.iter().map(|line| line.text.as_str()).collect();
    assert_eq!((texts, session.post_number), (vec!["a", "b"], 2));
}
