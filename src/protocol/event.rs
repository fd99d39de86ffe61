//! What a driver reports, in words that all services share. Names of wire types do not appear here.

use super::command::MessageId;
use super::time::Timestamp;

/// The visitor's place in the queue; either part may be unknown (§12).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QueuePlace {
    /// As the service gives it: 0 is next in line.
    pub position: Option<u32>,
    /// Estimated wait in seconds; `None` when the service does not know.
    pub wait_seconds: Option<u32>,
}

/// The one who answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agent {
    /// The name shown on each bubble; hostile text. `None` when the service named nobody.
    pub name: Option<String>,
    /// True if the service says that it is a bot.
    pub is_bot: bool,
}

/// How the agent came into the chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// Accepted a waiting visitor.
    Accepted,
    /// Took over from another agent.
    Transferred,
    /// Is back after a transfer that failed.
    Resumed,
}

/// Why the service turned the request away (§9.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody is there, all declined, or the queue is full.
    Unavailable,
    /// The visitor's address is blocked by a rule.
    Blocked,
    /// The service failed while it looked for an agent.
    ServiceFault,
    /// Another reason, or none given.
    Unknown,
}

/// Why the chat is over (§9.2). Says only what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndReason {
    /// The visitor ended it.
    Visitor,
    /// The agent ended it.
    Agent,
    /// The visitor was idle for too long.
    Idle,
    /// No agent is left.
    AgentsGone,
    /// Another reason, or none given.
    Unknown,
}

/// Why a running session is gone for good (§5.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// No answer for longer than the session lives.
    Expired,
    /// The service no longer knows the session (403, 405 on a hand-over, a final 409).
    Rejected,
    /// The answers are not those of a chat service (404, 405, 400 on the poll, unreadable bodies).
    NotUnderstood,
    /// The session was handed over again and again without coming to rest.
    NeverSettled,
}

/// Why a chat could not be requested. The party at fault is the address, unless it says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartFault {
    /// Nothing answers there.
    Unreachable,
    /// Something answers that is not the chat service: expected and found, in words.
    NotAService {
        /// What the driver had to find.
        expected: &'static str,
        /// What it found, shortened and without secrets.
        found: String,
    },
    /// The service answered with this status for too long.
    Status(u16),
}

/// Why one text was given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// The service refused it with this status.
    Refused(u16),
    /// Whether it arrived could not be found out.
    InDoubt,
}

/// Who wrote a line of the service's own transcript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryAuthor {
    /// The visitor.
    Visitor,
    /// An agent.
    Agent,
    /// A line about a change of agents.
    Notice,
}

/// One line of the service's own transcript, read after a gap (§6.15).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    /// Who wrote it.
    pub author: HistoryAuthor,
    /// The author's name as the service gives it.
    pub name: Option<String>,
    /// The text.
    pub text: String,
    /// When, if the service says so.
    pub at: Option<Timestamp>,
}

/// Something worth a line in a log, and nothing more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// An event of a type that the driver does not know. It was counted.
    UnknownEvent(String),
    /// An event that could not be read. It was counted.
    DamagedEvent(String),
    /// Event numbers that never came.
    NumberGap {
        /// The number expected next.
        expected: i64,
        /// The number that came.
        found: i64,
    },
    /// The service reported that an earlier request failed.
    AsyncFailure,
    /// A request that carries no text was given up after this status.
    GivenUp(u16),
}

/// One report of a driver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChatEvent {
    /// The service took the request; nobody has accepted it yet.
    Requested {
        /// The place in the queue.
        place: QueuePlace,
        /// Where the visitor is to go after the chat; hostile until checked.
        post_chat_url: Option<String>,
    },
    /// The place in the queue changed.
    Queue(QueuePlace),
    /// The service turned the request away, or ended it for want of agents. Final.
    Refused {
        /// Why.
        reason: Refusal,
        /// As in [`ChatEvent::Requested`].
        post_chat_url: Option<String>,
    },
    /// The chat could not even be requested. Final.
    StartFailed(StartFault),
    /// An agent is there.
    AgentJoined {
        /// Who.
        agent: Agent,
        /// How.
        arrival: Arrival,
    },
    /// The agent is gone; the service looks for another one.
    AgentLeft,
    /// The chat waits in another queue.
    Transferring,
    /// Another agent joined (true) or left (false) the conversation.
    Participant {
        /// Who; may be unknown.
        name: Option<String>,
        /// True for joining.
        joined: bool,
    },
    /// A text of an agent.
    AgentText {
        /// Who wrote it; may be unknown.
        name: Option<String>,
        /// Hostile text, not empty.
        text: String,
    },
    /// An agent writes, or has stopped.
    AgentTyping {
        /// Who; may be unknown.
        name: Option<String>,
        /// True while writing.
        typing: bool,
    },
    /// An event of the agent's side for the host page.
    Custom {
        /// The event's own type.
        kind: String,
        /// Its data, as text.
        data: String,
    },
    /// The whole state after a gap: what the service's own transcript holds. Texts handed back
    /// before ([`ChatEvent::TextReturned`]) are to be looked for in it.
    History {
        /// Oldest first.
        lines: Vec<HistoryLine>,
        /// The place in the queue, where the chat still waits.
        place: QueuePlace,
        /// A new address, if the service gives one.
        post_chat_url: Option<String>,
    },
    /// No history will come after a gap: returned texts cannot be looked up.
    NoHistory,
    /// The chat is over. Final.
    Ended(EndReason),
    /// The session is gone. Final.
    Lost(Loss),
    /// The service has the text.
    TextSent(MessageId),
    /// The text was given up; the next one goes on.
    TextFailed {
        /// Which one.
        id: MessageId,
        /// Why.
        fault: TextFault,
    },
    /// The text is handed back: it may or may not have arrived. A [`ChatEvent::History`] or
    /// [`ChatEvent::NoHistory`] follows.
    TextReturned(MessageId),
    /// Requests fail (true) or succeed again (false).
    Struggling(bool),
    /// For the log.
    Noted(Note),
}
