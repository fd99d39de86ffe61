//! One session: phases (§16.2), the poll's place, expiry and affinity. POSTs, the hand-over and the agent are in the
//! files beside this one.

use super::event_log::EventLog;
use super::hand_over::Move;
use super::settings::Settings;
use crate::sim::http::{Answer, Call};

/// Where the session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Created,
    Queued,
    Active,
    Waiting,
    Ended,
    Gone,
}

/// Who wrote a line of the service's transcript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writer {
    Agent,
    Visitor,
    Notice,
}

/// One session.
#[derive(Debug)]
pub struct Visit {
    pub id: String,
    pub key: String,
    pub affinity: String,
    pub phase: Phase,
    pub events: EventLog,
    /// Writer, name, text: what the agent sees, in order.
    pub transcript: Vec<(Writer, String, String)>,
    /// Every `ChasitorInit` that was accepted.
    pub requests: Vec<serde_json::Value>,
    /// Accepted POSTs other than texts, by resource.
    pub accepted: Vec<String>,
    /// `CustomEvent` bodies at the agent's side.
    pub custom: Vec<serde_json::Value>,
    /// Last SEQUENCE accepted.
    pub last_post: u64,
    pub moved: Move,
    /// A request with a wrong token was answered 503, so that a Reconnect is in order (A16).
    pub may_reconnect: bool,
    pub tokens: u32,
    pub agent_name: String,
    pub seen: u64,
    /// Texts that were answered 2xx after the end, which nobody saw (A28).
    pub too_late: Vec<String>,
    /// Chat POSTs that came before the agent or before the session's data (§5.5).
    pub too_early: u32,
    /// Reason of the `ChatEnd` that came.
    pub end_posted: Option<String>,
    held: Option<(u64, u64, i64)>,
    ended_at: Option<u64>,
    expiry_ms: u64,
    hold_ms: u64,
    after_end_ms: u64,
}

impl Visit {
    pub fn new(now: u64, number: usize, settings: &Settings) -> Self {
        let id = format!("7c1f0b52-94d3-4d1e-b0a6-2f6f6d1c{number:04}");
        Self {
            key: format!("{id}!1719240311842!p0Qk3mJt9sV7cYwzB4x/n2Lr6a+="),
            id,
            affinity: format!("5be4{number:03}0"),
            phase: Phase::Created,
            events: EventLog::default(),
            transcript: Vec::new(),
            requests: Vec::new(),
            accepted: Vec::new(),
            custom: Vec::new(),
            last_post: 0,
            moved: Move::default(),
            may_reconnect: false,
            tokens: 0,
            agent_name: String::new(),
            seen: now,
            too_late: Vec::new(),
            too_early: 0,
            end_posted: None,
            held: None,
            ended_at: None,
            expiry_ms: settings.expiry_ms,
            hold_ms: settings.hold_ms,
            after_end_ms: settings.after_end_ms,
        }
    }

    /// The long poll (§3.4).
    pub fn poll(
        &mut self,
        now: u64,
        ticket: u64,
        call: &Call,
        ready: &mut Vec<(u64, Answer)>,
        complaints: &mut Vec<String>,
    ) -> Option<Answer> {
        if let Some((first, ..)) = self.held.take() {
            complaints.push(format!("a second poll at {now}"));
            self.phase = Phase::Gone;
            ready.push((first, Answer::new(403, "the chat was ended by a second poll")));
            return Some(Answer::new(409, "Conflict"));
        }
        let Some(ack) = call.ack() else {
            complaints.push("a poll without ack".to_owned());
            return Some(Answer::new(400, "ack is missing"));
        };
        if !self.events.acknowledge(ack) {
            complaints.push(format!("ack {ack} is ahead of {}", self.events.last()));
            return Some(Answer::new(409, "Conflict"));
        }
        if let Some(answer) = self.pending(ack) {
            return Some(answer);
        }
        if self.phase == Phase::Ended {
            return Some(Answer::new(204, ""));
        }
        self.held = Some((ticket, now, ack));
        None
    }

    fn pending(&mut self, ack: i64) -> Option<Answer> {
        if self.moved.holds_events_back() {
            return None;
        }
        let body = self.events.take(ack)?;
        self.moved.handed_out(&self.events);
        Some(Answer::new(200, body))
    }

    /// Answers the held poll if there is something to say.
    pub fn serve_held(&mut self, now: u64, ready: &mut Vec<(u64, Answer)>) {
        let Some((ticket, _, ack)) = self.held else { return };
        let answer = match self.phase {
            Phase::Gone => Some(Answer::new(403, "the session is gone")),
            _ if self.moved.is_away() => Some(Answer::new(503, "Invalid Affinity Token")),
            _ => self.pending(ack),
        };
        if let Some(answer) = answer {
            self.held = None;
            self.seen = now;
            ready.push((ticket, answer));
        }
    }

    pub fn closed(&mut self, now: u64, ticket: u64) {
        if self.held.is_some_and(|(held, ..)| held == ticket) {
            self.held = None;
            self.seen = now;
        }
    }

    pub fn tick(&mut self, now: u64, ready: &mut Vec<(u64, Answer)>) {
        if let Some((ticket, since, _)) = self.held
            && now >= since + self.hold_ms
        {
            self.held = None;
            self.seen = since + self.hold_ms;
            ready.push((ticket, Answer::new(204, "")));
        }
        let expired = self.held.is_none() && now > self.seen + self.expiry_ms;
        let closed = self.ended_at.is_some_and(|ended| now > ended + self.after_end_ms);
        if expired || closed {
            self.phase = Phase::Gone;
        }
    }

    pub fn deadline(&self) -> Option<u64> {
        self.held.map(|(_, since, _)| since + self.hold_ms)
    }

    /// The chat is over: `event` says so.
    pub fn finish(&mut self, now: u64, event: &str, message: &serde_json::Value) {
        self.events.push(event, message);
        self.phase = Phase::Ended;
        self.ended_at = Some(now);
    }

    pub fn delete(&mut self, ready: &mut Vec<(u64, Answer)>) -> Answer {
        self.phase = Phase::Gone;
        if let Some((ticket, ..)) = self.held.take() {
            ready.push((ticket, Answer::new(403, "the session is deleted")));
        }
        Answer::new(200, "OK")
    }

    /// True if an agent has accepted and the chat is not over.
    pub fn is_established(&self) -> bool {
        matches!(self.phase, Phase::Active | Phase::Waiting)
    }

    /// The visitor's texts on the agent's screen, in order.
    pub fn visitor_texts(&self) -> Vec<&str> {
        let lines = self.transcript.iter().filter(|(writer, ..)| *writer == Writer::Visitor);
        lines.map(|(_, _, text)| text.as_str()).collect()
    }

    /// The agents' texts, in order.
    pub fn agent_texts(&self) -> Vec<&str> {
        let lines = self.transcript.iter().filter(|(writer, ..)| *writer == Writer::Agent);
        lines.map(|(_, _, text)| text.as_str()).collect()
    }
}
