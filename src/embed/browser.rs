//! What the embed layer asks the browser. It changes nothing there.

use js_sys::Math;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::protocol::ClientFacts;
use crate::ui::Strings;

use super::address::Page;
use super::options::Checks;

#[wasm_bindgen]
extern "C" {
    /// js-sys has no constructor that gives back the error of a wrong pattern.
    #[wasm_bindgen(js_name = RegExp)]
    type Pattern;

    #[wasm_bindgen(constructor, catch, js_class = RegExp)]
    fn new(pattern: &str, flags: &str) -> Result<Pattern, JsValue>;

    #[wasm_bindgen(method)]
    fn test(this: &Pattern, text: &str) -> bool;
}

/// The page's address and language.
pub(super) fn page() -> Page {
    let Some(window) = web_sys::window() else { return Page::default() };
    let location = window.location();
    let root = window.document().and_then(|document| document.document_element());
    let declared = root.and_then(|root| root.get_attribute("lang")).filter(|lang| !lang.trim().is_empty());
    Page {
        origin: location.origin().unwrap_or_default(),
        path: location.pathname().unwrap_or_default(),
        language: declared.or_else(|| window.navigator().language()).unwrap_or_else(|| "en".to_owned()),
    }
}

/// What the service shows the agent about the browser.
pub(super) fn client_facts() -> ClientFacts {
    let Some(window) = web_sys::window() else { return ClientFacts::default() };
    let navigator = window.navigator();
    let screen = window.screen().ok();
    let side = |side: Option<i32>| side.unwrap_or_default().to_string();
    let width = side(screen.as_ref().and_then(|screen| screen.width().ok()));
    let height = side(screen.as_ref().and_then(|screen| screen.height().ok()));
    ClientFacts {
        user_agent: navigator.user_agent().unwrap_or_default(),
        language: navigator.language().unwrap_or_default(),
        screen_resolution: [&width, "x", &height].concat(),
    }
}

/// A seed for the jitter of repeats. No secret depends on it.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "any 53 bits will do")]
pub(super) fn seed() -> u64 {
    (Math::random() * (1u64 << 53) as f64) as u64
}

/// What the options are checked with.
pub(super) fn checks() -> Checks {
    Checks {
        is_pattern: |text| pattern(text).is_some(),
        is_string: |key| Strings::default().set(key, String::new()).is_ok(),
    }
}

/// True if the whole value is as the pattern says. A pattern that is none was refused with the options.
pub(super) fn matches(text: &str, value: &str) -> bool {
    pattern(text).is_none_or(|pattern| pattern.test(value))
}

/// Unicode rules first, as in HTML; else the old rules, under which older patterns were written.
fn pattern(text: &str) -> Option<Pattern> {
    let whole = ["^(?:", text, ")$"].concat();
    Pattern::new(&whole, "u").or_else(|_| Pattern::new(&whole, "")).ok()
}
