//! Where the visitor writes. It loses nothing: a text that is too long stays, and cannot be sent until it is shorter.

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::{AttrValue, Callback, Html};

use crate::session::Command;

use super::control::value_of;
use super::element::{Element, button, element};
use super::icon::Icon;
use super::message::Message;
use super::shared::Shared;
use super::strings::Text;

/// Where the text stands, as a selector.
pub(super) const BOX: &str = ".input";

/// The longest text, in characters (§5.9).
const LONGEST: usize = 4000;
/// From here on the visitor is told how much is left.
const NEAR: usize = 3600;
/// What browsers say instead of a key while an input method is at work; one of them sets
/// `isComposing` to false too early.
const COMPOSING: u32 = 229;

/// True if this is a text to send.
pub(super) fn can_be_sent(text: &str) -> bool {
    text.chars().count() <= LONGEST && !text.trim().is_empty()
}

/// The composer with this text; locked if nothing can be sent just now.
pub(super) fn composer(shared: &Shared, text: &str, locked: bool) -> Element {
    let value = AttrValue::from(text.to_owned());
    let area = element("textarea")
        .class("input")
        .attr("rows", "1")
        .attr("dir", "auto")
        .attr("enterkeyhint", "send")
        .attr_if(locked, "readonly", "")
        .set("aria-label", shared.text(Text::Message))
        .attr("aria-describedby", "count")
        .set("placeholder", shared.text(Text::MessageHint))
        .value(value.clone())
        .on("input", on_input(shared))
        .on("keydown", on_key(shared))
        .on("blur", shared.sends(Command::Blur));
    let send = button("send", shared.tells(Message::Send))
        .set("aria-label", shared.text(Text::Send))
        .attr_if(locked || !can_be_sent(text), "aria-disabled", "true")
        .child(Icon::Send.draw());
    // The same text again, unseen, gives the box its height.
    let grow = element("div").class("grow").set("data-text", value).child(area);
    element("div")
        .class("composer")
        .attr("part", "composer")
        .child(element("div").class("box").child(grow).child(send))
        .child(count(shared, text.chars().count()))
}

fn on_input(shared: &Shared) -> Callback<Event> {
    let tell = shared.tell.clone();
    Callback::from(move |event: Event| tell.emit(Message::Written(value_of(&event))))
}

fn on_key(shared: &Shared) -> Callback<Event> {
    let tell = shared.tell.clone();
    Callback::from(move |event: Event| {
        let event: KeyboardEvent = event.unchecked_into();
        let composing = event.is_composing() || event.key_code() == COMPOSING;
        if event.key() == "Enter" && !event.shift_key() && !composing {
            event.prevent_default();
            tell.emit(Message::Send);
        }
    })
}

/// How much is left, or too much; nothing as long as there is plenty.
fn count(shared: &Shared, length: usize) -> Element {
    let words = if length > LONGEST {
        shared.fill(Text::CharactersOver, &(length - LONGEST).to_string())
    } else if length > NEAR {
        shared.fill(Text::CharactersLeft, &(LONGEST - length).to_string())
    } else {
        Html::default()
    };
    element("p").class(if length > LONGEST { "count over" } else { "count" }).attr("id", "count").child(words)
}
