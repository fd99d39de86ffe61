//! The session as the service knows it: id, key, affinity, and how long it lives. It counts nothing
//! (see `poll` and `lane`) and decides nothing.

use super::Config;
use crate::protocol::record::{Reader, Writer};
use crate::protocol::{Header, HttpRequest, Method, Timestamp};
use crate::wire::Secret;
use crate::wire::live_agent::response::SessionId;

/// Poll timeout when the service names none, in milliseconds (§5.9).
const POLL_TIMEOUT_MS: u64 = 40_000;

/// Life of a session without a request until the service names it, in milliseconds (§5.3).
const EXPIRY_MS: u64 = 110_000;

/// The text that stands for "no affinity yet" (§4).
const NO_AFFINITY: &str = "null";

/// What makes requests requests of this session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The session's id; not the key, and never derived from it.
    pub id: String,
    key: Secret,
    affinity: Secret,
    /// How long a poll may take, in milliseconds.
    pub poll_timeout_ms: u64,
    expiry_ms: u64,
    last_success: Timestamp,
}

impl Link {
    /// From the answer to `SessionId` (§3.1).
    #[must_use]
    pub fn new(now: Timestamp, session: SessionId) -> Self {
        let seconds = session.client_poll_timeout_seconds.filter(|seconds| *seconds > 0);
        Self {
            id: session.id,
            key: session.key,
            affinity: session.affinity_token,
            poll_timeout_ms: seconds.map_or(POLL_TIMEOUT_MS, |seconds| seconds * 1_000),
            expiry_ms: EXPIRY_MS,
            last_success: now,
        }
    }

    /// Writes what is kept over a reload.
    pub fn write(&self, out: &mut Writer) {
        out.text(&self.id);
        out.text(self.key.expose());
        out.text(self.affinity.expose());
        out.number(self.poll_timeout_ms);
        out.number(self.expiry_ms);
        out.number(self.last_success.0);
    }

    /// The session as it was before a reload; `None` if the record does not fit.
    #[must_use]
    pub fn read(input: &mut Reader) -> Option<Self> {
        Some(Self {
            id: input.text()?,
            key: Secret::new(input.text()?),
            affinity: Secret::new(input.text()?),
            poll_timeout_ms: input.number()?,
            expiry_ms: input.number()?,
            last_success: Timestamp(input.number()?),
        })
    }

    /// The request for a session (§3.1): affinity `null`, no key.
    #[must_use]
    pub fn session_id(config: &Config) -> HttpRequest {
        let url = config.endpoint.resource("System/SessionId");
        request(Method::Get, url, vec![version(config), header("X-LIVEAGENT-AFFINITY", NO_AFFINITY)], None)
    }

    /// The long poll (§3.4).
    #[must_use]
    pub fn messages(&self, config: &Config, ack: i64) -> HttpRequest {
        let url = config.endpoint.resource(&["System/Messages?ack=", &ack.to_string()].concat());
        request(Method::Get, url, self.headers(config, None), None)
    }

    /// The hand-over to another server (§3.5), with affinity `null`.
    #[must_use]
    pub fn reconnect(&self, config: &Config, offset: i64) -> HttpRequest {
        let path = ["System/ReconnectSession?ReconnectSession.offset=", &offset.to_string()].concat();
        let headers = vec![
            version(config),
            header("X-LIVEAGENT-AFFINITY", NO_AFFINITY),
            header("X-LIVEAGENT-SESSION-KEY", self.key.expose()),
        ];
        request(Method::Get, config.endpoint.resource(&path), headers, None)
    }

    /// A POST. Without a SEQUENCE only for `ChasitorResyncState` (§3.7).
    #[must_use]
    pub fn post(&self, config: &Config, path: &str, sequence: Option<u64>, body: String) -> HttpRequest {
        request(Method::Post, config.endpoint.resource(path), self.headers(config, sequence), Some(body))
    }

    /// The deletion of the session (§3.2). Outlives the page, because it comes last.
    #[must_use]
    pub fn delete(&self, config: &Config) -> HttpRequest {
        let url = config.endpoint.resource(&["System/SessionId/", &percent_encode(self.key.expose())].concat());
        let headers = vec![version(config), header("X-LIVEAGENT-AFFINITY", self.affinity.expose())];
        HttpRequest { keepalive: true, ..request(Method::Delete, url, headers, None) }
    }

    /// Takes over a new affinity token (§3.5, §6.20).
    pub fn adopt(&mut self, affinity: Secret) {
        self.affinity = affinity;
    }

    /// Takes over the session's life in milliseconds (§5.3).
    pub fn lives_for(&mut self, expiry_ms: u64) {
        if expiry_ms > 0 {
            self.expiry_ms = expiry_ms;
        }
    }

    /// The service has answered with a 2xx.
    pub fn succeeded(&mut self, now: Timestamp) {
        self.last_success = now;
    }

    /// True if the service must have dropped the session by now (§5.3).
    #[must_use]
    pub fn has_expired(&self, now: Timestamp) -> bool {
        now.ms_since(self.last_success) > self.expiry_ms
    }

    fn headers(&self, config: &Config, sequence: Option<u64>) -> Vec<Header> {
        let mut headers = vec![
            version(config),
            header("X-LIVEAGENT-AFFINITY", self.affinity.expose()),
            header("X-LIVEAGENT-SESSION-KEY", self.key.expose()),
        ];
        headers.extend(sequence.map(|number| header("X-LIVEAGENT-SEQUENCE", &number.to_string())));
        headers
    }
}

fn request(method: Method, url: String, headers: Vec<Header>, body: Option<String>) -> HttpRequest {
    HttpRequest { method, url, headers, body, keepalive: false }
}

fn version(config: &Config) -> Header {
    header("X-LIVEAGENT-API-VERSION", &config.api_version.to_string())
}

fn header(name: &'static str, value: &str) -> Header {
    Header { name, value: value.to_owned() }
}

/// Percent-encodes everything but unreserved characters: a key may hold `/`, `+` and `=` (§3.1).
fn percent_encode(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.extend(['%', char::from(HEX[usize::from(byte >> 4)]), char::from(HEX[usize::from(byte & 15)])]);
        }
    }
    out
}
