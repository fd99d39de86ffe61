//! What is shown when the chat cannot run: plain words and a plain link, made of text nodes. It needs
//! no session, no component and no parsed option, because any of them may be what failed.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Document, Element, HtmlElement, console};

/// A chat on the page, as far as a panic concerns it.
struct Watched {
    root: HtmlElement,
    stop: Rc<Cell<bool>>,
}

thread_local! {
    /// The hook is set once: after a panic it cannot be set again.
    static HOOKED: Cell<bool> = const { Cell::new(false) };
    static STOPPED: Cell<bool> = const { Cell::new(false) };
    static WATCHED: RefCell<Vec<Watched>> = const { RefCell::new(Vec::new()) };
}

/// Keeps a chat on the list of those that a panic stops.
#[derive(Debug)]
#[must_use]
pub(super) struct Watch {
    stop: Rc<Cell<bool>>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        let stop = self.stop.clone();
        WATCHED.with_borrow_mut(|list| list.retain(|watched| !Rc::ptr_eq(&watched.stop, &stop)));
    }
}

/// From now on, and until the watch is dropped, a panic stops this chat and says so in `root`.
pub(super) fn watch(root: &HtmlElement, stop: Rc<Cell<bool>>) -> Watch {
    if !HOOKED.replace(true) {
        yew::set_custom_panic_hook(Box::new(|info| stop_all(&info.to_string())));
    }
    WATCHED.with_borrow_mut(|list| list.push(Watched { root: root.clone(), stop: stop.clone() }));
    Watch { stop }
}

/// The glue has seen a trap (`xtask/hooks/guard.mjs`). Where a panic has a message, the hook was there first; in the
/// small release build a panic is a trap and nothing else.
#[wasm_bindgen]
pub fn trapped() {
    stop_all("it trapped");
}

/// All chats of the page share one memory, so none of them goes on after a panic.
fn stop_all(info: &str) {
    if STOPPED.replace(true) {
        return;
    }
    console::error_1(&["Chasitor: the chat has stopped because of an error in it: ", info].concat().into());
    WATCHED.with(|list| {
        let Ok(list) = list.try_borrow() else { return };
        for Watched { root, stop } in list.iter() {
            stop.set(true);
            if let Some(card) = card("The chat has stopped because of an error in it.", None) {
                root.replace_children_with_node_1(&card);
            }
        }
    });
}

/// A card with words and one link: to `fallback`, or else to the page itself.
pub(super) fn card(words: &str, fallback: Option<&str>) -> Option<Element> {
    let document = web_sys::window()?.document()?;
    let card = document.create_element("div").ok()?;
    card.set_class_name("card");
    card.set_attribute("role", "alert").ok()?;
    let (href, label) = match fallback {
        Some(href) => (href.to_owned(), "Contact us another way"),
        None => (own_address(&document)?, "Reload this page"),
    };
    let link = child(&document, &card, "a", label)?;
    link.set_attribute("href", &href).ok()?;
    let text = child(&document, &card, "p", words)?;
    card.prepend_with_node_1(&text).ok()?;
    Some(card)
}

/// Without the fragment, with which a link would only scroll.
fn own_address(document: &Document) -> Option<String> {
    let href = document.location()?.href().ok()?;
    href.split('#').next().map(str::to_owned)
}

fn child(document: &Document, parent: &Element, tag: &str, text: &str) -> Option<Element> {
    let element = document.create_element(tag).ok()?;
    element.set_text_content(Some(text));
    parent.append_child(&element).ok()?.dyn_into().ok()
}
