//! The interface on the test page, in a shadow root and with the real stylesheet, fed by the test.

use std::cell::RefCell;
use std::rc::Rc;

use chasitor::session::{Command, Snapshot};
use chasitor::ui::{App, AppProps, UiSettings};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};
use yew::{AppHandle, Callback, Renderer, scheduler};

#[wasm_bindgen(inline_js = r#"
export function adopt(shadow, css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [sheet];
}
export function enter(control, value) {
  control.value = value;
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}
export function press(target, key, init) {
  const all = { key, bubbles: true, composed: true, cancelable: true, ...init };
  return !target.dispatchEvent(new KeyboardEvent('keydown', all));
}
export function nextScroll(element) {
  return new Promise((resolve) => element.addEventListener('scroll', () => resolve(), { once: true }));
}
"#)]
extern "C" {
    fn adopt(shadow: &ShadowRoot, css: &str);
    fn enter(control: &Element, value: &str);
    fn press(target: &Element, key: &str, init: &js_sys::Object) -> bool;
    #[wasm_bindgen(js_name = nextScroll)]
    pub fn next_scroll(element: &Element) -> js_sys::Promise;
}

/// The interface. Dropping it takes it off the page.
pub struct Shown {
    /// The element in the page, with a button before it that belongs to the page.
    pub host: HtmlElement,
    pub outside: HtmlElement,
    root: Element,
    sent: Rc<RefCell<Vec<Command>>>,
    push: Callback<Snapshot>,
    app: Option<AppHandle<App>>,
}

impl Drop for Shown {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.host.remove();
        self.outside.remove();
    }
}

/// The interface with this snapshot to begin with.
pub async fn shown(initial: Snapshot) -> Shown {
    shown_with(initial, UiSettings::default()).await
}

/// The interface with this snapshot to begin with, as its owner wants it.
pub async fn shown_with(initial: Snapshot, settings: UiSettings) -> Shown {
    let document = web_sys::window().unwrap().document().unwrap();
    let element = |tag: &str| document.create_element(tag).unwrap().unchecked_into::<HtmlElement>();
    let (outside, host, root) = (element("button"), element("div"), element("div"));
    let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
    adopt(&shadow, include_str!("../../../static/chasitor.css"));
    shadow.append_child(&root).unwrap();
    document.body().unwrap().append_child(&outside).unwrap();
    document.body().unwrap().append_child(&host).unwrap();

    let (sent, ear) = (Rc::<RefCell<Vec<Command>>>::default(), Rc::<RefCell<Option<Callback<Snapshot>>>>::default());
    let (log, taken) = (sent.clone(), ear.clone());
    let props = AppProps {
        feed: Callback::from(move |push| *taken.borrow_mut() = Some(push)),
        initial,
        send: Callback::from(move |command| log.borrow_mut().push(command)),
        settings: Rc::new(settings),
    };
    let root: Element = root.into();
    let app = Renderer::<App>::with_root_and_props(root.clone(), props).render();
    scheduler::flush().await;
    let push = ear.take().unwrap();
    Shown { host, outside, root, sent, push, app: Some(app) }
}

impl Shown {
    /// Shows another snapshot.
    pub async fn push(&self, snapshot: Snapshot) {
        self.push.emit(snapshot);
        scheduler::flush().await;
    }

    /// The one element for this selector.
    pub fn find(&self, selector: &str) -> HtmlElement {
        let found = self.root.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("nothing is {selector} in {}", self.root.inner_html())).unchecked_into()
    }

    /// How many elements there are for this selector.
    pub fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    /// What the element for this selector says.
    pub fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }

    /// The button with this name, by its words or its label.
    pub fn button(&self, name: &str) -> HtmlElement {
        self.named("button", name).unwrap_or_else(|| panic!("no button {name} in {}", self.root.inner_html()))
    }

    /// The first element for this selector with this name.
    pub fn named(&self, selector: &str, name: &str) -> Option<HtmlElement> {
        let all = self.root.query_selector_all(selector).unwrap();
        (0..all.length()).filter_map(|index| all.item(index)?.dyn_into::<HtmlElement>().ok()).find(|element| {
            element.get_attribute("aria-label").or_else(|| element.text_content()).as_deref() == Some(name)
        })
    }

    /// Clicks on it.
    pub async fn click(&self, element: &HtmlElement) {
        element.click();
        scheduler::flush().await;
    }

    /// Puts a value into a control, as if it had been written.
    pub async fn enter(&self, selector: &str, value: &str) {
        enter(&self.find(selector), value);
        scheduler::flush().await;
    }

    /// Presses a key where the focus is, or else on the panel; true if the key does nothing else then.
    pub async fn press(&self, key: &str) -> bool {
        self.press_with(key, &[]).await
    }

    /// Presses a key with further properties of the event.
    pub async fn press_with(&self, key: &str, properties: &[(&str, i32)]) -> bool {
        let init = js_sys::Object::new();
        for (name, value) in properties {
            js_sys::Reflect::set(&init, &(*name).into(), &(*value).into()).unwrap();
        }
        let target = self.focused().unwrap_or_else(|| self.find(".panel").into());
        let prevented = press(&target, key, &init);
        scheduler::flush().await;
        prevented
    }

    /// The element inside that has the focus.
    pub fn focused(&self) -> Option<Element> {
        self.host.shadow_root().unwrap().active_element()
    }

    /// True if this element has the focus.
    pub fn has_focus(&self, element: &HtmlElement) -> bool {
        self.focused().as_ref() == Some(element)
    }

    /// What has been asked for so far.
    pub fn sent(&self) -> Vec<Command> {
        self.sent.borrow().clone()
    }
}
