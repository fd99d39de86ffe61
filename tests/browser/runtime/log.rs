//! What was reported so far, and a way to wait for the next report instead of for time.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Reports in the order in which they came.
pub struct Log<T> {
    inner: Rc<RefCell<Inner<T>>>,
}

struct Inner<T> {
    reports: Vec<T>,
    waiting: Vec<Function>,
}

impl<T: Clone + 'static> Log<T> {
    pub fn new() -> Self {
        Self { inner: Rc::new(RefCell::new(Inner { reports: Vec::new(), waiting: Vec::new() })) }
    }

    /// What to report to.
    pub fn report(&self) -> impl Fn(T) + use<T> + 'static {
        let inner = self.inner.clone();
        move |report| {
            let waiting = {
                let mut inner = inner.borrow_mut();
                inner.reports.push(report);
                std::mem::take(&mut inner.waiting)
            };
            for resolve in waiting {
                resolve.call0(&JsValue::UNDEFINED).unwrap();
            }
        }
    }

    /// All reports so far.
    pub fn all(&self) -> Vec<T> {
        self.inner.borrow().reports.clone()
    }

    /// The report of this number, counted from 0, as soon as it is there.
    pub async fn nth(&self, index: usize) -> T {
        loop {
            if let Some(report) = self.inner.borrow().reports.get(index) {
                return report.clone();
            }
            let next = Promise::new(&mut |resolve, _| self.inner.borrow_mut().waiting.push(resolve));
            JsFuture::from(next).await.unwrap();
        }
    }
}

/// One turn of the promise queue, for what comes without an event to wait for.
pub async fn turn() {
    JsFuture::from(Promise::resolve(&JsValue::UNDEFINED)).await.unwrap();
}
