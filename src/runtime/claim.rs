//! The claim on a chat, of which only one tab may take care, by the browser's locks. It does not
//! decide who should have a chat, and keeps no counters in storage: a lock dies with its tab.
//!
//! web-sys knows these locks as unstable only, so the few members needed are named here.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::AbortController;

use crate::session::Claim;

#[wasm_bindgen]
extern "C" {
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, options: &Object, granted: &Function) -> Result<Promise, JsValue>;
}

type Report = Rc<dyn Fn(Claim)>;

/// One claim, held or waited for. Dropping it lets go of the lock and of the place in the line.
#[derive(Debug)]
#[must_use]
pub struct ClaimHandle {
    ticket: Rc<Ticket>,
}

/// What the handle and the requests in the browser share.
#[derive(Debug, Default)]
struct Ticket {
    /// Let go by us: whatever the browser says from now on is not news.
    dropped: Cell<bool>,
    /// Settles the promise for which the browser keeps the lock ours; there while it is ours.
    release: RefCell<Option<Function>>,
    /// Ends the waiting in line.
    abort: RefCell<Option<AbortController>>,
}

/// How one request for the lock came to its end.
enum Turn {
    /// Another tab has it.
    Busy,
    /// It was ours and is not any more.
    Over,
    /// The browser gives no locks here.
    Unsupported,
}

impl ClaimHandle {
    /// Claims `name`: takes it if it is free, else waits in line for it, or takes it from its holder
    /// if `steal` is true. Where the browser has no locks the claim is held at once.
    pub fn new(name: String, steal: bool, report: impl Fn(Claim) + 'static) -> Self {
        let ticket = Rc::new(Ticket::default());
        spawn_local(claim(ticket.clone(), name, steal, Rc::new(report)));
        Self { ticket }
    }
}

impl Drop for ClaimHandle {
    fn drop(&mut self) {
        self.ticket.dropped.set(true);
        if let Some(release) = self.ticket.release.take() {
            // Settling a promise cannot fail.
            let _settled = release.call0(&JsValue::UNDEFINED);
        }
        if let Some(abort) = self.ticket.abort.take() {
            abort.abort();
        }
    }
}

async fn claim(ticket: Rc<Ticket>, name: String, steal: bool, report: Report) {
    let turn = match locks() {
        Some(locks) => take_turns(&ticket, &locks, &name, steal, &report).await,
        None => Turn::Unsupported,
    };
    if ticket.dropped.get() {
        return;
    }
    match turn {
        Turn::Unsupported => report(Claim::Held),
        // We did not let go, so somebody has taken it.
        Turn::Over => report(Claim::Taken),
        Turn::Busy => {}
    }
}

async fn take_turns(ticket: &Rc<Ticket>, locks: &LockManager, name: &str, steal: bool, report: &Report) -> Turn {
    let first = if steal { "steal" } else { "ifAvailable" };
    let turn = take_turn(ticket, locks, name, first, &JsValue::TRUE, report).await;
    if !matches!(turn, Turn::Busy) || ticket.dropped.get() {
        return turn;
    }
    let Ok(abort) = AbortController::new() else { return Turn::Busy };
    let signal = abort.signal();
    ticket.abort.replace(Some(abort));
    report(Claim::Busy);
    take_turn(ticket, locks, name, "signal", &signal, report).await
}

/// One request for the lock, with one option, up to its end.
async fn take_turn(
    ticket: &Rc<Ticket>,
    locks: &LockManager,
    name: &str,
    option: &str,
    value: &JsValue,
    report: &Report,
) -> Turn {
    if ticket.dropped.get() {
        return Turn::Over;
    }
    let options = Object::new();
    let was_granted = Rc::new(Cell::new(None));
    let granted = on_granted(ticket.clone(), was_granted.clone(), report.clone());
    let asked = Reflect::set(&options, &option.into(), value)
        .and_then(|_| locks.request(name, &options, granted.as_ref().unchecked_ref()));
    let ended = match asked {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    ticket.release.take();
    match (was_granted.get(), ended) {
        (Some(true), _) => Turn::Over,
        (Some(false), _) => Turn::Busy,
        (None, _) => Turn::Unsupported,
    }
}

/// The browser calls this with the lock, or with null if it is not available, and keeps the lock
/// ours until the promise given back is settled.
fn on_granted(
    ticket: Rc<Ticket>,
    was_granted: Rc<Cell<Option<bool>>>,
    report: Report,
) -> Closure<dyn FnMut(JsValue) -> JsValue> {
    Closure::new(move |lock: JsValue| {
        was_granted.set(Some(!lock.is_null()));
        if lock.is_null() || ticket.dropped.get() {
            return JsValue::UNDEFINED;
        }
        let promise = Promise::new(&mut |resolve, _| {
            ticket.release.replace(Some(resolve));
        });
        report(Claim::Held);
        promise.into()
    })
}

/// Missing in old browsers and on pages without a secure origin.
fn locks() -> Option<LockManager> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}
