//! Reads the `pre-chat` object: fields, records, consent. It draws nothing and keeps no default form:
//! without this option the session's own form is shown.

use std::slice;

use crate::session::form::{CONSENT, Choice, Condition, Consent, Field, Form, Kind};
use crate::wire::json::Json;

use super::address::Page;
use super::entities;
use super::faults::{Faults, quoted};
use super::rules::{Must, Rule, Shape, any, filled, free, item_path, plain};

/// Where the object stands in every fault.
const PATH: &str = "preChat";
const FIELDS: &str = "preChat.fields";

const KIND: Must = Must::Pass(
    |name| Kind::named(name).is_some(),
    "text, email, tel, number, date, url, textarea, select, radio, checkbox or hidden",
);
const TEXT: Must = Must::Text("a text");
const CHARACTERS: Must = Must::Number(0, "a whole number");

const FORM: [Rule; 3] = [free("fields", Must::List), free("entities", Must::List), free("consent", Must::Any)];

const FIELD: [Rule; 17] = [
    filled("name"),
    free("label", TEXT),
    free("type", KIND),
    free("required", Must::Flag),
    free("options", Must::List),
    free("pattern", TEXT),
    free("minLength", CHARACTERS),
    free("maxLength", CHARACTERS),
    free("value", Must::Plain),
    free("placeholder", TEXT),
    free("autocomplete", TEXT),
    free("help", TEXT),
    free("showIf", Must::Any),
    free("transcriptFields", Must::Texts(any, "a list of texts")),
    free("displayToAgent", Must::Flag),
    free("visitorName", Must::Flag),
    free("firstMessage", Must::Flag),
];

const CHOICE: [Rule; 2] = [free("value", Must::Plain), free("label", TEXT)];
const CONDITION: [Rule; 2] = [filled("field"), free("equals", Must::Any)];
const CONSENT_BOX: [Rule; 3] = [filled("text"), free("url", TEXT), free("required", Must::Flag)];

/// Reads the whole object. `is_pattern` says whether a text is a JavaScript regular expression.
pub(super) fn read(value: &Json, page: &Page, is_pattern: fn(&str) -> bool, faults: &mut Faults) -> Option<Form> {
    let form = Shape::read(value, PATH, &FORM, faults)?;
    let mut fields = Vec::new();
    for (index, item) in form.items("fields").iter().enumerate() {
        fields.extend(field(item, &form.path_of_item("fields", index), is_pattern, faults));
    }
    let entities = entities::read(&form, &fields, faults);
    let consent = form.member("consent").and_then(|value| consent(value, &form.path_of("consent"), page, faults));
    check_names(&fields, consent.is_some(), faults);
    Some(Form { fields, entities, consent })
}

fn field(value: &Json, path: &str, is_pattern: fn(&str) -> bool, faults: &mut Faults) -> Option<Field> {
    let given = Shape::read(value, path, &FIELD, faults)?;
    let name = given.filled("name").unwrap_or_default();
    let kind = given.member("type").and_then(Json::as_text).and_then(Kind::named).unwrap_or_default();
    let field = Field {
        label: given.text("label").unwrap_or_else(|| name.clone()),
        name,
        kind,
        required: given.flag("required").unwrap_or(false),
        options: choices(&given, kind, faults),
        pattern: given.text("pattern"),
        min_length: given.number("minLength"),
        max_length: given.number("maxLength"),
        value: given.member("value").and_then(plain).unwrap_or_default(),
        placeholder: given.text("placeholder"),
        autocomplete: given.text("autocomplete"),
        help: given.text("help"),
        show_if: given.member("showIf").and_then(|value| condition(value, &given.path_of("showIf"), faults)),
        transcript_fields: given.texts("transcriptFields"),
        display_to_agent: given.flag("displayToAgent").unwrap_or(true),
        visitor_name: given.flag("visitorName").unwrap_or(false),
        first_message: given.flag("firstMessage").unwrap_or(false),
    };
    check_field(&field, &given, is_pattern, faults);
    Some(field)
}

/// Choices are texts, or objects with a value and a label.
fn choices(field: &Shape<'_>, kind: Kind, faults: &mut Faults) -> Vec<Choice> {
    let mut choices = Vec::new();
    for (index, item) in field.items("options").iter().enumerate() {
        let (value, label) = match plain(item) {
            Some(text) => (Some(text), None),
            None => match Shape::read(item, &field.path_of_item("options", index), &CHOICE, faults) {
                Some(choice) => (choice.member("value").and_then(plain), choice.text("label")),
                None => continue,
            },
        };
        let value = value.unwrap_or_default();
        choices.push(Choice { label: label.unwrap_or_else(|| value.clone()), value });
    }
    if matches!(kind, Kind::Select | Kind::Radio) && choices.is_empty() {
        field.refuse("options", "a list of at least one text, or object with value and label", faults);
    }
    choices
}

fn condition(value: &Json, path: &str, faults: &mut Faults) -> Option<Condition> {
    let given = Shape::read(value, path, &CONDITION, faults)?;
    let values = given.member("equals");
    let values = values.map_or(&[] as &[Json], |value| value.as_list().unwrap_or(slice::from_ref(value)));
    let equals: Vec<String> = values.iter().filter_map(plain).collect();
    if equals.len() < values.len().max(1) {
        given.refuse("equals", "a text, a number, true, false, or a list of these", faults);
        return None;
    }
    Some(Condition { field: given.filled("field").unwrap_or_default(), equals })
}

/// What a rule for one member cannot say.
fn check_field(field: &Field, given: &Shape<'_>, is_pattern: fn(&str) -> bool, faults: &mut Faults) {
    if field.pattern.as_ref().is_some_and(|pattern| !is_pattern(pattern)) {
        given.refuse("pattern", "a JavaScript regular expression", faults);
    }
    if field.min_length.zip(field.max_length).is_some_and(|(min, max)| min > max) {
        given.refuse("minLength", "a number that is not above maxLength", faults);
    }
    let is_list = matches!(field.kind, Kind::Select | Kind::Radio);
    if is_list && !field.value.is_empty() && !field.options.iter().any(|choice| choice.value == field.value) {
        given.refuse("value", "one of the options", faults);
    }
}

fn consent(value: &Json, path: &str, page: &Page, faults: &mut Faults) -> Option<Consent> {
    let given = Shape::read(value, path, &CONSENT_BOX, faults)?;
    let url = given.text("url").map(|url| page.resolve(&url));
    if url.as_ref().is_some_and(|url| !is_web(url)) {
        given.refuse("url", "an http or https address", faults);
    }
    let text = given.filled("text").unwrap_or_default();
    Some(Consent { text, url, required: given.flag("required").unwrap_or(false) })
}

fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// Names must be unique, and a condition must name another field.
fn check_names(fields: &[Field], has_consent: bool, faults: &mut Faults) {
    for (index, field) in fields.iter().enumerate() {
        let path = |member: &str| [&item_path(FIELDS, index), member].concat();
        let taken = fields.iter().take(index).any(|other| other.name == field.name);
        if !field.name.is_empty() && (taken || has_consent && field.name == CONSENT) {
            faults.add(&path(".name"), "a name of its own", &quoted(&field.name));
        }
        if let Some(Condition { field: other, .. }) = &field.show_if
            && (*other == field.name || !fields.iter().any(|field| field.name == *other))
        {
            faults.add(&path(".showIf.field"), "the name of another field", &quoted(other));
        }
    }
}
