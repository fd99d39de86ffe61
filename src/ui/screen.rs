//! What the panel is for just now, and the keyboard's place in it. The focus is never taken from the
//! host page: it is moved only when it is inside, or when the visitor has just opened the panel.

use std::cell::Cell;

use yew::NodeRef;

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
pub(super) struct KeptFocus {
    /// True if the visitor has opened the panel, and is to find the keyboard inside.
    takes: bool,
    before: Option<Screen>,
    was_inside: Cell<bool>,
}

impl KeptFocus {
    /// For a panel that takes the focus when it is drawn first, or does not.
    pub fn new(takes: bool) -> Self {
        Self { takes, before: None, was_inside: Cell::new(false) }
    }

    /// While the panel is drawn anew, when what is about to go is still there.
    pub fn look(&self, panel: &NodeRef) {
        self.was_inside.set(focus::is_within(panel));
    }

    /// After each drawing.
    pub fn drawn(&mut self, panel: &NodeRef, screen: Screen, question: &mut Question) {
        let before = self.before.replace(screen);
        if before.is_none() {
            if self.takes {
                focus::enter(panel);
            }
        } else if question.is_open || !self.was_inside.get() {
            // The question has taken the focus; or there was none to keep.
        } else if !focus::is_within(panel) {
            if !question.give_back(panel) {
                focus::enter(panel);
            }
        } else if before != Some(screen) && focus::is_on(panel) {
            focus::enter(panel);
        }
    }
}
