//! The menu, by keyboard alone.

use chasitor::session::{EndReason, Ending, Phase};
use wasm_bindgen_test::wasm_bindgen_test;

use super::shown::{Shown, shown};
use super::snapshots::{chat, form, over, said};

async fn opened() -> Shown {
    let shown = shown(chat(&[said("Hello")])).await;
    let options = shown.button("Options");
    options.focus().unwrap();
    shown.click(&options).await;
    shown
}

fn on(shown: &Shown) -> String {
    shown.focused().and_then(|element| element.text_content()).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn the_arrows_go_round_the_items() {
    let shown = opened().await;
    assert_eq!(shown.count("[role=menu] [role=menuitem]"), 2);
    let mut seen = vec![on(&shown)];
    for key in ["ArrowDown", "ArrowDown", "ArrowUp", "Home", "End"] {
        assert!(shown.press(key).await);
        seen.push(on(&shown));
    }
    let (end, save) = ("End chat", "Save transcript");
    assert_eq!(seen, [end, save, end, save, end, save]);
}

#[wasm_bindgen_test]
async fn escape_closes_the_menu_before_the_panel() {
    let shown = opened().await;
    shown.press("Escape").await;
    assert_eq!(shown.count("[role=menu]"), 0);
    let options = shown.button("Options");
    assert!(shown.has_focus(&options));
    assert_eq!(options.get_attribute("aria-expanded").as_deref(), Some("false"));
    assert_eq!(shown.sent(), []);
}

#[wasm_bindgen_test]
async fn the_menu_closes_when_the_focus_goes_elsewhere() {
    let shown = opened().await;
    shown.find("textarea").focus().unwrap();
    yew::scheduler::flush().await;
    assert_eq!(shown.count("[role=menu]"), 0);
}

#[wasm_bindgen_test]
async fn the_item_for_the_end_asks_first_and_the_focus_comes_back() {
    let shown = opened().await;
    shown.click(&shown.named("[role=menuitem]", "End chat").unwrap()).await;
    assert_eq!(shown.count("[role=alertdialog]"), 1);
    shown.press("Escape").await;
    assert!(shown.has_focus(&shown.button("Options")));
}

#[wasm_bindgen_test]
async fn only_what_can_be_done_is_offered() {
    let shown = shown(form()).await;
    assert!(shown.named("button", "Options").is_none());
    shown.push(over(Phase::Ended(Ending::Reason(EndReason::Agent)))).await;
    shown.click(&shown.button("Options")).await;
    assert_eq!(shown.text("[role=menu]"), "Save transcript");
}
