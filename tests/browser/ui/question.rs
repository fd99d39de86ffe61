//! The end of the chat is asked for once, and nothing else can be done meanwhile.

use chasitor::session::{Command, EndReason, Ending, Phase};
use wasm_bindgen_test::wasm_bindgen_test;

use super::shown::{Shown, shown};
use super::snapshots::{chat, over, said};

async fn asked() -> Shown {
    let shown = shown(chat(&[said("Hello")])).await;
    let end = shown.button("End chat");
    end.focus().unwrap();
    shown.click(&end).await;
    shown
}

#[wasm_bindgen_test]
async fn the_question_takes_the_place_of_everything_else() {
    let shown = asked().await;
    assert_eq!(shown.count("[role=alertdialog][aria-modal=true]"), 1);
    assert_eq!(shown.count("[inert] [part=header]"), 1);
    assert_eq!(shown.count("[inert] [part=composer]"), 1);
    assert_eq!(shown.count("[role=alertdialog] button"), 2);
    assert!(shown.has_focus(&shown.button("Keep chatting")));
    assert_eq!(shown.sent(), []);
}

#[wasm_bindgen_test]
async fn tab_stays_among_the_answers() {
    let shown = asked().await;
    assert!(shown.press("Tab").await);
    assert_eq!(shown.focused().unwrap().text_content().as_deref(), Some("End chat"));
    assert!(shown.press_with("Tab", &[("shiftKey", 1)]).await);
    assert!(shown.has_focus(&shown.button("Keep chatting")));
}

#[wasm_bindgen_test]
async fn going_on_gives_the_focus_back() {
    for by_key in [true, false] {
        let shown = asked().await;
        if by_key {
            shown.press("Escape").await;
        } else {
            shown.click(&shown.button("Keep chatting")).await;
        }
        assert_eq!(shown.count("[role=alertdialog], [inert]"), 0);
        assert!(shown.has_focus(&shown.button("End chat")));
        assert_eq!(shown.sent(), []);
    }
}

#[wasm_bindgen_test]
async fn the_end_is_sent_and_leads_to_a_new_chat() {
    let shown = asked().await;
    shown.click(&shown.named("[role=alertdialog] button", "End chat").unwrap()).await;
    assert_eq!(shown.sent(), [Command::End]);
    shown.push(over(Phase::Ended(Ending::Reason(EndReason::Visitor)))).await;
    assert!(shown.has_focus(&shown.button("Start a new chat")));
}

#[wasm_bindgen_test]
async fn a_chat_that_ends_meanwhile_takes_the_question_along() {
    let shown = asked().await;
    shown.push(over(Phase::Ended(Ending::Reason(EndReason::Agent)))).await;
    assert_eq!(shown.count("[role=alertdialog], [inert]"), 0);
    shown.push(chat(&[])).await;
    assert_eq!(shown.count("[role=alertdialog]"), 0);
}
