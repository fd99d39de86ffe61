//! The fields with a list of choices. They offer what the owner named and nothing else.

use yew::prelude::*;

use super::field::FieldView;
use super::strings::Text;

/// The options of a list, led by an empty one that asks to choose.
pub(super) fn options(view: &FieldView<'_>) -> Html {
    html! {
        <>
            <option value="" selected={view.value.is_empty()}>{ view.shared.text(Text::Choose) }</option>
            { for view.field.options.iter().map(|choice| html! {
                <option value={choice.value.clone()} selected={choice.value == view.value}>{ &choice.label }</option>
            }) }
        </>
    }
}

/// Choices that are all in sight, under one legend.
pub(super) fn group(view: &FieldView<'_>) -> Html {
    html! {
        <fieldset class="field" role="radiogroup" aria-labelledby={label_id(view)} aria-describedby={view.described_by()}
            aria-invalid={view.invalid()} aria-required={view.field.required.then_some("true")}>
            <legend class="head"><span id={label_id(view)}>{ &view.field.label }</span>{ view.optional() }</legend>
            { for view.field.options.iter().map(|choice| radio(view, &choice.value, &choice.label)) }
            { view.foot() }
        </fieldset>
    }
}

/// The legend's words alone name the group, without what is said beside them.
fn label_id(view: &FieldView<'_>) -> String {
    [view.id.as_str(), "-label"].concat()
}

fn radio(view: &FieldView<'_>, value: &str, label: &str) -> Html {
    let chosen = value.to_owned();
    let oninput = view.change.reform(move |_: InputEvent| chosen.clone());
    html! {
        <label class="tick">
            <input type="radio" name={view.field.name.clone()} value={value.to_owned()} checked={value == view.value} {oninput} />
            <span>{ label }</span>
        </label>
    }
}
