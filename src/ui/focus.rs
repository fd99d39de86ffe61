//! Where the keyboard is. It never takes the focus from the host page: callers ask first whether it is inside.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::NodeRef;

/// What a screen is for, in the order of the document: the form's first control, the composer, or
/// the button that leads on.
const MAIN: &str = ".form input, .form select, .form textarea, .input, .again";

/// True if the focus is on the element or inside of it.
pub(super) fn is_within(element: &NodeRef) -> bool {
    matches(element, ":focus-within")
}

/// True if the focus is on the element itself.
pub(super) fn is_on(element: &NodeRef) -> bool {
    matches(element, ":focus")
}

/// Moves the focus to what the screen is for, or to the panel itself if there is nothing to do.
pub(super) fn enter(panel: &NodeRef) {
    if !move_to(panel, MAIN) {
        put_on(panel);
    }
}

/// Moves the focus to the first match inside of the element; false if there is none.
pub(super) fn move_to(element: &NodeRef, selector: &str) -> bool {
    let found = element
        .cast::<HtmlElement>()
        .and_then(|element| element.query_selector(selector).ok().flatten())
        .and_then(|found| found.dyn_into::<HtmlElement>().ok());
    // An element that refuses the focus is not an error the visitor could act on.
    found.is_some_and(|found| found.focus().is_ok())
}

/// Moves the focus to the element itself.
pub(super) fn put_on(element: &NodeRef) {
    if let Some(element) = element.cast::<HtmlElement>() {
        let _ = element.focus();
    }
}

fn matches(element: &NodeRef, selector: &str) -> bool {
    element.cast::<HtmlElement>().is_some_and(|element| element.matches(selector).unwrap_or(false))
}
