//! The question before the end. It ends nothing: the answer is its caller's to carry out.

use yew::prelude::*;

use super::focus;
use super::shared::Shared;
use super::strings::Text;

#[derive(Properties, PartialEq)]
pub(super) struct ConfirmProps {
    pub shared: Shared,
    /// True for the end, false for going on.
    pub answer: Callback<bool>,
}

#[component]
pub(super) fn Confirm(props: &ConfirmProps) -> Html {
    let keep = use_node_ref();
    let end = use_node_ref();
    // The harmless answer has the focus first.
    use_effect_with(keep.clone(), focus::put_on);
    let onkeydown = {
        let (keep, end, answer) = (keep.clone(), end.clone(), props.answer.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Escape" => {
                event.stop_propagation();
                answer.emit(false);
            }
            // Two buttons, so that either direction leads to the other one.
            "Tab" => {
                event.prevent_default();
                focus::put_on(if focus::is_on(&keep) { &end } else { &keep });
            }
            _ => {}
        })
    };
    html! {
        <div class="veil">
            <div class="ask" role="alertdialog" aria-modal="true" aria-labelledby="ask" aria-describedby="ask-more" {onkeydown}>
                <h2 id="ask">{ props.shared.text(Text::EndQuestion) }</h2>
                <p id="ask-more">{ props.shared.text(Text::EndWarning) }</p>
                <div class="answers">
                    <button type="button" class="plain" ref={keep} onclick={props.answer.reform(|_| false)}>
                        { props.shared.text(Text::KeepChatting) }
                    </button>
                    <button type="button" class="danger" ref={end} onclick={props.answer.reform(|_| true)}>
                        { props.shared.text(Text::EndChat) }
                    </button>
                </div>
            </div>
        </div>
    }
}
