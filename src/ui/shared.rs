//! What every part is given. It holds nothing that changes while the visitor chats.

use std::rc::Rc;

use web_sys::Event;
use yew::{AttrValue, Callback, Html};

use crate::session::Command;

use super::clock::Clock;
use super::element::element;
use super::message::Message;
use super::settings::UiSettings;
use super::strings::Text;

/// The owner's choices, the way to the session and the writing of times.
pub(super) struct Shared {
    pub settings: Rc<UiSettings>,
    pub send: Callback<Command>,
    /// Takes what concerns the panel alone.
    pub tell: Callback<Message>,
    pub clock: Clock,
}

impl Shared {
    /// A text without a placeholder.
    pub fn text(&self, text: Text) -> AttrValue {
        self.settings.strings.get(text)
    }

    /// A text around a value, which may be written in the other direction: it is isolated, so that
    /// it cannot turn the words around it.
    pub fn fill(&self, text: Text, value: &str) -> Html {
        self.around(text, element("bdi").text(value.to_owned().into()).into())
    }

    /// A text around a part of the page.
    pub fn around(&self, text: Text, part: Html) -> Html {
        self.settings.strings.around(text, part)
    }

    /// A handler that sends this command, whatever the event says.
    pub fn sends(&self, command: Command) -> Callback<Event> {
        let send = self.send.clone();
        Callback::from(move |_| send.emit(command.clone()))
    }

    /// A handler that tells the panel this, whatever the event says.
    pub fn tells(&self, message: Message) -> Callback<Event> {
        let tell = self.tell.clone();
        Callback::from(move |_| tell.emit(message.clone()))
    }
}
