//! Settings decide nothing by themselves: they are the options named in §16.1 and §16.3, complete, with defaults.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Who answers the visitor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgentMode {
    /// A scripted agent accepts, answers by keyword and says goodbye.
    Scripted,
    /// Nobody answers unless [`Control::act`](crate::Control::act) or the control API says so.
    Manual,
}

/// A chat button that visitors may ask for (§3.18).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Button {
    /// Salesforce id of 15 or 18 characters, prefix `573`.
    pub id: String,
    /// Language of the button, such as `en_US`.
    pub language: String,
    /// Whether somebody would answer now.
    pub available: bool,
}

/// A person who answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agent {
    /// Salesforce id, prefix `005`.
    pub id: String,
    /// The name that visitors see.
    pub name: String,
}

/// Idle settings announced with ChatEstablished (§6.4, §13). The sandbox does not enforce them (A25).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Idle {
    /// Whether the client has to enforce the idle timeout.
    pub enabled: bool,
    /// Seconds without an answer of the visitor until the warning.
    pub warning_time: u32,
    /// Seconds without an answer of the visitor until the chat ends.
    pub timeout: u32,
}

/// All settings of the sandbox. Times are in milliseconds unless they say otherwise.
///
/// Over HTTP a `PATCH` replaces the named fields; names are those below.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Who answers.
    pub agent: AgentMode,
    /// Status of a successful POST: 200, or 202 (A1).
    pub post_status: u16,
    /// Answer a repeated SEQUENCE with 409 instead of a success without effect (A2).
    pub duplicate_conflict: bool,
    /// Longest text of a ChatMessage in characters; longer ones are answered 400 (A24).
    pub max_text: Option<usize>,
    /// How long a poll is held (A10).
    pub hold_ms: u64,
    /// `clientPollTimeout` of SessionId in **seconds** (A10).
    pub client_poll_timeout: u32,
    /// Send `clientPollTimeout` as text (§3.1).
    pub client_poll_timeout_as_text: bool,
    /// Expiry without a request, announced as `connectionTimeout` (A11).
    pub connection_timeout_ms: u64,
    /// How long a second poll waits for the first one's socket to close (A9).
    pub poll_grace_ms: u64,
    /// How long polls are answered 204 after the end of the chat was delivered (A12).
    pub ended_ms: u64,
    /// Answer ReconnectSession although there was no 503 (A17).
    pub reconnect_always: bool,
    /// Hold ChasitorSessionData back until ChasitorResyncState has come (§18, question 2).
    pub session_data_after_resync: bool,
    /// Lowest accepted API version; lower ones are answered 400.
    pub min_version: u32,
    /// Send CORS headers (A26).
    pub cors: bool,
    /// Answer preflights. Without it OPTIONS is answered 405 and no CORS headers (§16.4).
    pub preflight: bool,
    /// Keep connections open. Without it each answer closes its connection, so that a browser never
    /// repeats a request by itself when an answer is dropped (§4.1).
    pub keep_alive: bool,
    /// Whether anybody is there at all; otherwise requests are refused as `Unavailable`.
    pub available: bool,
    /// The buttons that exist (A20: any other is `Unavailable`).
    pub buttons: Vec<Button>,
    /// The agents that exist; the first accepts, the second takes over transfers.
    pub agents: Vec<Agent>,
    /// Place in the queue at the start.
    pub queue_position: u32,
    /// Estimated wait in **seconds** for each place in the queue; none = unknown, sent as −1 (§12).
    pub wait_per_place: Option<u32>,
    /// Scripted agent: time for each place in the queue, and until it accepts.
    pub queue_step_ms: u64,
    /// Scripted agent: pause before it starts to type.
    pub think_ms: u64,
    /// Scripted agent: time it types.
    pub typing_ms: u64,
    /// Whether the agent sees unsent text (§11).
    pub sneak_peek: bool,
    /// Idle settings of the chat (§13).
    pub idle: Idle,
    /// `sensitiveDataRules` of ChatRequestSuccess, as they are (§6.16).
    pub sensitive_rules: Vec<Value>,
    /// `postChatUrl`; `{shop}`, `{widget}` and `{service}` stand for the origins (§10).
    pub post_chat_url: Option<String>,
    /// `pingRate` of Visitor/Settings (§3.18).
    pub ping_rate_ms: u64,
    /// Spell it `pingrate`, as the documents do (§7).
    pub lower_case_ping_rate: bool,
    /// Spell `chasitorIdletimeout`, as the documents do (§6.4).
    pub lower_case_idle: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            agent: AgentMode::Scripted,
            post_status: 200,
            duplicate_conflict: false,
            max_text: None,
            hold_ms: 30_000,
            client_poll_timeout: 40,
            client_poll_timeout_as_text: false,
            connection_timeout_ms: 110_000,
            poll_grace_ms: 250,
            ended_ms: 10_000,
            reconnect_always: false,
            session_data_after_resync: false,
            min_version: 0,
            cors: true,
            preflight: true,
            keep_alive: true,
            available: true,
            buttons: vec![Button { id: "5737Q000000Pw2R".into(), language: "en_US".into(), available: true }],
            agents: vec![
                Agent { id: "0057Q00000HnD4s".into(), name: "Mira K".into() },
                Agent { id: "0057Q00000HnE0b".into(), name: "Jonas P".into() },
            ],
            queue_position: 2,
            wait_per_place: Some(20),
            queue_step_ms: 1_200,
            think_ms: 500,
            typing_ms: 1_100,
            sneak_peek: true,
            idle: Idle { enabled: true, warning_time: 120, timeout: 300 },
            sensitive_rules: Vec::new(),
            post_chat_url: Some("{shop}/after-chat.html".into()),
            ping_rate_ms: 50_000,
            lower_case_ping_rate: false,
            lower_case_idle: false,
        }
    }
}

impl Settings {
    /// Settings for tests: nobody answers by itself, nothing in the script takes time.
    pub fn manual() -> Self {
        Self { agent: AgentMode::Manual, ..Self::immediate() }
    }

    /// The scripted agent without any pause.
    pub fn immediate() -> Self {
        Self { queue_step_ms: 0, think_ms: 0, typing_ms: 0, ..Self::default() }
    }

    /// These settings with the fields of `patch` replaced.
    ///
    /// # Errors
    /// `patch` is not an object, names an unknown field or has a value of the wrong type.
    pub(crate) fn patched(&self, patch: &[u8]) -> Result<Self, serde_json::Error> {
        let patch: serde_json::Map<String, Value> = serde_json::from_slice(patch)?;
        let Value::Object(mut all) = serde_json::to_value(self)? else { return Ok(self.clone()) };
        all.extend(patch);
        serde_json::from_value(Value::Object(all))
    }

    pub(crate) fn hold(&self) -> Duration {
        Duration::from_millis(self.hold_ms)
    }

    pub(crate) fn expiry(&self) -> Duration {
        Duration::from_millis(self.connection_timeout_ms)
    }

    pub(crate) fn ended(&self) -> Duration {
        Duration::from_millis(self.ended_ms)
    }

    /// `estimatedWaitTime` in seconds at a place in the queue; −1 is unknown (§12).
    pub(crate) fn wait_at(&self, place: u32) -> i64 {
        self.wait_per_place.map_or(-1, |seconds| i64::from(seconds) * i64::from(place))
    }
}
