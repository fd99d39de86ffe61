//! What the service knows after a hand-over. Bringing it together with the visitor's side is the driver's.

use super::waiting::GeoLocation;
use crate::wire::lenient::Object;

/// Body of `ChasitorSessionData` (§6.15). The agent's name and the idle settings are not in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ChasitorSessionData {
    /// Place in the queue; 0 is the next one.
    pub queue_position: Option<u64>,
    /// Where the service believes the visitor to be.
    pub geo_location: Option<GeoLocation>,
    /// Page on which the chat was requested; may be empty.
    pub url: Option<String>,
    /// Page that led there; may be empty.
    pub oref: Option<String>,
    /// Page to open after the chat, unchecked.
    pub post_chat_url: Option<String>,
    /// Unsent text is to be sent; absent means: as before.
    pub sneak_peek_enabled: Option<bool>,
    /// The transcript so far, oldest first. An entry that cannot be read is left out.
    pub chat_messages: Vec<TranscriptEntry>,
}

impl ChasitorSessionData {
    pub(super) fn read(body: &Object<'_>) -> Self {
        let entries = body.list("chatMessages").unwrap_or_default();
        Self {
            queue_position: body.natural("queuePosition"),
            geo_location: GeoLocation::read(body),
            url: body.text("url"),
            oref: body.text("oref"),
            post_chat_url: body.text("postChatUrl"),
            sneak_peek_enabled: body.flag("sneakPeekEnabled"),
            chat_messages: entries.into_iter().filter_map(TranscriptEntry::read).collect(),
        }
    }
}

/// One line of the service's transcript (§7).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TranscriptEntry {
    /// `Agent`, `Chasitor` (the visitor), `OperatorTransferred`, or anything else.
    pub kind: Option<String>,
    /// Who wrote it, as plain text.
    pub name: Option<String>,
    /// The text.
    pub content: Option<String>,
    /// Milliseconds since 1970.
    pub timestamp_ms: Option<u64>,
    /// Number within the transcript; it has nothing to do with the numbers of events.
    pub sequence: Option<i64>,
}

impl TranscriptEntry {
    fn read(json: &str) -> Option<Self> {
        let entry = Object::parse(json)?;
        Some(Self {
            kind: entry.text("type"),
            name: entry.text("name"),
            content: entry.text("content"),
            timestamp_ms: entry.natural("timestamp"),
            sequence: entry.integer("sequence"),
        })
    }
}

/// Body of `AsyncResult` (§6.19).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AsyncResult {
    /// Absent says nothing, and is no failure.
    pub is_success: Option<bool>,
    /// What went wrong, in the service's words.
    pub error: Option<String>,
}

impl AsyncResult {
    pub(super) fn read(body: &Object<'_>) -> Self {
        Self { is_success: body.flag("isSuccess"), error: body.text("error") }
    }
}
