//! Whether the visitor is being asked about the end of the chat. Nothing ends without a yes.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::session::Command;

use super::confirm;
use super::focus;
use super::shared::Shared;

/// The question as it stands.
#[derive(Clone)]
pub(super) struct Question {
    pub is_open: bool,
    /// True for the end, false for going on.
    pub answer: Callback<bool>,
    /// The button that the focus goes back to, as a selector.
    pub asked_by: Rc<RefCell<Option<&'static str>>>,
}

/// The question, and what asks it: it takes the button that was pressed, as a selector.
#[hook]
pub(super) fn use_question(shared: &Shared, panel: &NodeRef, can_end: bool) -> (Callback<&'static str>, Question) {
    let is_open = use_state_eq(|| false);
    let asked_by = use_mut_ref(|| None);
    use_effect_with(can_end, {
        // A chat that has ended meanwhile takes the question with it.
        let is_open = is_open.setter();
        move |can_end| {
            if !can_end {
                is_open.set(false);
            }
        }
    });
    use_effect_with(*is_open && can_end, {
        let panel = panel.clone();
        move |is_open| {
            if *is_open {
                focus::move_to(&panel, confirm::FIRST);
            }
        }
    });
    let ask = {
        let (is_open, asked_by) = (is_open.setter(), asked_by.clone());
        Callback::from(move |button| {
            *asked_by.borrow_mut() = Some(button);
            is_open.set(true);
        })
    };
    let answer = {
        let (is_open, send) = (is_open.setter(), shared.send.clone());
        Callback::from(move |end| {
            is_open.set(false);
            if end {
                send.emit(Command::End);
            }
        })
    };
    (ask, Question { is_open: *is_open && can_end, answer, asked_by })
}
