//! The keys that mean something anywhere in the panel. None of the visitor's keys reaches the host page.

use yew::prelude::*;

use crate::session::Command;

use super::confirm;
use super::focus;
use super::menu::Menu;
use super::question::Question;
use super::shared::Shared;

/// Takes each key: for the question while it is asked, else for the menu while it is open, else for the panel.
pub(super) fn on_key(shared: &Shared, panel: &NodeRef, question: &Question, menu: &Menu) -> Callback<KeyboardEvent> {
    let (shared, panel, question, menu) = (shared.clone(), panel.clone(), question.clone(), menu.clone());
    Callback::from(move |event: KeyboardEvent| {
        event.stop_propagation();
        if event.is_composing() {
            return;
        }
        let key = event.key();
        if question.is_open {
            match key.as_str() {
                "Escape" => question.answer.emit(false),
                "Tab" => {
                    event.prevent_default();
                    focus::move_to(&panel, confirm::OTHER);
                }
                _ => {}
            }
        } else if menu.is_open {
            menu.take_key(&event);
        } else if key == "Escape" && !shared.settings.inline {
            shared.send.emit(Command::Close);
        }
    })
}

/// For the other events of a key.
pub(super) fn stay_inside() -> Callback<KeyboardEvent> {
    Callback::from(|event: KeyboardEvent| event.stop_propagation())
}
