//! An HTTP answer before it is one: status, content type and body, nothing that depends on the connection.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// What a resource answers. Errors are plain text, as recorded from real servers (§2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    status: u16,
    content_type: Option<&'static str>,
    body: Vec<u8>,
}

impl Answer {
    /// `OK` as plain text, the success of a POST (A1).
    pub(crate) fn ok(status: u16) -> Self {
        Self::text(status, "OK")
    }

    pub(crate) fn text(status: u16, text: &str) -> Self {
        Self { status, content_type: Some("text/plain; charset=utf-8"), body: text.as_bytes().to_vec() }
    }

    pub(crate) fn html(status: u16, page: &str) -> Self {
        Self { status, content_type: Some("text/html; charset=utf-8"), body: page.as_bytes().to_vec() }
    }

    /// A bare JSON object: SessionId and ResyncSession (§2).
    pub(crate) fn bare(value: &Value) -> Self {
        Self::json_bytes(value.to_string().into_bytes())
    }

    /// One message in the usual wrapping `{"messages":[{"type":…,"message":…}]}` (§2).
    pub(crate) fn wrapped(kind: &str, message: &Value) -> Self {
        Self::bare(&json!({"messages": [{"type": kind, "message": message}]}))
    }

    pub(crate) fn json_bytes(body: Vec<u8>) -> Self {
        Self { status: 200, content_type: Some("application/json; charset=utf-8"), body }
    }

    /// 204: nothing to tell within the hold time (§3.4).
    pub(crate) fn nothing() -> Self {
        Self { status: 204, content_type: None, body: Vec::new() }
    }

    pub(crate) fn bad_request(why: &str) -> Self {
        Self::text(400, &format!("Bad Request: {why}"))
    }

    /// The session is not valid (any more).
    pub(crate) fn forbidden() -> Self {
        Self::text(403, "Forbidden")
    }

    /// The session lives on another server (§5.6).
    pub(crate) fn moved() -> Self {
        Self::text(503, "Invalid Affinity Token")
    }

    pub(crate) fn status(&self) -> u16 {
        self.status
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        if let Some(kind) = self.content_type {
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        }
        response
    }
}
