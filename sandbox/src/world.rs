//! Everything the sandbox knows, behind one lock, with a notice at each change. Never held across an await.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

use crate::fault::Fault;
use crate::record::RequestLog;
use crate::session::Session;
use crate::settings::Settings;

/// The three origins, such as `http://127.0.0.1:8500`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origins {
    /// Where `/chat/rest` is.
    pub service: String,
    /// Where the built widget is.
    pub widget: String,
    /// Where the host pages are.
    pub shop: String,
}

impl Origins {
    /// An address with `{service}`, `{widget}` and `{shop}` replaced.
    pub(crate) fn fill(&self, address: &str) -> String {
        self.replace(address, "{", "}")
    }

    /// A page with `{{service}}`, `{{widget}}` and `{{shop}}` replaced.
    pub(crate) fn fill_page(&self, page: &str) -> String {
        self.replace(page, "{{", "}}")
    }

    fn replace(&self, text: &str, open: &str, close: &str) -> String {
        [("service", &self.service), ("widget", &self.widget), ("shop", &self.shop)]
            .into_iter()
            .fold(text.to_owned(), |text, (name, origin)| text.replace(&format!("{open}{name}{close}"), origin))
    }
}

/// What stands behind the lock.
pub(crate) struct State {
    pub(crate) settings: Settings,
    pub(crate) origins: Origins,
    /// In the order of creation; a session that is gone stays for inspection.
    pub(crate) sessions: Vec<Session>,
    pub(crate) log: RequestLog,
    pub(crate) faults: Vec<Fault>,
    /// The servers are going down: nothing is held any more.
    pub(crate) stopped: bool,
    initial: Settings,
}

impl State {
    pub(crate) fn session_mut(&mut self, id: &str) -> Option<&mut Session> {
        self.sessions.iter_mut().find(|session| session.id == id)
    }

    /// `postChatUrl` with the origins filled in (§10).
    pub(crate) fn post_chat_url(&self) -> Option<String> {
        self.settings.post_chat_url.as_deref().map(|url| self.origins.fill(url))
    }

    /// Forgets sessions, faults and the log; the settings are those of the start.
    pub(crate) fn reset(&mut self) {
        for session in &mut self.sessions {
            session.expire();
        }
        self.sessions.clear();
        self.faults.clear();
        self.log.clear();
        self.settings = self.initial.clone();
    }
}

/// The shared world; clones share it.
#[derive(Clone)]
pub struct World {
    shared: Arc<Shared>,
}

struct Shared {
    state: Mutex<State>,
    version: watch::Sender<u64>,
    started: Instant,
}

impl World {
    /// A world without sessions.
    pub fn new(settings: Settings, origins: Origins) -> Self {
        let state = State {
            initial: settings.clone(),
            settings,
            origins,
            sessions: Vec::new(),
            log: RequestLog::default(),
            faults: Vec::new(),
            stopped: false,
        };
        let shared = Shared { state: Mutex::new(state), version: watch::Sender::new(0), started: Instant::now() };
        Self { shared: Arc::new(shared) }
    }

    /// A test that panics while it looks at the world must not take the server down with it.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.shared.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Milliseconds since the start.
    pub(crate) fn elapsed_ms(&self) -> u64 {
        u64::try_from(self.shared.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    pub(crate) fn look<T>(&self, see: impl FnOnce(&State) -> T) -> T {
        see(&self.lock())
    }

    /// Changes the world and wakes everybody who waits for something.
    pub(crate) fn change<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        let result = act(&mut self.lock());
        self.shared.version.send_modify(|version| *version += 1);
        result
    }

    /// Waits until `find` finds something; asked again at each change.
    pub(crate) async fn until<T>(&self, mut find: impl FnMut(&State) -> Option<T>) -> T {
        let mut changes = self.shared.version.subscribe();
        loop {
            let found = find(&self.lock());
            if let Some(found) = found {
                return found;
            }
            changes.changed().await.expect("the sender lives as long as this world");
        }
    }

    /// Like [`World::until`], but `step` may change the world when it succeeds, and waiting ends at `deadline`.
    pub(crate) async fn settle<T>(
        &self,
        deadline: Instant,
        mut step: impl FnMut(&mut State) -> Option<T>,
    ) -> Option<T> {
        let mut changes = self.shared.version.subscribe();
        loop {
            let done = step(&mut self.lock());
            if done.is_some() {
                self.shared.version.send_modify(|version| *version += 1);
                return done;
            }
            tokio::select! {
                biased;
                changed = changes.changed() => changed.expect("the sender lives as long as this world"),
                () = sleep_until(deadline) => return None,
            }
        }
    }

    /// Lets go of sessions whose time is over, for ever.
    pub(crate) async fn keep_time(self) {
        let mut changes = self.shared.version.subscribe();
        loop {
            let next = self.look(|state| state.sessions.iter().filter_map(|s| s.deadline(&state.settings)).min());
            let next = next.unwrap_or_else(|| Instant::now() + std::time::Duration::from_secs(3_600));
            tokio::select! {
                changed = changes.changed() => changed.expect("the sender lives as long as this world"),
                () = sleep_until(next) => self.sweep(),
            }
        }
    }

    fn sweep(&self) {
        self.change(|state| {
            for session in &mut state.sessions {
                session.age(&state.settings);
            }
        });
    }
}
