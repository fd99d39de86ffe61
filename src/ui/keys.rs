//! The keys that mean something anywhere in the panel. None of the visitor's keys reaches the host page.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::{Callback, NodeRef};

use crate::session::Command;

use super::confirm;
use super::focus;
use super::menu;
use super::message::Message;
use super::shared::Shared;

/// What takes the keys just now.
#[derive(Clone, Copy)]
pub(super) enum Layer {
    Question,
    Menu,
    Panel,
}

/// Takes each key for this layer.
pub(super) fn on_key(shared: &Rc<Shared>, panel: &NodeRef, layer: Layer) -> Callback<Event> {
    let (shared, panel) = (shared.clone(), panel.clone());
    Callback::from(move |event: Event| {
        event.stop_propagation();
        let event: KeyboardEvent = event.unchecked_into();
        if event.is_composing() {
            return;
        }
        match (layer, event.key().as_str()) {
            (Layer::Question, "Escape") => shared.tell.emit(Message::Answer(false)),
            (Layer::Question, "Tab") => {
                event.prevent_default();
                focus::move_to(&panel, confirm::OTHER);
            }
            (Layer::Menu, _) => menu::take_key(&panel, &event, &shared),
            (Layer::Panel, "Escape") if !shared.settings.inline => shared.send.emit(Command::Close),
            _ => {}
        }
    })
}

/// For the other events of a key.
pub(super) fn stay_inside() -> Callback<Event> {
    Callback::from(|event: Event| event.stop_propagation())
}
