//! Keeps a scrolled list at its end for those who are there. Whoever has scrolled away is left alone.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver};
use yew::NodeRef;

use crate::session::{Author, MessageId, Transcript};

use super::transcript::{LOG, author};

/// Nearer than this to the end counts as there: about the height of a line, in CSS pixels.
const NEAR: i32 = 32;

/// The visitor's place in the list.
pub(super) struct EndKeeper {
    /// True if lines have come beyond what is in sight.
    pub is_behind: bool,
    at_end: Rc<Cell<bool>>,
    /// As it was told last, in CSS pixels from the top; `None` is the end.
    place: Option<u32>,
    /// What was drawn last.
    drawn: Option<Transcript>,
    watch: Option<Watch>,
}

impl EndKeeper {
    /// Begins at this place, in CSS pixels from the top; `None` is the end.
    pub fn new(place: Option<u32>) -> Self {
        let at_end = Rc::new(Cell::new(place.is_none()));
        Self { is_behind: false, at_end, place, drawn: None, watch: None }
    }

    /// After each drawing. True if lines have come beyond what is in sight, and nobody has been told yet.
    pub fn drawn(&mut self, panel: &NodeRef, transcript: &Transcript) -> bool {
        let Some(list) = list(panel).filter(|_| self.drawn.as_ref() != Some(transcript)) else { return false };
        let last = transcript.iter().next_back();
        let before = self.drawn.replace(transcript.clone());
        let has_new = before.as_ref().is_some_and(|before| last_id(before) != last_id(transcript));
        let own = last.is_some_and(|entry| author(entry) == Some(&Author::Visitor));
        match self.place {
            // The first time, back to where the visitor was.
            Some(top) if before.is_none() => {
                list.set_scroll_top(i32::try_from(top).unwrap_or(i32::MAX));
                // The browser tells of it later, and lines may come before that.
                self.at_end.set(is_at_end(&list));
            }
            _ if self.at_end.get() || (has_new && own) => to_end(&list),
            _ if has_new => return !std::mem::replace(&mut self.is_behind, true),
            _ => {}
        }
        self.watch.get_or_insert_with(|| Watch::new(list, self.at_end.clone()));
        false
    }

    /// After the visitor has scrolled: the new place, if it is another one.
    pub fn scrolled(&mut self, panel: &NodeRef) -> Option<Option<u32>> {
        let list = list(panel)?;
        let at_end = is_at_end(&list);
        self.at_end.set(at_end);
        self.is_behind &= !at_end;
        let now = (!at_end).then(|| list.scroll_top().unsigned_abs());
        (std::mem::replace(&mut self.place, now) != now).then_some(now)
    }
}

/// Goes to the end.
pub(super) fn go(panel: &NodeRef) {
    if let Some(list) = list(panel) {
        to_end(&list);
    }
}

fn list(panel: &NodeRef) -> Option<Element> {
    panel.cast::<Element>()?.query_selector(LOG).ok()?
}

fn last_id(transcript: &Transcript) -> Option<MessageId> {
    transcript.iter().next_back().map(|entry| entry.id)
}

fn is_at_end(list: &Element) -> bool {
    list.scroll_height() - list.client_height() - list.scroll_top() <= NEAR
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
