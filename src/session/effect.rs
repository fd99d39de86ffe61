//! Everything a session wants done, as one type. It does none of it.

use crate::protocol::{HttpRequest, Note, RequestId, StartFault};

use super::phase::Phase;
use super::transcript::Entry;

/// Which record of the tab's storage is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Record {
    /// The chat itself: session, transcript, texts to send. Holds secrets.
    Chat,
    /// How it is looked at: open or closed, draft, scroll position.
    View,
}

/// What the host page is told.
#[derive(Clone, Debug, PartialEq)]
pub enum HostEvent {
    /// The panel was opened.
    Open,
    /// The panel was closed.
    Close,
    /// The phase changed.
    Phase {
        /// The new phase.
        phase: Phase,
        /// The name of the one before.
        previous: &'static str,
    },
    /// The place in the queue changed.
    Queue {
        /// As the service gives it.
        position: Option<u32>,
        /// In seconds.
        wait_seconds: Option<u32>,
    },
    /// A line is new, or its status changed.
    Message(Entry),
    /// The number of unread messages changed.
    Unread(u32),
    /// An event of the agent's side.
    AgentEvent {
        /// The event's own type.
        kind: String,
        /// Its data, as text.
        data: String,
    },
    /// The chat is over; the name of the reason.
    End(&'static str),
    /// The chat could not be requested.
    StartFailed(StartFault),
    /// For the log.
    Noted(Note),
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Send a request; report by `Input::Answered` exactly once.
    Send(RequestId, HttpRequest),
    /// Abort a request; it is still reported.
    Abort(RequestId),
    /// Write the text to the tab's storage, or remove the record.
    Save(Record, Option<String>),
    /// Claim the chat of this name for this tab: wait for it, or take it from whoever has it.
    /// Reported by `Input::Claim`.
    Claim {
        /// The chat's own name.
        name: String,
        /// True to take it from another tab.
        steal: bool,
    },
    /// Let go of the claim.
    Release,
    /// Tell the host page.
    Tell(HostEvent),
    /// Go to the post-chat page, unless the host page objects. The address is checked.
    Redirect {
        /// Absolute http or https address on an allowed origin.
        url: String,
        /// True for a new tab.
        new_tab: bool,
    },
}
