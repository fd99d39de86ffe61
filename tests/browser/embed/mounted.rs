//! A chat on the test page, mounted as the loader mounts it, and ears for its events.

use chasitor::embed::element::{Chat, mount};
use gloo_events::EventListener;
use js_sys::{JSON, Promise};
use serde_json::{Value, json};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, Element, HtmlElement, ShadowRootInit, ShadowRootMode};

use crate::runtime::log::Log;

#[wasm_bindgen(inline_js = r#"
export function appears(root, selector) {
  return new Promise((resolve) => {
    const observer = new MutationObserver(look);
    function look() {
      const found = root.querySelector(selector);
      if (found) { observer.disconnect(); resolve(found); }
    }
    observer.observe(root, { childList: true, subtree: true, attributes: true });
    look();
  });
}
export function empties(root) {
  return new Promise((resolve) => {
    const observer = new MutationObserver(look);
    function look() { if (!root.firstChild) { observer.disconnect(); resolve(); } }
    observer.observe(root, { childList: true });
    look();
  });
}
"#)]
extern "C" {
    fn appears(root: &Element, selector: &str) -> Promise;
    fn empties(root: &Element) -> Promise;
}

const EVENTS: [&str; 8] = [
    "chat-open",
    "chat-close",
    "chat-phase",
    "chat-error",
    "chat-end",
    "chat-message",
    "chat-queue",
    "chat-agent-event",
];

/// A mounted chat. Dropping it takes it off the page.
pub struct Mounted {
    pub chat: Chat,
    pub host: HtmlElement,
    pub root: HtmlElement,
    pub launcher: HtmlElement,
    /// Events of the element as the page hears them, by name and detail.
    pub events: Log<(String, Value)>,
    _listeners: Vec<EventListener>,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.chat.destroy();
        self.host.remove();
    }
}

/// Attributes that are enough.
pub fn good() -> Value {
    json!({ "endpoint": "https://chat.example.com", "organization-id": "00D7Q000003xTgA",
            "deployment-id": "5727Q000000Kd3X", "button-id": "5737Q000000Pw2R" })
}

/// A chat with these attributes. Each test has a name of its own, so that they do not share storage.
pub fn mounted(name: &str, attributes: &Value) -> Mounted {
    let document = web_sys::window().unwrap().document().unwrap();
    let element = |tag: &str| document.create_element(tag).unwrap().unchecked_into::<HtmlElement>();
    let (host, root, launcher, badge) = (element("div"), element("div"), element("button"), element("span"));
    badge.set_class_name("badge");
    launcher.append_child(&badge).unwrap();
    let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
    shadow.append_child(&root).unwrap();
    shadow.append_child(&launcher).unwrap();
    document.body().unwrap().append_child(&host).unwrap();
    let events = Log::new();
    let listeners = EVENTS.map(|name| listen(&host, name, events.report())).into();
    let storage_key = format!("chasitor:chat:test.{name}");
    let options = js(&json!({ "attributes": attributes, "configured": {}, "storageKey": storage_key }));
    let chat = mount(host.clone(), root.clone(), Some(launcher.clone()), options);
    Mounted { chat, host, root, launcher, events, _listeners: listeners }
}

fn listen(host: &HtmlElement, name: &'static str, report: impl Fn((String, Value)) + 'static) -> EventListener {
    EventListener::new(host, name, move |event| {
        let detail = event.unchecked_ref::<CustomEvent>().detail();
        let text = JSON::stringify(&detail).unwrap().as_string().unwrap_or_default();
        report((name.to_owned(), serde_json::from_str(&text).unwrap_or_default()));
    })
}

/// A JSON value as the page would write it.
pub fn js(value: &Value) -> JsValue {
    JSON::parse(&value.to_string()).unwrap()
}

impl Mounted {
    /// Calls a method and waits for its promise.
    pub async fn call(&self, method: &str, argument: Value) -> Result<JsValue, Value> {
        let promise = self.chat.call(method.to_owned(), js(&argument));
        JsFuture::from(promise).await.map_err(|error| outcome(&error))
    }

    /// Waits until the panel has an element.
    pub async fn appears(&self, selector: &str) -> Element {
        JsFuture::from(appears(&self.root, selector)).await.unwrap().unchecked_into()
    }

    /// Waits until the panel's place is empty.
    pub async fn empties(&self) {
        JsFuture::from(empties(&self.root)).await.unwrap();
    }

    pub fn expanded(&self) -> String {
        self.launcher.get_attribute("aria-expanded").unwrap_or_default()
    }
}

/// An error of the chat with the members that it adds.
fn outcome(error: &JsValue) -> Value {
    let member = |name: &str| {
        let value = js_sys::Reflect::get(error, &name.into()).unwrap();
        let text = JSON::stringify(&value).unwrap().as_string();
        text.map_or(Value::Null, |text| serde_json::from_str(&text).unwrap())
    };
    json!({ "code": member("code"), "message": member("message"), "faults": member("faults") })
}
