//! The wait for an agent in words. It counts nothing: places and times are shown as the service gives them.

use yew::prelude::*;

use crate::session::{Composer, Phase, QueuePlace, Snapshot};

use super::shared::Shared;
use super::strings::Text;

/// What the visitor waits for, in one status that changes in place; nothing when there is no wait.
pub(super) fn queue(shared: &Shared, snapshot: &Snapshot) -> Html {
    let (title, place) = match &snapshot.phase {
        Phase::Requesting => (shared.text(Text::Connecting).into(), None),
        Phase::Queued(queue) => (title(shared, queue.place, queue.counted, Text::Waiting), Some(queue.place)),
        Phase::Transferring(queue) => {
            (title(shared, queue.place, queue.counted, Text::TransferWaiting), Some(queue.place))
        }
        _ => return Html::default(),
    };
    let hint = place.is_some() && snapshot.composer == Composer::Ready && snapshot.transcript.is_empty();
    html! {
        <div class="queue">
            <span class="spinner" aria-hidden="true" />
            <div role="status">
                <p class="place">{ title }</p>
                if let Some(wait) = place.and_then(|place| wait(shared, place)) { <p>{ wait }</p> }
            </div>
            if hint { <p class="hint">{ shared.text(Text::WaitHint) }</p> }
        </div>
    }
}

/// The place. 0 means "next" only after a higher one; alone it may mean that the service does not know.
fn title(shared: &Shared, place: QueuePlace, counted: bool, unknown: Text) -> Html {
    match place.position {
        Some(0) if counted => shared.text(Text::Next).into(),
        Some(position) if position > 0 => shared.fill(Text::Place, &position.to_string()),
        _ => shared.text(unknown).into(),
    }
}

/// The wait in words; nothing if it is unknown.
fn wait(shared: &Shared, place: QueuePlace) -> Option<Html> {
    let seconds = place.wait_seconds?;
    let minutes = seconds.saturating_add(30) / 60;
    Some(match (seconds, minutes) {
        (0, _) => shared.text(Text::WaitNow).into(),
        (1..60, _) => shared.text(Text::WaitSeconds).into(),
        (_, 1) => shared.text(Text::WaitMinute).into(),
        (_, minutes) => shared.fill(Text::WaitMinutes, &minutes.to_string()),
    })
}
