//! Listens to the page's life. It uses neither `unload` nor `beforeunload`, which keep pages out of
//! the back/forward cache and do not fire on phones.

use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, Event, EventTarget, PageTransitionEvent, VisibilityState};

use crate::session::PageEvent;

const ON_WINDOW: [&str; 4] = ["online", "offline", "pagehide", "pageshow"];

/// The listeners; dropping them ends the listening.
#[derive(Debug)]
#[must_use]
pub struct PageListeners {
    _listeners: Vec<EventListener>,
}

impl PageListeners {
    /// Reports every change to `report`, until dropped. Nothing is reported where there is no window.
    pub fn new(report: impl Fn(PageEvent) + 'static) -> Self {
        let report: Rc<dyn Fn(PageEvent)> = Rc::new(report);
        let mut listeners = Vec::new();
        if let Some(window) = web_sys::window() {
            listeners.extend(ON_WINDOW.map(|name| listen(&window, name, report.clone())));
            listeners.extend(window.document().map(|document| listen(&document, "visibilitychange", report)));
        }
        Self { _listeners: listeners }
    }
}

fn listen(target: &EventTarget, name: &'static str, report: Rc<dyn Fn(PageEvent)>) -> EventListener {
    EventListener::new(target, name, move |event| {
        if let Some(event) = read(event) {
            report(event);
        }
    })
}

fn read(event: &Event) -> Option<PageEvent> {
    match event.type_().as_str() {
        "online" => Some(PageEvent::Online),
        "offline" => Some(PageEvent::Offline),
        "pagehide" => Some(PageEvent::Leaving),
        // Every page is shown once at its start; only the return from the cache is news.
        "pageshow" => event.dyn_ref::<PageTransitionEvent>()?.persisted().then_some(PageEvent::Returned),
        _ => Some(if is_hidden(event)? { PageEvent::Hidden } else { PageEvent::Visible }),
    }
}

fn is_hidden(event: &Event) -> Option<bool> {
    let document: Document = event.target()?.dyn_into().ok()?;
    Some(document.visibility_state() == VisibilityState::Hidden)
}
