//! The menu of what is rarely needed. It is closed whenever the keyboard is elsewhere.

use wasm_bindgen::JsCast;
use web_sys::{Element as Node, Event, FocusEvent, HtmlElement, KeyboardEvent};
use yew::{AttrValue, Callback, NodeRef};

use crate::session::{Snapshot, Transcript};

use super::element::{Element, button, element};
use super::focus;
use super::icon::Icon;
use super::message::Message;
use super::save::{Saved, save};
use super::shared::Shared;
use super::strings::Text;

/// The button of the menu, as a selector.
pub(super) const BUTTON: &str = ".menu .tool";

/// The menu as it stands.
#[derive(Default)]
pub(super) struct Menu {
    pub is_open: bool,
    /// True once its first item has been given the focus.
    is_entered: bool,
    saved: Option<Saved>,
}

impl Menu {
    /// True if there is anything to choose.
    pub fn is_of_use(snapshot: &Snapshot) -> bool {
        snapshot.can_end || !snapshot.transcript.is_empty()
    }

    /// The button and, while it is open, the items.
    pub fn draw(&self, shared: &Shared, snapshot: &Snapshot) -> Element {
        let options = shared.text(Text::Options);
        let toggle = button("tool", shared.tells(Message::ToggleMenu))
            .set("aria-label", options.clone())
            .attr("aria-haspopup", "menu")
            .attr("aria-expanded", if self.is_open { "true" } else { "false" })
            .child(Icon::Dots.draw());
        // It can hold the focus itself, for browsers whose buttons do not take it on a click.
        element("div")
            .class("menu")
            .attr("tabindex", "-1")
            .on("focusout", on_focus_out(shared))
            .child(toggle)
            .child_if(self.is_open.then(|| items(shared, snapshot, options)))
    }

    /// Closes it and gives the focus back to its button.
    pub fn close(&mut self, panel: &NodeRef) {
        focus::move_to(panel, BUTTON);
        self.is_open = false;
    }

    /// After each drawing: an open menu has the focus on its first item.
    pub fn drawn(&mut self, panel: &NodeRef) {
        if self.is_open && !self.is_entered {
            focus::move_to(panel, ".items button");
        }
        self.is_entered = self.is_open;
    }

    /// Has the browser save the transcript.
    pub fn save(&mut self, shared: &Shared, transcript: &Transcript) {
        match save(shared, transcript) {
            Ok(file) => self.saved = Some(file),
            Err(error) => web_sys::console::error_2(&"Chasitor: cannot save the transcript:".into(), &error),
        }
    }
}

fn items(shared: &Shared, snapshot: &Snapshot, name: AttrValue) -> Element {
    let item = |text, message| {
        let item = element("button").attr("type", "button").attr("role", "menuitem").attr("tabindex", "-1");
        item.on("click", shared.tells(message)).text(shared.text(text))
    };
    element("div")
        .class("items")
        .attr("role", "menu")
        .set("aria-label", name)
        .child_if(snapshot.can_end.then(|| item(Text::EndChat, Message::Ask(BUTTON))))
        .child_if((!snapshot.transcript.is_empty()).then(|| item(Text::SaveTranscript, Message::Save)))
}

fn on_focus_out(shared: &Shared) -> Callback<Event> {
    let tell = shared.tell.clone();
    Callback::from(move |event: Event| {
        let menu = event.target().and_then(|from| from.unchecked_into::<Node>().closest(".menu").ok().flatten());
        let to = event.unchecked_into::<FocusEvent>().related_target();
        if !menu.is_some_and(|menu| menu.contains(to.as_ref().map(|to| to.unchecked_ref()))) {
            tell.emit(Message::LeaveMenu);
        }
    })
}

/// Does what the key stands for in an open menu.
pub(super) fn take_key(panel: &NodeRef, event: &KeyboardEvent, shared: &Shared) {
    let at = |selector| panel.cast::<Node>()?.query_selector(selector).ok()?;
    let now = at(".items :focus");
    let to = match event.key().as_str() {
        "ArrowDown" => now.and_then(|now| now.next_element_sibling()).or_else(|| at(".items :first-child")),
        "ArrowUp" => now.and_then(|now| now.previous_element_sibling()).or_else(|| at(".items :last-child")),
        "Home" => at(".items :first-child"),
        "End" => at(".items :last-child"),
        "Escape" => return shared.tell.emit(Message::CloseMenu),
        _ => return,
    };
    event.prevent_default();
    if let Some(to) = to {
        // An element that refuses the focus leaves it where it is.
        let _ = to.unchecked_into::<HtmlElement>().focus();
    }
}
