//! What stands in the place of the chat while another tab has it. It claims nothing by itself.

use yew::prelude::*;

use crate::session::Command;

use super::icon::Icon;
use super::shared::Shared;
use super::strings::Text;

/// The notice and the way to take the chat over.
pub(super) fn elsewhere(shared: &Shared) -> Html {
    html! {
        <div class="card">
            { Icon::Chat.draw() }
            <p role="status">{ shared.text(Text::Elsewhere) }</p>
            <button type="button" class="primary again" onclick={shared.sends(Command::ContinueHere)}>
                { shared.text(Text::ContinueHere) }
            </button>
        </div>
    }
}
