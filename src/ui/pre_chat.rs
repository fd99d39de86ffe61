//! The form before the chat. It judges no answer: the session does, and says what was wrong.

use web_sys::Event;
use yew::{Callback, Html};

use crate::session::Snapshot;
use crate::session::form::{CONSENT, Consent, Field, Kind};

use super::element::{Element, element};
use super::entered::Entered;
use super::field::FieldView;
use super::message::Message;
use super::shared::Shared;
use super::strings::Text;
use super::web_link::{new_tab_link, web_address};

/// The first control with a fault. Of a group of choices, its first one.
pub(super) const FAULTY: &str = "[aria-invalid]:not(fieldset), [aria-invalid] input";

/// All fields that apply to what is entered by now, the consent box last.
pub(super) fn pre_chat(shared: &Shared, snapshot: &Snapshot, entered: &Entered) -> Element {
    let name = shared.text(Text::Form);
    let mut form = element("form")
        .class("form")
        .attr("novalidate", "")
        .set("aria-label", name.clone())
        .on("submit", on_submit(shared))
        .child(element("h3").text(name))
        .child(element("p").class("intro").text(shared.text(Text::FormIntro)));
    let consent = snapshot.form.consent.as_ref();
    for (index, field) in snapshot.form.fields.iter().enumerate() {
        form = form.child(field_in_place(shared, snapshot, entered, field, index, None));
    }
    if let Some(consent) = consent {
        let index = snapshot.form.fields.len();
        form = form.child(field_in_place(shared, snapshot, entered, &as_field(consent), index, more(shared, consent)));
    }
    form.child(element("button").class("primary").attr("type", "submit").text(shared.text(Text::StartChat)))
}

fn on_submit(shared: &Shared) -> Callback<Event> {
    let tell = shared.tell.clone();
    Callback::from(move |event: Event| {
        event.prevent_default();
        tell.emit(Message::HandIn);
    })
}

/// The field with what is entered, or nothing while it does not apply.
fn field_in_place(
    shared: &Shared,
    snapshot: &Snapshot,
    entered: &Entered,
    field: &Field,
    index: usize,
    more: Option<Element>,
) -> Html {
    if !field.applies(entered.answers()) {
        return Html::default();
    }
    let view = FieldView {
        shared,
        field,
        id: ["field-", &index.to_string()].concat().into(),
        value: entered.answer(&field.name),
        fault: entered.fault(&snapshot.faults, &field.name),
        more,
    };
    view.draw()
}

/// The consent box as a field.
fn as_field(consent: &Consent) -> Field {
    Field {
        name: CONSENT.into(),
        label: consent.text.clone(),
        kind: Kind::Checkbox,
        required: consent.required,
        ..Field::default()
    }
}

/// The link of the consent box.
fn more(shared: &Shared, consent: &Consent) -> Option<Element> {
    let (href, _) = web_address(consent.url.as_deref()?)?;
    Some(new_tab_link(href).text(shared.text(Text::ConsentLink)))
}
