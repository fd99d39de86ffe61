//! Reads the `pre-chat` object: fields, records, consent. It draws nothing and keeps no default form:
//! without this option the session's own form is shown.

use crate::session::form::{CONSENT, Choice, Condition, Consent, Field, Form, Kind};
use crate::wire::json::Json;

use super::address::Page;
use super::entities;
use super::faults::{Faults, quoted};
use super::shape::{Shape, plain};

/// Where the object stands in every fault.
const PATH: &str = "preChat";

const KINDS: &str = "text, email, tel, number, date, url, textarea, select, radio, checkbox or hidden";

const FIELD: [&str; 17] = [
    "name",
    "label",
    "type",
    "required",
    "options",
    "pattern",
    "minLength",
    "maxLength",
    "value",
    "placeholder",
    "autocomplete",
    "help",
    "showIf",
    "transcriptFields",
    "displayToAgent",
    "visitorName",
    "firstMessage",
];

/// Reads the whole object. `is_pattern` says whether a text is a JavaScript regular expression.
pub(super) fn read(value: &Json, page: &Page, is_pattern: fn(&str) -> bool, faults: &mut Faults) -> Option<Form> {
    let mut shape = Shape::new(value, PATH.into(), &["fields", "entities", "consent"], faults)?;
    let mut fields = Vec::new();
    for (path, item) in shape.items("fields") {
        fields.extend(field(item, path, is_pattern, shape.faults()));
    }
    let entities = entities::read(&mut shape, &fields);
    let consent = shape.member("consent").and_then(|value| {
        let path = shape.path_of("consent");
        consent(value, path, page, shape.faults())
    });
    check_names(&fields, consent.is_some(), faults);
    Some(Form { fields, entities, consent })
}

fn field(value: &Json, path: String, is_pattern: fn(&str) -> bool, faults: &mut Faults) -> Option<Field> {
    let mut shape = Shape::new(value, path, &FIELD, faults)?;
    let name = shape.required("name");
    let kind = kind(&mut shape);
    let field = Field {
        label: shape.text("label").unwrap_or_else(|| name.clone()),
        required: shape.flag("required", false),
        options: choices(&mut shape, kind),
        pattern: pattern(&mut shape, is_pattern),
        min_length: shape.number("minLength"),
        max_length: shape.number("maxLength"),
        value: shape.answer("value").unwrap_or_default(),
        placeholder: shape.text("placeholder"),
        autocomplete: shape.text("autocomplete"),
        help: shape.text("help"),
        show_if: condition(&mut shape),
        transcript_fields: shape.texts("transcriptFields"),
        display_to_agent: shape.flag("displayToAgent", true),
        visitor_name: shape.flag("visitorName", false),
        first_message: shape.flag("firstMessage", false),
        name,
        kind,
    };
    check_field(&field, &mut shape);
    Some(field)
}

fn kind(shape: &mut Shape<'_>) -> Kind {
    let Some(value) = shape.member("type") else { return Kind::Text };
    value.as_text().and_then(Kind::named).unwrap_or_else(|| {
        shape.refuse("type", KINDS);
        Kind::Text
    })
}

fn pattern(shape: &mut Shape<'_>, is_pattern: fn(&str) -> bool) -> Option<String> {
    let pattern = shape.text("pattern")?;
    if !is_pattern(&pattern) {
        shape.refuse("pattern", "a JavaScript regular expression");
        return None;
    }
    Some(pattern)
}

/// Choices are texts, or objects with a value and a label.
fn choices(shape: &mut Shape<'_>, kind: Kind) -> Vec<Choice> {
    let mut choices = Vec::new();
    for (path, item) in shape.items("options") {
        if let Some(text) = plain(item) {
            choices.push(Choice { value: text.clone(), label: text });
        } else if let Some(mut choice) = Shape::new(item, path, &["value", "label"], shape.faults()) {
            let value = choice.answer("value").unwrap_or_default();
            let label = choice.text("label").unwrap_or_else(|| value.clone());
            choices.push(Choice { value, label });
        }
    }
    if matches!(kind, Kind::Select | Kind::Radio) && choices.is_empty() {
        shape.refuse("options", "a list of at least one text, or object with value and label");
    }
    choices
}

fn condition(shape: &mut Shape<'_>) -> Option<Condition> {
    let value = shape.member("showIf")?;
    let path = shape.path_of("showIf");
    let mut inner = Shape::new(value, path, &["field", "equals"], shape.faults())?;
    let field = inner.required("field");
    let equals = match inner.member("equals") {
        Some(Json::List(values)) => values.iter().map(plain).collect(),
        Some(value) => plain(value).map(|value| vec![value]),
        None => None,
    };
    let Some(equals) = equals else {
        inner.refuse("equals", "a text, a number, true, false, or a list of these");
        return None;
    };
    Some(Condition { field, equals })
}

fn check_field(field: &Field, shape: &mut Shape<'_>) {
    if field.min_length.zip(field.max_length).is_some_and(|(min, max)| min > max) {
        shape.refuse("minLength", "a number that is not above maxLength");
    }
    let is_list = matches!(field.kind, Kind::Select | Kind::Radio);
    if is_list && !field.value.is_empty() && !field.options.iter().any(|choice| choice.value == field.value) {
        shape.refuse("value", "one of the options");
    }
}

fn consent(value: &Json, path: String, page: &Page, faults: &mut Faults) -> Option<Consent> {
    let mut shape = Shape::new(value, path, &["text", "url", "required"], faults)?;
    let text = shape.required("text");
    let url = shape.text("url").map(|url| page.resolve(&url));
    if url.as_ref().is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
        shape.refuse("url", "an http or https address");
    }
    Some(Consent { text, url, required: shape.flag("required", false) })
}

/// Names must be unique, and a condition must name another field.
fn check_names(fields: &[Field], has_consent: bool, faults: &mut Faults) {
    for (index, field) in fields.iter().enumerate() {
        let path = |member: &str| [PATH, ".fields[", &index.to_string(), "].", member].concat();
        let taken = fields.iter().take(index).any(|other| other.name == field.name);
        if !field.name.is_empty() && (taken || has_consent && field.name == CONSENT) {
            faults.add(&path("name"), "a name of its own", &quoted(&field.name));
        }
        if let Some(Condition { field: other, .. }) = &field.show_if
            && (*other == field.name || !fields.iter().any(|field| field.name == *other))
        {
            faults.add(&path("showIf.field"), "the name of another field", &quoted(other));
        }
    }
}
