//! What a driver can be asked to do, in words that all services share.

use super::Entity;

/// Names one text of the visitor, from the click on. Made by the session, never by a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageId(pub u64);

/// One detail about the visitor for the agent and the transcript (§8.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// The label that the agent sees, and that record searches refer to.
    pub label: String,
    /// The value, trimmed.
    pub value: String,
    /// API names of the transcript's fields that keep the value.
    pub transcript_fields: Vec<String>,
    /// True if the agent sees it.
    pub display_to_agent: bool,
}

/// What the browser says about itself; the service shows it to the agent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientFacts {
    /// The browser's user agent text.
    pub user_agent: String,
    /// Language tag such as `de-DE`.
    pub language: String,
    /// Screen size such as `1440x900`, in CSS pixels.
    pub screen_resolution: String,
}

/// Everything a chat is requested with.
#[derive(Clone, Debug, PartialEq)]
pub struct StartRequest {
    /// Shown to the agent.
    pub visitor_name: String,
    /// Details in the order of the form.
    pub details: Vec<Detail>,
    /// Records to find or create (§8.2).
    pub entities: Vec<Entity>,
    /// About the browser.
    pub client: ClientFacts,
}

/// One order to a driver.
#[derive(Clone, Debug, PartialEq)]
pub enum ChatCommand {
    /// Requests a chat. Only ever the first command.
    Start(Box<StartRequest>),
    /// Sends one text. Only while [`super::Driver::takes_text`] is true.
    SendText {
        /// Comes back in [`super::ChatEvent::TextSent`] and its kin.
        id: MessageId,
        /// Not empty.
        text: String,
    },
    /// The visitor began (true) or ended (false) to write. Coalesced; never holds up a text.
    Typing(bool),
    /// Sends an event of the host page to the agent's side.
    SendCustom {
        /// The event's own type.
        kind: String,
        /// Its data, as text.
        data: String,
    },
    /// Forgets the chat at once: everything stops, one last request tells the service, and no event follows.
    Abandon,
    /// The visitor ends the chat. [`super::ChatEvent::Ended`] follows, from the service or after a while without it.
    End,
}
