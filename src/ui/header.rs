//! The panel's head: who is there, and the ways out. It ends nothing itself.

use yew::prelude::*;

use crate::session::{Agent, Command, Phase, Snapshot};

use super::avatar::avatar;
use super::icon::Icon;
use super::menu::{BUTTON, Menu};
use super::shared::Shared;
use super::strings::Text;

/// The head. `ask` takes the button that asked for the end of the chat, as a selector.
pub(super) fn header(shared: &Shared, snapshot: &Snapshot, ask: &Callback<&'static str>, menu: &Menu) -> Html {
    let end = snapshot.can_end.then(|| ask.reform(|()| BUTTON));
    let has_menu = snapshot.can_end || !snapshot.transcript.is_empty();
    html! {
        <header class="header" part="header">
            <slot name="header">{ title(shared, &snapshot.phase) }</slot>
            <div class="tools">
                if snapshot.can_end {
                    <button type="button" class="end" onclick={ask.reform(|_| ".end")}>{ shared.text(Text::EndChat) }</button>
                }
                if has_menu { { menu.draw(shared, end, &snapshot.transcript) } }
                if !shared.settings.inline {
                    <button type="button" class="tool" aria-label={shared.text(Text::Close)} onclick={shared.sends(Command::Close)}>
                        { Icon::Close.draw() }
                    </button>
                }
            </div>
        </header>
    }
}

/// The agent's name once there is one.
fn title(shared: &Shared, phase: &Phase) -> Html {
    let (name, role) = match phase {
        Phase::Chatting(Agent { name, is_bot }) => {
            (name.as_deref(), Some(if *is_bot { Text::BotHere } else { Text::AgentHere }))
        }
        _ => (None, None),
    };
    let title = match (name, role) {
        (Some(name), _) => name.to_owned().into(),
        (None, Some(_)) => shared.text(Text::Agent),
        (None, None) => shared.text(Text::Panel),
    };
    html! {
        <div class="title">
            { avatar(name) }
            <div class="names">
                <h2><bdi>{ title }</bdi></h2>
                if let Some(role) = role { <p>{ shared.text(role) }</p> }
            </div>
        </div>
    }
}
