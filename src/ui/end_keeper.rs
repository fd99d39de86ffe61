//! Keeps a scrolled list at its end for those who are there. Whoever has scrolled away is left alone.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

use crate::session::{Command, MessageId, Transcript};

/// Nearer than this to the end counts as there: about the height of a line, in CSS pixels.
const NEAR: i32 = 32;

/// The list's place and what to do about it.
pub(super) struct KeptEnd {
    pub onscroll: Callback<Event>,
    /// True if lines have come beyond what is in sight.
    pub is_behind: bool,
    /// Goes to the end.
    pub go: Callback<MouseEvent>,
}

/// What there is to see, and where to begin (CSS pixels from the top; `None` is the end).
pub(super) struct Seen<'a> {
    pub transcript: &'a Transcript,
    pub own: bool,
    pub last: Option<MessageId>,
    pub start: Option<u32>,
}

#[hook]
pub(super) fn use_kept_end(list: &NodeRef, seen: &Seen<'_>, send: &Callback<Command>) -> KeptEnd {
    let at_end = use_memo((), |()| Cell::new(true));
    let place = use_mut_ref(|| seen.start);
    let behind = use_state_eq(|| false);
    let before = use_mut_ref(|| None::<Option<MessageId>>);

    use_effect_with(seen.transcript.clone(), {
        let (list, at_end, behind) = (list.clone(), at_end.clone(), behind.clone());
        let (last, own, start) = (seen.last, seen.own, seen.start);
        move |_| {
            let Some(list) = list.cast::<Element>() else { return };
            let before = before.replace(Some(last));
            let has_new = before.is_some_and(|before| before != last);
            match start {
                // The first time, back to where the visitor was.
                Some(top) if before.is_none() => list.set_scroll_top(i32::try_from(top).unwrap_or(i32::MAX)),
                _ if at_end.get() || (has_new && own) => to_end(&list),
                _ if has_new => behind.set(true),
                _ => {}
            }
        }
    });
    use_effect_with(list.clone(), {
        let at_end = at_end.clone();
        move |list| {
            let watch = list.cast::<Element>().map(|list| Watch::new(list, at_end));
            move || drop(watch)
        }
    });
    let onscroll = {
        let (behind, send) = (behind.clone(), send.clone());
        Callback::from(move |event: Event| {
            let Some(list) = event.target_dyn_into::<Element>() else { return };
            at_end.set(list.scroll_height() - list.client_height() - list.scroll_top() <= NEAR);
            if at_end.get() {
                behind.set(false);
            }
            let now = (!at_end.get()).then(|| list.scroll_top().unsigned_abs());
            if place.replace(now) != now {
                send.emit(Command::Scrolled(now));
            }
        })
    };
    let list = list.clone();
    let go = Callback::from(move |_| {
        if let Some(list) = list.cast::<Element>() {
            to_end(&list);
        }
    });
    KeptEnd { onscroll, is_behind: *behind, go }
}

/// Far beyond the end: the browser stops there, and the height need not be asked for.
fn to_end(list: &Element) {
    list.set_scroll_top(i32::MAX);
}

/// Holds the end in sight while the list's own size changes: a growing composer, a phone's keyboard.
/// Dropping it ends that.
struct Watch {
    observer: Option<ResizeObserver>,
    _changed: Closure<dyn FnMut()>,
}

impl Watch {
    fn new(list: Element, at_end: Rc<Cell<bool>>) -> Self {
        let watched = list.clone();
        let changed = Closure::<dyn FnMut()>::new(move || {
            if at_end.get() {
                to_end(&list);
            }
        });
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(&watched);
        }
        Self { observer, _changed: changed }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
