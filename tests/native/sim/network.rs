//! Between the page and the server: it carries, delays and loses, and reads nothing. Each request of a page that is
//! still there gets exactly one outcome.

use std::collections::{BTreeMap, BTreeSet};

use chasitor::protocol::{HttpOutcome, HttpResponse, NoAnswer, RequestId};

use super::dice::Dice;
use super::fault::{Chaos, Fault, Rule};
use super::http::{Answer, Call};

/// Names a page's request for the page and for the server.
type Ticket = u64;

/// What comes next in the network.
#[derive(Clone, Debug, PartialEq)]
pub enum Happening {
    /// A request reaches the server. Only the last arrival of a ticket is answered.
    Arrive(Ticket, bool),
    /// An outcome reaches the page.
    Deliver(Ticket, HttpOutcome),
}

#[derive(Debug)]
struct Flight {
    call: Call,
    /// None once the page is gone or has its outcome.
    owner: Option<(u64, RequestId)>,
    fault: Option<Fault>,
    /// The connection is closed: nothing comes back any more.
    is_cut: bool,
    /// An answer is on its way to the page.
    is_answered: bool,
}

/// The network.
#[derive(Debug)]
pub struct Network {
    pub rules: Vec<Rule>,
    pub chaos: Option<Chaos>,
    pub offline: bool,
    dice: Dice,
    /// Smallest and largest time for one way, in milliseconds.
    pub latency: (u64, u64),
    flights: BTreeMap<Ticket, Flight>,
    queue: BTreeMap<(u64, u64), Happening>,
    next: u64,
}

impl Network {
    pub fn new(seed: u64) -> Self {
        Self {
            rules: Vec::new(),
            chaos: None,
            offline: false,
            dice: Dice::new(seed),
            latency: (20, 20),
            flights: BTreeMap::new(),
            queue: BTreeMap::new(),
            next: 0,
        }
    }

    /// A page sends a request.
    pub fn send(&mut self, now: u64, page: u64, id: RequestId, call: Call) {
        let ticket = self.number();
        let fault = self.fault_for(&call);
        let way = self.way();
        match &fault {
            _ if self.offline => self.fail(now + 5, ticket),
            Some(Fault::LostRequest) => self.fail(now + way, ticket),
            Some(Fault::BlackHole) => {}
            Some(Fault::Status(status)) => self.refuse(now + way, ticket, Answer::new(*status, "an error")),
            Some(Fault::Answer(status, body, retry_after)) => {
                let answer = Answer { retry_after: *retry_after, ..Answer::new(*status, *body) };
                self.refuse(now + way, ticket, answer);
            }
            Some(Fault::Twice(apart)) => {
                let apart = *apart;
                self.push(now + way, Happening::Arrive(ticket, false));
                self.push(now + way + apart, Happening::Arrive(ticket, true));
            }
            _ => self.push(now + way, Happening::Arrive(ticket, true)),
        }
        let owner = Some((page, id));
        self.flights.insert(ticket, Flight { call, owner, fault, is_cut: false, is_answered: false });
    }

    fn fault_for(&mut self, call: &Call) -> Option<Fault> {
        let fits = |rule: &&mut Rule| rule.left > 0 && call.path.split('/').any(|part| part == rule.noun);
        if let Some(rule) = self.rules.iter_mut().find(fits) {
            rule.left -= 1;
            return Some(rule.fault.clone());
        }
        self.chaos.as_mut().and_then(|chaos| chaos.strike(call))
    }

    /// The next thing that happens, if it is due.
    pub fn take_due(&mut self, now: u64) -> Option<Happening> {
        let (at, _) = *self.queue.keys().next().filter(|(at, _)| *at <= now)?;
        debug_assert!(at <= now);
        self.queue.pop_first().map(|(_, happening)| happening)
    }

    pub fn deadline(&self) -> Option<u64> {
        self.queue.keys().next().map(|(at, _)| *at)
    }

    /// The request that arrives, unless its connection was closed and it is of no use any more.
    pub fn arriving(&self, ticket: Ticket) -> Option<(&Call, bool)> {
        let flight = self.flights.get(&ticket)?;
        let is_useless = flight.is_cut && flight.call.is_poll();
        (!is_useless).then_some((&flight.call, flight.fault == Some(Fault::HandOver)))
    }

    /// The server has answered.
    pub fn reply(&mut self, now: u64, ticket: Ticket, answer: Answer) {
        let Some(flight) = self.flights.get(&ticket) else { return };
        let at = now + self.dice.between(self.latency.0, self.latency.1);
        match flight.fault.clone() {
            _ if flight.is_cut => {}
            Some(Fault::LostReply) => self.fail(at, ticket),
            Some(Fault::Silence) => {}
            Some(Fault::Late(by)) => self.deliver(at + by, ticket, answer),
            Some(Fault::Body(body)) => self.deliver(at, ticket, Answer::new(200, body)),
            Some(Fault::Cut) if answer.body.len() > 4 => {
                let half = answer.body.len() / 2;
                self.deliver(at, ticket, Answer { body: answer.body[..half].to_owned(), ..answer });
            }
            _ => self.deliver(at, ticket, answer),
        }
    }

    /// A page aborts a request; the server sees the connection close. The outcome is due all the same.
    pub fn abort(&mut self, now: u64, page: u64, id: RequestId) -> Option<Ticket> {
        let (ticket, flight) = self.flights.iter_mut().find(|(_, flight)| flight.owner == Some((page, id)))?;
        let ticket = *ticket;
        flight.is_cut = true;
        let keeps_answer = flight.is_answered && self.dice.chance(50);
        if !keeps_answer {
            self.drop_outcome(ticket);
            self.push(now + 1, Happening::Deliver(ticket, HttpOutcome::NoAnswer(NoAnswer::Aborted)));
        }
        Some(ticket)
    }

    /// A page is gone with all its connections; what was sent may still arrive.
    pub fn unload(&mut self, page: u64) -> BTreeSet<Ticket> {
        let gone = self.flights.iter_mut().filter(|(_, flight)| flight.owner.is_some_and(|(owner, _)| owner == page));
        gone.map(|(ticket, flight)| {
            flight.owner = None;
            flight.is_cut = true;
            *ticket
        })
        .collect()
    }

    /// The cable is pulled: every open connection breaks.
    pub fn go_offline(&mut self, now: u64) -> BTreeSet<Ticket> {
        self.offline = true;
        let open: BTreeSet<Ticket> =
            self.flights.iter().filter(|(_, flight)| flight.owner.is_some()).map(|(ticket, _)| *ticket).collect();
        for ticket in &open {
            self.drop_outcome(*ticket);
            self.fail(now + 50, *ticket);
            self.flights.entry(*ticket).and_modify(|flight| flight.is_cut = true);
        }
        open
    }

    /// Whose request this was; it has its outcome now.
    pub fn settle(&mut self, ticket: Ticket) -> Option<(u64, RequestId)> {
        self.flights.get_mut(&ticket)?.owner.take()
    }

    /// True if nothing is on its way to a page. Silent connections count as on their way.
    pub fn is_idle(&self) -> bool {
        self.flights.values().all(|flight| flight.owner.is_none())
    }

    fn drop_outcome(&mut self, ticket: Ticket) {
        self.queue.retain(|_, happening| !matches!(happening, Happening::Deliver(other, _) if *other == ticket));
    }

    fn refuse(&mut self, at: u64, ticket: Ticket, answer: Answer) {
        let response = response(answer);
        self.push(at, Happening::Deliver(ticket, HttpOutcome::Response(response)));
    }

    fn deliver(&mut self, at: u64, ticket: Ticket, answer: Answer) {
        self.flights.entry(ticket).and_modify(|flight| flight.is_answered = true);
        self.push(at, Happening::Deliver(ticket, HttpOutcome::Response(response(answer))));
    }

    fn fail(&mut self, at: u64, ticket: Ticket) {
        self.push(at, Happening::Deliver(ticket, HttpOutcome::NoAnswer(NoAnswer::Failed)));
    }

    fn way(&mut self) -> u64 {
        self.dice.between(self.latency.0, self.latency.1)
    }

    fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    fn push(&mut self, at: u64, happening: Happening) {
        let order = self.number();
        self.queue.insert((at, order), happening);
    }
}

fn response(answer: Answer) -> HttpResponse {
    HttpResponse { status: answer.status, body: answer.body, retry_after_seconds: answer.retry_after }
}
