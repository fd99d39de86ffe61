//! The methods of the element: what they check and when their promises are kept.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::mounted::{good, mounted};
use crate::runtime::fake::{Restored, fetched, fetches, hold_fetches};

#[wasm_bindgen_test]
async fn starting_with_complete_answers_skips_the_form() {
    let _restored = Restored;
    hold_fetches();
    let mounted = mounted("start", &good());
    mounted.call("start", json!({ "name": "Lena", "question": "Where is it?" })).await.unwrap();
    assert_eq!(mounted.chat.phase(), "requesting");
    assert_eq!(fetches(), 1);
    assert_eq!(fetched(0).url(), "https://chat.example.com/chat/rest/System/SessionId");
    assert_eq!(mounted.expanded(), "true");
    let again = mounted.call("start", json!({ "name": "Lena" })).await.unwrap_err();
    assert_eq!(again["code"], "started");
}

#[wasm_bindgen_test]
async fn starting_with_a_missing_answer_shows_the_form_and_names_it() {
    let _restored = Restored;
    hold_fetches();
    let mounted = mounted("incomplete", &good());
    let refused = mounted.call("start", json!({ "question": "Where?" })).await.unwrap_err();
    assert_eq!(refused["code"], "answers");
    assert_eq!(refused["faults"][0], json!({ "option": "name", "expected": "an answer", "found": "nothing" }));
    mounted.appears("[role=dialog] [aria-describedby]").await;
    assert_eq!(fetches(), 0);
    let refused = mounted.call("start", json!({ "name": [] })).await.unwrap_err();
    assert_eq!(refused["code"], "answers");
}

#[wasm_bindgen_test]
async fn a_text_needs_words_and_a_chat() {
    let _restored = Restored;
    hold_fetches();
    let mounted = mounted("send", &good());
    assert_eq!(mounted.call("send", json!("hello")).await.unwrap_err()["code"], "no-chat");
    mounted.call("start", json!({ "name": "Lena" })).await.unwrap();
    assert_eq!(mounted.call("send", json!("  ")).await.unwrap_err()["code"], "text");
    assert_eq!(mounted.call("send", json!({ "text": "x" })).await.unwrap_err()["code"], "text");
    mounted.call("send", json!("hello")).await.unwrap();
    let message = mounted.events.all().into_iter().find(|(name, _)| name == "chat-message").unwrap().1;
    assert_eq!((&message["author"], &message["text"]), (&json!("visitor"), &json!("hello")));
    assert_eq!((&message["status"], &message["name"]), (&json!("waiting"), &Value::Null));
    assert!(message["at"].as_u64().unwrap() > 1_700_000_000_000);
}

#[wasm_bindgen_test]
async fn an_event_for_the_agent_needs_a_type_and_an_agent() {
    let mounted = mounted("event", &good());
    let refused = mounted.call("sendEvent", json!({ "type": "", "data": "x" })).await.unwrap_err();
    assert_eq!(refused["code"], "type");
    let refused = mounted.call("sendEvent", json!({ "type": "cart", "data": { "n": 1 } })).await.unwrap_err();
    assert_eq!(refused["code"], "no-chat");
}

#[wasm_bindgen_test]
async fn ending_is_done_when_the_chat_is_over() {
    let _restored = Restored;
    hold_fetches();
    let mounted = mounted("end", &good());
    mounted.call("end", Value::Null).await.unwrap();
    mounted.call("start", json!({ "name": "Lena" })).await.unwrap();
    mounted.call("end", Value::Null).await.unwrap();
    assert_eq!(mounted.chat.phase(), "ended");
    let ended = mounted.events.all().into_iter().find(|(name, _)| name == "chat-end").unwrap().1;
    assert_eq!(ended, json!({ "reason": "visitor" }));
}

#[wasm_bindgen_test]
async fn reset_forgets_everything_and_aborts_what_is_on_its_way() {
    let _restored = Restored;
    hold_fetches();
    let mounted = mounted("reset", &good());
    mounted.call("start", json!({ "name": "Lena" })).await.unwrap();
    mounted.call("reset", Value::Null).await.unwrap();
    assert_eq!(mounted.chat.phase(), "pre-chat");
    assert!(fetched(0).signal().aborted());
}

#[wasm_bindgen_test]
async fn a_method_that_does_not_exist_is_refused() {
    let mounted = mounted("unknown", &good());
    assert_eq!(mounted.call("explode", Value::Null).await.unwrap_err()["code"], "method");
}
