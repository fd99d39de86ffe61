//! The root: it takes snapshots in and shows a panel while that is open. It keeps no part of the chat.

use std::rc::Rc;

use yew::prelude::*;

use crate::session::{Command, Phase, Snapshot};

use super::clock::Clock;
use super::entered::Kept;
use super::panel::Panel;
use super::settings::UiSettings;
use super::shared::Shared;

/// What the interface is mounted with.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// Called once, after mounting, with what takes each new snapshot. A snapshot newer than
    /// `initial` is to be handed over at once.
    pub feed: Callback<Callback<Snapshot>>,
    /// What is shown first. If the panel is open in it, the page was loaded with it open, and the
    /// focus stays where it is.
    pub initial: Snapshot,
    /// Takes what the visitor wants.
    pub send: Callback<Command>,
    /// The owner's choices.
    pub settings: Rc<UiSettings>,
}

/// The whole interface.
#[component]
pub fn App(props: &AppProps) -> Html {
    let snapshot = use_state_eq(|| props.initial.clone());
    let kept = use_memo((), |()| Kept::default());
    let was_closed = use_mut_ref(|| false);
    let clock = use_memo(props.settings.clone(), |settings| Rc::new(Clock::new(&settings.language)));
    use_effect_with((), {
        let (feed, snapshot) = (props.feed.clone(), snapshot.setter());
        move |()| feed.emit(Callback::from(move |next| snapshot.set(next)))
    });

    if snapshot.phase == Phase::Idle {
        kept.clear();
    }
    if !snapshot.open {
        *was_closed.borrow_mut() = true;
        return Html::default();
    }
    let shared = Shared { settings: props.settings.clone(), send: props.send.clone(), clock: (*clock).clone() };
    let takes_focus = *was_closed.borrow() && !props.settings.inline;
    html! { <Panel {shared} snapshot={(*snapshot).clone()} kept={(*kept).clone()} {takes_focus} /> }
}
