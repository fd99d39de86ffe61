//! The form before the chat. It judges no answer: the session does, and says what was wrong.

use std::rc::Rc;

use web_sys::SubmitEvent;
use yew::prelude::*;

use crate::session::form::{CONSENT, Consent, Field, Kind};
use crate::session::{Answers, Command, Fault, Form};

use super::entered::{Entered, Kept};
use super::field::FieldView;
use super::focus;
use super::shared::Shared;
use super::strings::Text;
use super::web_link::{link, web_address};

/// The first control with a fault. Of a group of choices, its first one.
const FAULTY: &str = "[aria-invalid]:not(fieldset), [aria-invalid] input";

#[derive(Properties, PartialEq)]
pub(super) struct PreChatProps {
    pub shared: Shared,
    pub form: Rc<Form>,
    pub answers: Rc<Answers>,
    pub faults: Rc<Vec<Fault>>,
    /// Kept by the one who shows the form, so that closing the panel loses nothing.
    pub kept: Kept,
}

#[component]
pub(super) fn PreChat(props: &PreChatProps) -> Html {
    let node = use_node_ref();
    let update = use_force_update();
    let handed_in = use_mut_ref(|| false);
    let onsubmit = {
        let (update, handed_in, kept) = (update.clone(), handed_in.clone(), props.kept.clone());
        let (given, send) = (props.answers.clone(), props.shared.send.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let answers = kept.with(&given, Entered::hand_in);
            *handed_in.borrow_mut() = true;
            send.emit(Command::Start(answers));
            update.force_update();
        })
    };
    {
        let node = node.clone();
        use_effect(move || {
            if *handed_in.borrow() && focus::move_to(&node, FAULTY) {
                *handed_in.borrow_mut() = false;
            }
        });
    }
    let change = {
        let (kept, given) = (props.kept.clone(), props.answers.clone());
        Callback::from(move |(name, value): (String, String)| {
            kept.with(&given, |entered| entered.set(&name, value));
            update.force_update();
        })
    };
    html! {
        <form class="form" ref={node} novalidate=true aria-label={props.shared.text(Text::Form)} {onsubmit}>
            <h3>{ props.shared.text(Text::Form) }</h3>
            <p class="intro">{ props.shared.text(Text::FormIntro) }</p>
            { props.kept.with(&props.answers, |entered| fields(props, entered, &change)) }
            <button class="primary" type="submit">{ props.shared.text(Text::StartChat) }</button>
        </form>
    }
}

/// All fields that apply to what is entered by now, the consent box last.
fn fields(props: &PreChatProps, entered: &Entered, change: &Callback<(String, String)>) -> Html {
    let consent = props.form.consent.as_ref().map(consent_field);
    let draw = |(index, field): (usize, &Field)| {
        let name = field.name.clone();
        let view = FieldView {
            shared: &props.shared,
            field,
            id: ["field-", &index.to_string()].concat(),
            value: entered.answer(&name),
            fault: entered.fault(&props.faults, &name),
            change: change.reform(move |value| (name.clone(), value)),
            more: more(props, field),
        };
        view.draw()
    };
    let all = props.form.fields.iter().chain(&consent).enumerate();
    html! { { for all.filter(|(_, field)| field.applies(entered.answers())).map(draw) } }
}

/// The consent box as a field.
fn consent_field(consent: &Consent) -> Field {
    Field {
        name: CONSENT.into(),
        label: consent.text.clone(),
        kind: Kind::Checkbox,
        required: consent.required,
        ..Field::default()
    }
}

/// The link of the consent box.
fn more(props: &PreChatProps, field: &Field) -> Html {
    let url = props.form.consent.as_ref().filter(|_| field.name == CONSENT).and_then(|consent| consent.url.as_deref());
    match url.and_then(web_address) {
        Some((href, _)) => link(href, html! { { props.shared.text(Text::ConsentLink) } }),
        None => Html::default(),
    }
}
