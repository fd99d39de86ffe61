//! What every component is given. It holds nothing that changes while the visitor chats.

use std::rc::Rc;

use yew::prelude::*;

use crate::session::Command;

use super::clock::Clock;
use super::settings::UiSettings;
use super::strings::Text;

/// The owner's choices, the way to the session and the writing of times.
#[derive(Clone)]
pub(super) struct Shared {
    pub settings: Rc<UiSettings>,
    pub send: Callback<Command>,
    pub clock: Rc<Clock>,
}

impl PartialEq for Shared {
    /// By identity: whoever changes a choice makes new settings, and with them a new clock.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.settings, &other.settings) && Rc::ptr_eq(&self.clock, &other.clock) && self.send == other.send
    }
}

impl Shared {
    /// A text without a placeholder.
    pub fn text(&self, text: Text) -> AttrValue {
        self.settings.strings.get(text)
    }

    /// A text around a value, which may be written in the other direction: it is isolated, so that
    /// it cannot turn the words around it.
    pub fn fill(&self, text: Text, value: &str) -> Html {
        self.around(text, html! { <bdi>{ value }</bdi> })
    }

    /// A text around a part of the page.
    pub fn around(&self, text: Text, part: Html) -> Html {
        self.settings.strings.around(text, part)
    }

    /// A handler that sends this command, whatever the event says.
    pub fn sends<E: 'static>(&self, command: Command) -> Callback<E> {
        let send = self.send.clone();
        Callback::from(move |_| send.emit(command.clone()))
    }
}
