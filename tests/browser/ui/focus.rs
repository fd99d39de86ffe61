//! Where the keyboard is: never taken from the host page, never lost inside.

use chasitor::session::{Command, Composer, EndReason, Ending, Phase, Snapshot};
use gloo_events::EventListener;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

use super::shown::shown;
use super::snapshots::{chat, closed, form, over};

fn requesting() -> Snapshot {
    Snapshot { phase: Phase::Requesting, composer: Composer::Absent, ..chat(&[]) }
}

#[wasm_bindgen_test]
async fn a_panel_that_is_open_at_load_takes_no_focus() {
    let shown = shown(form()).await;
    assert_eq!(shown.focused(), None);
    shown.push(chat(&[])).await;
    assert_eq!(shown.focused(), None);
}

#[wasm_bindgen_test]
async fn opening_leads_to_the_first_field_or_the_composer() {
    let shown = shown(closed()).await;
    shown.push(form()).await;
    assert!(shown.has_focus(&shown.find("[name=name]")));
    shown.push(closed()).await;
    shown.push(chat(&[])).await;
    assert!(shown.has_focus(&shown.find("textarea[aria-label=Message]")));
}

#[wasm_bindgen_test]
async fn a_focus_inside_follows_the_chat_to_the_composer() {
    let shown = shown(closed()).await;
    shown.push(form()).await;
    shown.button("Start chat").focus().unwrap();
    shown.push(requesting()).await;
    assert!(shown.has_focus(&shown.find(".panel")));
    shown.push(chat(&[])).await;
    assert!(shown.has_focus(&shown.find("textarea[aria-label=Message]")));
    shown.push(over(Phase::Ended(Ending::Reason(EndReason::Agent)))).await;
    assert!(shown.has_focus(&shown.button("Start a new chat")));
    shown.push(form()).await;
    assert!(shown.has_focus(&shown.find("[name=name]")));
}

#[wasm_bindgen_test]
async fn a_focus_in_the_host_page_stays_there() {
    let shown = shown(closed()).await;
    shown.push(form()).await;
    shown.outside.focus().unwrap();
    for snapshot in [requesting(), chat(&[]), over(Phase::Ended(Ending::Reason(EndReason::Agent))), form()] {
        shown.push(snapshot).await;
        assert_eq!(shown.focused(), None);
    }
}

#[wasm_bindgen_test]
async fn a_focus_on_another_control_is_not_moved() {
    let shown = shown(requesting()).await;
    let options = shown.button("Options");
    options.focus().unwrap();
    shown.push(chat(&[])).await;
    assert!(shown.has_focus(&options));
}

#[wasm_bindgen_test]
async fn escape_closes_the_panel() {
    let shown = shown(chat(&[])).await;
    shown.find("textarea").focus().unwrap();
    assert!(!shown.press_with("Escape", &[("isComposing", 1)]).await);
    assert_eq!(shown.sent(), []);
    shown.press("Escape").await;
    assert_eq!(shown.sent().pop(), Some(Command::Close));
    shown.click(&shown.button("Close")).await;
    assert_eq!(shown.sent().pop(), Some(Command::Close));
}

#[wasm_bindgen_test]
async fn no_key_of_the_visitor_reaches_the_host_page() {
    let shown = shown(chat(&[])).await;
    let heard = Rc::new(Cell::new(0));
    let count = heard.clone();
    let document = web_sys::window().unwrap().document().unwrap();
    let _listener = EventListener::new(&document, "keydown", move |_| count.set(count.get() + 1));
    for selector in ["textarea", "[role=log]", ".panel"] {
        shown.find(selector).focus().unwrap();
        for key in ["a", "Enter", "Escape", "ArrowDown"] {
            shown.press(key).await;
        }
    }
    assert_eq!(heard.get(), 0);
}
