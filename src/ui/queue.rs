//! The wait for an agent in words. It counts nothing: places and times are shown as the service gives them.

use yew::Html;

use crate::session::{Composer, Phase, QueuePlace, Snapshot};

use super::element::{Element, element, text};
use super::shared::Shared;
use super::strings::Text;

/// What the visitor waits for, in one status that changes in place; nothing when there is no wait.
pub(super) fn queue(shared: &Shared, snapshot: &Snapshot) -> Option<Element> {
    let (title, place) = match &snapshot.phase {
        Phase::Requesting => (text(shared.text(Text::Connecting)), None),
        Phase::Queued(queue) => (title(shared, queue.place, queue.counted, Text::Waiting), Some(queue.place)),
        Phase::Transferring(queue) => {
            (title(shared, queue.place, queue.counted, Text::TransferWaiting), Some(queue.place))
        }
        _ => return None,
    };
    let hint = place.is_some() && snapshot.composer == Composer::Ready && snapshot.transcript.is_empty();
    let wait = place.and_then(|place| wait(shared, place)).map(|wait| element("p").child(wait));
    let status = element("div").attr("role", "status").child(element("p").class("place").child(title)).child_if(wait);
    let queue = element("div")
        .class("queue")
        .child(element("span").class("spinner").attr("aria-hidden", "true"))
        .child(status)
        .child_if(hint.then(|| element("p").class("hint").text(shared.text(Text::WaitHint))));
    Some(queue)
}

/// The place. 0 means "next" only after a higher one; alone it may mean that the service does not know.
fn title(shared: &Shared, place: QueuePlace, counted: bool, unknown: Text) -> Html {
    match place.position {
        Some(0) if counted => text(shared.text(Text::Next)),
        Some(position) if position > 0 => shared.fill(Text::Place, &position.to_string()),
        _ => text(shared.text(unknown)),
    }
}

/// The wait in words; nothing if it is unknown.
fn wait(shared: &Shared, place: QueuePlace) -> Option<Html> {
    let seconds = place.wait_seconds?;
    let minutes = seconds.saturating_add(30) / 60;
    Some(match (seconds, minutes) {
        (0, _) => text(shared.text(Text::WaitNow)),
        (1..60, _) => text(shared.text(Text::WaitSeconds)),
        (_, 1) => text(shared.text(Text::WaitMinute)),
        (_, minutes) => shared.fill(Text::WaitMinutes, &minutes.to_string()),
    })
}
