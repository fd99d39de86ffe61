//! Reads the records of the `pre-chat` object (§8.2). It searches and creates nothing: that is the service's.

use std::iter;

use crate::protocol::Entity;
use crate::protocol::live_agent::EntityFieldsMaps;
use crate::session::form::Field;
use crate::wire::json::Json;

use super::faults::{Faults, quoted};
use super::shape::Shape;

const ENTITY: [&str; 7] = [
    "entityName",
    "showOnCreate",
    "saveToTranscript",
    "linkToEntityName",
    "linkToEntityField",
    "entityFieldsMaps",
    // As the service's own web snippet spells it (§8.4).
    "entityFieldMaps",
];

const MAP: [&str; 5] = ["fieldName", "label", "doFind", "isExactMatch", "doCreate"];

/// Reads `entities`. Their labels must be those of fields, letter by letter (§8.1).
pub(super) fn read(pre_chat: &mut Shape<'_>, fields: &[Field]) -> Vec<Entity> {
    let mut entities = Vec::new();
    for (path, item) in pre_chat.items("entities") {
        entities.extend(entity(item, path, fields, pre_chat.faults()));
    }
    check_links(&entities, &pre_chat.path_of("entities"), pre_chat.faults());
    entities
}

fn entity(value: &Json, path: String, fields: &[Field], faults: &mut Faults) -> Option<Entity> {
    let mut shape = Shape::new(value, path, &ENTITY, faults)?;
    let entity = Entity {
        entity_name: shape.required("entityName"),
        show_on_create: shape.flag("showOnCreate", false),
        save_to_transcript: shape.text("saveToTranscript"),
        link_to_entity_name: shape.text("linkToEntityName"),
        link_to_entity_field: shape.text("linkToEntityField"),
        entity_fields_maps: maps(&mut shape, fields),
    };
    if entity.link_to_entity_name.is_some() != entity.link_to_entity_field.is_some() {
        let missing = if entity.link_to_entity_name.is_some() { "linkToEntityField" } else { "linkToEntityName" };
        shape.refuse(missing, "a text, because the other half of the link is there");
    }
    Some(entity)
}

fn maps(shape: &mut Shape<'_>, fields: &[Field]) -> Vec<EntityFieldsMaps> {
    let name = if shape.member("entityFieldMaps").is_some() { "entityFieldMaps" } else { "entityFieldsMaps" };
    let mut maps = Vec::new();
    for (path, item) in shape.items(name) {
        maps.extend(map(item, path, fields, shape.faults()));
    }
    maps
}

fn map(value: &Json, path: String, fields: &[Field], faults: &mut Faults) -> Option<EntityFieldsMaps> {
    let mut shape = Shape::new(value, path, &MAP, faults)?;
    let label = shape.required("label");
    if !label.is_empty() && !fields.iter().any(|field| field.label == label) {
        shape.refuse("label", "the label of a field, letter by letter");
    }
    Some(EntityFieldsMaps {
        field_name: shape.required("fieldName"),
        label,
        do_find: shape.flag("doFind", false),
        is_exact_match: shape.flag("isExactMatch", false),
        do_create: shape.flag("doCreate", false),
    })
}

/// A circle of links can never be filled: each record would have to be there before the other (§8.2).
fn check_links(entities: &[Entity], path: &str, faults: &mut Faults) {
    let next = |entity: &Entity| {
        let name = entity.link_to_entity_name.as_deref()?;
        entities.iter().find(|other| other.entity_name == name)
    };
    for (index, entity) in entities.iter().enumerate() {
        let mut way = iter::successors(next(entity), |other| next(other)).take(entities.len());
        if way.any(|other| other.entity_name == entity.entity_name) {
            let found = quoted(entity.link_to_entity_name.as_deref().unwrap_or_default());
            faults.add(
                &[path, "[", &index.to_string(), "].linkToEntityName"].concat(),
                "links without a circle",
                &found,
            );
        }
    }
}
