//! The question before the end. It ends nothing: the answer is for others to carry out.

use yew::prelude::*;

use super::shared::Shared;
use super::strings::Text;

/// What has the focus first: the harmless answer.
pub(super) const FIRST: &str = ".ask button";
/// The answer that does not have the focus. There are two, so that either direction leads to it.
pub(super) const OTHER: &str = ".ask button:not(:focus)";

/// The question. `answer` takes true for the end, false for going on.
pub(super) fn confirm(shared: &Shared, answer: &Callback<bool>) -> Html {
    html! {
        <div class="veil">
            <div class="ask" role="alertdialog" aria-modal="true" aria-labelledby="ask" aria-describedby="ask-more">
                <h2 id="ask">{ shared.text(Text::EndQuestion) }</h2>
                <p id="ask-more">{ shared.text(Text::EndWarning) }</p>
                <div class="answers">
                    <button type="button" class="plain" onclick={answer.reform(|_| false)}>{ shared.text(Text::KeepChatting) }</button>
                    <button type="button" class="danger" onclick={answer.reform(|_| true)}>{ shared.text(Text::EndChat) }</button>
                </div>
            </div>
        </div>
    }
}
