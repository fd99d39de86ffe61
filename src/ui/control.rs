//! The controls that hold one value in text. They check nothing.
//!
//! The browser's own checks are not used (`minlength`, `pattern`): they word their faults in another
//! language than the page's, and `maxlength` would cut a pasted text without a word.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::Event;
use yew::AttrValue;

use crate::session::form::Kind;

use super::choices;
use super::element::{Element, element};
use super::field::FieldView;

/// The control of a field with a label before it.
pub(super) fn control(view: &FieldView<'_>) -> Element {
    let field = view.field;
    let control = match field.kind {
        Kind::Select => element("select"),
        Kind::Textarea => element("textarea").attr("dir", "auto").attr("rows", "3"),
        kind => element("input").maybe("dir", direction(kind)).attr("type", input_type(kind)),
    };
    let control = view
        .described(control)
        .set("id", view.id.clone())
        .set("name", field.name.clone().into())
        .maybe("placeholder", field.placeholder.clone().map(Into::into))
        .maybe("autocomplete", field.autocomplete.clone().map(Into::into))
        .attr_if(field.required, "required", "")
        .value(view.value.to_owned().into())
        .on("input", view.takes_value());
    if field.kind == Kind::Select { choices::with_options(control, view) } else { control }
}

/// What stands in the control that an event is about.
pub(super) fn value_of(event: &Event) -> String {
    property(event, "value").as_string().unwrap_or_default()
}

/// Whether the box that an event is about is ticked.
pub(super) fn is_ticked(event: &Event) -> bool {
    property(event, "checked").is_truthy()
}

/// By reflection: three kinds of controls have a value, and their types do not matter here.
fn property(event: &Event, name: &str) -> JsValue {
    event.target().and_then(|target| Reflect::get(&target, &name.into()).ok()).unwrap_or_default()
}

fn input_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Email => "email",
        Kind::Tel => "tel",
        Kind::Number => "number",
        Kind::Date => "date",
        Kind::Url => "url",
        _ => "text",
    }
}

/// Names may be written in either direction; addresses and numbers never are.
fn direction(kind: Kind) -> Option<AttrValue> {
    match kind {
        Kind::Text => Some(AttrValue::Static("auto")),
        Kind::Email | Kind::Tel | Kind::Url => Some(AttrValue::Static("ltr")),
        _ => None,
    }
}
