//! One chat on a page: from its options to a running session, or to faults in words. It does not know
//! what a session does.
//!
//! Calls that come while the JSON at `config` is on its way are kept and done in order. Options that
//! change while a session runs make a new session from what the tab has stored, as a reload of the
//! page would: a chat goes on. So does a return to this page after another one has had the chat.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::mem;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::Element;

use crate::protocol::RequestId;
use crate::runtime::http::Requests;
use crate::session::Snapshot;

use super::browser;
use super::calls::{self, Outcome};
use super::document;
use super::error::{details, error, error_with};
use super::failure;
use super::faults::{OptionFault, summary};
use super::host_events;
use super::options::{self, Options};
use super::running::{Running, Site};
use super::sources::{Attributes, Object, Sources};
use super::waiters::Waiters;

/// What the element was given.
#[derive(Debug)]
pub(super) struct Given {
    /// Its attributes.
    pub attributes: Attributes,
    /// What `configure()` was given, all calls together.
    pub configured: Object,
}

/// One chat on a page.
#[derive(Debug)]
pub(super) struct Host {
    site: Site,
    given: RefCell<Given>,
    /// The JSON at `config`, with its address.
    document: RefCell<(String, Object)>,
    state: RefCell<State>,
    /// The request for the JSON at `config`.
    fetch: RefCell<Option<Requests>>,
    /// What was wrong with the options when they were looked at last.
    faults: RefCell<Vec<OptionFault>>,
    kept: RefCell<VecDeque<Kept>>,
    /// Those who wait until the options have been looked at.
    until_settled: Waiters,
}

#[derive(Debug)]
enum State {
    /// The options are being looked at; the JSON at `config` may be on its way.
    Booting,
    /// The options are at fault; the card is there while the panel would be open.
    Faulty {
        card: Option<Element>,
    },
    Running(Rc<Running>),
    Gone,
}

/// A call that waits.
#[derive(Debug)]
struct Kept {
    method: String,
    argument: JsValue,
    resolve: Function,
}

impl Host {
    /// Begins with what the element was given.
    pub(super) fn new(site: Site, given: Given) -> Rc<Self> {
        let host = Rc::new(Self {
            site,
            given: RefCell::new(given),
            document: RefCell::default(),
            state: RefCell::new(State::Booting),
            fetch: RefCell::default(),
            faults: RefCell::default(),
            kept: RefCell::default(),
            until_settled: Waiters::default(),
        });
        host.boot();
        host
    }

    /// Carries out a method of the element, after those called before it.
    pub(super) fn call(self: &Rc<Self>, method: String, argument: JsValue) -> Promise {
        // Options that change while others are on their way must not wait for these.
        let waits = self.is_booting() || !self.kept.borrow().is_empty();
        if !waits || method == "configure" {
            return self.perform(method, argument);
        }
        Promise::new(&mut |resolve, _| {
            self.kept.borrow_mut().push_back(Kept { method: method.clone(), argument: argument.clone(), resolve });
        })
    }

    /// Lets go of everything.
    pub(super) fn destroy(self: &Rc<Self>) {
        let state = self.state.replace(State::Gone);
        self.fetch.take();
        self.leave(state);
        self.settle();
    }

    /// What the visitor sees, if a session runs.
    pub(super) fn snapshot(&self) -> Option<Snapshot> {
        self.running().map(|running| running.snapshot())
    }

    fn running(&self) -> Option<Rc<Running>> {
        match &*self.state.borrow() {
            State::Running(running) => Some(running.clone()),
            _ => None,
        }
    }

    fn is_booting(&self) -> bool {
        matches!(*self.state.borrow(), State::Booting)
    }

    fn is_gone(&self) -> bool {
        matches!(*self.state.borrow(), State::Gone)
    }

    fn leave(&self, state: State) {
        match state {
            State::Running(running) => running.stop(),
            State::Faulty { card: Some(card) } => card.remove(),
            State::Faulty { card: None } | State::Booting | State::Gone => {}
        }
    }

    /* From the options to a session. */

    fn boot(self: &Rc<Self>) {
        let page = browser::page();
        let address = {
            let given = self.given.borrow();
            options::config_address(&given.attributes, &given.configured, &page).unwrap_or_default()
        };
        if address.is_empty() || address == self.document.borrow().0 {
            self.fetch.take();
            return self.assemble(None);
        }
        let fetch = Requests::default();
        let host = Rc::downgrade(self);
        fetch.send(RequestId(0), &document::request(&address), {
            let address = address.clone();
            move |outcome| {
                let Some(host) = host.upgrade() else { return };
                host.fetch.take();
                let fault = match document::read(&address, &outcome) {
                    Ok(object) => {
                        host.document.replace((address, object));
                        None
                    }
                    Err(fault) => Some(fault),
                };
                host.assemble(fault);
            }
        });
        // Replacing an older request aborts it. A session that runs goes on until the answer is there.
        self.fetch.replace(Some(fetch));
        if self.running().is_none() {
            self.set(State::Booting);
        }
    }

    /// Parses the options and goes on with what they say.
    fn assemble(self: &Rc<Self>, config_fault: Option<OptionFault>) {
        match (self.parse(), config_fault) {
            (Ok(options), None) => self.go_on_with(options),
            (Ok(_), Some(fault)) => self.refuse(vec![fault]),
            (Err(others), Some(fault)) => self.refuse(options::without_document(fault, others)),
            (Err(faults), None) => self.refuse(faults),
        }
    }

    fn parse(&self) -> Result<Options, Vec<OptionFault>> {
        self.with_sources(|sources| options::parse(sources, &browser::page(), browser::checks()))
    }

    fn with_sources<T>(&self, read: impl FnOnce(Sources<'_>) -> T) -> T {
        let (given, document) = (self.given.borrow(), self.document.borrow());
        read(Sources { attributes: &given.attributes, configured: &given.configured, document: &document.1 })
    }

    fn go_on_with(self: &Rc<Self>, options: Options) {
        self.faults.take();
        if self.running().is_none_or(|running| running.options.origin != options.origin) {
            self.run(Rc::new(options));
        }
        self.settle();
    }

    fn run(self: &Rc<Self>, options: Rc<Options>) {
        // The old session first: the new one reads what that has stored, and claims its chat.
        self.set(State::Booting);
        let host = Rc::downgrade(self);
        let outdated = move || {
            let host = host.clone();
            // Not from within the event that the session heard of it by: the session goes with it.
            spawn_local(async move {
                if let Some(host) = host.upgrade() {
                    host.run_again();
                }
            });
        };
        self.set(State::Running(Running::start(self.site.clone(), options, outdated)));
    }

    fn run_again(self: &Rc<Self>) {
        if let Some(running) = self.running() {
            self.run(running.options.clone());
            self.settle();
        }
    }

    fn refuse(self: &Rc<Self>, faults: Vec<OptionFault>) {
        let is_inline = self.given.borrow().attributes.get("layout").is_some_and(|layout| layout == "inline");
        // A session that runs on good options is not given up for bad ones.
        if self.running().is_none() {
            self.set(State::Faulty { card: None });
            self.show_card(is_inline);
        }
        self.faults.replace(faults.clone());
        self.settle();
        let host = self.site.host.clone();
        // Not from within `mount`: the loader must have the chat in hand before the page is told.
        spawn_local(async move {
            host_events::tell_error(&host, "options", &summary(&faults), Some(details(&faults)));
        });
    }

    fn set(&self, state: State) {
        if self.is_gone() {
            return self.leave(state);
        }
        let old = self.state.replace(state);
        self.leave(old);
    }

    /* Calls. */

    fn settle(self: &Rc<Self>) {
        if !self.is_booting() {
            self.until_settled.wake();
        }
        while !self.is_booting() {
            let Some(kept) = self.kept.borrow_mut().pop_front() else { return };
            let outcome = self.perform(kept.method, kept.argument);
            // Settling a promise cannot fail.
            let _settled = kept.resolve.call1(&JsValue::UNDEFINED, &outcome);
        }
    }

    fn perform(self: &Rc<Self>, method: String, argument: JsValue) -> Promise {
        let host = self.clone();
        future_to_promise(async move {
            if method == "configure" {
                return host.configure(&argument).await;
            }
            match host.running() {
                Some(running) => calls::call(&running, &method, &argument).await,
                None => host.call_without_session(&method),
            }
        })
    }

    async fn configure(self: &Rc<Self>, options: &JsValue) -> Outcome {
        if self.is_gone() {
            return self.call_without_session("configure");
        }
        let changes = calls::object(options).ok_or_else(|| error("options", "expected an object of options"))?;
        self.given.borrow_mut().configured.extend(changes);
        let settled = self.until_settled.wait();
        self.boot();
        JsFuture::from(settled).await?;
        let faults = self.faults.borrow();
        if faults.is_empty() { Ok(JsValue::UNDEFINED) } else { Err(error_with("options", &summary(&faults), &faults)) }
    }

    fn call_without_session(&self, method: &str) -> Outcome {
        if self.is_gone() {
            return Err(error("destroyed", "the chat was destroyed"));
        }
        match method {
            "open" => self.show_card(true),
            "close" => self.show_card(false),
            "toggle" => self.show_card(!self.has_card()),
            "end" | "reset" => {}
            _ => {
                let faults = self.faults.borrow();
                return Err(error_with("options", &summary(&faults), &faults));
            }
        }
        Ok(JsValue::UNDEFINED)
    }

    /* The card that stands where the panel would be. */

    fn has_card(&self) -> bool {
        matches!(&*self.state.borrow(), State::Faulty { card: Some(_) })
    }

    fn show_card(&self, show: bool) {
        let State::Faulty { card } = &mut *self.state.borrow_mut() else { return };
        if let Some(old) = mem::take(card) {
            old.remove();
        }
        if show {
            *card = self.draw_card();
        }
        self.site.launcher.set_open(card.is_some());
    }

    fn draw_card(&self) -> Option<Element> {
        let fallback = self.with_sources(options::fallback_of);
        let card = failure::card("The chat cannot start on this page.", fallback.as_deref())?;
        self.site.root.append_child(&card).ok()?;
        Some(card)
    }
}
