//! What the loader sees: [`mount`] and [`Chat`]. It holds no logic; the loader's element calls in here
//! and nothing else does.

use std::rc::Rc;

use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use crate::session::{Connection, Phase};
use crate::wire::json::Json;

use super::calls::object;
use super::host::{Given, Host};
use super::host_events;
use super::launcher::Launcher;
use super::running::Site;
use super::sources::Attributes;

/// Puts a chat into `root`, a `<div>` in the shadow root of `host`. `options` has `attributes` (by
/// name), `configured` (an object in camelCase) and `storageKey`.
#[wasm_bindgen]
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "exported functions take owned handles")]
pub fn mount(host: HtmlElement, root: HtmlElement, launcher: Option<HtmlElement>, options: JsValue) -> Chat {
    let member = |name: &str| Reflect::get(&options, &name.into()).unwrap_or_default();
    let given = Given {
        attributes: attributes(&member("attributes")),
        configured: object(&member("configured")).unwrap_or_default(),
    };
    let storage_key = member("storageKey").as_string().unwrap_or_else(|| "chasitor:chat:".to_owned());
    let site = Site { host, root, launcher: Launcher::new(launcher), storage_key };
    Chat { host: Host::new(site, given) }
}

fn attributes(value: &JsValue) -> Attributes {
    let texts = |(name, value): (String, Json)| value.as_text().map(|text| (name, text.to_owned()));
    object(value).unwrap_or_default().into_iter().filter_map(texts).collect()
}

/// One chat on the page.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Chat {
    host: Rc<Host>,
}

#[wasm_bindgen]
impl Chat {
    /// Carries out a method of the element: `open`, `close`, `toggle`, `configure`, `start`, `send`,
    /// `end`, `reset` or `sendEvent`, with its one argument.
    pub fn call(&self, method: String, argument: JsValue) -> Promise {
        self.host.call(method, argument)
    }

    /// The phase, by the contract's names.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn phase(&self) -> String {
        self.host.snapshot().map_or("idle", |snapshot| snapshot.phase.name()).to_owned()
    }

    /// The connection, by the contract's names.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn connection(&self) -> String {
        match self.host.snapshot().map(|snapshot| snapshot.connection).unwrap_or_default() {
            Connection::Online => "online",
            Connection::Reconnecting | Connection::Offline => "reconnecting",
            Connection::Lost => "lost",
        }
        .to_owned()
    }

    /// The number of unread messages.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn unread(&self) -> u32 {
        self.host.snapshot().map_or(0, |snapshot| snapshot.unread)
    }

    /// The place in the queue, or null.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn queue(&self) -> JsValue {
        match self.host.snapshot().map(|snapshot| snapshot.phase) {
            Some(Phase::Queued(queue) | Phase::Transferring(queue)) => {
                host_events::place(queue.place.position, queue.place.wait_seconds)
            }
            _ => JsValue::NULL,
        }
    }

    /// Takes the chat off the page and lets go of everything. Later calls are refused.
    pub fn destroy(&self) {
        self.host.destroy();
    }
}

impl Drop for Chat {
    fn drop(&mut self) {
        self.host.destroy();
    }
}
