//! Carries out what a session wants done. It decides nothing, draws nothing and keeps no state of a
//! chat of its own.
//!
//! The loop: **one input in, all effects drained, then one timer armed**, and the listener told once
//! if anything visible changed. What is dispatched meanwhile (by the host page in an event handler,
//! say) waits in line. Dropping a [`Runtime`] aborts its requests, its timer, its listeners and its claim.

pub mod claim;
pub mod clock;
pub mod http;
pub mod page;
pub mod storage;

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::VecDeque;
use std::fmt;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;

use crate::session::{Config, Effect, HostEvent, Input, PageEvent, Record, Saved, Session, Snapshot};

use claim::ClaimHandle;
use http::Requests;
use page::PageListeners;
use storage::TabStorage;

/// Longest time a browser's timer can wait, in milliseconds. A longer wait is waited in pieces.
const LONGEST_WAIT: u64 = (1 << 31) - 1;

/// What a session has to say.
pub enum News<'a> {
    /// What the visitor sees has changed.
    Changed(&'a Snapshot),
    /// Something for the host page.
    Host(HostEvent),
    /// The visitor is to leave the page for this address; true for a new tab.
    Redirect(&'a str, bool),
    /// The page is back from the browser's cache, and another page of the tab has taken the chat further
    /// meanwhile: what this session knows is out of date, and one is to be made from what is stored.
    Outdated,
}

/// Who is told.
pub type Outlet = Box<dyn Fn(News<'_>)>;

/// A running session.
#[must_use]
pub struct Runtime {
    inner: Rc<Inner>,
}

impl fmt::Debug for Runtime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Runtime")
    }
}

struct Inner {
    session: RefCell<Session>,
    /// What the listener was told last.
    shown: RefCell<Snapshot>,
    waiting: RefCell<VecDeque<Input>>,
    /// True while inputs are worked off. Stays true after a panic, so that nothing goes on from there.
    busy: Cell<bool>,
    /// True from the drop on, and from a panic anywhere on.
    stopped: Rc<Cell<bool>>,
    /// There from the beginning on.
    outlet: OnceCell<Outlet>,
    storage: TabStorage,
    requests: RefCell<Option<Requests>>,
    claim: RefCell<Option<ClaimHandle>>,
    timer: RefCell<Option<Timeout>>,
    page: RefCell<Option<PageListeners>>,
}

impl Runtime {
    /// Makes a session from what the tab's storage has under `key`. Nothing happens before [`Self::begin`].
    pub fn new(config: Config, seed: u64, key: String) -> Self {
        let storage = TabStorage::new(key);
        let saved = Saved { chat: storage.load(Record::Chat), view: storage.load(Record::View) };
        let session = Session::new(config, seed, &saved, clock::now());
        let shown = session.snapshot();
        let inner = Rc::new(Inner {
            session: RefCell::new(session),
            shown: RefCell::new(shown),
            waiting: RefCell::default(),
            busy: Cell::new(false),
            stopped: Rc::default(),
            outlet: OnceCell::new(),
            storage,
            requests: RefCell::new(Some(Requests::default())),
            claim: RefCell::default(),
            timer: RefCell::default(),
            page: RefCell::default(),
        });
        let weak = Rc::downgrade(&inner);
        inner.page.replace(Some(PageListeners::new(move |event| on_page(&weak, event))));
        Self { inner }
    }

    /// Does what the new session wants done first, and tells `outlet` everything from now on.
    pub fn begin(&self, outlet: Outlet) {
        // A second beginning would be that of the same session: the first ear stays.
        let _kept = self.inner.outlet.set(outlet);
        if !self.is_stopped() && !self.inner.busy.replace(true) {
            self.inner.settle();
            self.inner.work_off();
        }
    }

    /// Hands an input to the session.
    pub fn dispatch(&self, input: Input) {
        self.inner.take(input);
    }

    /// What the visitor sees now. After a panic within the session, what was seen last.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        match self.inner.session.try_borrow() {
            Ok(session) => session.snapshot(),
            Err(_) => self.inner.shown.borrow().clone(),
        }
    }

    /// Aborts every request, and lets go of the timer, the listeners and the claim, for good. Takes
    /// effect at once, also when called from the outlet.
    pub fn stop(&self) {
        self.inner.stopped.set(true);
        self.inner.page.take();
        self.inner.timer.take();
        self.inner.claim.take();
        self.inner.requests.take();
    }

    /// True once stopped.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.inner.stopped.get()
    }

    /// Stops everything when set to true, without touching the session. For the panic hook.
    #[must_use]
    pub fn stop_switch(&self) -> Rc<Cell<bool>> {
        self.inner.stopped.clone()
    }
}

impl Drop for Runtime {
    fn drop(&mut self) {
        self.stop();
    }
}

fn on_page(inner: &Weak<Inner>, event: PageEvent) {
    let Some(inner) = inner.upgrade() else { return };
    if event == PageEvent::Returned && inner.storage.was_written_elsewhere() {
        inner.tell(News::Outdated);
    } else {
        inner.take(Input::Page(event));
    }
}

fn dispatch(inner: &Weak<Inner>, input: Input) {
    if let Some(inner) = inner.upgrade() {
        inner.take(input);
    }
}

impl Inner {
    fn take(self: &Rc<Self>, input: Input) {
        self.waiting.borrow_mut().push_back(input);
        if !self.stopped.get() && !self.busy.replace(true) {
            self.work_off();
        }
    }

    /// The loop.
    fn work_off(self: &Rc<Self>) {
        while let Some(input) = self.next_input() {
            self.session.borrow_mut().handle(clock::now(), input);
            self.settle();
        }
        self.busy.set(false);
    }

    fn next_input(&self) -> Option<Input> {
        self.waiting.borrow_mut().pop_front().filter(|_| !self.stopped.get())
    }

    fn settle(self: &Rc<Self>) {
        self.drain();
        if !self.stopped.get() {
            self.arm();
            self.show();
        }
    }

    fn drain(self: &Rc<Self>) {
        while !self.stopped.get() {
            let effect = self.session.borrow_mut().poll_effect();
            let Some(effect) = effect else { return };
            self.carry_out(effect);
        }
    }

    fn carry_out(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::Send(id, request) => {
                let weak = Rc::downgrade(self);
                if let Some(requests) = &*self.requests.borrow() {
                    requests.send(id, &request, move |outcome| dispatch(&weak, Input::Answered(id, outcome)));
                }
            }
            Effect::Abort(id) => {
                if let Some(requests) = &*self.requests.borrow() {
                    requests.abort(id);
                }
            }
            Effect::Save(record, text) => self.storage.save(record, text),
            Effect::Claim { name, steal } => {
                // The old one first: it may be the same lock.
                self.claim.take();
                let weak = Rc::downgrade(self);
                let handle = ClaimHandle::new(name, steal, move |claim| dispatch(&weak, Input::Claim(claim)));
                self.claim.replace(Some(handle));
            }
            Effect::Release => drop(self.claim.take()),
            Effect::Tell(event) => self.tell(News::Host(event)),
            Effect::Redirect { url, new_tab } => self.tell(News::Redirect(&url, new_tab)),
        }
    }

    /// Arms the one timer. Replacing the old one cancels it.
    fn arm(self: &Rc<Self>) {
        let deadline = self.session.borrow().next_deadline();
        let timer = deadline.map(|deadline| {
            let wait = deadline.ms_since(clock::now()).min(LONGEST_WAIT);
            let weak = Rc::downgrade(self);
            Timeout::new(u32::try_from(wait).unwrap_or(u32::MAX), move || dispatch(&weak, Input::Wake))
        });
        self.timer.replace(timer);
    }

    fn show(&self) {
        let snapshot = self.session.borrow().snapshot();
        if *self.shown.borrow() == snapshot {
            return;
        }
        self.shown.replace(snapshot.clone());
        self.tell(News::Changed(&snapshot));
    }

    fn tell(&self, news: News<'_>) {
        if let Some(outlet) = self.outlet.get() {
            outlet(news);
        }
    }
}
