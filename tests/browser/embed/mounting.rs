//! A chat comes onto the page and leaves it again.

use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

use super::mounted::{good, mounted};
use crate::runtime::fake::{Restored, fetched, fetches, hold_fetches};
use crate::runtime::log::turn;

#[wasm_bindgen_test]
async fn opening_shows_the_panel_and_tells_the_page_and_the_launcher() {
    let mounted = mounted("opening", &good());
    assert_eq!(mounted.chat.phase(), "idle");
    mounted.call("toggle", Value::Null).await.unwrap();
    mounted.appears("[role=dialog] form").await;
    assert_eq!(mounted.expanded(), "true");
    assert_eq!(mounted.chat.phase(), "pre-chat");
    assert!(mounted.events.all().contains(&("chat-open".into(), Value::Null)));
    let phase = json!({ "phase": "pre-chat", "previous": "idle" });
    assert!(mounted.events.all().contains(&("chat-phase".into(), phase)));
}

#[wasm_bindgen_test]
async fn closing_gives_the_focus_back_to_the_launcher() {
    let mounted = mounted("closing", &good());
    mounted.call("open", Value::Null).await.unwrap();
    let field = mounted.appears("[role=dialog] input").await;
    wasm_bindgen::JsCast::unchecked_into::<web_sys::HtmlElement>(field).focus().unwrap();
    mounted.call("close", Value::Null).await.unwrap();
    mounted.empties().await;
    let focused = mounted.host.shadow_root().unwrap().active_element();
    assert_eq!(focused.as_ref(), Some(mounted.launcher.as_ref()));
    assert_eq!(mounted.expanded(), "false");
}

#[wasm_bindgen_test]
async fn a_chat_that_is_destroyed_leaves_nothing_behind() {
    let _restored = Restored;
    hold_fetches();
    let mounted = mounted("destroyed", &good());
    mounted.call("start", json!({ "name": "Lena" })).await.unwrap();
    mounted.appears("[role=dialog]").await;
    assert_eq!(mounted.chat.phase(), "requesting");
    assert_eq!(fetches(), 1);
    mounted.chat.destroy();
    assert!(fetched(0).signal().aborted());
    mounted.empties().await;
    let told = mounted.events.all().len();
    web_sys::window().unwrap().dispatch_event(&Event::new("online").unwrap()).unwrap();
    for _ in 0..5 {
        turn().await;
    }
    assert_eq!(fetches(), 1);
    assert_eq!(mounted.events.all().len(), told);
    assert_eq!(mounted.chat.phase(), "idle");
    assert_eq!(mounted.chat.queue(), JsValue::NULL);
    let refused = mounted.call("open", Value::Null).await.unwrap_err();
    assert_eq!(refused["code"], "destroyed");
}

#[wasm_bindgen_test]
async fn a_page_may_destroy_the_chat_in_an_event_of_it() {
    let mounted = std::rc::Rc::new(mounted("in-event", &good()));
    let weak = std::rc::Rc::downgrade(&mounted);
    let _listener = gloo_events::EventListener::new(&mounted.host, "chat-open", move |_| {
        weak.upgrade().unwrap().chat.destroy();
    });
    // Whether the call counts as done is of no interest; that nothing breaks is.
    let _outcome = mounted.call("open", Value::Null).await;
    mounted.empties().await;
    assert_eq!(mounted.chat.phase(), "idle");
}

#[wasm_bindgen_test]
async fn an_inline_chat_is_open_from_the_start_and_stays_open() {
    let mut attributes = good();
    attributes["layout"] = json!("inline");
    let mounted = mounted("inline", &attributes);
    mounted.appears("[role=region] form").await;
    mounted.call("close", Value::Null).await.unwrap();
    turn().await;
    mounted.appears("[role=region] form").await;
}
