//! The sandbox behind a test: its own one, with the host pages and the built widget.

use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chasitor_sandbox::{
    AgentAction, Control, Fault, Options, PhaseName, Record, Sandbox, Selector, SessionView, Settings, View, spawn,
};
use tokio::time::timeout;

/// Only a failing test waits this long.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A running sandbox.
pub struct Backstage {
    sandbox: Sandbox,
    control: Control,
}

impl Backstage {
    /// Starts one with the host pages of this folder of the repository.
    pub async fn start(settings: Settings, pages: &str) -> Self {
        let options = Options { widget_dir: dist(), pages_dir: root().join(pages), settings, ..Options::default() };
        let sandbox = spawn(options).await.expect("the loopback interface has free ports");
        let control = sandbox.control();
        Self { sandbox, control }
    }

    /// Ends it.
    pub async fn stop(self) {
        self.sandbox.stop().await;
    }

    /// The address of a case's page.
    pub fn page(&self, case: &str) -> String {
        self.shop(format!("{case}/index.html").trim_start_matches('/'))
    }

    /// The address of a file of the shop.
    pub fn shop(&self, path: &str) -> String {
        format!("{}/{path}", self.sandbox.shop())
    }

    /// The origin of the widget's files.
    pub fn widget(&self) -> &str {
        self.sandbox.widget()
    }

    /// The origin of the service.
    pub fn service(&self) -> &str {
        self.sandbox.service()
    }

    /// The sandbox's own control.
    pub fn control(&self) -> &Control {
        &self.control
    }

    /// Waits until `find` finds something in the sandbox.
    pub async fn until<T>(&self, what: &str, find: impl FnMut(&View<'_>) -> Option<T>) -> T {
        self.within(what, self.control.until(find)).await
    }

    /// Waits until the latest chat is in this phase.
    pub async fn phase(&self, phase: PhaseName) -> SessionView {
        self.within(&format!("a chat that is {phase:?}"), self.control.phase(Selector::Latest, phase)).await
    }

    /// Waits until the agent has read this text.
    pub async fn heard(&self, text: &str) -> SessionView {
        self.within(&format!("the agent reads {text:?}"), self.control.heard(text)).await
    }

    /// Waits until a poll of the latest chat is held and has nothing more to bring.
    pub async fn quiet(&self) -> SessionView {
        self.within("a held poll", self.control.quiet(Selector::Latest)).await
    }

    /// Acts as the agent of the latest chat.
    pub fn act(&self, action: AgentAction) {
        self.control.act(Selector::Latest, action).unwrap_or_else(|error| panic!("the agent cannot do that: {error}"));
    }

    /// The agent says something.
    pub fn say(&self, text: &str) {
        self.act(AgentAction::say(text));
    }

    /// The first agent accepts, once the chat waits in the queue.
    pub async fn accept(&self) {
        self.phase(PhaseName::Queued).await;
        self.act(AgentAction::accept());
    }

    /// Orders a fault.
    pub fn fault(&self, fault: Fault) {
        self.control.fault(fault);
    }

    /// Requests to this resource so far, without preflights.
    pub fn requests_to(&self, path: &str) -> Vec<Record> {
        self.control.look(|view| view.requests_to(path).cloned().collect())
    }

    /// How often each resource was asked for, and how it ended; one line a request.
    pub fn story(&self, last: usize) -> String {
        let requests = self.control.requests();
        let first = requests.len().saturating_sub(last);
        requests[first..].iter().map(line).collect()
    }

    async fn within<T>(&self, what: &str, future: impl Future<Output = T>) -> T {
        timeout(PATIENCE, future).await.unwrap_or_else(|_| panic!("the sandbox does not see: {what}"))
    }
}

fn line(record: &Record) -> String {
    let status = record.status.map_or_else(|| "-".to_owned(), |status| status.to_string());
    let sequence = record.headers.sequence.as_deref().map(|s| format!(" SEQUENCE {s}")).unwrap_or_default();
    format!(
        "{:>7} ms  {:<7} {}?{}{sequence} → {:?} {status}  {}\n",
        record.time_ms, record.method, record.path, record.query, record.outcome, record.body
    )
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The built widget.
fn dist() -> PathBuf {
    let folder = env::var_os("CHASITOR_DIST").map_or_else(|| root().join("dist"), PathBuf::from);
    assert!(
        folder.join("chasitor.js").is_file(),
        "expected the built widget in {}, found no chasitor.js. Build it with `cargo xtask build`.",
        folder.display()
    );
    folder
}
