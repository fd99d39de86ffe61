//! What the panel is for just now, and the keyboard's place in it. The focus is never taken from the
//! host page: it is moved only when it is inside, or when the visitor has just opened the panel.

use yew::prelude::*;

use crate::session::{Composer, Phase, Snapshot};

use super::focus;
use super::question::Question;

/// The screens, each with one thing to do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Screen {
    Form,
    Waiting,
    Talking,
    Over,
    Elsewhere,
}

impl Screen {
    /// The screen for this state.
    pub fn of(snapshot: &Snapshot) -> Self {
        match &snapshot.phase {
            _ if snapshot.elsewhere => Self::Elsewhere,
            Phase::Idle | Phase::PreChat => Self::Form,
            phase if phase.is_over() => Self::Over,
            _ if snapshot.composer == Composer::Absent => Self::Waiting,
            _ => Self::Talking,
        }
    }
}

/// Follows each change of the panel: a focus that would be lost with what it was on, or that waits on
/// the panel itself, goes to what the new screen is for.
#[hook]
pub(super) fn use_kept_focus(panel: &NodeRef, screen: Screen, takes_focus: bool, question: &Question) {
    let before = use_mut_ref(|| None::<Screen>);
    // Asked while the panel is drawn anew, when what is about to go is still there.
    let was_inside = focus::is_within(panel);
    let (panel, question) = (panel.clone(), question.clone());
    use_effect(move || {
        let before = before.replace(Some(screen));
        if before.is_none() {
            if takes_focus {
                focus::enter(&panel);
            }
        } else if question.is_open || !was_inside {
            // The question has taken the focus; or there was none to keep.
        } else if !focus::is_within(&panel) {
            let back = question.asked_by.take();
            if !back.is_some_and(|button| focus::move_to(&panel, button)) {
                focus::enter(&panel);
            }
        } else if before != Some(screen) && focus::is_on(&panel) {
            focus::enter(&panel);
        }
    });
}
