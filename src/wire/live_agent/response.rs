//! The answers outside the long poll. Unknown members are ignored; a missing key or token is not made up.

use crate::wire::error::DecodeError;
use crate::wire::lenient::Object;
use crate::wire::secret::Secret;

/// The answer to `GET System/SessionId` (§3.1), a bare object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionId {
    /// Names the session in `ChasitorInit.sessionId`. It is not part of [`SessionId::key`], even where
    /// the key seems to begin with it.
    pub id: String,
    /// Goes raw into a header and percent-encoded into a path.
    pub key: Secret,
    /// Opaque; replaced after a hand-over.
    pub affinity_token: Secret,
    /// Seconds after which a poll is to be given up; `None` when absent or not readable.
    pub client_poll_timeout_seconds: Option<u64>,
}

/// The answer to `GET System/ReconnectSession` (§3.5), and the same order on the poll (§6.20).
///
/// The flag `resetSequence` is left out: the POST counter starts again whatever it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReconnectSession {
    /// Replaces the token of the session.
    pub affinity_token: Secret,
}

/// Reads the answer to `GET System/SessionId` (§3.1).
///
/// # Errors
/// The body is no JSON object, or its id, key or affinity token is missing, empty or no text.
pub fn decode_session_id(body: &str) -> Result<SessionId, DecodeError> {
    const WHAT: &str = "the answer to System/SessionId";
    const EXPECTED: &str = "a JSON object with id, key and affinityToken";
    let object = Object::parse(body).ok_or_else(|| DecodeError::not_an_object(WHAT, EXPECTED, body))?;
    let without = |found| move || DecodeError::new(WHAT, EXPECTED, found);
    Ok(SessionId {
        id: object.filled_text("id").ok_or_else(without("JSON without an id"))?,
        key: secret(&object, "key").ok_or_else(without("JSON without a key"))?,
        affinity_token: secret(&object, "affinityToken").ok_or_else(without("JSON without an affinityToken"))?,
        client_poll_timeout_seconds: object.natural("clientPollTimeout"),
    })
}

/// Reads the answer to `GET System/ReconnectSession` (§3.5), wrapped as an event or bare.
///
/// # Errors
/// The body is no JSON object, or there is no affinity token in it.
pub fn decode_reconnect_session(body: &str) -> Result<ReconnectSession, DecodeError> {
    const WHAT: &str = "the answer to System/ReconnectSession";
    const EXPECTED: &str = "a JSON object with an affinityToken";
    let object = Object::parse(body).ok_or_else(|| DecodeError::not_an_object(WHAT, EXPECTED, body))?;
    let wrapped = object.list("messages").unwrap_or_default();
    let mut candidates = wrapped.into_iter().filter_map(|event| Object::parse(event)?.object("message"));
    candidates
        .find_map(|message| ReconnectSession::read(&message))
        .or_else(|| ReconnectSession::read(&object))
        .ok_or_else(|| DecodeError::new(WHAT, EXPECTED, "JSON without an affinityToken"))
}

impl ReconnectSession {
    pub(super) fn read(message: &Object<'_>) -> Option<Self> {
        Some(Self { affinity_token: secret(message, "affinityToken")? })
    }
}

fn secret(object: &Object<'_>, name: &str) -> Option<Secret> {
    object.filled_text(name).map(Secret::new)
}
