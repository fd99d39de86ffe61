//! The JavaScript face of the element, and the events that the host page was told.

use serde_json::{Value, json};

use super::scene::Scene;

/// One event, as the host page got it.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its type, such as `chat-phase`.
    pub kind: String,
    /// What it carries.
    pub detail: Value,
    /// Which chat of the page it came from.
    pub chat: i64,
}

/// Calls a method and tells how its promise ended: `{"kept": value}` or `{"broken": {…}}`.
const CALL: &str = "
    const [chat, method, given, done] = arguments;
    const element = document.querySelectorAll('chasitor-chat')[chat];
    Promise.resolve(element[method](...given)).then(
      (value) => done({ kept: value ?? null }),
      (error) => done({ broken: { code: error.code, message: error.message, faults: error.faults } }));";

impl Scene {
    /// All events so far, in order.
    pub async fn events(&self) -> Vec<Event> {
        let told = self.browser.run("return __probe.events", Vec::new()).await;
        told.as_array().into_iter().flatten().map(event).collect()
    }

    /// The details of all events of this type so far.
    pub async fn details(&self, kind: &str) -> Vec<Value> {
        self.events().await.into_iter().filter(|event| event.kind == kind).map(|event| event.detail).collect()
    }

    /// Waits for an event of this type.
    pub async fn told(&self, kind: &str) -> Value {
        self.until(&format!("the event {kind}"), async || self.details(kind).await.pop()).await
    }

    /// A property of the element, such as `phase`.
    pub async fn property(&self, name: &str) -> Value {
        let script = "return document.querySelectorAll('chasitor-chat')[arguments[0]]?.[arguments[1]] ?? null";
        self.browser.run(script, vec![json!(self.chat.get()), json!(name)]).await
    }

    /// Waits until the element is in this phase.
    pub async fn phase(&self, phase: &str) {
        self.until_true(&format!("the phase {phase}"), async || self.property("phase").await == phase).await;
    }

    /// Calls a method and waits for the end of its promise.
    pub async fn call(&self, method: &str, given: Vec<Value>) -> Result<Value, Value> {
        let arguments = vec![json!(self.chat.get()), json!(method), json!(given)];
        let outcome = self.browser.try_run_async(CALL, arguments).await;
        let outcome = outcome.unwrap_or_else(|error| panic!("{method}() does not end: {error}"));
        outcome.get("kept").cloned().ok_or_else(|| outcome["broken"].clone())
    }
}

fn event(told: &Value) -> Event {
    Event {
        kind: told["type"].as_str().unwrap_or_default().to_owned(),
        detail: told["detail"].clone(),
        chat: told["chat"].as_i64().unwrap_or(-1),
    }
}
