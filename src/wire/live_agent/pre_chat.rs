//! The two pre-chat lists. Which question feeds which field is configuration; nothing here checks it (§8).

use crate::wire::lenient::{self, Object};
use crate::wire::writer::{Body, ObjectWriter};

/// What the visitor has told before the chat, one answer each (§7, §8.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomDetail {
    /// The question. [`EntityFieldsMaps::label`] refers to it, letter by letter.
    pub label: String,
    /// The answer; dates as `YYYY-MM-DD`, checkboxes as `true` or `false`.
    pub value: String,
    /// API names of the transcript's fields that keep the answer.
    pub transcript_fields: Vec<String>,
    /// Whether the agent sees it; true when absent.
    pub display_to_agent: bool,
}

impl CustomDetail {
    /// A detail that the agent sees and that no field of the transcript keeps.
    #[must_use]
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into(), transcript_fields: Vec::new(), display_to_agent: true }
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
        })
    }
}

impl Body for CustomDetail {
    fn write(&self, object: &mut ObjectWriter) {
        object.text("label", &self.label);
        object.text("value", &self.value);
        object.texts("transcriptFields", &self.transcript_fields);
        object.flag("displayToAgent", self.display_to_agent);
        // Always sent, always empty: it drives searches in the agent's console alone (§7).
        object.texts("entityMaps", &[]);
    }
}

/// A record that the service is to find or to create when the agent accepts (§8.2).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entity {
    /// API name, such as `Contact`; upper and lower case differ.
    pub entity_name: String,
    /// Open the new record in the agent's console.
    pub show_on_create: bool,
    /// API name of the transcript's lookup field; empty means: do not attach.
    pub save_to_transcript: Option<String>,
    /// The other record that is to refer to this one.
    pub link_to_entity_name: Option<String>,
    /// The field of the other record that is to hold this one's id.
    pub link_to_entity_field: Option<String>,
    /// Which answer goes into which field. The wire's name has an `s` in the middle.
    pub entity_fields_maps: Vec<EntityFieldsMaps>,
}

impl Body for Entity {
    fn write(&self, object: &mut ObjectWriter) {
        object.text("entityName", &self.entity_name);
        object.flag("showOnCreate", self.show_on_create);
        object.maybe_text("saveToTranscript", self.save_to_transcript.as_deref());
        object.maybe_text("linkToEntityName", self.link_to_entity_name.as_deref());
        object.maybe_text("linkToEntityField", self.link_to_entity_field.as_deref());
        object.objects("entityFieldsMaps", &mut self.entity_fields_maps.iter().map(|map| map as &dyn Body));
    }
}

/// The tie between one answer and one field of a record (§8.2).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntityFieldsMaps {
    /// API name of the field; upper and lower case differ.
    pub field_name: String,
    /// [`CustomDetail::label`] of the answer.
    pub label: String,
    /// The field takes part in the search.
    pub do_find: bool,
    /// The search wants the very same value; without it the field may not be searched at all.
    pub is_exact_match: bool,
    /// The field is filled in a new record.
    pub do_create: bool,
}

impl Body for EntityFieldsMaps {
    fn write(&self, object: &mut ObjectWriter) {
        object.text("fieldName", &self.field_name);
        object.text("label", &self.label);
        object.flag("doFind", self.do_find);
        object.flag("isExactMatch", self.is_exact_match);
        object.flag("doCreate", self.do_create);
    }
}
