//! What must hold at every step of every test (architecture, rules 1 and 8; §4.1, §5.4, §5.7). It knows no situation.

use std::collections::BTreeMap;

use chasitor::protocol::{HttpOutcome, Method, RequestId};
use chasitor::session::Snapshot;

use super::http::Call;
use super::page::Sent;

/// Looks at everything that leaves the page.
#[derive(Debug, Default)]
pub struct Watch {
    /// Requests without an outcome; false once they are aborted.
    open: BTreeMap<RequestId, (Call, bool)>,
    /// By session key, affinity and SEQUENCE: the resource and body that had the number last.
    numbers: BTreeMap<(String, String, u64), String>,
    is_over: bool,
}

impl Watch {
    pub fn sent(&mut self, sent: &Sent) {
        let call = &sent.call;
        assert!(!self.is_over || call.method == Method::Delete, "{} left after the end", call.path);
        let is_open_poll = |(other, is_open): &&(Call, bool)| *is_open && other.is_poll();
        assert!(!call.is_poll() || !self.open.values().any(|open| is_open_poll(&open)), "a second poll is in flight");
        let is_open_post = |(other, is_open): &&(Call, bool)| *is_open && other.method == Method::Post;
        let is_post = call.method == Method::Post;
        assert!(!is_post || !self.open.values().any(|open| is_open_post(&open)), "a second POST is in flight");
        self.check_number(call);
        self.open.insert(sent.id, (call.clone(), true));
    }

    /// The same number goes with the same body, unless the service said that it never took that number.
    fn check_number(&mut self, call: &Call) {
        let Some(sequence) = call.sequence() else { return };
        let body = format!("{} {}", call.path, call.body.clone().unwrap_or_default());
        let key = (call.headers["session-key"].clone(), call.headers["affinity"].clone(), sequence);
        if let Some(before) = self.numbers.insert(key, body.clone()) {
            assert!(before == body, "SEQUENCE {sequence} had `{before}` and has `{body}` now");
        }
    }

    pub fn answered(&mut self, id: RequestId, outcome: &HttpOutcome) {
        self.open.remove(&id);
        if let HttpOutcome::Response(response) = outcome
            && response.status == 409
            && let Some(actual) = response.body.rsplit("Actual ").next().and_then(|text| text.parse::<u64>().ok())
        {
            // The service has said that it never accepted what is above: those numbers are free.
            self.numbers.retain(|(_, _, sequence), _| *sequence <= actual);
        }
    }

    pub fn aborted(&mut self, id: RequestId) {
        self.open.entry(id).and_modify(|(_, is_open)| *is_open = false);
    }

    pub fn reloaded(&mut self) {
        self.open.clear();
    }

    pub fn looked(&mut self, snapshot: &Snapshot) {
        self.is_over = snapshot.phase.is_over();
    }
}
