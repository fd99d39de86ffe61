//! The controls that hold one value in text. They check nothing.
//!
//! The browser's own checks are not used (`minlength`, `pattern`): they word their faults in another
//! language than the page's, and `maxlength` would cut a pasted text without a word.

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::session::form::{Field, Kind};

use super::choices;
use super::field::FieldView;

/// The control of a field with a label before it.
pub(super) fn control(view: &FieldView<'_>) -> Html {
    let Field { name, placeholder, autocomplete, required, .. } = view.field;
    let (id, name) = (view.id.clone(), name.clone());
    let (placeholder, autocomplete, required) = (placeholder.clone(), autocomplete.clone(), *required);
    let (aria_describedby, aria_invalid) = (view.described_by(), view.invalid());
    let (value, oninput) = (view.value.to_owned(), on_input(view));
    match view.field.kind {
        Kind::Select => html! {
            <select {id} {name} {autocomplete} {required} aria-describedby={aria_describedby} aria-invalid={aria_invalid} {oninput}>
                { choices::options(view) }
            </select>
        },
        Kind::Textarea => html! {
            <textarea {id} {name} {placeholder} {autocomplete} {required} aria-describedby={aria_describedby}
                aria-invalid={aria_invalid} dir="auto" rows="3" {value} {oninput} />
        },
        kind => html! {
            <input {id} {name} {placeholder} {autocomplete} {required} aria-describedby={aria_describedby}
                aria-invalid={aria_invalid} dir={direction(kind)} type={input_type(kind)} {value} {oninput} />
        },
    }
}

fn on_input(view: &FieldView<'_>) -> Callback<InputEvent> {
    let change = view.change.clone();
    Callback::from(move |event: InputEvent| {
        if let Some(value) = event.target().and_then(|target| value_of(&target)) {
            change.emit(value);
        }
    })
}

fn value_of(target: &EventTarget) -> Option<String> {
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return Some(input.value());
    }
    if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        return Some(area.value());
    }
    target.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value)
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
fn direction(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Text => Some("auto"),
        Kind::Email | Kind::Tel | Kind::Url => Some("ltr"),
        _ => None,
    }
}
