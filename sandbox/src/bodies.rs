//! The request for a chat, strict about types and tolerant about everything else (A20). Has no effect.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::answer::Answer;

/// ChasitorInit (§3.3).
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChasitorInit {
    pub(crate) organization_id: String,
    pub(crate) deployment_id: String,
    pub(crate) button_id: String,
    pub(crate) session_id: Option<String>,
    pub(crate) visitor_name: Option<String>,
    pub(crate) prechat_details: Option<Vec<CustomDetail>>,
    pub(crate) prechat_entities: Option<Vec<Entity>>,
    pub(crate) receive_queue_updates: Option<bool>,
    pub(crate) is_post: Option<bool>,
    pub(crate) agent_id: Option<String>,
    pub(crate) do_fallback: Option<bool>,
    pub(crate) button_overrides: Option<Vec<String>>,
    #[serde(flatten)]
    _text: TextFields,
}

/// Fields that are only checked for their type.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
struct TextFields {
    #[serde(rename = "userAgent")]
    _user_agent: Option<String>,
    #[serde(rename = "language")]
    _language: Option<String>,
    #[serde(rename = "screenResolution")]
    _screen_resolution: Option<String>,
    #[serde(rename = "trackingId")]
    _tracking_id: Option<String>,
}

impl ChasitorInit {
    /// What serde cannot say: required texts that are empty (A20).
    pub(crate) fn check(self) -> Result<Self, Answer> {
        let overrides = self.button_overrides.as_ref().is_some_and(|targets| !targets.is_empty());
        let required = [
            ("organizationId", !self.organization_id.is_empty()),
            ("deploymentId", !self.deployment_id.is_empty()),
            ("buttonId", !self.button_id.is_empty() || overrides),
        ];
        match required.into_iter().find(|(_, present)| !present) {
            Some((name, _)) => Err(Answer::bad_request(&format!("{name} is empty"))),
            None => Ok(self),
        }
    }
}

/// A pre-chat detail (§7, §8.1).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CustomDetail {
    pub(crate) label: String,
    pub(crate) value: String,
    #[serde(default)]
    pub(crate) transcript_fields: Vec<String>,
    pub(crate) display_to_agent: Option<bool>,
    pub(crate) entity_maps: Option<Vec<Value>>,
}

/// A record to find or create (§7, §8.1).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Entity {
    entity_name: String,
    show_on_create: Option<bool>,
    link_to_entity_name: Option<String>,
    link_to_entity_field: Option<String>,
    save_to_transcript: Option<String>,
    entity_fields_maps: Vec<EntityField>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct EntityField {
    field_name: String,
    label: String,
    do_find: bool,
    is_exact_match: bool,
    do_create: bool,
}

/// A body of a known shape, else 400 (A20).
pub(crate) fn json<T: DeserializeOwned>(body: &[u8]) -> Result<T, Answer> {
    let body = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice(body).map_err(|error| Answer::bad_request(&error.to_string()))
}
