//! Requests and answers as a server sees them. They know nothing of the client's types beyond plain HTTP.

use std::collections::BTreeMap;

use chasitor::protocol::{HttpRequest, Method};
use serde_json::Value;

/// Where the service of every test lives.
pub const BASE: &str = "https://chat.example.test/chat/rest/";

/// One request.
#[derive(Clone, Debug)]
pub struct Call {
    pub method: Method,
    /// Below `/chat/rest/`, without the query.
    pub path: String,
    pub query: BTreeMap<String, String>,
    /// Names in lower case, without `x-liveagent-`.
    pub headers: BTreeMap<String, String>,
    pub body: Option<String>,
}

impl Call {
    /// Takes a request of the client apart.
    pub fn read(request: &HttpRequest) -> Self {
        let rest =
            request.url.strip_prefix(BASE).unwrap_or_else(|| panic!("a request to a strange place: {request:?}"));
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let headers = request.headers.iter().map(|header| {
            let name = header.name.to_ascii_lowercase();
            (name.trim_start_matches("x-liveagent-").to_owned(), header.value.clone())
        });
        Self {
            method: request.method,
            path: path.to_owned(),
            query: pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            headers: headers.collect(),
            body: request.body.clone(),
        }
    }

    /// The resource: the path's second part, such as `ChatMessage`.
    pub fn noun(&self) -> &str {
        self.path.split('/').nth(1).unwrap_or(&self.path)
    }

    /// True for the long poll.
    pub fn is_poll(&self) -> bool {
        self.path == "System/Messages"
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    /// SEQUENCE, where it is sent.
    pub fn sequence(&self) -> Option<u64> {
        self.header("sequence").map(|text| text.parse().unwrap())
    }

    /// `ack` of a poll.
    pub fn ack(&self) -> Option<i64> {
        self.query.get("ack").map(|text| text.parse().unwrap())
    }

    /// The request in one line, for people.
    pub fn line(&self) -> String {
        let body = self.body.as_deref().filter(|body| body.len() < 100).unwrap_or_default();
        format!("{:?} {} {:?} {:?} {body}", self.method, self.path, self.query, self.sequence())
    }

    /// The body as JSON; null if there is none or if it is not JSON.
    pub fn json(&self) -> Value {
        self.body.as_deref().and_then(|body| serde_json::from_str(body).ok()).unwrap_or(Value::Null)
    }
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub body: String,
    /// Seconds.
    pub retry_after: Option<u32>,
}

impl Answer {
    pub fn new(status: u16, body: impl Into<String>) -> Self {
        Self { status, body: body.into(), retry_after: None }
    }
}
