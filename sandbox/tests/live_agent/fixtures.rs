//! Every fixture that a client sends is answered as the fixtures' README says; every one that a service sends
//! reaches the visitor byte by byte.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{Visitor, start};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/live-agent");

/// Names (without ending) and bytes of the fixtures that start like this.
fn fixtures(start: &str) -> Vec<(String, Vec<u8>)> {
    let files = fs::read_dir(Path::new(FOLDER)).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<_> = files
        .filter_map(|path| Some((path.file_name()?.to_str()?.strip_suffix(".json")?.to_owned(), path)))
        .filter(|(name, _)| name.starts_with(start))
        .map(|(name, path)| (name, fs::read(path).unwrap()))
        .collect();
    found.sort();
    assert!(!found.is_empty(), "no fixtures in {FOLDER}");
    found
}

fn status_of(name: &str) -> u16 {
    match name {
        "request-ChasitorInit-no-org"
        | "request-ChasitorInit-wrong-type"
        | "request-ChatMessage-empty"
        | "request-ChatMessage-wrong-type" => 400,
        _ => 200,
    }
}

/// First event after a ChasitorInit that was accepted, and its reason.
fn first_event(name: &str) -> (&'static str, Option<&'static str>) {
    match name {
        "request-ChasitorInit-not-post" => ("ChatRequestFail", Some("NoPost")),
        "request-ChasitorInit-unknown-button" => ("ChatRequestFail", Some("Unavailable")),
        _ => ("ChatRequestSuccess", None),
    }
}

#[tokio::test]
async fn every_request_for_a_chat_is_answered_as_described() {
    let sandbox = start(|_| {}).await;
    for (name, body) in fixtures("request-ChasitorInit") {
        let mut visitor = Visitor::arrive(&sandbox).await;
        let reply = visitor.post("Chasitor/ChasitorInit", String::from_utf8(body).unwrap()).await;
        assert_eq!(reply.status, status_of(&name), "{name}: {}", reply.text());
        if reply.status == 200 {
            let event = visitor.poll(-1).await.json()["messages"][0].clone();
            let found = (event["type"].as_str().unwrap(), event["message"]["reason"].as_str());
            assert_eq!(found, first_event(&name), "{name}");
        }
    }
}

#[tokio::test]
async fn every_other_request_is_answered_as_described() {
    let sandbox = start(|_| {}).await;
    for (name, body) in fixtures("request-") {
        let noun = name.split('-').nth(1).unwrap();
        let path = match noun {
            "ChasitorInit" => continue,
            "MultiNoun" => "System/MultiNoun".to_owned(),
            "Breadcrumb" => "Visitor/Breadcrumb".to_owned(),
            _ => format!("Chasitor/{noun}"),
        };
        let mut visitor = Visitor::chat(&sandbox).await;
        let text = String::from_utf8(body.clone()).unwrap();
        let reply = visitor.post(&path, text).await;
        assert_eq!(reply.status, status_of(&name), "{name}: {}", reply.text());
        if noun == "ChatMessage" && reply.status == 200 {
            let body: Value = serde_json::from_slice(&body).unwrap();
            sandbox.control().heard(body["text"].as_str().unwrap()).await;
        }
    }
}

#[tokio::test]
async fn every_event_reaches_the_visitor_byte_by_byte() {
    let sandbox = start(|_| {}).await;
    for (name, event) in fixtures("event-") {
        let visitor = Visitor::arrive(&sandbox).await;
        sandbox.control().push_raw("latest", event.clone()).unwrap();
        let answer = visitor.poll(-1).await.body;
        assert!(answer.windows(event.len()).any(|part| part == event), "{name}");
    }
}

#[tokio::test]
async fn every_poll_answer_is_played_whole_and_its_number_can_be_acknowledged() {
    let sandbox = start(|_| {}).await;
    for (name, answer) in fixtures("response-Messages") {
        let visitor = Visitor::arrive(&sandbox).await;
        sandbox.control().push_raw_answer("latest", answer.clone()).unwrap();
        assert_eq!(visitor.poll(-1).await.body, answer, "{name}");
        let played: Value = serde_json::from_slice(&answer).unwrap();
        let number = &played["sequence"];
        let number = number.as_i64().or_else(|| number.as_str()?.parse().ok()).unwrap();
        assert_eq!(visitor.poll(number).await.status, 204, "{name}");
    }
}
