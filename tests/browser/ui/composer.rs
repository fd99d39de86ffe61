//! The composer: what its keys do, and that it loses nothing.

use chasitor::session::{Command, Composer, Snapshot};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlTextAreaElement;

use super::shown::{Shown, shown};
use super::snapshots::{chat, closed};

const BOX: &str = "textarea[aria-label=Message]";

async fn writing(text: &str) -> Shown {
    let shown = shown(chat(&[])).await;
    shown.find(BOX).focus().unwrap();
    shown.enter(BOX, text).await;
    shown
}

fn value(shown: &Shown) -> String {
    shown.find(BOX).unchecked_into::<HtmlTextAreaElement>().value()
}

fn texts(shown: &Shown) -> Vec<String> {
    let text = |command| if let Command::Send(text) = command { Some(text) } else { None };
    shown.sent().into_iter().filter_map(text).collect()
}

#[wasm_bindgen_test]
async fn enter_sends_and_empties_the_composer() {
    let shown = writing("Hello").await;
    assert_eq!(shown.sent(), [Command::Draft("Hello".into())]);
    assert!(shown.press("Enter").await);
    assert_eq!(texts(&shown), ["Hello"]);
    assert_eq!(value(&shown), "");
    assert!(shown.has_focus(&shown.find(BOX)));
}

#[wasm_bindgen_test]
async fn shift_and_enter_is_left_to_the_browser() {
    let shown = writing("Hello").await;
    assert!(!shown.press_with("Enter", &[("shiftKey", 1)]).await);
    assert_eq!(texts(&shown), [""; 0]);
}

#[wasm_bindgen_test]
async fn enter_that_ends_a_composition_does_not_send() {
    let shown = writing("にほん").await;
    assert!(!shown.press_with("Enter", &[("isComposing", 1)]).await);
    assert!(!shown.press_with("Enter", &[("keyCode", 229)]).await);
    assert_eq!(texts(&shown), [""; 0]);
    assert!(shown.press("Enter").await);
    assert_eq!(texts(&shown), ["にほん"]);
}

#[wasm_bindgen_test]
async fn the_button_sends_and_gives_the_focus_back() {
    let shown = writing("Hello").await;
    let send = shown.button("Send");
    send.focus().unwrap();
    shown.click(&send).await;
    assert_eq!(texts(&shown), ["Hello"]);
    assert!(shown.has_focus(&shown.find(BOX)));
}

#[wasm_bindgen_test]
async fn blank_text_is_not_sent() {
    let shown = writing(" \n ").await;
    shown.press("Enter").await;
    assert_eq!(texts(&shown), [""; 0]);
    assert_eq!(shown.button("Send").get_attribute("aria-disabled").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn a_text_that_is_too_long_stays_until_it_is_shorter() {
    let shown = writing(&"é".repeat(4_001)).await;
    assert_eq!(shown.text(".count"), "Characters too many: 1");
    shown.press("Enter").await;
    assert_eq!(texts(&shown), [""; 0]);
    assert_eq!(value(&shown).chars().count(), 4_001);
    shown.enter(BOX, &"é".repeat(4_000)).await;
    assert_eq!(shown.text(".count"), "Characters left: 0");
    shown.press("Enter").await;
    assert_eq!(texts(&shown).len(), 1);
}

#[wasm_bindgen_test]
async fn nothing_is_sent_while_the_chat_is_being_ended() {
    let shown = writing("Hello").await;
    shown.push(Snapshot { composer: Composer::Locked, can_end: false, ..chat(&[]) }).await;
    shown.press("Enter").await;
    assert_eq!(texts(&shown), [""; 0]);
    assert_eq!(value(&shown), "Hello");
}

#[wasm_bindgen_test]
async fn the_draft_is_there_again_when_the_panel_opens_again() {
    let shown = writing("Half a sen").await;
    let draft = Snapshot { draft: "Half a sen".into(), ..chat(&[]) };
    shown.push(draft.clone()).await;
    shown.push(Snapshot { open: false, ..draft.clone() }).await;
    shown.push(draft).await;
    assert_eq!(value(&shown), "Half a sen");
    shown.push(closed()).await;
}

#[wasm_bindgen_test]
async fn leaving_the_composer_is_told() {
    let shown = writing("Hello").await;
    shown.button("Send").focus().unwrap();
    assert_eq!(shown.sent().pop(), Some(Command::Blur));
}
