//! One field of the form, of any kind that the embed contract names. It checks nothing and keeps nothing.

use web_sys::Event;
use yew::{AttrValue, Callback, Html};

use crate::session::FaultKind;
use crate::session::form::{Field, Kind};

use super::choices;
use super::control::{control, is_ticked, value_of};
use super::element::{Element, element};
use super::fault;
use super::message::Message;
use super::shared::Shared;
use super::strings::Text;

/// The answer of a ticked box.
pub(super) const TICKED: &str = "true";

/// A field with its state.
pub(super) struct FieldView<'a> {
    pub shared: &'a Shared,
    pub field: &'a Field,
    /// Unique in the form; the base of the ids that join label, control, help and fault.
    pub id: AttrValue,
    pub value: &'a str,
    pub fault: Option<&'a FaultKind>,
    /// Further explanation, for the consent box.
    pub more: Option<Element>,
}

impl FieldView<'_> {
    /// The field with its label, help and fault; nothing for a hidden one.
    pub fn draw(mut self) -> Html {
        let more = self.more.take();
        match self.field.kind {
            Kind::Hidden => Html::default(),
            Kind::Radio => choices::group(&self).into(),
            Kind::Checkbox => self.tick_box(more).into(),
            _ => self.labelled().into(),
        }
    }

    /// Joins a control with its help and its fault.
    pub fn described(&self, control: Element) -> Element {
        let help = self.field.help.as_ref().map(|_| self.id_of("help"));
        let fault = self.fault.map(|_| self.id_of("fault"));
        let both = match (help, fault) {
            (Some(help), Some(fault)) => Some([help.as_str(), " ", &fault].concat()),
            (one, other) => one.or(other),
        };
        control.maybe("aria-describedby", both.map(Into::into)).attr_if(self.fault.is_some(), "aria-invalid", "true")
    }

    /// What the visitor reads.
    pub fn label(&self) -> AttrValue {
        self.field.label.clone().into()
    }

    /// The help below the control, or nothing.
    pub fn help(&self) -> Html {
        match &self.field.help {
            Some(help) => {
                element("p").class("help").set("id", self.id_of("help").into()).text(help.clone().into()).into()
            }
            None => Html::default(),
        }
    }

    /// The fault below the control, or nothing.
    pub fn fault_line(&self) -> Html {
        match self.fault {
            Some(fault) => fault::line(self.shared, self.field.kind, fault, self.id_of("fault").into()),
            None => Html::default(),
        }
    }

    /// Adds "optional", where nothing need be entered. Beside the label, so that this keeps its name.
    pub fn with_optional(&self, head: Element) -> Element {
        if self.field.required {
            return head;
        }
        let words = self.shared.text(Text::Optional);
        head.child(element("span").class("optional").attr("aria-hidden", "true").text(words))
    }

    /// The id of a part of the field.
    pub fn id_of(&self, part: &str) -> String {
        [&*self.id, "-", part].concat()
    }

    /// Takes what stands in the control.
    pub fn takes_value(&self) -> Callback<Event> {
        let (tell, name) = (self.shared.tell.clone(), self.field.name.clone());
        Callback::from(move |event: Event| tell.emit(Message::Entered(name.clone(), value_of(&event))))
    }

    fn takes_tick(&self) -> Callback<Event> {
        let (tell, name) = (self.shared.tell.clone(), self.field.name.clone());
        Callback::from(move |event: Event| {
            let answer = if is_ticked(&event) { TICKED } else { "false" };
            tell.emit(Message::Entered(name.clone(), answer.to_owned()));
        })
    }

    fn label_element(&self) -> Element {
        element("label").set("for", self.id.clone()).text(self.label())
    }

    fn labelled(&self) -> Element {
        element("div")
            .class("field")
            .child(self.with_optional(element("div").class("head").child(self.label_element())))
            .child(control(self))
            .child(self.help())
            .child(self.fault_line())
    }

    fn tick_box(&self, more: Option<Element>) -> Element {
        let tick = self
            .described(element("input").attr("type", "checkbox"))
            .set("id", self.id.clone())
            .set("name", self.field.name.clone().into())
            .attr_if(self.field.required, "required", "")
            .checked(self.value == TICKED)
            .on("input", self.takes_tick());
        let words = element("span").child(self.label_element()).child_if(more);
        element("div")
            .class("field")
            .child(element("div").class("tick").child(tick).child(words))
            .child(self.help())
            .child(self.fault_line())
    }
}
