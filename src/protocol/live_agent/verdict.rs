//! What an outcome means for a request of a session: the status table of §5.2 and nothing else.

use crate::protocol::{HttpOutcome, HttpResponse, Loss};

/// What an outcome means.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Any 2xx, with its body.
    Success(HttpResponse),
    /// 503: the session lives on another server now (§5.6).
    Moved,
    /// 409, with its body: the counters of §4 disagree, or a second poll ran.
    Conflict(String),
    /// The same request may be sent again. Without a status there was no answer at all, so that
    /// it may have been processed.
    TryLater {
        /// The status, if there was an answer.
        status: Option<u16>,
        /// The service's own wish, in milliseconds; 0 when it has none.
        at_least_ms: u64,
    },
    /// The request itself is refused and must not be repeated.
    Refused(u16),
    /// The session is over.
    Gone(Loss),
}

/// Judges an outcome.
#[must_use]
pub fn judge(outcome: HttpOutcome) -> Verdict {
    let HttpOutcome::Response(response) = outcome else {
        return Verdict::TryLater { status: None, at_least_ms: 0 };
    };
    let status = response.status;
    match status {
        200..=299 => Verdict::Success(response),
        403 => Verdict::Gone(Loss::Rejected),
        404 | 405 => Verdict::Gone(Loss::NotUnderstood),
        409 => Verdict::Conflict(response.body),
        503 => Verdict::Moved,
        429 | 500..=599 => {
            let at_least_ms = u64::from(response.retry_after_seconds.unwrap_or(0)) * 1_000;
            Verdict::TryLater { status: Some(status), at_least_ms }
        }
        _ => Verdict::Refused(status),
    }
}
