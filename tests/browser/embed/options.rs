//! Options at fault, from the console to the card and back to a working chat.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::mounted::{good, mounted};
use crate::runtime::fake::{Restored, console_lines, watch_console};
use crate::runtime::log::turn;

fn without_endpoint() -> Value {
    let mut attributes = good();
    attributes.as_object_mut().unwrap().remove("endpoint");
    attributes["theme"] = json!("pink");
    attributes["fallback-url"] = json!("/contact");
    attributes
}

#[wasm_bindgen_test]
async fn all_faults_are_told_once_in_an_event_and_in_the_console() {
    let _restored = Restored;
    watch_console("error");
    let mounted = mounted("faults", &without_endpoint());
    let (name, detail) = mounted.events.nth(0).await;
    assert_eq!((name.as_str(), &detail["code"]), ("chat-error", &json!("options")));
    assert_eq!(detail["faults"][0]["option"], "endpoint");
    assert_eq!(detail["faults"][0]["found"], "nothing");
    assert_eq!(detail["faults"][1]["option"], "theme");
    assert_eq!(detail["faults"][1]["expected"], "auto, light, dark");
    assert_eq!(detail["faults"][1]["found"], "\"pink\"");
    let [line] = &console_lines("error")[..] else { panic!("one line") };
    assert!(line.contains("endpoint") && line.contains("theme"), "{line}");
}

#[wasm_bindgen_test]
async fn a_wrong_wish_is_told_and_the_chat_opens_all_the_same() {
    let _restored = Restored;
    watch_console("error");
    let mut attributes = good();
    attributes["theme"] = json!("pink");
    let mounted = mounted("wish", &attributes);
    let (name, detail) = mounted.events.nth(0).await;
    assert_eq!((name.as_str(), &detail["faults"][0]["option"]), ("chat-error", &json!("theme")));
    let [line] = &console_lines("error")[..] else { panic!("one line") };
    assert!(line.contains("cannot be used") && !line.contains("cannot start"), "{line}");
    mounted.call("open", Value::Null).await.unwrap();
    mounted.appears("[role=dialog]").await;
    let refused = mounted.call("configure", json!({ "layout": "round" })).await.unwrap_err();
    assert_eq!(refused["faults"][0]["option"], "layout");
    mounted.appears("[role=dialog]").await;
}

#[wasm_bindgen_test]
async fn the_launcher_shows_and_hides_a_card_instead_of_the_panel() {
    let _restored = Restored;
    watch_console("error");
    let mounted = mounted("card", &without_endpoint());
    mounted.call("toggle", Value::Null).await.unwrap();
    let link = mounted.appears("[role=alert] a").await;
    assert_eq!(link.get_attribute("href").as_deref(), Some("/contact"));
    assert_eq!(mounted.expanded(), "true");
    mounted.call("toggle", Value::Null).await.unwrap();
    mounted.empties().await;
    assert_eq!(mounted.expanded(), "false");
    let refused = mounted.call("send", json!("hello")).await.unwrap_err();
    assert_eq!(refused["faults"][0]["option"], "endpoint");
}

#[wasm_bindgen_test]
async fn configure_repairs_the_options_and_the_chat_starts() {
    let _restored = Restored;
    watch_console("error");
    let mounted = mounted("repair", &without_endpoint());
    mounted.call("open", Value::Null).await.unwrap();
    mounted.appears("[role=alert]").await;
    let refused = mounted.call("configure", json!({ "theme": "dark" })).await.unwrap_err();
    assert_eq!(refused["faults"][0]["option"], "endpoint");
    mounted.call("configure", json!({ "endpoint": "/proxy" })).await.unwrap();
    assert!(mounted.root.query_selector("[role=alert]").unwrap().is_none());
    mounted.call("open", Value::Null).await.unwrap();
    mounted.appears("[role=dialog] form").await;
}

#[wasm_bindgen_test]
async fn bad_options_do_not_stop_a_chat_that_runs_on_good_ones() {
    let _restored = Restored;
    watch_console("error");
    let mounted = mounted("kept", &good());
    mounted.call("open", Value::Null).await.unwrap();
    mounted.appears("[role=dialog]").await;
    let refused = mounted.call("configure", json!({ "buttonID": "573" })).await.unwrap_err();
    assert_eq!(refused["faults"][0]["option"], "buttonID");
    assert_eq!(mounted.chat.phase(), "pre-chat");
}

#[wasm_bindgen_test]
async fn options_that_change_later_make_a_new_panel_in_the_old_place() {
    let mounted = mounted("changed", &good());
    mounted.call("open", Value::Null).await.unwrap();
    mounted.appears("[role=dialog][aria-label=Chat]").await;
    mounted.call("configure", json!({ "strings": { "panel": "Help", "launcher": "Ask" } })).await.unwrap();
    mounted.appears("[role=dialog][aria-label=Help]").await;
    assert_eq!(mounted.root.query_selector_all("[role=dialog]").unwrap().length(), 1);
    assert_eq!(mounted.launcher.get_attribute("aria-label").as_deref(), Some("Ask"));
}

#[wasm_bindgen_test]
async fn calls_wait_for_the_document_at_config_and_keep_their_order() {
    let document = json!({ "endpoint": "https://chat.example.com", "strings": { "panel": "Help" } });
    let mut attributes = without_endpoint();
    attributes["theme"] = json!("dark");
    attributes["config"] = json!(format!("data:application/json,{document}"));
    let mounted = mounted("document", &attributes);
    let first = mounted.chat.call("open".into(), wasm_bindgen::JsValue::UNDEFINED);
    let second = mounted.chat.call("close".into(), wasm_bindgen::JsValue::UNDEFINED);
    turn().await;
    assert!(mounted.events.all().is_empty());
    for promise in [first, second] {
        wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
    }
    mounted.call("open", Value::Null).await.unwrap();
    mounted.appears("[role=dialog][aria-label=Help]").await;
    let names: Vec<String> = mounted.events.all().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["chat-open", "chat-phase", "chat-close", "chat-open"]);
}

#[wasm_bindgen_test]
async fn a_document_that_is_no_json_is_the_one_fault_that_is_told() {
    let _restored = Restored;
    watch_console("error");
    let mut attributes = without_endpoint();
    attributes["theme"] = json!("dark");
    attributes["config"] = json!("data:text/html,<p>Not found</p>");
    let mounted = mounted("no-json", &attributes);
    let (_, detail) = mounted.events.nth(0).await;
    assert_eq!(detail["faults"].as_array().unwrap().len(), 1);
    assert_eq!(detail["faults"][0]["option"], "config");
    assert_eq!(detail["faults"][0]["found"], "no JSON: \"<p>Not found</p>\"");
}
