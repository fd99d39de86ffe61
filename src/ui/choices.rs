//! The fields with a list of choices. They offer what the owner named and nothing else.

use yew::AttrValue;

use super::element::{Element, element};
use super::field::FieldView;
use super::strings::Text;

/// Puts the options into a list, led by an empty one that asks to choose.
pub(super) fn with_options(mut select: Element, view: &FieldView<'_>) -> Element {
    select = select.child(option(view, AttrValue::Static(""), view.shared.text(Text::Choose)));
    for choice in &view.field.options {
        select = select.child(option(view, choice.value.clone().into(), choice.label.clone().into()));
    }
    select
}

fn option(view: &FieldView<'_>, value: AttrValue, label: AttrValue) -> Element {
    element("option").attr_if(*value == *view.value, "selected", "").set("value", value).text(label)
}

/// Choices that are all in sight, under one legend.
pub(super) fn group(view: &FieldView<'_>) -> Element {
    // The legend's words alone name the group, without what is said beside them.
    let label = AttrValue::from(view.id_of("label"));
    let words = element("span").set("id", label.clone()).text(view.label());
    let mut group = view
        .described(element("fieldset").class("field").attr("role", "radiogroup").set("aria-labelledby", label))
        .attr_if(view.field.required, "aria-required", "true")
        .child(view.with_optional(element("legend").class("head").child(words)));
    for choice in &view.field.options {
        group = group.child(radio(view, &choice.value, &choice.label));
    }
    group.child(view.help()).child(view.fault_line())
}

fn radio(view: &FieldView<'_>, value: &str, label: &str) -> Element {
    let button = element("input")
        .attr("type", "radio")
        .set("name", view.field.name.clone().into())
        .value(value.to_owned().into())
        .checked(value == view.value)
        .on("input", view.takes_value());
    let words = element("span").text(label.to_owned().into());
    element("label").class("tick").child(button).child(words)
}
