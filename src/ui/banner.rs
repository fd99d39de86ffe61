//! The connection in words. It says nothing while all is well, and does not know the phase.

use yew::prelude::*;

use crate::session::Connection;

use super::shared::Shared;
use super::strings::Text;

/// One status that is always there, empty while the connection holds.
pub(super) fn banner(shared: &Shared, connection: Connection) -> Html {
    let (class, words) = match connection {
        // What a lost session means for the chat is said where the chat ends.
        Connection::Online | Connection::Lost => ("", None),
        Connection::Reconnecting => ("trying", Some(Text::Reconnecting)),
        Connection::Offline => ("gone", Some(Text::Offline)),
    };
    html! {
        <div class={classes!("banner", class)} role="status">
            if let Some(words) = words { <span class="sign" aria-hidden="true" />{ shared.text(words) } }
        </div>
    }
}
