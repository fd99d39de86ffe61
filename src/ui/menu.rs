//! The menu of what is rarely needed. It is closed whenever the keyboard is elsewhere.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};
use yew::prelude::*;

use crate::session::Transcript;

use super::focus;
use super::icon::Icon;
use super::save::{Saved, save};
use super::shared::Shared;
use super::strings::Text;

#[derive(Properties, PartialEq)]
pub(super) struct MenuProps {
    pub shared: Shared,
    /// The end of the chat, if there is one to end.
    pub end: Option<Callback<()>>,
    /// What can be saved.
    pub transcript: Transcript,
}

#[component]
pub(super) fn Menu(props: &MenuProps) -> Html {
    let open = use_state_eq(|| false);
    let items = use_node_ref();
    let button = use_node_ref();
    let saved = use_mut_ref(|| None::<Saved>);
    let close = {
        let (open, button) = (open.setter(), button.clone());
        Callback::from(move |()| {
            focus::put_on(&button);
            open.set(false);
        })
    };
    use_effect_with(*open, {
        let items = items.clone();
        move |open| {
            if *open {
                focus::move_to(&items, "button");
            }
        }
    });
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    let onkeydown = {
        let (open, items, close) = (open.clone(), items.clone(), close.clone());
        Callback::from(move |event: KeyboardEvent| {
            if *open && act(&event, &items, &close) {
                event.prevent_default();
                event.stop_propagation();
            }
        })
    };
    let onfocusout = {
        let open = open.setter();
        Callback::from(move |event: FocusEvent| {
            let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
            let menu = event.target_dyn_into::<Element>().and_then(|from| from.closest(".menu").ok().flatten());
            if !menu.is_some_and(|menu| menu.contains(to.as_ref())) {
                open.set(false);
            }
        })
    };
    let on_save = {
        let (props, close) = ((props.shared.clone(), props.transcript.clone()), close.clone());
        Callback::from(move |_| {
            if let Ok(file) = save(&props.0, &props.1) {
                *saved.borrow_mut() = Some(file);
            }
            close.emit(());
        })
    };
    let end = props.end.clone().map(|end| {
        Callback::from(move |_| {
            close.emit(());
            end.emit(());
        })
    });
    let options = props.shared.text(Text::Options);
    html! {
        // It can hold the focus itself, for browsers whose buttons do not take it on a click.
        <div class="menu" tabindex="-1" {onkeydown} {onfocusout}>
            <button type="button" class="tool" ref={button} aria-label={options.clone()} aria-haspopup="menu"
                aria-expanded={if *open { "true" } else { "false" }} onclick={toggle}>{ Icon::Dots.draw() }</button>
            if *open {
                <div class="items" role="menu" aria-label={options} ref={items}>
                    if let Some(end) = end { { item(props.shared.text(Text::EndChat), end) } }
                    if !props.transcript.is_empty() {
                        { item(props.shared.text(Text::SaveTranscript), on_save) }
                    }
                </div>
            }
        </div>
    }
}

fn item(name: AttrValue, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" role="menuitem" tabindex="-1" {onclick}>{ name }</button> }
}

/// Does what the key stands for in an open menu; false if it stands for nothing.
fn act(event: &KeyboardEvent, items: &NodeRef, close: &Callback<()>) -> bool {
    let Some(items) = items.cast::<Element>() else { return false };
    let now = items.query_selector("button:focus").ok().flatten();
    let to = match event.key().as_str() {
        "ArrowDown" => now.and_then(|now| now.next_element_sibling()).or_else(|| items.first_element_child()),
        "ArrowUp" => now.and_then(|now| now.previous_element_sibling()).or_else(|| items.last_element_child()),
        "Home" => items.first_element_child(),
        "End" => items.last_element_child(),
        "Escape" => {
            close.emit(());
            None
        }
        _ => return false,
    };
    if let Some(to) = to.and_then(|to| to.dyn_into::<HtmlElement>().ok()) {
        // An element that refuses the focus leaves it where it is.
        let _ = to.focus();
    }
    true
}
