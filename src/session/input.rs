//! Everything that can happen to a session, as one type. Nothing here says what follows from it.

use crate::protocol::{HttpOutcome, MessageId, RequestId};

use super::form::Answers;

/// What the visitor or the host page wants.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Opens the panel; the form appears if nothing has started.
    Open,
    /// Closes the panel. The chat goes on.
    Close,
    /// Hands in the form. Faults are shown and nothing is lost if the answers are not complete.
    Start(Answers),
    /// Sends a text; it waits until the agent is there. Blank text is ignored.
    Send(String),
    /// The composer's text changed.
    Draft(String),
    /// The visitor left the composer: no longer writing.
    Blur,
    /// Sends a failed text again.
    Retry(MessageId),
    /// Ends the chat; the visitor has confirmed it.
    End,
    /// Shows the form again after the end, with the name kept.
    NewChat,
    /// Takes the chat over from another tab.
    ContinueHere,
    /// The transcript was scrolled; see [`super::Snapshot::scroll`].
    Scrolled(Option<u32>),
    /// Sends an event to the agent's side.
    SendCustom {
        /// The event's own type.
        kind: String,
        /// Its data, as text.
        data: String,
    },
    /// Do not go to the post-chat page by itself.
    StayHere,
    /// Forgets everything, as if nothing had started. A running chat is ended.
    Reset,
}

/// What the page or the browser reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageEvent {
    /// The network is back.
    Online,
    /// The network is gone.
    Offline,
    /// The page is seen again.
    Visible,
    /// The page is hidden: what is worth keeping is written down.
    Hidden,
    /// The page is being left; it may come back out of the back/forward cache.
    Leaving,
    /// The page is back out of the back/forward cache.
    Returned,
}

/// What became of the claim on a chat, of which only one tab may take care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// It is ours.
    Held,
    /// Another tab has it; [`Claim::Held`] follows if that tab lets go.
    Busy,
    /// Another tab has taken it from us.
    Taken,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// The visitor or the host page wants something.
    Command(Command),
    /// A request was answered or failed.
    Answered(RequestId, HttpOutcome),
    /// The armed deadline has passed.
    Wake,
    /// The page or the browser reports something.
    Page(PageEvent),
    /// The claim changed.
    Claim(Claim),
}
