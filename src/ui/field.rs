//! One field of the form, of any kind that the embed contract names. It checks nothing and keeps nothing.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::session::FaultKind;
use crate::session::form::{Field, Kind};

use super::choices;
use super::control::control;
use super::fault;
use super::shared::Shared;
use super::strings::Text;

/// The answer of a ticked box.
pub(super) const TICKED: &str = "true";

/// A field with its state.
pub(super) struct FieldView<'a> {
    pub shared: &'a Shared,
    pub field: &'a Field,
    /// Unique in the form; the base of the ids that join label, control, help and fault.
    pub id: String,
    pub value: &'a str,
    pub fault: Option<&'a FaultKind>,
    /// Takes the new value.
    pub change: Callback<String>,
    /// Further explanation, for the consent box.
    pub more: Html,
}

impl FieldView<'_> {
    /// The field with its label, help and fault; nothing for a hidden one.
    pub fn draw(&self) -> Html {
        match self.field.kind {
            Kind::Hidden => Html::default(),
            Kind::Radio => choices::group(self),
            Kind::Checkbox => self.tick_box(),
            _ => self.labelled(),
        }
    }

    /// `aria-describedby`: the help and the fault, as far as they are there.
    pub fn described_by(&self) -> Option<String> {
        let help = self.field.help.as_ref().map(|_| self.id_of("help"));
        let fault = self.fault.map(|_| self.id_of("fault"));
        match (help, fault) {
            (Some(help), Some(fault)) => Some([help.as_str(), " ", &fault].concat()),
            (one, other) => one.or(other),
        }
    }

    /// `aria-invalid`.
    pub fn invalid(&self) -> Option<&'static str> {
        self.fault.map(|_| "true")
    }

    /// The help and the fault below the control.
    pub fn foot(&self) -> Html {
        html! {
            <>
                if let Some(help) = &self.field.help {
                    <p class="help" id={self.id_of("help")}>{ help }</p>
                }
                { fault::line(self.shared, self.field, self.fault, self.id_of("fault")) }
            </>
        }
    }

    /// "optional", where nothing need be entered. Outside of the label, so that this keeps its name.
    pub fn optional(&self) -> Html {
        if self.field.required {
            return Html::default();
        }
        html! { <span class="optional" aria-hidden="true">{ self.shared.text(Text::Optional) }</span> }
    }

    fn id_of(&self, part: &str) -> String {
        [self.id.as_str(), "-", part].concat()
    }

    fn labelled(&self) -> Html {
        let id = self.id.clone();
        html! {
            <div class="field">
                <div class="head"><label for={id}>{ &self.field.label }</label>{ self.optional() }</div>
                { control(self) }
                { self.foot() }
            </div>
        }
    }

    fn tick_box(&self) -> Html {
        let (id, name, required) = (self.id.clone(), self.field.name.clone(), self.field.required);
        let change = self.change.clone();
        let oninput = Callback::from(move |event: InputEvent| {
            let ticked = event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked());
            change.emit(if ticked { TICKED } else { "false" }.to_owned());
        });
        html! {
            <div class="field">
                <div class="tick">
                    <input id={id.clone()} {name} {required} type="checkbox" checked={self.value == TICKED}
                        aria-describedby={self.described_by()} aria-invalid={self.invalid()} {oninput} />
                    <span><label for={id}>{ &self.field.label }</label>{ self.more.clone() }</span>
                </div>
                { self.foot() }
            </div>
        }
    }
}
