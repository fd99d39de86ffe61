//! The events of a session with their numbers (§4.2). It acknowledges nothing by itself and forgets nothing.

use serde_json::{Value, json};

/// One event.
#[derive(Clone, Debug)]
pub struct Event {
    pub kind: String,
    /// The whole entry as it goes on the wire.
    pub entry: Value,
    number: i64,
    handed_out: bool,
}

/// All events since the last count from 0.
#[derive(Debug)]
pub struct EventLog {
    events: Vec<Event>,
    next: i64,
    acked: i64,
    offset: i64,
}

impl Default for EventLog {
    fn default() -> Self {
        // A rising integer of ten digits (A27).
        Self { events: Vec::new(), next: 0, acked: -1, offset: 1_702_233_400 }
    }
}

impl EventLog {
    /// Adds an event.
    pub fn push(&mut self, kind: &str, message: &Value) {
        self.push_raw(kind, json!({"type": kind, "message": message}));
    }

    /// Adds an entry of any shape.
    pub fn push_raw(&mut self, kind: &str, entry: Value) {
        self.events.push(Event { kind: kind.to_owned(), entry, number: self.next, handed_out: false });
        self.next += 1;
    }

    /// Leaves numbers out.
    pub fn skip(&mut self, count: i64) {
        self.next += count;
    }

    /// Takes note of an `ack`; false if it is ahead (A6).
    pub fn acknowledge(&mut self, ack: i64) -> bool {
        self.acked = self.acked.max(ack.min(self.next - 1));
        ack < self.next
    }

    /// Everything above `ack` as an answer's body (A5); `None` if there is nothing. An answer holds no jump, for
    /// the client counts back from its last number.
    pub fn take(&mut self, ack: i64) -> Option<String> {
        let mut due: Vec<&mut Event> = self.events.iter_mut().filter(|event| event.number > ack).collect();
        let jump = due.windows(2).position(|pair| pair[0].number + 1 != pair[1].number);
        due.truncate(jump.map_or(usize::MAX, |at| at + 1));
        let sequence = due.last()?.number;
        self.offset += 7;
        due.iter_mut().for_each(|event| event.handed_out = true);
        let entries: Vec<&Value> = due.iter().map(|event| &event.entry).collect();
        Some(json!({"messages": entries, "sequence": sequence, "offset": self.offset}).to_string())
    }

    /// Takes out what another server delivers (A13) and begins a new count.
    pub fn start_again(&mut self, unacknowledged: bool) -> Vec<Event> {
        let acked = std::mem::replace(&mut self.acked, -1);
        self.next = 0;
        let old = std::mem::take(&mut self.events).into_iter();
        let news = ["ChatEstablished", "ChatRequestFail", "ChatEnded"];
        old.filter(|event| {
            let is_unacked = event.number > acked && event.kind != "ChasitorSessionData";
            is_unacked && (unacknowledged || !event.handed_out || news.contains(&event.kind.as_str()))
        })
        .collect()
    }

    /// Fills in the body of the first event, which was not known when its number was given.
    pub fn replace_first(&mut self, message: &Value) {
        if let Some(first) = self.events.first_mut() {
            first.entry["message"] = message.clone();
        }
    }

    /// True once an answer has held an event of this kind.
    pub fn handed_out(&self, kind: &str) -> bool {
        self.events.iter().any(|event| event.kind == kind && event.handed_out)
    }

    /// The latest `offset` that was sent.
    pub fn offset(&self) -> i64 {
        self.offset
    }

    /// The number of the latest event.
    pub fn last(&self) -> i64 {
        self.next - 1
    }
}
