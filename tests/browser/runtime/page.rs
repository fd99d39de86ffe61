//! The page's life as the session hears of it.

use chasitor::runtime::page::PageListeners;
use chasitor::session::PageEvent;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, PageTransitionEvent, PageTransitionEventInit, Window};

use super::log::Log;

fn window() -> Window {
    web_sys::window().unwrap()
}

fn dispatch(name: &str) {
    window().dispatch_event(&Event::new(name).unwrap()).unwrap();
}

fn dispatch_pageshow(persisted: bool) {
    let init = PageTransitionEventInit::new();
    init.set_persisted(persisted);
    let event = PageTransitionEvent::new_with_event_init_dict("pageshow", &init).unwrap();
    window().dispatch_event(&event).unwrap();
}

#[wasm_bindgen_test]
fn the_network_and_the_page_are_reported_until_dropped() {
    let log = Log::new();
    let listeners = PageListeners::new(log.report());
    dispatch("offline");
    dispatch("online");
    dispatch("pagehide");
    window().document().unwrap().dispatch_event(&Event::new("visibilitychange").unwrap()).unwrap();
    let expected = [PageEvent::Offline, PageEvent::Online, PageEvent::Leaving, PageEvent::Visible];
    assert_eq!(log.all(), expected);
    drop(listeners);
    dispatch("online");
    assert_eq!(log.all(), expected);
}

#[wasm_bindgen_test]
fn only_a_page_out_of_the_cache_has_returned() {
    let log = Log::new();
    let _listeners = PageListeners::new(log.report());
    dispatch_pageshow(false);
    assert!(log.all().is_empty());
    dispatch_pageshow(true);
    assert_eq!(log.all(), [PageEvent::Returned]);
}
