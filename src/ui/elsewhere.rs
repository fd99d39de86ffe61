//! What stands in the place of the chat while another tab has it. It claims nothing by itself.

use crate::session::Command;

use super::element::{Element, button, element};
use super::icon::Icon;
use super::shared::Shared;
use super::strings::Text;

/// The notice and the way to take the chat over.
pub(super) fn elsewhere(shared: &Shared) -> Element {
    let again = button("primary again", shared.sends(Command::ContinueHere)).text(shared.text(Text::ContinueHere));
    element("div")
        .class("card")
        .child(Icon::Chat.draw())
        .child(element("p").attr("role", "status").text(shared.text(Text::Elsewhere)))
        .child(again)
}
