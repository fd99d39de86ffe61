//! One entry of a poll's list. Reading it never fails, for a lost number would shift all later ones.
//!
//! A member of the wrong type is taken for absent where the event still says something without it.
//! Where it does not (the text of a message, a token), the event is [`Event::Damaged`].

mod chat;
mod session_data;
mod waiting;

pub use chat::{Agent, ChatEnded, ChatMessage, ChatResumed, CustomEvent, IdleTimeout, Partner};
pub use session_data::{AsyncResult, ChasitorSessionData, TranscriptEntry};
pub use waiting::{ChatRequestFail, ChatRequestSuccess, GeoLocation, QueueUpdate};

use super::response::ReconnectSession;
use crate::wire::lenient::{Object, WrongType};

/// One event of the poll (§6), named as on the wire.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The request has been routed; nobody has accepted it yet (§6.1).
    ChatRequestSuccess(Box<ChatRequestSuccess>),
    /// The request is refused, or nobody is left; final (§6.2).
    ChatRequestFail(ChatRequestFail),
    /// A new place in the queue (§6.3).
    QueueUpdate(QueueUpdate),
    /// An agent has accepted (§6.4).
    ChatEstablished(Partner),
    /// A text of the agent (§6.5).
    ChatMessage(ChatMessage),
    /// The agent types (§6.6).
    AgentTyping(Agent),
    /// The agent has stopped typing (§6.6).
    AgentNotTyping(Agent),
    /// The agent is gone, the chat stays alive (§6.7).
    AgentDisconnect,
    /// Another agent has taken over (§6.8).
    ChatTransferred(Partner),
    /// Moved to a queue (§6.9).
    TransferToButtonInitiated,
    /// The transfer came back to the earlier agent (§6.10).
    ChatResumedAfterTransfer(ChatResumed),
    /// One more agent can write (§6.11).
    AgentJoinedConference(Agent),
    /// One agent fewer can write (§6.11).
    AgentLeftConference(Agent),
    /// The chat is over (§6.12).
    ChatEnded(ChatEnded),
    /// A message from the agent's side to the page (§6.13).
    CustomEvent(CustomEvent),
    /// The page that the visitor is on, as the service noticed it; without effect (§6.14).
    NewVisitorBreadcrumb {
        /// Address of the page.
        location: Option<String>,
    },
    /// The state of the chat after a hand-over (§6.15).
    ChasitorSessionData(Box<ChasitorSessionData>),
    /// The outcome of an earlier request (§6.19).
    AsyncResult(AsyncResult),
    /// A new affinity token (§6.20).
    ReconnectSession(ReconnectSession),
    /// A type that this client does not know: ignored and counted.
    Unknown {
        /// The name of the type.
        type_name: String,
    },
    /// An event that cannot be read: skipped and counted (§7, rules 4 and 5).
    Damaged {
        /// The name of the type, if at least that was readable.
        type_name: Option<String>,
    },
}

impl Event {
    /// Reads one entry of the list, `{"type": …, "message": …}`; `message` may be missing or null.
    #[must_use]
    pub fn decode(json: &str) -> Self {
        let envelope = Object::parse(json).unwrap_or_default();
        let Some(type_name) = envelope.text("type") else {
            return Self::Damaged { type_name: None };
        };
        match Self::read(&type_name, envelope.json("message").unwrap_or("{}")) {
            Ok(Some(event)) => event,
            Ok(None) => Self::Unknown { type_name },
            Err(WrongType) => Self::Damaged { type_name: Some(type_name) },
        }
    }

    /// `Ok(None)` for an unknown type.
    fn read(type_name: &str, message: &str) -> Result<Option<Self>, WrongType> {
        let content = Object::parse(message).ok_or(WrongType);
        // Most events are news by their name alone: that a chat has ended counts, whatever comes with it.
        let empty = Object::default();
        let body = content.as_ref().unwrap_or(&empty);
        let content = content.as_ref().map_err(|fault| *fault);
        Ok(Some(match type_name {
            "ChatRequestSuccess" => Self::ChatRequestSuccess(Box::new(ChatRequestSuccess::read(body))),
            "ChatRequestFail" => Self::ChatRequestFail(ChatRequestFail::read(body)),
            "QueueUpdate" => Self::QueueUpdate(QueueUpdate::read(body)),
            "ChatEstablished" => Self::ChatEstablished(Partner::read(body)),
            "ChatMessage" => Self::ChatMessage(ChatMessage::read(content?)?),
            "AgentTyping" => Self::AgentTyping(Agent::read(body)),
            "AgentNotTyping" => Self::AgentNotTyping(Agent::read(body)),
            "AgentDisconnect" => Self::AgentDisconnect,
            "ChatTransferred" => Self::ChatTransferred(Partner::read(body)),
            "TransferToButtonInitiated" => Self::TransferToButtonInitiated,
            "ChatResumedAfterTransfer" => Self::ChatResumedAfterTransfer(ChatResumed::read(body)),
            "AgentJoinedConference" => Self::AgentJoinedConference(Agent::read(body)),
            "AgentLeftConference" => Self::AgentLeftConference(Agent::read(body)),
            "ChatEnded" => Self::ChatEnded(ChatEnded::read(body)),
            "CustomEvent" => Self::CustomEvent(CustomEvent::read(content?)?),
            "NewVisitorBreadcrumb" => Self::NewVisitorBreadcrumb { location: body.text("location") },
            "ChasitorSessionData" => Self::ChasitorSessionData(Box::new(ChasitorSessionData::read(content?))),
            "AsyncResult" => Self::AsyncResult(AsyncResult::read(body)),
            "ReconnectSession" => Self::ReconnectSession(ReconnectSession::read(body).ok_or(WrongType)?),
            _ => return Ok(None),
        }))
    }
}
