//! Reads the records of the `pre-chat` object (§8.2). It searches and creates nothing: that is the service's.

use std::iter;

use crate::protocol::Entity;
use crate::protocol::live_agent::EntityFieldsMaps;
use crate::session::form::Field;
use crate::wire::json::Json;

use super::faults::{Faults, quoted};
use super::rules::{Must, Rule, Shape, filled, free, item_path};

const ENTITY: [Rule; 7] = [
    filled("entityName"),
    free("showOnCreate", Must::Flag),
    free("saveToTranscript", Must::Text("a text")),
    free("linkToEntityName", Must::Text("a text")),
    free("linkToEntityField", Must::Text("a text")),
    free("entityFieldsMaps", Must::List),
    // As the service's own web snippet spells it (§8.4).
    free("entityFieldMaps", Must::List),
];

const MAP: [Rule; 5] = [
    filled("label"),
    filled("fieldName"),
    free("doFind", Must::Flag),
    free("isExactMatch", Must::Flag),
    free("doCreate", Must::Flag),
];

/// Reads `entities`. Their labels must be those of fields, letter by letter (§8.1).
pub(super) fn read(pre_chat: &Shape<'_>, fields: &[Field], faults: &mut Faults) -> Vec<Entity> {
    let mut entities = Vec::new();
    for (index, item) in pre_chat.items("entities").iter().enumerate() {
        entities.extend(entity(item, &pre_chat.path_of_item("entities", index), fields, faults));
    }
    check_links(&entities, &pre_chat.path_of("entities"), faults);
    entities
}

fn entity(value: &Json, path: &str, fields: &[Field], faults: &mut Faults) -> Option<Entity> {
    let given = Shape::read(value, path, &ENTITY, faults)?;
    let links = ["linkToEntityName", "linkToEntityField"];
    if let [true, false] | [false, true] = links.map(|name| given.member(name).is_some()) {
        let missing = links[usize::from(given.member(links[0]).is_some())];
        given.refuse(missing, "a text, because the other half of the link is there", faults);
    }
    Some(Entity {
        entity_name: given.filled("entityName").unwrap_or_default(),
        show_on_create: given.flag("showOnCreate").unwrap_or(false),
        save_to_transcript: given.text("saveToTranscript"),
        link_to_entity_name: given.text(links[0]),
        link_to_entity_field: given.text(links[1]),
        entity_fields_maps: maps(&given, fields, faults),
    })
}

fn maps(entity: &Shape<'_>, fields: &[Field], faults: &mut Faults) -> Vec<EntityFieldsMaps> {
    let name = if entity.member("entityFieldMaps").is_some() { "entityFieldMaps" } else { "entityFieldsMaps" };
    let mut maps = Vec::new();
    for (index, item) in entity.items(name).iter().enumerate() {
        maps.extend(map(item, &entity.path_of_item(name, index), fields, faults));
    }
    maps
}

fn map(value: &Json, path: &str, fields: &[Field], faults: &mut Faults) -> Option<EntityFieldsMaps> {
    let given = Shape::read(value, path, &MAP, faults)?;
    let label = given.filled("label").unwrap_or_default();
    if !label.is_empty() && !fields.iter().any(|field| field.label == label) {
        given.refuse("label", "the label of a field, letter by letter", faults);
    }
    Some(EntityFieldsMaps {
        field_name: given.filled("fieldName").unwrap_or_default(),
        label,
        do_find: given.flag("doFind").unwrap_or(false),
        is_exact_match: given.flag("isExactMatch").unwrap_or(false),
        do_create: given.flag("doCreate").unwrap_or(false),
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
            faults.add(&[&item_path(path, index), ".linkToEntityName"].concat(), "links without a circle", &found);
        }
    }
}
