//! Promises that wait for the same thing. It knows no time limit: whoever owns it wakes them, at the
//! latest when it goes.

use std::cell::RefCell;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;

/// Everybody who waits.
#[derive(Debug, Default)]
pub(super) struct Waiters(RefCell<Vec<Function>>);

impl Waiters {
    /// A promise that is kept at the next [`Self::wake`].
    pub(super) fn wait(&self) -> Promise {
        Promise::new(&mut |resolve, _| self.0.borrow_mut().push(resolve))
    }

    /// Keeps all promises.
    pub(super) fn wake(&self) {
        for resolve in self.0.take() {
            // Settling a promise cannot fail.
            let _settled = resolve.call0(&JsValue::UNDEFINED);
        }
    }
}

impl Drop for Waiters {
    fn drop(&mut self) {
        self.wake();
    }
}
