//! The stage before there is a session: `SessionId` is asked for until it answers or time is up (§3.1).

use super::Config;
use super::link::Link;
use super::port::Port;
use super::verdict::{Verdict, judge};
use crate::protocol::backoff::Backoff;
use crate::protocol::slot::Slot;
use crate::protocol::{ChatEvent, HttpOutcome, StartFault, StartRequest, Timestamp};
use crate::wire::live_agent::response::{SessionId, decode_session_id};

/// Own deadline of one try, in milliseconds.
const TRY_TIMEOUT_MS: u64 = 10_000;

/// No try begins later than this after the first one, in milliseconds …
const BUDGET_MS: u64 = 10_000;

/// … and none lasts longer than until then: the visitor is to know within 15 s that nobody answers.
const LIMIT_MS: u64 = 14_000;

/// A session is being made.
#[derive(Debug)]
pub struct Creating {
    /// What the chat is to be requested with.
    pub start: StartRequest,
    /// Holds the request.
    pub slot: Slot,
    backoff: Backoff,
    since: Timestamp,
}

/// What became of a try.
pub enum Made {
    /// A session.
    Session(SessionId),
    /// It is tried again.
    NotYet,
    /// It is given up.
    Failed(StartFault),
}

impl Creating {
    /// Begins.
    #[must_use]
    pub fn new(now: Timestamp, start: StartRequest) -> Self {
        Self { start, slot: Slot::Free, backoff: Backoff::default(), since: now }
    }

    /// Sends the request when the slot allows it.
    pub fn pump(&mut self, now: Timestamp, config: &Config, port: &mut Port) {
        port.give_up_overdue(now, &mut self.slot);
        if self.slot.is_open(now) {
            // A page that was put away in the meantime gets one whole try.
            let left = LIMIT_MS.checked_sub(now.ms_since(self.since)).filter(|left| *left > 0);
            let timeout = left.unwrap_or(TRY_TIMEOUT_MS).min(TRY_TIMEOUT_MS);
            port.send(now, &mut self.slot, timeout, Link::session_id(config));
        }
    }

    /// Takes an answer.
    pub fn answered(&mut self, now: Timestamp, port: &mut Port, outcome: HttpOutcome) -> Made {
        self.slot = Slot::Free;
        let status = match &outcome {
            HttpOutcome::Response(response) => Some(response.status),
            HttpOutcome::NoAnswer(_) => None,
        };
        match judge(outcome) {
            Verdict::Success(response) => match decode_session_id(&response.body) {
                Ok(session) => Made::Session(session),
                Err(fault) => Made::Failed(StartFault::NotAService { expected: fault.expected, found: fault.found }),
            },
            // There is no session yet that could have moved (§5.2).
            Verdict::Moved => self.again(now, port, status, 0),
            Verdict::TryLater { at_least_ms, .. } => self.again(now, port, status, at_least_ms),
            Verdict::Conflict(_) | Verdict::Refused(_) | Verdict::Gone(_) => Made::Failed(fault(status)),
        }
    }

    fn again(&mut self, now: Timestamp, port: &mut Port, status: Option<u16>, at_least_ms: u64) -> Made {
        if self.backoff.failures() == 0 {
            port.tell(ChatEvent::Struggling(true));
        }
        port.back_off(now, &mut self.slot, &mut self.backoff, at_least_ms);
        match &self.slot {
            Slot::Waiting(until) if until.ms_since(self.since) > BUDGET_MS => Made::Failed(fault(status)),
            _ => Made::NotYet,
        }
    }

    /// True if tries have failed.
    #[must_use]
    pub fn has_struggled(&self) -> bool {
        self.backoff.failures() > 0
    }
}

fn fault(status: Option<u16>) -> StartFault {
    status.map_or(StartFault::Unreachable, StartFault::Status)
}
