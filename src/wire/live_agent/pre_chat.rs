//! The two pre-chat lists. Which question feeds which field is configuration; nothing here checks it (§8).

use serde::{Deserialize, Serialize};

use crate::wire::lenient::{self, Object};

/// What the visitor has told before the chat, one answer each (§7, §8.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomDetail {
    /// The question. [`EntityFieldsMaps::label`] refers to it, letter by letter.
    pub label: String,
    /// The answer; dates as `YYYY-MM-DD`, checkboxes as `true` or `false`.
    pub value: String,
    /// API names of the transcript's fields that keep the answer.
    #[serde(default)]
    pub transcript_fields: Vec<String>,
    /// Whether the agent sees it; true when absent.
    #[serde(default = "yes")]
    pub display_to_agent: bool,
    /// Always sent, always empty: it drives searches in the agent's console alone (§7).
    #[serde(default, skip_deserializing)]
    pub entity_maps: [(); 0],
}

impl CustomDetail {
    /// A detail that the agent sees and that no field of the transcript keeps.
    #[must_use]
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            value: value.into(),
            transcript_fields: Vec::new(),
            display_to_agent: true,
            entity_maps: [],
        }
    }

    /// Reads a detail that the service repeats; `None` without a label.
    pub(super) fn read(json: &str) -> Option<Self> {
        let detail = Object::parse(json)?;
        let fields = detail.list("transcriptFields").unwrap_or_default();
        Some(Self {
            label: detail.text("label")?,
            value: detail.text("value").unwrap_or_default(),
            transcript_fields: fields.into_iter().filter_map(|field| lenient::text(field).ok()).collect(),
            display_to_agent: detail.flag("displayToAgent").unwrap_or(true),
            entity_maps: [],
        })
    }
}

fn yes() -> bool {
    true
}

/// A record that the service is to find or to create when the agent accepts (§8.2).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entity {
    /// API name, such as `Contact`; upper and lower case differ.
    pub entity_name: String,
    /// Open the new record in the agent's console.
    #[serde(default)]
    pub show_on_create: bool,
    /// API name of the transcript's lookup field; empty means: do not attach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub save_to_transcript: Option<String>,
    /// The other record that is to refer to this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link_to_entity_name: Option<String>,
    /// The field of the other record that is to hold this one's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link_to_entity_field: Option<String>,
    /// Which answer goes into which field. The wire's name has an `s` in the middle.
    pub entity_fields_maps: Vec<EntityFieldsMaps>,
}

/// The tie between one answer and one field of a record (§8.2).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EntityFieldsMaps {
    /// API name of the field; upper and lower case differ.
    pub field_name: String,
    /// [`CustomDetail::label`] of the answer.
    pub label: String,
    /// The field takes part in the search.
    #[serde(default)]
    pub do_find: bool,
    /// The search wants the very same value; without it the field may not be searched at all.
    #[serde(default)]
    pub is_exact_match: bool,
    /// The field is filled in a new record.
    #[serde(default)]
    pub do_create: bool,
}
