//! The menu of what is rarely needed. It is closed whenever the keyboard is elsewhere.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};
use yew::prelude::*;

use crate::session::Transcript;

use super::focus;
use super::icon::Icon;
use super::save::{Saved, save};
use super::shared::Shared;
use super::strings::Text;

/// The button of the menu, as a selector.
pub(super) const BUTTON: &str = ".menu .tool";

/// The menu as it stands.
#[derive(Clone)]
pub(super) struct Menu {
    pub is_open: bool,
    open: UseStateSetter<bool>,
    panel: NodeRef,
    saved: Rc<RefCell<Option<Saved>>>,
}

/// The menu inside of this panel. An open one has the focus on its first item.
#[hook]
pub(super) fn use_menu(panel: &NodeRef) -> Menu {
    let open = use_state_eq(|| false);
    let saved = use_mut_ref(|| None);
    use_effect_with(*open, {
        let panel = panel.clone();
        move |open| {
            if *open {
                focus::move_to(&panel, ".items button");
            }
        }
    });
    Menu { is_open: *open, open: open.setter(), panel: panel.clone(), saved }
}

impl Menu {
    /// The button and, while it is open, the items: the end of the chat, if there is one to end, and
    /// the saving of what there is.
    pub fn draw(&self, shared: &Shared, end: Option<Callback<()>>, transcript: &Transcript) -> Html {
        let (open, is_open) = (self.open.clone(), self.is_open);
        let toggle = Callback::from(move |_| open.set(!is_open));
        let options = shared.text(Text::Options);
        html! {
            // It can hold the focus itself, for browsers whose buttons do not take it on a click.
            <div class="menu" tabindex="-1" onfocusout={self.on_focus_out()}>
                <button type="button" class="tool" aria-label={options.clone()} aria-haspopup="menu"
                    aria-expanded={if is_open { "true" } else { "false" }} onclick={toggle}>{ Icon::Dots.draw() }</button>
                if is_open {
                    <div class="items" role="menu" aria-label={options}>
                        if let Some(end) = end { { self.item(shared.text(Text::EndChat), end) } }
                        if !transcript.is_empty() {
                            { self.item(shared.text(Text::SaveTranscript), self.on_save(shared, transcript)) }
                        }
                    </div>
                }
            </div>
        }
    }

    /// Closes it and gives the focus back to its button.
    fn close(&self) {
        focus::move_to(&self.panel, BUTTON);
        self.open.set(false);
    }

    fn item(&self, name: AttrValue, act: Callback<()>) -> Html {
        let menu = self.clone();
        let onclick = Callback::from(move |_| {
            menu.close();
            act.emit(());
        });
        html! { <button type="button" role="menuitem" tabindex="-1" {onclick}>{ name }</button> }
    }

    fn on_save(&self, shared: &Shared, transcript: &Transcript) -> Callback<()> {
        let (shared, transcript, saved) = (shared.clone(), transcript.clone(), self.saved.clone());
        Callback::from(move |()| match save(&shared, &transcript) {
            Ok(file) => *saved.borrow_mut() = Some(file),
            Err(error) => web_sys::console::error_2(&"Chasitor: cannot save the transcript:".into(), &error),
        })
    }

    fn on_focus_out(&self) -> Callback<FocusEvent> {
        let open = self.open.clone();
        Callback::from(move |event: FocusEvent| {
            let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
            let menu = event.target_dyn_into::<Element>().and_then(|from| from.closest(".menu").ok().flatten());
            if !menu.is_some_and(|menu| menu.contains(to.as_ref())) {
                open.set(false);
            }
        })
    }

    /// Does what the key stands for in an open menu.
    pub fn take_key(&self, event: &KeyboardEvent) {
        let now = self.item_at(".items :focus");
        let to = match event.key().as_str() {
            "ArrowDown" => {
                now.and_then(|now| now.next_element_sibling()).or_else(|| self.item_at(".items :first-child"))
            }
            "ArrowUp" => {
                now.and_then(|now| now.previous_element_sibling()).or_else(|| self.item_at(".items :last-child"))
            }
            "Home" => self.item_at(".items :first-child"),
            "End" => self.item_at(".items :last-child"),
            "Escape" => return self.close(),
            _ => return,
        };
        event.prevent_default();
        if let Some(to) = to.and_then(|to| to.dyn_into::<HtmlElement>().ok()) {
            // An element that refuses the focus leaves it where it is.
            let _ = to.focus();
        }
    }

    fn item_at(&self, selector: &str) -> Option<Element> {
        self.panel.cast::<Element>()?.query_selector(selector).ok()?
    }
}
