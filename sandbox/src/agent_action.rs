//! The actions of an agent (§16.3), and why one is refused. Carries out none.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::phase::PhaseName;

/// An action of the agent, or of the service in the agent's stead.
///
/// As JSON: `{"action": "say", "text": "Hello"}`; names of actions in kebab case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "kebab-case", rename_all_fields = "snake_case", deny_unknown_fields)]
pub enum AgentAction {
    /// ChatEstablished (§6.4). Queued or Waiting.
    Accept {
        /// Name; default: the first agent of the settings.
        #[serde(default)]
        name: Option<String>,
        /// Footer menu of a bot: `{id, dialogId, text, value}`.
        #[serde(default)]
        items: Vec<Value>,
    },
    /// All agents decline: ChatRequestFail `Unavailable`. Queued.
    Decline,
    /// ChatRequestFail with this reason, also during a chat (§6.2).
    Fail {
        /// A value of §9.1, or anything.
        reason: String,
    },
    /// QueueUpdate (§6.3). Queued or Waiting.
    QueueUpdate {
        /// Place in the queue.
        position: u32,
        /// Seconds; left out by default, −1 is unknown.
        #[serde(default)]
        estimated_wait_time: Option<i64>,
    },
    /// A text (§6.5). Active.
    Say {
        /// Plain text.
        text: String,
        /// `schedule.responseDelayMilliseconds`, the pace of a bot.
        #[serde(default)]
        delay_ms: u64,
    },
    /// AgentTyping (§6.6).
    Typing,
    /// AgentNotTyping (§6.6).
    NotTyping,
    /// AgentNotTyping before AgentTyping in one answer (§6.6).
    TypingOutOfOrder,
    /// ChatTransferred (§6.8). Active or Waiting.
    Transfer {
        /// Name of the new agent; default: the second agent of the settings.
        #[serde(default)]
        name: Option<String>,
    },
    /// TransferToButtonInitiated (§6.9): Active → Waiting.
    TransferToQueue,
    /// ChatResumedAfterTransfer (§6.10): Waiting → Active with the earlier agent.
    FailTransfer,
    /// AgentJoinedConference (§6.11).
    JoinConference {
        /// Who joins.
        name: String,
    },
    /// AgentLeftConference (§6.11).
    LeaveConference {
        /// Who leaves.
        name: String,
    },
    /// AgentDisconnect (§6.7): Active → Waiting.
    Disconnect,
    /// ChatEnded (§6.12).
    End {
        /// A value of §9.2; default `agent`.
        #[serde(default)]
        reason: Option<String>,
        /// `attachedRecords` as it is; default an empty list.
        #[serde(default)]
        attached_records: Option<Value>,
    },
    /// CustomEvent (§6.13).
    CustomEvent {
        /// The inner type.
        kind: String,
        /// A text by the documents; anything goes.
        data: Value,
    },
    /// FileTransfer `Requested` with an address of the service (§6.17).
    RequestFile,
    /// FileTransfer `Canceled`.
    CancelFile,
    /// RichMessage (§6.18).
    RichMessage {
        /// `ChatWindowMenu` or `ChatWindowButton`.
        kind: String,
        /// Heading of a menu.
        #[serde(default)]
        header: Option<String>,
        /// `{text, value}`.
        items: Vec<Value>,
    },
    /// SensitiveDataRules (§6.16).
    SensitiveDataRules {
        /// Rules as they are.
        rules: Vec<Value>,
    },
    /// Any event; `message` null stays null. For bytes that are not JSON use the raw hook.
    Event {
        /// Event type.
        kind: String,
        /// Its message.
        #[serde(default)]
        message: Value,
    },
    /// Leaves event numbers out, as if events had been lost.
    SkipNumbers {
        /// How many.
        count: u32,
    },
    /// Several actions at once, so that one poll answer holds all their events.
    Batch {
        /// In this order; the first one that is refused ends the batch.
        actions: Vec<AgentAction>,
    },
}

impl AgentAction {
    /// The first agent of the settings accepts.
    pub fn accept() -> Self {
        Self::Accept { name: None, items: Vec::new() }
    }

    /// A text without delay.
    pub fn say(text: impl Into<String>) -> Self {
        Self::Say { text: text.into(), delay_ms: 0 }
    }

    /// The agent ends the chat.
    pub fn end() -> Self {
        Self::End { reason: None, attached_records: None }
    }

    /// The chat goes over to the second agent of the settings.
    pub fn transfer() -> Self {
        Self::Transfer { name: None }
    }
}

/// Why an action was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActionError {
    /// No such session.
    UnknownSession,
    /// The chat is not in a state for it.
    WrongPhase {
        /// Where the action is possible.
        expected: &'static [PhaseName],
        /// Where the chat is.
        found: PhaseName,
    },
}

impl fmt::Display for ActionError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownSession => out.write_str("no such session; GET /_sandbox/sessions lists them"),
            Self::WrongPhase { expected, found } => {
                write!(out, "the action needs a chat in one of {expected:?}, this one is {found:?}")
            }
        }
    }
}

impl std::error::Error for ActionError {}
