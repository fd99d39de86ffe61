//! The bodies of the visitor's POSTs. They are exactly what real clients send; nothing is checked here.

use crate::wire::writer::{Body, ObjectWriter};

pub use super::pre_chat::{CustomDetail, Entity, EntityFieldsMaps};
pub use crate::wire::writer::encode;

/// Body of `ChasitorTyping` and `ChasitorNotTyping` (§3.9).
pub const EMPTY: &str = "{}";

/// Body of `POST Chasitor/ChasitorInit` (§3.3).
#[derive(Debug, Clone, PartialEq, Eq)]
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
    pub agent_id: Option<&'a str>,
    /// With `agent_id`: ask the button when that agent is not there.
    pub do_fallback: Option<bool>,
    /// Targets in order, each a button, an agent or `agent_button`; replaces button, agent and fallback.
    pub button_overrides: Option<&'a [String]>,
    /// Tracking id; not documented.
    pub tracking_id: Option<&'a str>,
}

impl Body for ChasitorInit<'_> {
    fn write(&self, object: &mut ObjectWriter) {
        object.text("organizationId", self.organization_id);
        object.text("deploymentId", self.deployment_id);
        object.text("buttonId", self.button_id);
        object.text("sessionId", self.session_id);
        object.text("userAgent", self.user_agent);
        object.text("language", self.language);
        object.text("screenResolution", self.screen_resolution);
        object.text("visitorName", self.visitor_name);
        object.objects("prechatDetails", &mut self.prechat_details.iter().map(|detail| detail as &dyn Body));
        object.objects("prechatEntities", &mut self.prechat_entities.iter().map(|entity| entity as &dyn Body));
        object.flag("receiveQueueUpdates", self.receive_queue_updates);
        object.flag("isPost", self.is_post);
        object.maybe_text("agentId", self.agent_id);
        if let Some(fallback) = self.do_fallback {
            object.flag("doFallback", fallback);
        }
        if let Some(overrides) = self.button_overrides {
            object.texts("buttonOverrides", overrides);
        }
        object.maybe_text("trackingId", self.tracking_id);
    }
}

/// Body of `POST Chasitor/ChasitorResyncState` (§3.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChasitorResyncState<'a> {
    /// Id of the organisation, 15 characters.
    pub organization_id: &'a str,
}

impl Body for ChasitorResyncState<'_> {
    fn write(&self, object: &mut ObjectWriter) {
        object.text("organizationId", self.organization_id);
    }
}

/// Body of `POST Chasitor/ChatMessage` (§3.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChatMessage<'a> {
    /// Plain text; the service refuses an empty one.
    pub text: &'a str,
}

impl Body for ChatMessage<'_> {
    fn write(&self, object: &mut ObjectWriter) {
        object.text("text", self.text);
    }
}

/// Body of `POST Chasitor/ChasitorSneakPeek` (§3.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SneakPeek<'a> {
    /// Number of the update within the chat, from 0.
    pub position: u64,
    /// The whole unsent text; empty clears it.
    pub text: &'a str,
}

impl Body for SneakPeek<'_> {
    fn write(&self, object: &mut ObjectWriter) {
        object.number("position", self.position);
        object.text("text", self.text);
    }
}

/// Body of `POST Chasitor/CustomEvent` (§3.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CustomEvent<'a> {
    /// Name chosen by the page.
    pub kind: &'a str,
    /// Always text: an object goes as its JSON text.
    pub data: &'a str,
}

impl Body for CustomEvent<'_> {
    fn write(&self, object: &mut ObjectWriter) {
        object.text("type", self.kind);
        object.text("data", self.data);
    }
}

/// Body of `POST Chasitor/ChatEnd` (§3.12).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChatEnd {
    /// Why the chat ends; always sent.
    pub reason: EndReason,
}

impl Body for ChatEnd {
    fn write(&self, object: &mut ObjectWriter) {
        object.text(
            "reason",
            match self.reason {
                EndReason::Client => "client",
                EndReason::ClientIdleTimeout => "clientIdleTimeout",
            },
        );
    }
}

/// Why this side ends the chat (§3.12).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndReason {
    /// The visitor did.
    Client,
    /// The idle timer did.
    ClientIdleTimeout,
}
