//! Where the visitor writes. It loses nothing: a text that is too long stays, and cannot be sent until it is shorter.

use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::session::Command;

use super::focus;
use super::icon::Icon;
use super::shared::Shared;
use super::strings::Text;

/// The longest text, in characters (§5.9).
const LONGEST: usize = 4000;
/// From here on the visitor is told how much is left.
const NEAR: usize = 3600;
/// What browsers say instead of a key while an input method is at work; one of them sets
/// `isComposing` to false too early.
const COMPOSING: u32 = 229;

#[derive(Properties)]
pub(super) struct ComposerProps {
    pub shared: Shared,
    /// What it starts with.
    pub draft: Rc<str>,
    /// True if nothing can be sent just now.
    pub locked: bool,
}

impl PartialEq for ComposerProps {
    /// Without the draft: it follows what is written here, and only its first value counts.
    fn eq(&self, other: &Self) -> bool {
        self.shared == other.shared && self.locked == other.locked
    }
}

#[component]
pub(super) fn Composer(props: &ComposerProps) -> Html {
    let node = use_node_ref();
    let text = use_state(|| props.draft.to_string());
    let length = text.chars().count();
    let can_send = !props.locked && length <= LONGEST && !text.trim().is_empty();
    let send = props.shared.send.clone();

    let oninput = {
        let (text, send) = (text.setter(), send.clone());
        Callback::from(move |event: InputEvent| {
            let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() else { return };
            text.set(area.value());
            send.emit(Command::Draft(area.value()));
        })
    };
    let submit = {
        let (text, send, node) = (text.clone(), send, node.clone());
        Callback::from(move |()| {
            focus::put_on(&node);
            if can_send {
                let written = (*text).clone();
                text.set(String::new());
                send.emit(Command::Send(written));
            }
        })
    };
    let onkeydown = {
        let submit = submit.clone();
        Callback::from(move |event: KeyboardEvent| {
            let composing = event.is_composing() || event.key_code() == COMPOSING;
            if event.key() == "Enter" && !event.shift_key() && !composing {
                event.prevent_default();
                submit.emit(());
            }
        })
    };
    html! {
        <div class="composer" part="composer">
            <div class="box">
                // The same text again, unseen, gives the box its height.
                <div class="grow" data-text={(*text).clone()}>
                    <textarea class="input" ref={node} rows="1" dir="auto" enterkeyhint="send" value={(*text).clone()}
                        readonly={props.locked} aria-label={props.shared.text(Text::Message)} aria-describedby="count"
                        placeholder={props.shared.text(Text::MessageHint)} {oninput} {onkeydown}
                        onblur={props.shared.sends(Command::Blur)} />
                </div>
                <button type="button" class="send" aria-label={props.shared.text(Text::Send)}
                    aria-disabled={(!can_send).then_some("true")} onclick={submit.reform(|_| ())}>
                    { Icon::Send.draw() }
                </button>
            </div>
            <p class={classes!("count", (length > LONGEST).then_some("over"))} id="count">{ count(&props.shared, length) }</p>
        </div>
    }
}

/// How much is left, or too much; nothing as long as there is plenty.
fn count(shared: &Shared, length: usize) -> Html {
    if length > LONGEST {
        shared.fill(Text::CharactersOver, &(length - LONGEST).to_string())
    } else if length > NEAR {
        shared.fill(Text::CharactersLeft, &(LONGEST - length).to_string())
    } else {
        Html::default()
    }
}
