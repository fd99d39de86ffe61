//! Events of a request that waits for an agent. How a wait is worded is not decided here.

use crate::wire::lenient::Object;
use crate::wire::live_agent::pre_chat::CustomDetail;

/// Body of `ChatRequestSuccess` (§6.1). Sensitive-data rules that it may hold are not read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ChatRequestSuccess {
    /// How long the service keeps a session without hearing of it, in milliseconds.
    pub connection_timeout_ms: Option<u64>,
    /// Place in the queue; 0 is the next one.
    pub queue_position: Option<u64>,
    /// Estimated wait in whole seconds, as sent: −1 means unknown (§12).
    pub estimated_wait_seconds: Option<i64>,
    /// Where the service believes the visitor to be.
    pub geo_location: Option<GeoLocation>,
    /// Page on which the chat was requested; may be empty.
    pub url: Option<String>,
    /// Page that led there; may be empty.
    pub oref: Option<String>,
    /// Page to open after the chat, unchecked: it may be anything, even `javascript:`.
    pub post_chat_url: Option<String>,
    /// The pre-chat details as the service has understood them.
    pub custom_details: Vec<CustomDetail>,
    /// Tracking id; no session id.
    pub visitor_id: Option<String>,
    /// Whether the visitor may save the transcript.
    pub transcript_save_enabled: bool,
}

impl ChatRequestSuccess {
    pub(super) fn read(body: &Object<'_>) -> Self {
        let details = body.list("customDetails").unwrap_or_default();
        Self {
            connection_timeout_ms: body.natural("connectionTimeout"),
            queue_position: body.natural("queuePosition"),
            estimated_wait_seconds: body.whole("estimatedWaitTime"),
            geo_location: GeoLocation::read(body),
            url: body.text("url"),
            oref: body.text("oref"),
            post_chat_url: body.text("postChatUrl"),
            custom_details: details.into_iter().filter_map(CustomDetail::read).collect(),
            visitor_id: body.text("visitorId"),
            transcript_save_enabled: body.flag("transcriptSaveEnabled").unwrap_or(false),
        }
    }
}

/// Where an address on the internet is registered (§7).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GeoLocation {
    /// Two letters, such as `DE`.
    pub country_code: Option<String>,
    /// Name of the country in English.
    pub country_name: Option<String>,
    /// Code of the region.
    pub region: Option<String>,
    /// Name of the town.
    pub city: Option<String>,
    /// Who runs the network.
    pub organization: Option<String>,
    /// Degrees, north is positive; as the JSON text that came, since nothing here calculates with it.
    pub latitude: Option<String>,
    /// Degrees, east is positive; like the latitude.
    pub longitude: Option<String>,
}

impl GeoLocation {
    /// Reads the member `geoLocation` of `body`.
    pub(super) fn read(body: &Object<'_>) -> Option<Self> {
        let place = body.object("geoLocation")?;
        Some(Self {
            country_code: place.text("countryCode"),
            country_name: place.text("countryName"),
            region: place.text("region"),
            city: place.text("city"),
            organization: place.text("organization"),
            latitude: place.json("latitude").map(str::to_owned),
            longitude: place.json("longitude").map(str::to_owned),
        })
    }
}

/// Body of `ChatRequestFail` (§6.2).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChatRequestFail {
    /// One of §9.1, or anything else.
    pub reason: Option<String>,
    /// Page to open after the chat, unchecked.
    pub post_chat_url: Option<String>,
    /// The records of the chat as JSON text.
    pub attached_records: Option<String>,
}

impl ChatRequestFail {
    pub(super) fn read(body: &Object<'_>) -> Self {
        Self {
            reason: body.text("reason"),
            post_chat_url: body.text("postChatUrl"),
            attached_records: body.json("attachedRecords").map(str::to_owned),
        }
    }
}

/// Body of `QueueUpdate` (§6.3).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct QueueUpdate {
    /// Place in the queue; 0 is the next one.
    pub position: Option<u64>,
    /// Estimated wait in whole seconds, as sent: −1 means unknown (§12).
    pub estimated_wait_seconds: Option<i64>,
}

impl QueueUpdate {
    pub(super) fn read(body: &Object<'_>) -> Self {
        Self { position: body.natural("position"), estimated_wait_seconds: body.whole("estimatedWaitTime") }
    }
}
