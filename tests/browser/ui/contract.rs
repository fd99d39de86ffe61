//! The names and roles that the embed contract fixes.

use chasitor::session::{Agent, Phase};
use chasitor::ui::{Direction, Strings, Theme, UiSettings};
use wasm_bindgen_test::wasm_bindgen_test;

use super::shown::{shown, shown_with};
use super::snapshots::{chat, closed, form, said};

#[wasm_bindgen_test]
async fn the_panel_is_a_dialog_called_chat() {
    let shown = shown(form()).await;
    assert_eq!(shown.count("[role=dialog][aria-label=Chat]"), 1);
    shown.push(closed()).await;
    assert_eq!(shown.count("*"), 0);
}

#[wasm_bindgen_test]
async fn an_inline_panel_is_a_region_that_cannot_be_closed() {
    let shown = shown_with(chat(&[]), UiSettings { inline: true, ..UiSettings::default() }).await;
    assert_eq!(shown.count("[role=region][aria-label=Chat]"), 1);
    assert!(shown.named("button", "Close").is_none());
    shown.press("Escape").await;
    assert_eq!(shown.sent(), []);
}

#[wasm_bindgen_test]
async fn a_chat_has_a_log_a_textbox_and_its_buttons() {
    let shown = shown(chat(&[said("Hello")])).await;
    assert_eq!(shown.count("[role=log][aria-live=polite][aria-label=Conversation]"), 1);
    assert_eq!(shown.count("textarea[aria-label=Message]"), 1);
    for name in ["Send", "Options", "End chat", "Close"] {
        shown.button(name);
    }
}

#[wasm_bindgen_test]
async fn the_named_parts_and_the_slot_are_there() {
    let shown = shown(chat(&[said("Hello")])).await;
    for part in ["panel", "header", "transcript", "message", "composer"] {
        assert_eq!(shown.count(&format!("[part={part}]")), 1, "{part}");
    }
    assert_eq!(shown.count("[part=header] slot[name=header]"), 1);
    assert_eq!(shown.text("[part=header] h2"), "Mira K");
}

#[wasm_bindgen_test]
async fn nothing_needs_an_inline_style() {
    let shown = shown(chat(&[said("Hello")])).await;
    assert_eq!(shown.count("[style]"), 0);
}

#[wasm_bindgen_test]
async fn an_agent_without_a_name_is_called_agent() {
    let mut snapshot = chat(&[]);
    snapshot.phase = Phase::Chatting(Agent::default());
    assert_eq!(shown(snapshot).await.text("[part=header] h2"), "Agent");
}

#[wasm_bindgen_test]
async fn theme_direction_language_and_words_are_the_owners() {
    let mut strings = Strings::default();
    strings.set("send", "Senden".into()).unwrap();
    let language = "not a language".to_owned();
    let words = language.clone();
    let settings =
        UiSettings { strings, theme: Theme::Dark, direction: Direction::Rtl, language, words, inline: false };
    let shown = shown_with(chat(&[said("Hello")]), settings).await;
    assert_eq!(shown.count(".panel.dark[dir=rtl][lang='not a language']"), 1);
    shown.button("Senden");
    // A language that the browser refuses costs no time of day.
    assert!(shown.text("time").contains(':'));
}
