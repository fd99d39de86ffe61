//! Requests are answered once, whatever happens to them.

use chasitor::protocol::{Header, HttpOutcome, HttpRequest, HttpResponse, Method, NoAnswer, RequestId};
use chasitor::runtime::http::Requests;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{RequestCache, RequestCredentials, RequestRedirect};

use super::fake::{Restored, answer, fetched, fetches, hold_fetches, keeps_alive, sent_body};
use super::log::{Log, turn};

const ID: RequestId = RequestId(7);

fn get(url: &str) -> HttpRequest {
    HttpRequest { method: Method::Get, url: url.to_owned(), headers: Vec::new(), body: None, keepalive: false }
}

fn post() -> HttpRequest {
    HttpRequest {
        method: Method::Post,
        headers: vec![Header { name: "X-LIVEAGENT-SEQUENCE", value: "3".into() }],
        body: Some("{\"text\":\"hé\"}".into()),
        keepalive: true,
        ..get("https://chat.example.com/chat/rest/Chasitor/ChatMessage")
    }
}

#[wasm_bindgen_test]
async fn an_answer_is_reported_with_status_body_and_the_time_to_wait() {
    let (_restored, requests, log) = (Restored, Requests::default(), Log::new());
    hold_fetches();
    requests.send(ID, &get("https://chat.example.com/"), log.report());
    turn().await;
    answer(0, 503, "busy", Some("12".into()));
    let response = HttpResponse { status: 503, body: "busy".into(), retry_after_seconds: Some(12) };
    assert_eq!(log.nth(0).await, HttpOutcome::Response(response));
}

#[wasm_bindgen_test]
async fn a_request_carries_what_was_asked_for_and_nothing_of_its_own() {
    let (_restored, requests, log) = (Restored, Requests::default(), Log::new());
    hold_fetches();
    requests.send(ID, &post(), log.report());
    requests.send(RequestId(8), &get("https://chat.example.com/"), log.report());
    turn().await;
    let (sent, read) = (fetched(0), fetched(1));
    assert_eq!(sent.method(), "POST");
    assert_eq!(sent.headers().get("Content-Type").unwrap().as_deref(), Some("application/json"));
    assert_eq!(sent.headers().get("X-LIVEAGENT-SEQUENCE").unwrap().as_deref(), Some("3"));
    assert_eq!(sent.credentials(), RequestCredentials::Omit);
    assert_eq!(sent.cache(), RequestCache::NoStore);
    assert_eq!(sent.redirect(), RequestRedirect::Follow);
    assert_eq!(JsFuture::from(sent_body(0)).await.unwrap().as_string().as_deref(), Some("{\"text\":\"hé\"}"));
    assert!(keeps_alive(0) && !keeps_alive(1));
    assert_eq!(read.headers().get("Content-Type").unwrap(), None);
}

#[wasm_bindgen_test]
async fn an_aborted_request_is_answered_once_as_aborted() {
    let (_restored, requests, log) = (Restored, Requests::default(), Log::new());
    hold_fetches();
    requests.send(ID, &get("https://chat.example.com/"), log.report());
    turn().await;
    requests.abort(ID);
    requests.abort(ID);
    assert_eq!(log.nth(0).await, HttpOutcome::NoAnswer(NoAnswer::Aborted));
    answer(0, 200, "late", None);
    requests.abort(ID);
    turn().await;
    assert_eq!(log.all().len(), 1);
}

#[wasm_bindgen_test]
async fn a_request_that_cannot_be_made_is_answered_as_failed() {
    let (requests, log) = (Requests::default(), Log::new());
    requests.send(ID, &get("https://user:password@chat.example.com/"), log.report());
    assert_eq!(log.nth(0).await, HttpOutcome::NoAnswer(NoAnswer::Failed));
}

#[wasm_bindgen_test]
async fn a_connection_that_is_refused_is_answered_as_failed() {
    let (requests, log) = (Requests::default(), Log::new());
    requests.send(ID, &get("http://127.0.0.1:9/"), log.report());
    assert_eq!(log.nth(0).await, HttpOutcome::NoAnswer(NoAnswer::Failed));
}

#[wasm_bindgen_test]
async fn dropping_the_requests_aborts_them_and_reports_nothing() {
    let (_restored, requests, log) = (Restored, Requests::default(), Log::<HttpOutcome>::new());
    hold_fetches();
    requests.send(ID, &get("https://chat.example.com/"), log.report());
    turn().await;
    assert_eq!(fetches(), 1);
    drop(requests);
    assert!(fetched(0).signal().aborted());
    for _ in 0..5 {
        turn().await;
    }
    assert!(log.all().is_empty());
}
