//! What the embed layer asks of the browser. It changes nothing there.

use js_sys::{Math, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

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

/// Does this in the next turn of the promise queue.
pub(super) fn later(work: impl FnOnce() + 'static) {
    let work: Box<dyn FnOnce()> = Box::new(work);
    // One kind of future for everything: each kind brings code of its own.
    spawn_local(async move { work() });
}

/// The page's address and language.
pub(super) fn page() -> Page {
    let languages = [text("document.documentElement.lang"), text("navigator.language"), "en".to_owned()];
    Page {
        origin: text("location.origin"),
        path: text("location.pathname"),
        language: languages.into_iter().find(|language| !language.trim().is_empty()).unwrap_or_default(),
    }
}

/// What the service shows the agent about the browser.
pub(super) fn client_facts() -> ClientFacts {
    ClientFacts {
        user_agent: text("navigator.userAgent"),
        language: text("navigator.language"),
        screen_resolution: [&number("screen.width"), "x", &number("screen.height")].concat(),
    }
}

fn text(path: &str) -> String {
    at(path).as_string().unwrap_or_default()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length on a screen")]
fn number(path: &str) -> String {
    (at(path).as_f64().unwrap_or_default() as u32).to_string()
}

/// What the window has at this path; undefined if anything on the way is missing.
fn at(path: &str) -> JsValue {
    path.split('.')
        .fold(js_sys::global().into(), |object: JsValue, name| Reflect::get(&object, &name.into()).unwrap_or_default())
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
