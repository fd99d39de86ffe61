//! Plain HTTP values between a driver and whoever carries them out. Nothing here sends anything.

use std::fmt;

/// Names one request. Never reused within a session's life, so an answer to an old request
/// cannot be taken for the answer to a newer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(pub u64);

/// The methods that the services use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads; without a body.
    Get,
    /// Changes something; with a JSON body.
    Post,
    /// Removes; without a body.
    Delete,
}

/// One request header. The value may be a secret, so `Debug` shows the name alone.
#[derive(Clone, PartialEq, Eq)]
pub struct Header {
    /// The header's name.
    pub name: &'static str,
    /// The header's value, as it goes on the wire.
    pub value: String,
}

impl fmt::Debug for Header {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: …", self.name)
    }
}

/// A request to carry out.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpRequest {
    /// GET, POST or DELETE.
    pub method: Method,
    /// Absolute address. May hold the session key (DELETE, §3.2), so `Debug` leaves it out.
    pub url: String,
    /// The headers of the service. `Content-Type: application/json` is implied by a body.
    pub headers: Vec<Header>,
    /// JSON text, for a POST.
    pub body: Option<String>,
    /// True if the request shall outlive the page (`keepalive`).
    pub keepalive: bool,
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpRequest")
            .field("method", &self.method)
            .field("headers", &self.headers)
            .finish_non_exhaustive()
    }
}

/// An answer that arrived whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HttpResponse {
    /// The status code.
    pub status: u16,
    /// The body as text; empty when there is none.
    pub body: String,
    /// `Retry-After` in seconds, where it is readable across origins.
    pub retry_after_seconds: Option<u32>,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// The network or the browser failed the request, or the body was cut.
    Failed,
    /// The request was aborted on our own order.
    Aborted,
}

/// What became of a request. Each one sent gets exactly one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HttpOutcome {
    /// An answer with any status.
    Response(HttpResponse),
    /// No answer; the server may or may not have processed the request.
    NoAnswer(NoAnswer),
}
