//! One chat on a page: from its options to a running session, or to faults in words. It does not know
//! what a session does.
//!
//! Calls that come while the JSON at `config` is on its way are kept and done in order. Options that
//! change while a session runs make a new session from what the tab has stored, as a reload of the
//! page would: a chat goes on. So does a return to this page after another one has had the chat.

use std::cell::RefCell;
use std::mem;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::protocol::RequestId;
use crate::runtime::http::Requests;
use crate::session::Snapshot;

use super::browser;
use super::call::{Answer, Call, DONE, Outcome};
use super::calls;
use super::document;
use super::error::{error, error_with};
use super::failure;
use super::faults::{OptionFault, summary};
use super::host_events;
use super::options::{self, Options};
use super::running::{Running, Site};
use super::sources::{Attributes, Object, Sources};

/// What is said before a list of faults that leave no chat.
const CANNOT_START: &str = "the chat cannot start, because of these options:";

/// What is said before a list of faults that a chat goes on in spite of.
const NOT_USED: &str = "these options cannot be used:";

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
    faults: RefCell<Rc<[OptionFault]>>,
    /// Calls that wait until the options have been looked at.
    kept: RefCell<Vec<Call>>,
    /// Calls of `configure`, which wait for the same.
    configuring: RefCell<Vec<Answer>>,
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
            configuring: RefCell::default(),
        });
        host.boot();
        host
    }

    /// Carries out a method of the element in the next turn, after those called before it.
    pub(super) fn call(self: &Rc<Self>, method: String, argument: JsValue) -> Promise {
        let mut given = Some((method, argument));
        Answer::promise(|answer| {
            if let Some((method, argument)) = given.take() {
                self.in_next_turn(Call { method, argument, answer });
            }
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
            (Err(others), Some(fault)) => self.refuse(options::without_absent(fault, others)),
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
        let complaints: Rc<[OptionFault]> = options.complaints.clone().into();
        self.faults.replace(complaints.clone());
        if !complaints.is_empty() {
            self.tell(NOT_USED, complaints);
        }
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
            browser::later(move || {
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
        let faults: Rc<[OptionFault]> = faults.into();
        self.faults.replace(faults.clone());
        self.settle();
        self.tell(self.lead(), faults);
    }

    fn lead(&self) -> &'static str {
        if self.running().is_some() { NOT_USED } else { CANNOT_START }
    }

    /// All faults at once, for the console and the page.
    fn tell(&self, lead: &'static str, faults: Rc<[OptionFault]>) {
        let host = self.site.host.clone();
        // Not from within `mount`: the loader must have the chat in hand before the page is told.
        browser::later(move || host_events::tell_error(&host, "options", &summary(lead, &faults), &faults));
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
        if self.is_booting() {
            return;
        }
        for answer in self.configuring.take() {
            answer.settle(if self.faults.borrow().is_empty() { DONE } else { Err(self.refusal()) });
        }
        for call in self.kept.take() {
            self.in_next_turn(call);
        }
    }

    /// Never at once: a call may come from an event of the session, whose inputs wait until that is over.
    fn in_next_turn(self: &Rc<Self>, call: Call) {
        let host = self.clone();
        browser::later(move || host.take(call));
    }

    fn take(self: &Rc<Self>, call: Call) {
        // Options that change while others are on their way must not wait for these.
        if call.method == "configure" && !self.is_gone() {
            return self.configure(call);
        }
        if self.is_booting() {
            return self.kept.borrow_mut().push(call);
        }
        match self.running() {
            Some(running) => calls::take(&running, call),
            None => call.answer.settle(self.call_without_session(&call.method)),
        }
    }

    fn configure(self: &Rc<Self>, call: Call) {
        let Some(changes) = calls::object(&call.argument) else {
            return call.answer.settle(Err(error("options", "expected an object of options")));
        };
        self.given.borrow_mut().configured.extend(changes);
        self.configuring.borrow_mut().push(call.answer);
        self.boot();
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
            _ => return Err(self.refusal()),
        }
        DONE
    }

    fn refusal(&self) -> JsValue {
        let faults = self.faults.borrow();
        error_with("options", &summary(self.lead(), &faults), &faults)
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
