//! One call of a method of the element, and the promise that answers it. It does not know the methods.

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;

/// What a method gives back.
pub(super) type Outcome = Result<JsValue, JsValue>;

/// Nothing to give back.
pub(super) const DONE: Outcome = Ok(JsValue::UNDEFINED);

/// A call that is not answered yet.
#[derive(Debug)]
pub(super) struct Call {
    /// The method's name.
    pub method: String,
    /// Its one argument.
    pub argument: JsValue,
    /// What settles the promise.
    pub answer: Answer,
}

/// Settles a promise of the host page.
#[derive(Debug)]
#[must_use]
pub(super) struct Answer(Function);

impl Answer {
    /// A promise, and what settles it, handed to `take`.
    pub(super) fn promise(mut take: impl FnMut(Self)) -> Promise {
        Promise::new(&mut |resolve, _| take(Self(resolve)))
    }

    /// Keeps the promise, or breaks it.
    pub(super) fn settle(&self, outcome: Outcome) {
        let value = outcome.unwrap_or_else(|error| Promise::reject(&error).into());
        // Settling a promise cannot fail.
        let _settled = self.0.call1(&JsValue::UNDEFINED, &value);
    }
}
