//! A whole chat against answers that the test gives: the order of requests, the launcher, the page's view.

use serde_json::{Value, json};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::mounted::{Mounted, good, mounted};
use crate::runtime::fake::{Restored, answer, answer_and_count, fetch_of, fetches, hold_fetches, watch_console};

const SESSION: &str = include_str!("../../fixtures/live-agent/response-SessionId.json");
const REQUESTED: &str = include_str!("../../fixtures/live-agent/event-ChatRequestSuccess.json");
const ESTABLISHED: &str = include_str!("../../fixtures/live-agent/event-ChatEstablished.json");
const MESSAGE: &str = include_str!("../../fixtures/live-agent/event-ChatMessage.json");
const CUSTOM: &str = include_str!("../../fixtures/live-agent/event-CustomEvent.json");

/// An answer to the poll; events are numbered from 0, and `sequence` is the last one's number.
fn messages(events: &[&str], sequence: u32) -> String {
    format!("{{\"messages\":[{}],\"sequence\":{sequence},\"offset\":{sequence}}}", events.join(","))
}

/// The number of the next request to this resource, as soon as it is sent.
async fn request(part: &str, from: u32) -> u32 {
    number(&JsFuture::from(fetch_of(part, from)).await.unwrap())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count")]
fn number(value: &wasm_bindgen::JsValue) -> u32 {
    value.as_f64().unwrap() as u32
}

/// Starts a chat and gives the number of its first poll.
async fn polled(mounted: &Mounted) -> u32 {
    mounted.call("start", json!({ "name": "Lena" })).await.unwrap();
    answer(0, 200, SESSION, None);
    answer(request("ChasitorInit", 0).await, 200, "OK", None);
    request("System/Messages", 0).await
}

fn details(mounted: &Mounted, wanted: &str) -> Vec<Value> {
    mounted.events.all().into_iter().filter(|(name, _)| name == wanted).map(|(_, detail)| detail).collect()
}

#[wasm_bindgen_test]
async fn the_next_poll_leaves_in_the_task_in_which_the_answer_was_read() {
    let _restored = Restored;
    hold_fetches();
    let mounted = mounted("same-task", &good());
    let poll = polled(&mounted).await;
    let before = fetches();
    let after = JsFuture::from(answer_and_count(poll, &messages(&[REQUESTED], 0))).await.unwrap();
    assert_eq!(number(&after), before + 1);
    assert_eq!(request("System/Messages", poll + 1).await, before);
}

#[wasm_bindgen_test]
async fn the_place_in_the_queue_is_a_property_and_an_event() {
    let _restored = Restored;
    hold_fetches();
    let mounted = mounted("queue", &good());
    let poll = polled(&mounted).await;
    answer(poll, 200, &messages(&[REQUESTED], 0), None);
    request("System/Messages", poll + 1).await;
    assert_eq!(mounted.chat.phase(), "queued");
    assert_eq!(details(&mounted, "chat-queue"), [json!({ "position": 2, "waitSeconds": 95 })]);
    let queue = js_sys::JSON::stringify(&mounted.chat.queue()).unwrap();
    assert_eq!(queue, "{\"position\":2,\"waitSeconds\":95}");
}

#[wasm_bindgen_test]
async fn a_message_behind_a_closed_panel_is_counted_on_the_launcher() {
    let _restored = Restored;
    hold_fetches();
    let mounted = mounted("unread", &good());
    let poll = polled(&mounted).await;
    mounted.call("close", Value::Null).await.unwrap();
    answer(poll, 200, &messages(&[REQUESTED, ESTABLISHED, MESSAGE], 2), None);
    let poll = request("System/Messages", poll + 1).await;
    let badge = mounted.launcher.query_selector(".badge").unwrap().unwrap();
    assert_eq!(mounted.chat.unread(), 1);
    assert_eq!(mounted.launcher.get_attribute("aria-label").as_deref(), Some("Chat with us, 1 unread message"));
    assert_eq!((badge.text_content().as_deref(), badge.has_attribute("hidden")), (Some("1"), false));
    answer(poll, 200, &messages(&[MESSAGE], 3), None);
    request("System/Messages", poll + 1).await;
    assert_eq!(mounted.launcher.get_attribute("aria-label").as_deref(), Some("Chat with us, 2 unread messages"));
    mounted.call("open", Value::Null).await.unwrap();
    assert_eq!(mounted.launcher.get_attribute("aria-label").as_deref(), Some("Chat with us"));
    assert!(badge.has_attribute("hidden"));
    let told = details(&mounted, "chat-message");
    assert_eq!((&told[0]["author"], &told[0]["text"]), (&json!("system"), &json!("Mira K joined the chat.")));
    assert_eq!((&told[1]["author"], &told[1]["name"]), (&json!("agent"), &json!("Mira K")));
}

#[wasm_bindgen_test]
async fn an_event_of_the_agents_side_reaches_the_page_and_is_answered() {
    let _restored = Restored;
    hold_fetches();
    let mounted = mounted("agent-event", &good());
    let poll = polled(&mounted).await;
    answer(poll, 200, &messages(&[REQUESTED, ESTABLISHED, CUSTOM], 2), None);
    request("System/Messages", poll + 1).await;
    let sent: Value = serde_json::from_str(CUSTOM).unwrap();
    let told = details(&mounted, "chat-agent-event");
    assert_eq!(told, [json!({ "type": sent["message"]["type"], "data": sent["message"]["data"] })]);
    mounted.call("sendEvent", json!({ "type": "cart", "data": { "items": 2 } })).await.unwrap();
    request("CustomEvent", 0).await;
}

#[wasm_bindgen_test]
async fn a_dead_endpoint_is_told_with_its_code_and_keeps_the_answers() {
    let _restored = Restored;
    hold_fetches();
    watch_console("error");
    let mounted = mounted("html", &good());
    mounted.call("start", json!({ "name": "Lena" })).await.unwrap();
    answer(0, 200, "<!doctype html><title>Shop</title>", None);
    mounted.appears("[role=alert]").await;
    assert_eq!(mounted.chat.phase(), "failed");
    assert_eq!(details(&mounted, "chat-error")[0]["code"], "not-a-service");
}

#[wasm_bindgen_test]
async fn a_panic_puts_a_card_in_the_place_of_the_panel_and_stops_the_chat() {
    let _restored = Restored;
    hold_fetches();
    watch_console("error");
    let mounted = mounted("panic", &good());
    let poll = polled(&mounted).await;
    // The browser reports what a listener throws and goes on, so the test itself survives the panic.
    let listener = gloo_events::EventListener::new(&mounted.host, "chat-close", |_| panic!("a made-up panic"));
    let _call = mounted.chat.call("close".into(), wasm_bindgen::JsValue::UNDEFINED);
    let card = mounted.appears("[role=alert]").await;
    assert!(card.text_content().unwrap().starts_with("The chat has stopped because of an error in it."));
    assert!(card.query_selector("a[href]").unwrap().is_some());
    drop(listener);
    mounted.call("toggle", Value::Null).await.unwrap();
    assert_eq!(mounted.call("send", json!("hello")).await.unwrap_err()["code"], "stopped");
    answer(poll, 200, &messages(&[REQUESTED], 0), None);
    for _ in 0..9 {
        crate::runtime::log::turn().await;
    }
    assert_eq!(details(&mounted, "chat-queue"), Vec::<Value>::new());
}
