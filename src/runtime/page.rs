//! Listens to the page's life. It uses neither `unload` nor `beforeunload`, which keep pages out of
//! the back/forward cache and do not fire on phones.

use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, Event, PageTransitionEvent, VisibilityState, Window};

use crate::session::PageEvent;

/// The listeners; dropping them ends the listening.
#[derive(Debug)]
#[must_use]
pub struct PageListeners {
    _listeners: Vec<EventListener>,
}

impl PageListeners {
    /// Reports every change to `report`, until dropped. Nothing is reported where there is no window.
    pub fn new(report: impl Fn(PageEvent) + 'static) -> Self {
        let Some(window) = web_sys::window() else { return Self { _listeners: Vec::new() } };
        let report = Rc::new(report);
        let mut listeners: Vec<EventListener> = [
            ("online", PageEvent::Online),
            ("offline", PageEvent::Offline),
            ("pagehide", PageEvent::Leaving),
            ("pageshow", PageEvent::Returned),
        ]
        .into_iter()
        .map(|(name, event)| on_window(&window, name, event, report.clone()))
        .collect();
        listeners.extend(window.document().map(|document| on_visibility(document, report)));
        Self { _listeners: listeners }
    }
}

fn on_window(
    window: &Window,
    name: &'static str,
    event: PageEvent,
    report: Rc<impl Fn(PageEvent) + 'static>,
) -> EventListener {
    EventListener::new(window, name, move |raw| {
        // Every page is shown once at its start; only the return from the cache is news.
        if event != PageEvent::Returned || is_restored(raw) {
            report(event);
        }
    })
}

fn is_restored(event: &Event) -> bool {
    event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted)
}

fn on_visibility(document: Document, report: Rc<impl Fn(PageEvent) + 'static>) -> EventListener {
    EventListener::new(&document.clone(), "visibilitychange", move |_| {
        let hidden = document.visibility_state() == VisibilityState::Hidden;
        report(if hidden { PageEvent::Hidden } else { PageEvent::Visible });
    })
}
