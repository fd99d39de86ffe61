//! The bodies of the visitor's POSTs. They are exactly what real clients send; nothing is checked here.

use serde::Serialize;

pub use super::pre_chat::{CustomDetail, Entity, EntityFieldsMaps};

/// Body of `ChasitorTyping` and `ChasitorNotTyping` (§3.9).
pub const EMPTY: &str = "{}";

/// Body of `POST Chasitor/ChasitorInit` (§3.3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChasitorInit<'a> {
    /// Id of the organisation, 15 characters.
    pub organization_id: &'a str,
    /// Id of the deployment, 15 characters.
    pub deployment_id: &'a str,
    /// Id of the button, 15 characters; may be empty with `button_overrides`.
    pub button_id: &'a str,
    /// [`SessionId::id`](super::response::SessionId::id), not the key.
    pub session_id: &'a str,
    /// User agent of the browser.
    pub user_agent: &'a str,
    /// Language of the visitor, such as `de-DE`.
    pub language: &'a str,
    /// Size of the screen in pixels, such as `1440x900`.
    pub screen_resolution: &'a str,
    /// Name that the agent sees.
    pub visitor_name: &'a str,
    /// The visitor's answers; sent even when empty.
    pub prechat_details: &'a [CustomDetail],
    /// Records to find or create; sent even when empty.
    pub prechat_entities: &'a [Entity],
    /// Ask for `QueueUpdate` events.
    pub receive_queue_updates: bool,
    /// Must be true: the service refuses the chat otherwise.
    pub is_post: bool,
    /// The one agent who is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent_id: Option<&'a str>,
    /// With `agent_id`: ask the button when that agent is not there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub do_fallback: Option<bool>,
    /// Targets in order, each a button, an agent or `agent_button`; replaces button, agent and fallback.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub button_overrides: Option<&'a [String]>,
    /// Tracking id; not documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tracking_id: Option<&'a str>,
}

/// Body of `POST Chasitor/ChasitorResyncState` (§3.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChasitorResyncState<'a> {
    /// Id of the organisation, 15 characters.
    pub organization_id: &'a str,
}

/// Body of `POST Chasitor/ChatMessage` (§3.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ChatMessage<'a> {
    /// Plain text; the service refuses an empty one.
    pub text: &'a str,
}

/// Body of `POST Chasitor/ChasitorSneakPeek` (§3.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SneakPeek<'a> {
    /// Number of the update within the chat, from 0.
    pub position: u64,
    /// The whole unsent text; empty clears it.
    pub text: &'a str,
}

/// Body of `POST Chasitor/CustomEvent` (§3.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CustomEvent<'a> {
    /// Name chosen by the page.
    #[serde(rename = "type")]
    pub kind: &'a str,
    /// Always text: an object goes as its JSON text.
    pub data: &'a str,
}

/// Body of `POST Chasitor/ChatEnd` (§3.12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ChatEnd {
    /// Why the chat ends; always sent.
    pub reason: EndReason,
}

/// Why this side ends the chat (§3.12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum EndReason {
    /// The visitor did.
    Client,
    /// The idle timer did.
    ClientIdleTimeout,
}

/// The JSON text of a body.
#[must_use]
pub fn encode(body: &impl Serialize) -> String {
    // Writing JSON into memory fails for map keys that are no text and for serialisers that give up;
    // the bodies above have neither. `expect` would bring the whole wording of the fault to every visitor.
    let Ok(json) = serde_json::to_string(body) else { unreachable!("a body of plain fields always has a JSON text") };
    json
}
