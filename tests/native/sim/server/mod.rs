//! A model of the Live Agent service (§3 to §6, with the decisions of §16). It shares no type with the client's
//! wire layer, so that one mistake cannot cancel itself out, and it has no clock: every call brings `now`.

mod agent;
mod event_log;
mod hand_over;
mod posts;
mod settings;
mod visit;

use serde_json::json;

use super::http::{Answer, Call};
use chasitor::protocol::Method;

pub use settings::{DataComes, Settings, Undelivered};
pub use visit::{Phase, Visit};

/// The whole service: all sessions that were ever made.
#[derive(Debug, Default)]
pub struct Server {
    pub settings: Settings,
    pub visits: Vec<Visit>,
    /// Answers to polls that were held, by the ticket of the request.
    ready: Vec<(u64, Answer)>,
    /// What no correct client does, in words.
    pub complaints: Vec<String>,
}

impl Server {
    /// Takes a request. `None`: it is held, and answered by [`Server::ready`] later.
    pub fn receive(&mut self, now: u64, ticket: u64, call: &Call) -> Option<Answer> {
        self.tick(now);
        if call.header("api-version").is_none_or(|version| version.parse::<u32>().is_err()) {
            return Some(Answer::new(400, "X-LIVEAGENT-API-VERSION is missing"));
        }
        if call.path == "System/SessionId" {
            return Some(self.create(now, call));
        }
        let Some(index) = self.find(call) else { return Some(Answer::new(403, "no such session")) };
        let visit = &mut self.visits[index];
        if visit.phase == Phase::Gone {
            return Some(Answer::new(403, "the session is gone"));
        }
        visit.seen = now;
        if let Some(refusal) = visit.check_affinity(call) {
            return Some(refusal);
        }
        let answer = match (call.method, call.path.as_str()) {
            (Method::Delete, _) => Some(visit.delete(&mut self.ready)),
            (Method::Get, "System/Messages") => visit.poll(now, ticket, call, &mut self.ready, &mut self.complaints),
            (Method::Get, "System/ReconnectSession") => Some(visit.reconnect(call, &self.settings)),
            (Method::Post, _) => Some(visit.post(now, call, &self.settings, &mut self.complaints)),
            _ => Some(Answer::new(404, "no such resource")),
        };
        self.visits[index].serve_held(now, &mut self.ready);
        answer
    }

    fn create(&mut self, now: u64, call: &Call) -> Answer {
        if call.header("affinity") != Some("null") || call.header("session-key").is_some() {
            self.complaints.push(format!("SessionId wants the affinity `null` and no key: {:?}", call.headers));
        }
        let number = self.visits.len();
        let visit = Visit::new(now, number, &self.settings);
        let body = json!({
            "id": visit.id, "key": visit.key, "affinityToken": visit.affinity,
            "clientPollTimeout": self.settings.poll_timeout_s,
        });
        self.visits.push(visit);
        Answer::new(200, body.to_string())
    }

    fn find(&self, call: &Call) -> Option<usize> {
        let key = match call.method {
            Method::Delete => percent_decode(call.path.strip_prefix("System/SessionId/")?),
            _ => call.header("session-key")?.to_owned(),
        };
        self.visits.iter().position(|visit| visit.key == key)
    }

    /// Time has passed: polls are answered 204, and sessions expire.
    pub fn tick(&mut self, now: u64) {
        for visit in &mut self.visits {
            visit.tick(now, &mut self.ready);
        }
    }

    /// Events that came from outside a request may be due on a held poll.
    pub fn ready(&mut self, now: u64) -> Vec<(u64, Answer)> {
        self.tick(now);
        for visit in &mut self.visits {
            visit.serve_held(now, &mut self.ready);
        }
        std::mem::take(&mut self.ready)
    }

    /// The socket of a request has closed: the poll's place is free again (A9).
    pub fn closed(&mut self, now: u64, ticket: u64) {
        for visit in &mut self.visits {
            visit.closed(now, ticket);
        }
    }

    /// When time alone changes something.
    pub fn deadline(&self) -> Option<u64> {
        self.visits.iter().filter_map(Visit::deadline).min()
    }

    /// The session that matters: the latest in which a chat was requested, or else the latest. (A page that is
    /// reloaded at the start leaves a session behind that nobody uses.)
    pub fn visit(&mut self) -> &mut Visit {
        let index = self.current().expect("there is a session");
        &mut self.visits[index]
    }

    /// The same, to look at.
    pub fn view(&self) -> &Visit {
        &self.visits[self.current().expect("there is a session")]
    }

    fn current(&self) -> Option<usize> {
        let requested = self.visits.iter().rposition(|visit| !visit.requests.is_empty());
        requested.or(self.visits.len().checked_sub(1))
    }
}

fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let hex: String = rest.by_ref().take(2).map(char::from).collect();
            bytes.push(u8::from_str_radix(&hex, 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}
