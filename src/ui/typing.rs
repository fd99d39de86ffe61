//! Who is writing just now. It stands outside of the transcript, so that it is never read out as a line of it.

use super::element::{Element, element};
use super::shared::Shared;
use super::strings::Text;

/// One status that is always there, empty while nobody writes.
pub(super) fn typing(shared: &Shared, who: Option<&Option<String>>) -> Element {
    let status = element("div").class("typing").attr("role", "status");
    let Some(name) = who else { return status };
    let dots = element("span").class("dots").attr("aria-hidden", "true");
    let dots = dots.child(element("i")).child(element("i")).child(element("i"));
    let agent = shared.text(Text::Agent);
    status.child(dots).child(element("span").child(shared.fill(Text::Typing, name.as_deref().unwrap_or(&agent))))
}
