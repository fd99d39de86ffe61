//! From the events of the wire (§6) to the words that all services share. One event in, one word out;
//! what follows from it is decided in `live`.

use crate::protocol::{
    Agent, Arrival, ChatEvent, EndReason, HistoryAuthor, HistoryLine, Note, QueuePlace, Refusal, Timestamp,
};
use crate::wire::live_agent::event::{
    ChasitorSessionData, ChatRequestFail, ChatRequestSuccess, Event, Partner, TranscriptEntry,
};

/// The word for an event; `None` for those without an effect on the chat.
#[must_use]
pub fn translate(event: Event) -> Option<ChatEvent> {
    Some(match event {
        Event::ChatRequestSuccess(body) => requested(*body),
        Event::ChatRequestFail(body) => refused(body),
        Event::QueueUpdate(body) => ChatEvent::Queue(place(body.position, body.estimated_wait_seconds)),
        Event::ChatEstablished(partner) => joined(partner, Arrival::Accepted),
        Event::ChatTransferred(partner) => joined(partner, Arrival::Transferred),
        Event::ChatResumedAfterTransfer(body) => {
            ChatEvent::AgentJoined { agent: Agent { name: body.name, is_bot: false }, arrival: Arrival::Resumed }
        }
        Event::ChatMessage(body) => {
            let text = body.text.filter(|text| !text.is_empty())?;
            ChatEvent::AgentText { name: body.name, text }
        }
        Event::AgentTyping(agent) => ChatEvent::AgentTyping { name: agent.name, typing: true },
        Event::AgentNotTyping(agent) => ChatEvent::AgentTyping { name: agent.name, typing: false },
        Event::AgentDisconnect => ChatEvent::AgentLeft,
        Event::TransferToButtonInitiated => ChatEvent::Transferring,
        Event::AgentJoinedConference(agent) => ChatEvent::Participant { name: agent.name, joined: true },
        Event::AgentLeftConference(agent) => ChatEvent::Participant { name: agent.name, joined: false },
        Event::ChatEnded(body) => ChatEvent::Ended(end_reason(body.reason.as_deref())),
        Event::CustomEvent(body) => {
            ChatEvent::Custom { kind: body.kind.unwrap_or_default(), data: body.data.unwrap_or_default() }
        }
        Event::ChasitorSessionData(data) => history(*data),
        Event::AsyncResult(body) if body.is_success == Some(false) => ChatEvent::Noted(Note::AsyncFailure),
        Event::AsyncResult(_) | Event::NewVisitorBreadcrumb { .. } | Event::ReconnectSession(_) => return None,
        Event::Unknown { type_name } => ChatEvent::Noted(Note::UnknownEvent(type_name)),
        Event::Damaged { type_name } => ChatEvent::Noted(Note::DamagedEvent(type_name.unwrap_or_default())),
    })
}

fn requested(body: ChatRequestSuccess) -> ChatEvent {
    ChatEvent::Requested {
        place: place(body.queue_position, body.estimated_wait_seconds),
        post_chat_url: filled(body.post_chat_url),
    }
}

fn refused(body: ChatRequestFail) -> ChatEvent {
    let reason = match body.reason.as_deref() {
        Some("Unavailable") => Refusal::Unavailable,
        Some("Blocked") => Refusal::Blocked,
        Some("InternalFailure") => Refusal::ServiceFault,
        _ => Refusal::Unknown,
    };
    ChatEvent::Refused { reason, post_chat_url: filled(body.post_chat_url) }
}

fn joined(partner: Partner, arrival: Arrival) -> ChatEvent {
    ChatEvent::AgentJoined { agent: Agent { name: filled(partner.name), is_bot: partner.is_bot }, arrival }
}

/// §9.2. Whatever is not listed there is unknown.
fn end_reason(reason: Option<&str>) -> EndReason {
    match reason {
        Some("agent") => EndReason::Agent,
        Some("client") => EndReason::Visitor,
        Some("clientIdleTimeout") => EndReason::Idle,
        Some("agentsUnavailable" | "agentPushTimeout") => EndReason::AgentsGone,
        _ => EndReason::Unknown,
    }
}

fn history(data: ChasitorSessionData) -> ChatEvent {
    ChatEvent::History {
        place: place(data.queue_position, None),
        post_chat_url: filled(data.post_chat_url),
        lines: data.chat_messages.into_iter().map(history_line).collect(),
    }
}

fn history_line(entry: TranscriptEntry) -> HistoryLine {
    let author = match entry.kind.as_deref() {
        Some("Agent") => HistoryAuthor::Agent,
        Some("Chasitor") => HistoryAuthor::Visitor,
        _ => HistoryAuthor::Notice,
    };
    HistoryLine {
        author,
        name: entry.name,
        text: entry.content.unwrap_or_default(),
        at: entry.timestamp_ms.map(Timestamp),
    }
}

/// A position that does not fit is no position; a wait below 0 means that it is not known (§12).
fn place(position: Option<u64>, wait_seconds: Option<i64>) -> QueuePlace {
    QueuePlace {
        position: position.and_then(|position| position.try_into().ok()),
        wait_seconds: wait_seconds.and_then(|wait| wait.try_into().ok()),
    }
}

fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}
