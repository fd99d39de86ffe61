//! What can be POSTed in a session, each with its resource and body. No numbering, no order.

use super::Config;
use super::link::Link;
use crate::protocol::{Detail, MessageId, StartRequest};
use crate::wire::live_agent::id::short;
use crate::wire::live_agent::pre_chat::CustomDetail;
use crate::wire::live_agent::request::{self, encode};

/// One POST that carries a SEQUENCE. Kept over a reload, so that a repeat has the same body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Post {
    /// Requests the chat (§3.3); the body is made once, since it holds the answers of the form.
    Init(String),
    /// A text of the visitor (§3.8).
    Text {
        /// Ours; not on the wire.
        id: MessageId,
        /// The text.
        text: String,
    },
    /// The visitor began (true) or ended (false) to write (§3.9).
    Typing(bool),
    /// An event of the host page (§3.11).
    Custom {
        /// The event's own type.
        kind: String,
        /// Its data.
        data: String,
    },
    /// The visitor ends the chat (§3.12).
    End,
}

impl Post {
    /// The request for a chat in a session.
    #[must_use]
    pub fn init(config: &Config, link: &Link, start: &StartRequest) -> Self {
        let details: Vec<CustomDetail> = start.details.iter().map(custom_detail).collect();
        Self::Init(encode(&request::ChasitorInit {
            organization_id: short(&config.organization_id),
            deployment_id: short(&config.deployment_id),
            button_id: short(&config.button_id),
            session_id: &link.id,
            user_agent: &start.client.user_agent,
            language: &start.client.language,
            screen_resolution: &start.client.screen_resolution,
            visitor_name: &start.visitor_name,
            prechat_details: &details,
            prechat_entities: &start.entities,
            receive_queue_updates: true,
            is_post: true,
            agent_id: config.agent_id.as_deref().map(short),
            do_fallback: config.agent_id.as_ref().and(config.do_fallback),
            button_overrides: (!config.button_overrides.is_empty()).then_some(&config.button_overrides),
            tracking_id: None,
        }))
    }

    /// The resource below `/chat/rest`.
    #[must_use]
    pub fn path(&self) -> &'static str {
        match self {
            Self::Init(_) => "Chasitor/ChasitorInit",
            Self::Text { .. } => "Chasitor/ChatMessage",
            Self::Typing(true) => "Chasitor/ChasitorTyping",
            Self::Typing(false) => "Chasitor/ChasitorNotTyping",
            Self::Custom { .. } => "Chasitor/CustomEvent",
            Self::End => "Chasitor/ChatEnd",
        }
    }

    /// The body as JSON text.
    #[must_use]
    pub fn body(&self) -> String {
        match self {
            Self::Init(body) => body.clone(),
            Self::Text { text, .. } => encode(&request::ChatMessage { text }),
            Self::Typing(_) => request::EMPTY.to_owned(),
            Self::Custom { kind, data } => encode(&request::CustomEvent { kind, data }),
            Self::End => encode(&request::ChatEnd { reason: request::EndReason::Client }),
        }
    }

    /// The text's id, if it is one.
    #[must_use]
    pub fn text_id(&self) -> Option<MessageId> {
        match self {
            Self::Text { id, .. } => Some(*id),
            _ => None,
        }
    }

    /// True for what the service takes before an agent has accepted (§5.5).
    #[must_use]
    pub fn may_go_early(&self) -> bool {
        matches!(self, Self::Init(_) | Self::End)
    }
}

fn custom_detail(detail: &Detail) -> CustomDetail {
    CustomDetail {
        transcript_fields: detail.transcript_fields.clone(),
        display_to_agent: detail.display_to_agent,
        ..CustomDetail::new(&detail.label, &detail.value)
    }
}
