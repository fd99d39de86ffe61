//! Faults that can be ordered (§16.4). Describes them; the fault layer does them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::record::resource;

/// A fault for the next requests that match.
///
/// As JSON: `{"kind": "status", "status": 500, "path": "Chasitor/ChatMessage", "times": 2}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fault {
    /// End of the resource's path, such as `Chasitor/ChatMessage` or `Messages`; empty = any resource.
    #[serde(default)]
    pub path: String,
    /// HTTP method; none = any but OPTIONS.
    #[serde(default)]
    pub method: Option<String>,
    /// How many requests; default 1.
    #[serde(default = "once")]
    pub times: u32,
    /// What happens to them.
    #[serde(flatten)]
    pub kind: FaultKind,
}

fn once() -> u32 {
    1
}

/// What happens to a request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum FaultKind {
    /// Answered with this status and not processed.
    Status {
        /// HTTP status; 204 makes the loop of early empty polls.
        status: u16,
        /// Body; default empty.
        #[serde(default)]
        body: String,
        /// Content type; none = no header.
        #[serde(default)]
        content_type: Option<String>,
        /// Further headers, such as `Retry-After`.
        #[serde(default)]
        headers: BTreeMap<String, String>,
    },
    /// Processed after a delay. Goes together with a second fault on the same request.
    Delay {
        /// Milliseconds.
        milliseconds: u64,
    },
    /// Processed at once, answered after a delay.
    DelayAnswer {
        /// Milliseconds.
        milliseconds: u64,
    },
    /// Processed, then the connection breaks without an answer. A browser that had used the connection
    /// before sends the request again by itself; see [`Settings::keep_alive`](crate::Settings::keep_alive).
    LostReply,
    /// The connection breaks before anything is processed.
    Cut,
    /// Processed, then the connection breaks in the middle of the answer's body.
    CutBody,
    /// A poll: the events of the latest answer are delivered once more (§4.2).
    Redeliver,
    /// The session moves to another server: 503 now and until ReconnectSession (§5.6).
    HandOver,
    /// The session expires: 403 from now on.
    Expire,
    /// Answered 200 with a SwitchServer (§5.8) and not processed.
    SwitchServer {
        /// `newUrl`, ends in `/chat`.
        new_url: String,
    },
    /// A poll is held this long, whatever the settings say.
    Hold {
        /// Milliseconds.
        milliseconds: u64,
    },
}

impl Fault {
    /// This fault for the next request of any kind.
    pub fn new(kind: FaultKind) -> Self {
        Self { path: String::new(), method: None, times: 1, kind }
    }

    /// An answer with this status and no body.
    pub fn status(status: u16) -> Self {
        Self::new(FaultKind::Status { status, body: String::new(), content_type: None, headers: BTreeMap::new() })
    }

    /// An answer as a proxy gives it: 200 with a page of HTML.
    pub fn html_page() -> Self {
        Self::new(FaultKind::Status {
            status: 200,
            body: "<!DOCTYPE html><html><body><h1>Please log in</h1></body></html>".into(),
            content_type: Some("text/html".into()),
            headers: BTreeMap::new(),
        })
    }

    /// Only for resources whose path ends like this.
    #[must_use]
    pub fn on(self, path: impl Into<String>) -> Self {
        Self { path: path.into(), ..self }
    }

    /// Only for this HTTP method.
    #[must_use]
    pub fn method(self, method: impl Into<String>) -> Self {
        Self { method: Some(method.into()), ..self }
    }

    /// For this many requests.
    #[must_use]
    pub fn times(self, times: u32) -> Self {
        Self { times, ..self }
    }

    fn matches(&self, method: &str, path: &str) -> bool {
        let method_fits =
            self.method.as_ref().map_or(method != "OPTIONS", |wanted| wanted.eq_ignore_ascii_case(method));
        let rest = path.strip_prefix("/chat/rest/").map_or(path, |_| resource(path));
        self.times > 0 && method_fits && rest.ends_with(self.path.trim_end_matches('/'))
    }

    /// Takes the first fault that matches, and out of the list when it has been used up.
    /// `skip_delay` leaves delays for later requests.
    pub(crate) fn take(faults: &mut Vec<Self>, method: &str, path: &str, skip_delay: bool) -> Option<FaultKind> {
        let index = faults.iter().position(|fault| {
            fault.matches(method, path) && !(skip_delay && matches!(fault.kind, FaultKind::Delay { .. }))
        })?;
        let fault = &mut faults[index];
        fault.times -= 1;
        let kind = fault.kind.clone();
        if fault.times == 0 {
            faults.remove(index);
        }
        Some(kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_counts_only_matching_requests() {
        let mut faults = vec![Fault::status(500).on("SessionId").method("delete").times(1)];
        assert_eq!(Fault::take(&mut faults, "GET", "/chat/rest/System/SessionId/", false), None);
        assert!(Fault::take(&mut faults, "DELETE", "/chat/rest/System/SessionId/a%21b", false).is_some());
        assert!(faults.is_empty());
    }
}
