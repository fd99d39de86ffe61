//! Acts as the agent and breaks things, in process. Waits for conditions, never for time.

use crate::agent::Acting;
use crate::agent_action::{ActionError, AgentAction};
use crate::desk::Line;
use crate::fault::Fault;
use crate::handover::Handover;
use crate::phase::PhaseName;
use crate::record::{Record, resource};
use crate::session::Session;
use crate::session_view::SessionView;
use crate::settings::Settings;
use crate::world::{State, World};

/// Names a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selector {
    /// The one created last.
    Latest,
    /// The one with this id.
    Id(String),
}

/// `latest` means the session created last.
impl From<&str> for Selector {
    fn from(text: &str) -> Self {
        if text == "latest" { Self::Latest } else { Self::Id(text.to_owned()) }
    }
}

impl From<&String> for Selector {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl Selector {
    fn find<'a>(&self, sessions: impl DoubleEndedIterator<Item = &'a Session>) -> Option<&'a Session> {
        let mut newest_first = sessions.rev();
        match self {
            Self::Latest => newest_first.next(),
            Self::Id(id) => newest_first.find(|session| session.id == *id),
        }
    }
}

/// The world at one moment. Do not use a [`Control`] while you hold it.
pub struct View<'a> {
    state: &'a State,
}

impl View<'_> {
    /// All sessions in the order of creation, also those that are gone.
    pub fn sessions(&self) -> Vec<SessionView> {
        self.state.sessions.iter().map(SessionView::of).collect()
    }

    /// One session.
    pub fn session(&self, selector: impl Into<Selector>) -> Option<SessionView> {
        selector.into().find(self.state.sessions.iter()).map(SessionView::of)
    }

    /// All requests, oldest first.
    pub fn requests(&self) -> impl DoubleEndedIterator<Item = &Record> {
        self.state.log.records()
    }

    /// Requests to resources that end like this, such as `Chasitor/ChatMessage`; without preflights.
    pub fn requests_to<'a>(&'a self, path: &'a str) -> impl DoubleEndedIterator<Item = &'a Record> {
        let fits = move |record: &&Record| record.method != "OPTIONS" && resource(&record.path).ends_with(path);
        self.state.log.records().filter(fits)
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.state.settings
    }

    /// Faults that have not struck yet.
    pub fn faults(&self) -> &[Fault] {
        &self.state.faults
    }
}

/// The sandbox in the hands of a test; clones share it.
#[derive(Clone)]
pub struct Control {
    world: World,
}

impl Control {
    /// Controls this world.
    pub fn new(world: World) -> Self {
        Self { world }
    }

    /// Waits until `find` returns something; asked now and after each change of the world.
    /// Waits for ever if that never happens: put a limit around it.
    pub async fn until<T>(&self, mut find: impl FnMut(&View<'_>) -> Option<T>) -> T {
        self.world.until(|state| find(&View { state })).await
    }

    /// Looks at the world as it is.
    pub fn look<T>(&self, see: impl FnOnce(&View<'_>) -> T) -> T {
        self.world.look(|state| see(&View { state }))
    }

    /// Waits for the first session, or returns the latest.
    pub async fn session_created(&self) -> SessionView {
        self.until(|view| view.session(Selector::Latest)).await
    }

    /// Waits until the session is in this phase.
    pub async fn phase(&self, selector: impl Into<Selector>, phase: PhaseName) -> SessionView {
        let selector = selector.into();
        self.until(|view| view.session(selector.clone()).filter(|session| session.phase == phase)).await
    }

    /// Waits until the agent of some session has read this text of its visitor.
    pub async fn heard(&self, text: &str) -> SessionView {
        self.until(|view| view.sessions().into_iter().rev().find(|session| session.times_heard(text) > 0)).await
    }

    /// Waits until the session's poll is held and has nothing more to deliver.
    pub async fn quiet(&self, selector: impl Into<Selector>) -> SessionView {
        let selector = selector.into();
        let quiet = |session: &SessionView| session.polling && session.undelivered == 0;
        self.until(|view| view.session(selector.clone()).filter(quiet)).await
    }

    /// Waits for a finished or open request to a resource that ends like this, the `nth` one from 0.
    pub async fn request(&self, path: &str, nth: usize) -> Record {
        self.until(|view| view.requests_to(path).nth(nth).cloned()).await
    }

    /// What stands on the agent's screen; nothing for an unknown session.
    pub fn transcript(&self, selector: impl Into<Selector>) -> Vec<Line> {
        self.look(|view| view.session(selector).map(|session| session.transcript).unwrap_or_default())
    }

    /// All requests, oldest first.
    pub fn requests(&self) -> Vec<Record> {
        self.look(|view| view.requests().cloned().collect())
    }

    /// Changes the settings.
    pub fn settings(&self, change: impl FnOnce(&mut Settings)) {
        self.world.change(|state| change(&mut state.settings));
    }

    /// Acts as the agent.
    ///
    /// # Errors
    /// The session is unknown, or the state of its chat does not allow the action.
    pub fn act(&self, selector: impl Into<Selector>, action: AgentAction) -> Result<(), ActionError> {
        let selector = selector.into();
        self.world.change(|state| {
            let post_chat_url = state.post_chat_url();
            let id = selector.find(state.sessions.iter()).ok_or(ActionError::UnknownSession)?.id.clone();
            let State { settings, origins, sessions, .. } = state;
            let session = sessions.iter_mut().find(|session| session.id == id).ok_or(ActionError::UnknownSession)?;
            let (post_chat_url, service) = (post_chat_url.as_deref(), origins.service.as_str());
            Acting { session, settings, post_chat_url, service }.act(action)
        })
    }

    /// Puts bytes into the poll as an event, without looking into them.
    ///
    /// # Errors
    /// The session is unknown.
    pub fn push_raw(&self, selector: impl Into<Selector>, bytes: impl Into<Vec<u8>>) -> Result<(), ActionError> {
        self.on(&selector.into(), |session| session.events.push_raw(bytes.into()))
    }

    /// Makes bytes the whole answer of a poll. Later event numbers go on from its `sequence`.
    ///
    /// # Errors
    /// The session is unknown.
    pub fn push_raw_answer(&self, selector: impl Into<Selector>, bytes: impl Into<Vec<u8>>) -> Result<(), ActionError> {
        self.on(&selector.into(), |session| session.events.push_raw_answer(bytes.into()))
    }

    /// Moves the session to another server: 503 until ReconnectSession, also for the held poll (§5.6).
    ///
    /// # Errors
    /// The session is unknown.
    pub fn hand_over(&self, selector: impl Into<Selector>) -> Result<(), ActionError> {
        self.on(&selector.into(), |session| session.handover = Handover::Moved)
    }

    /// Lets the session expire: 403, also for the held poll.
    ///
    /// # Errors
    /// The session is unknown.
    pub fn expire(&self, selector: impl Into<Selector>) -> Result<(), ActionError> {
        self.on(&selector.into(), Session::expire)
    }

    fn on(&self, selector: &Selector, act: impl FnOnce(&mut Session)) -> Result<(), ActionError> {
        self.world.change(|state| {
            let id = selector.find(state.sessions.iter()).ok_or(ActionError::UnknownSession)?.id.clone();
            state.session_mut(&id).map(act).ok_or(ActionError::UnknownSession)
        })
    }

    /// Orders a fault, behind those already ordered.
    pub fn fault(&self, fault: Fault) {
        self.world.change(|state| state.faults.push(fault));
    }

    /// Takes back all faults that have not struck yet.
    pub fn clear_faults(&self) {
        self.world.change(|state| state.faults.clear());
    }

    /// Forgets sessions, requests and faults; the settings are those of the start.
    pub fn reset(&self) {
        self.world.change(State::reset);
    }
}
