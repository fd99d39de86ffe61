//! Whether the visitor is being asked about the end of the chat. Nothing ends without a yes.

use yew::NodeRef;

use super::confirm;
use super::focus;

/// The question as it stands.
#[derive(Default)]
pub(super) struct Question {
    pub is_open: bool,
    /// True once the first answer has been given the focus.
    is_entered: bool,
    /// The button that the focus goes back to, as a selector.
    asked_by: Option<&'static str>,
}

impl Question {
    /// Asks, for the button with this selector.
    pub fn ask(&mut self, button: &'static str) {
        self.asked_by = Some(button);
        self.is_open = true;
    }

    /// After each drawing: the harmless answer has the focus first.
    pub fn drawn(&mut self, panel: &NodeRef) {
        if self.is_open && !self.is_entered {
            focus::move_to(panel, confirm::FIRST);
        }
        self.is_entered = self.is_open;
    }

    /// Gives the focus back to the button that asked; false if there is none.
    pub fn give_back(&mut self, panel: &NodeRef) -> bool {
        self.asked_by.take().is_some_and(|button| focus::move_to(panel, button))
    }
}
