//! Who is writing just now. It stands outside of the transcript, so that it is never read out as a line of it.

use yew::prelude::*;

use super::shared::Shared;
use super::strings::Text;

/// One status that is always there, empty while nobody writes.
pub(super) fn typing(shared: &Shared, who: Option<&Option<String>>) -> Html {
    let agent = shared.text(Text::Agent);
    html! {
        <div class="typing" role="status">
            if let Some(name) = who {
                <span class="dots" aria-hidden="true"><i /><i /><i /></span>
                <span>{ shared.fill(Text::Typing, name.as_deref().unwrap_or(&agent)) }</span>
            }
        </div>
    }
}
