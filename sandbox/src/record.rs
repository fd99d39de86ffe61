//! The log of all requests to the service. Never holds a session key: of that it says only whether it is known.

use std::collections::VecDeque;

use serde::Serialize;

/// Older requests are forgotten, so that a sandbox left running for days does not grow.
const LONGEST: usize = 5_000;

/// What is known of the session key of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyFlag {
    /// The header is not there (and the path of a DELETE holds no key).
    Absent,
    /// The key of a session of this sandbox.
    Matches,
    /// Some other text.
    Unknown,
}

/// How a request ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Not answered yet, such as a held poll.
    Open,
    /// Answered.
    Answered,
    /// The connection was broken off by a fault; the status is what would have been sent.
    Cut,
    /// The client closed the connection first.
    Abandoned,
}

/// The four headers (§4), the key only as a flag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordedHeaders {
    /// `X-LIVEAGENT-API-VERSION`.
    pub version: Option<String>,
    /// `X-LIVEAGENT-AFFINITY`.
    pub affinity: Option<String>,
    /// `X-LIVEAGENT-SESSION-KEY`.
    pub key: KeyFlag,
    /// `X-LIVEAGENT-SEQUENCE`.
    pub sequence: Option<String>,
}

/// One request and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record {
    /// Rising number of the request, from 1.
    pub id: u64,
    /// Milliseconds since the start of the sandbox.
    pub time_ms: u64,
    /// HTTP method, preflights (`OPTIONS`) among them.
    pub method: String,
    /// Path; the key of a DELETE is replaced by `<key>`.
    pub path: String,
    /// Query without `?`.
    pub query: String,
    /// The four headers.
    pub headers: RecordedHeaders,
    /// Id of the session, if the key is known.
    pub session: Option<String>,
    /// Request body.
    pub body: String,
    /// How it ended.
    pub outcome: Outcome,
    /// Status of the answer.
    pub status: Option<u16>,
    /// Body of the answer; keys are replaced by `<key>`.
    pub answer: Option<String>,
}

impl Record {
    /// The resource: prefix and noun, such as `Chasitor/ChatMessage`; empty for anything else.
    pub fn resource(&self) -> &str {
        resource(&self.path)
    }

    /// The `ack` of a poll.
    pub fn ack(&self) -> Option<i64> {
        self.query.split('&').find_map(|pair| pair.strip_prefix("ack="))?.parse().ok()
    }
}

/// Prefix and noun of a path under `/chat/rest`, without the key of a DELETE and without a slash at the end.
pub(crate) fn resource(path: &str) -> &str {
    let Some(rest) = path.strip_prefix("/chat/rest/") else { return "" };
    let end = rest.match_indices('/').nth(1).map_or(rest.len(), |(at, _)| at);
    rest[..end].trim_end_matches('/')
}

/// All requests, oldest first.
#[derive(Debug, Default)]
pub(crate) struct RequestLog {
    records: VecDeque<Record>,
    last_id: u64,
}

impl RequestLog {
    /// Adds a request and gives it its id.
    pub(crate) fn open(&mut self, mut record: Record) -> u64 {
        self.last_id += 1;
        record.id = self.last_id;
        self.records.push_back(record);
        if self.records.len() > LONGEST {
            self.records.pop_front();
        }
        self.last_id
    }

    pub(crate) fn close(&mut self, id: u64, outcome: Outcome, answer: Option<(u16, String)>) {
        let record = self.records.iter_mut().rev().find(|record| record.id == id);
        if let Some(record) = record.filter(|record| record.outcome == Outcome::Open) {
            record.outcome = outcome;
            (record.status, record.answer) = answer.unzip();
        }
    }

    pub(crate) fn records(&self) -> impl DoubleEndedIterator<Item = &Record> {
        self.records.iter()
    }

    /// Ids go on, so that a request still open is not mixed up with a later one.
    pub(crate) fn clear(&mut self) {
        self.records.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resource_is_prefix_and_noun() {
        assert_eq!(resource("/chat/rest/System/SessionId/<key>"), "System/SessionId");
        assert_eq!(resource("/chat/rest/System/SessionId/"), "System/SessionId");
        assert_eq!(resource("/chat/rest/Chasitor/ChatMessage"), "Chasitor/ChatMessage");
        assert_eq!(resource("/_sandbox/requests"), "");
    }
}
