//! Lines about the chat in words. It draws no bubble: nobody has said them.

use crate::session::{MessageId, Notice};

use super::element::{Element, element};
use super::shared::Shared;
use super::strings::Text;

/// One line between the bubbles.
pub(super) fn notice(shared: &Shared, id: MessageId, notice: &Notice) -> Element {
    element("p").key(id.0).class("notice").attr("dir", "auto").text(words(shared, notice).into())
}

/// The line as plain text.
pub(super) fn words(shared: &Shared, notice: &Notice) -> String {
    let (text, name) = match notice {
        Notice::Joined(name) | Notice::ParticipantJoined(name) => (Text::Joined, name),
        Notice::Transferred(name) => (Text::Transferred, name),
        Notice::Resumed(name) => (Text::Resumed, name),
        Notice::ParticipantLeft(name) => (Text::Left, name),
        Notice::AgentLeft => (Text::AgentLeft, &None),
        Notice::Transferring => (Text::BeingTransferred, &None),
    };
    let agent = shared.text(Text::Agent);
    shared.settings.strings.fill(text, name.as_deref().unwrap_or(&agent))
}
