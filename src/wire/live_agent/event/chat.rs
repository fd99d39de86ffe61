//! Events of a running chat. Texts are kept letter by letter: nothing is decoded, trimmed or made safe here.

use crate::wire::lenient::{Object, WrongType};

/// Body of `ChatEstablished` and `ChatTransferred` (§6.4, §6.8): whom the visitor talks to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Partner {
    /// Name to show, as plain text.
    pub name: Option<String>,
    /// A record id or a UUID.
    pub user_id: Option<String>,
    /// The partner is a bot: it came with a footer menu.
    pub is_bot: bool,
    /// Unsent text is to be sent; typing signs otherwise.
    pub sneak_peek_enabled: bool,
    /// Off when the service does not mention it.
    pub idle_timeout: IdleTimeout,
}

impl Partner {
    pub(super) fn read(body: &Object<'_>) -> Self {
        // Two members instead of an alias: a service that sends both spellings is understood as well.
        let idle = body.object("chasitorIdleTimeout").or_else(|| body.object("chasitorIdletimeout"));
        Self {
            name: body.text("name"),
            user_id: body.text("userId"),
            is_bot: body.list("items").is_some_and(|items| !items.is_empty()),
            sneak_peek_enabled: body.flag("sneakPeekEnabled").unwrap_or(false),
            idle_timeout: idle.as_ref().map(IdleTimeout::read).unwrap_or_default(),
        }
    }
}

/// When a silent visitor is warned and then sent away (§6.4, §13).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct IdleTimeout {
    /// Whether there is such a limit.
    pub is_enabled: bool,
    /// Seconds of silence until the warning.
    pub warning_seconds: Option<u64>,
    /// Seconds of silence until the end.
    pub timeout_seconds: Option<u64>,
}

impl IdleTimeout {
    fn read(settings: &Object<'_>) -> Self {
        Self {
            is_enabled: settings.flag("isEnabled").unwrap_or(false),
            warning_seconds: settings.natural("warningTime"),
            timeout_seconds: settings.natural("timeout"),
        }
    }
}

/// Body of `ChatMessage` (§6.5).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChatMessage {
    /// Plain text; nothing is shown when it is absent or empty.
    pub text: Option<String>,
    /// Who wrote it, as plain text.
    pub name: Option<String>,
    /// A record id or a UUID.
    pub agent_id: Option<String>,
    /// Milliseconds by which a bot wants the text to be shown later.
    pub delay_ms: Option<u64>,
}

impl ChatMessage {
    pub(super) fn read(body: &Object<'_>) -> Result<Self, WrongType> {
        Ok(Self {
            text: body.exact_text("text")?,
            name: body.text("name"),
            agent_id: body.text("agentId"),
            delay_ms: body.object("schedule").and_then(|schedule| schedule.natural("responseDelayMilliseconds")),
        })
    }
}

/// Body of `AgentTyping`, `AgentNotTyping` and of the conference events (§6.6, §6.11).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agent {
    /// Name to show, as plain text.
    pub name: Option<String>,
    /// A UUID here, unlike the id of a message.
    pub agent_id: Option<String>,
}

impl Agent {
    pub(super) fn read(body: &Object<'_>) -> Self {
        Self { name: body.text("name"), agent_id: body.text("agentId") }
    }
}

/// Body of `ChatResumedAfterTransfer` (§6.10).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChatResumed {
    /// Name of the earlier agent or bot, as plain text.
    pub name: Option<String>,
    /// The transfer failed, as opposed to: it was taken back.
    pub is_transfer_failure: bool,
}

impl ChatResumed {
    pub(super) fn read(body: &Object<'_>) -> Self {
        Self { name: body.text("name"), is_transfer_failure: body.flag("isTransferFailure").unwrap_or(false) }
    }
}

/// Body of `ChatEnded` (§6.12).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChatEnded {
    /// One of §9.2, or anything else.
    pub reason: Option<String>,
    /// The records of the chat as JSON text: a list by the recordings, a text by the documents.
    pub attached_records: Option<String>,
}

impl ChatEnded {
    pub(super) fn read(body: &Object<'_>) -> Self {
        Self { reason: body.text("reason"), attached_records: body.json("attachedRecords").map(str::to_owned) }
    }
}

/// Body of `CustomEvent` (§6.13).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CustomEvent {
    /// The inner `type`, chosen by the agent's side.
    pub kind: Option<String>,
    /// The text that was sent. Anything else than text is passed on as its JSON text.
    pub data: Option<String>,
}

impl CustomEvent {
    pub(super) fn read(body: &Object<'_>) -> Result<Self, WrongType> {
        let data = match body.json("data") {
            Some(json) if !json.starts_with('"') => Some(json.to_owned()),
            _ => body.exact_text("data")?,
        };
        Ok(Self { kind: body.text("type"), data })
    }
}
