//! The events of a session, their numbers, what is acknowledged, and delivery again (§4.2, §4.3).
//! Never decodes an event: bytes go out as they came in.

use std::collections::VecDeque;

use serde::Deserialize;
use serde_json::{Value, json, value::RawValue};

/// An event with its number.
#[derive(Debug)]
struct Entry {
    number: i64,
    /// Never reset, unlike `number`; ties a line of the transcript to its event.
    serial: u64,
    /// Empty for raw bytes.
    kind: String,
    bytes: Vec<u8>,
    handed_out: bool,
}

/// All events of a session, kept to the end so that an `ack` behind gets everything again (A5).
#[derive(Debug)]
pub(crate) struct EventLog {
    entries: Vec<Entry>,
    next_number: i64,
    next_serial: u64,
    acknowledged: i64,
    /// What the client had acknowledged before the latest answer, for a duplicate delivery.
    before_latest: i64,
    offset: u64,
    raw_answers: VecDeque<Vec<u8>>,
}

/// What a poll is given.
#[derive(Debug)]
pub(crate) struct Batch {
    pub(crate) body: Vec<u8>,
    /// Names of the event types in it.
    pub(crate) kinds: Vec<String>,
}

impl EventLog {
    pub(crate) fn new() -> Self {
        Self {
            entries: Vec::new(),
            next_number: 0,
            next_serial: 0,
            acknowledged: -1,
            before_latest: -1,
            // A rising integer of ten digits, as recorded (A27).
            offset: 1_702_233_400,
            raw_answers: VecDeque::new(),
        }
    }

    /// Adds an event and returns its serial.
    pub(crate) fn push(&mut self, kind: &str, message: &Value) -> u64 {
        let bytes = json!({"type": kind, "message": message}).to_string().into_bytes();
        self.add(kind, bytes)
    }

    /// Adds an event without looking into it.
    pub(crate) fn push_raw(&mut self, bytes: Vec<u8>) {
        self.add("", bytes);
    }

    /// The next poll gets these bytes as its whole answer. If they have a readable `sequence`, the
    /// numbers of later events go on from there, so that the client's `ack` stays in step.
    pub(crate) fn push_raw_answer(&mut self, bytes: Vec<u8>) {
        self.raw_answers.push_back(bytes);
    }

    /// Leaves numbers out, as if events had been lost (§16.4).
    pub(crate) fn skip_numbers(&mut self, count: u32) {
        self.next_number += i64::from(count);
    }

    fn add(&mut self, kind: &str, bytes: Vec<u8>) -> u64 {
        let (number, serial) = (self.next_number, self.next_serial);
        self.entries.push(Entry { number, serial, kind: kind.to_owned(), bytes, handed_out: false });
        self.next_number += 1;
        self.next_serial += 1;
        serial
    }

    /// Takes note of the client's `ack`. False if it is ahead of the log (A6).
    pub(crate) fn acknowledge(&mut self, ack: i64) -> bool {
        if ack >= self.next_number {
            return false;
        }
        self.acknowledged = self.acknowledged.max(ack);
        true
    }

    /// The highest number that the client has acknowledged; −1 at the start.
    pub(crate) fn acknowledged(&self) -> i64 {
        self.acknowledged
    }

    /// The `ack` that brings the latest answer again.
    pub(crate) fn before_latest(&self) -> i64 {
        self.before_latest
    }

    /// Events that no answer has held yet.
    pub(crate) fn undelivered(&self) -> usize {
        self.entries.iter().filter(|entry| !entry.handed_out).count()
    }

    /// Whether the event with this serial has been part of an answer.
    pub(crate) fn handed_out(&self, serial: u64) -> bool {
        self.entries.iter().find(|entry| entry.serial == serial).is_none_or(|entry| entry.handed_out)
    }

    /// Everything above `ack`, or nothing (§5.1). Without an `ack`, what is delivered is acknowledged (A7).
    pub(crate) fn take(&mut self, ack: Option<i64>) -> Option<Batch> {
        if let Some(body) = self.raw_answers.pop_front() {
            self.follow(&body);
            return Some(Batch { body, kinds: Vec::new() });
        }
        let above = ack.unwrap_or(self.acknowledged);
        let batch = unbroken(self.entries.iter_mut().filter(|entry| entry.number > above));
        let sequence = batch.last()?.number;
        self.offset += 7;
        let batch = assemble(batch, sequence, self.offset);
        self.before_latest = above;
        if ack.is_none() {
            self.acknowledged = sequence;
        }
        Some(batch)
    }

    fn follow(&mut self, answer: &[u8]) {
        #[derive(Deserialize)]
        struct Numbered<'a> {
            #[serde(borrow)]
            sequence: &'a RawValue,
        }
        let sequence = serde_json::from_slice(answer)
            .ok()
            .and_then(|answer: Numbered<'_>| answer.sequence.get().trim_matches('"').parse::<i64>().ok());
        if let Some(sequence) = sequence {
            self.next_number = self.next_number.max(sequence + 1);
        }
    }

    /// Numbers start again at 0 (A13): first `session_data` if it is to come now, then all that the
    /// client cannot have: events never handed out, and state changes whose answer may have been lost,
    /// which do no harm when they come twice. Texts that were handed out stand in the session data.
    pub(crate) fn start_again(&mut self, session_data: Option<&Value>) {
        let acknowledged = std::mem::replace(&mut self.acknowledged, -1);
        let old = std::mem::take(&mut self.entries);
        self.before_latest = -1;
        self.next_number = 0;
        if let Some(data) = session_data {
            self.push("ChasitorSessionData", data);
        }
        for entry in old {
            let restorable = !matches!(entry.kind.as_str(), "ChatEstablished" | "ChatRequestFail" | "ChatEnded");
            if entry.handed_out && (restorable || entry.number <= acknowledged) {
                continue;
            }
            self.entries.push(Entry { number: self.next_number, ..entry });
            self.next_number += 1;
        }
    }
}

/// The client counts back from the last number (§4.2), so an answer must not hold a jump.
fn unbroken<'a>(entries: impl Iterator<Item = &'a mut Entry>) -> Vec<&'a mut Entry> {
    let mut batch: Vec<&mut Entry> = Vec::new();
    for entry in entries {
        if batch.last().is_some_and(|last| last.number + 1 != entry.number) {
            break;
        }
        batch.push(entry);
    }
    batch
}

fn assemble(batch: Vec<&mut Entry>, sequence: i64, offset: u64) -> Batch {
    let mut body = b"{\"messages\":[".to_vec();
    let mut kinds = Vec::new();
    for (index, entry) in batch.into_iter().enumerate() {
        if index > 0 {
            body.push(b',');
        }
        body.extend_from_slice(&entry.bytes);
        kinds.push(entry.kind.clone());
        entry.handed_out = true;
    }
    body.extend_from_slice(format!("],\"sequence\":{sequence},\"offset\":{offset}}}").as_bytes());
    Batch { body, kinds }
}
