//! Writes each request and its answer into the log. Changes neither.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State as Shared};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::answer::Answer;
use crate::call::Call;
use crate::cut::Ending;
use crate::record::{KeyFlag, Outcome, Record, RecordedHeaders, resource};
use crate::session::Session;
use crate::world::{State, World};

/// Longest request body in bytes; a file upload fits.
const LARGEST_BODY: usize = 16 * 1024 * 1024;

pub(crate) async fn layer(Shared(world): Shared<World>, request: Request, next: Next) -> Response {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, LARGEST_BODY).await;
    let seen = body.as_deref().unwrap_or_default();
    let elapsed_ms = world.elapsed_ms();
    let id = world.change(|state| {
        let record = record(state, &head, seen, elapsed_ms);
        state.log.open(record)
    });
    let open = OpenRecord { world, id };
    let response = match body {
        Ok(body) => next.run(Request::from_parts(head, Body::from(body))).await,
        Err(_) => Answer::text(413, "Content Too Large").into_response(),
    };
    open.close(response).await
}

fn record(state: &State, head: &Parts, body: &[u8], time_ms: u64) -> Record {
    let call = Call::read(&head.headers);
    let session = find_session(state, head, &call);
    let path = head.uri.path();
    let in_path = key_in_path(path);
    let key = match (&session, in_path.or(call.key.as_deref())) {
        (_, None) => KeyFlag::Absent,
        (Some(_), _) => KeyFlag::Matches,
        (None, Some(_)) => KeyFlag::Unknown,
    };
    Record {
        id: 0,
        time_ms,
        method: head.method.to_string(),
        path: in_path.map_or_else(|| path.to_owned(), |_| format!("/chat/rest/{}/<key>", resource(path))),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers: RecordedHeaders { version: call.version, affinity: call.affinity, key, sequence: call.sequence },
        session: session.map(|session| session.id.clone()),
        body: redact(state, &String::from_utf8_lossy(body)),
        outcome: Outcome::Open,
        status: None,
        answer: None,
    }
}

fn key_in_path(path: &str) -> Option<&str> {
    path.strip_prefix("/chat/rest/System/SessionId/").filter(|key| !key.is_empty())
}

fn find_session<'a>(state: &'a State, head: &Parts, call: &Call) -> Option<&'a Session> {
    let named = key_in_path(head.uri.path()).map(decode);
    let key = named.as_deref().or(call.key.as_deref())?;
    state.sessions.iter().find(|session| session.key.as_str() == key)
}

/// Percent-decoding of an ASCII text; anything broken stays as it is.
fn decode(text: &str) -> String {
    let mut parts = text.split('%');
    let mut decoded = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let byte = part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match byte.filter(u8::is_ascii) {
            Some(byte) => {
                decoded.push(char::from(byte));
                decoded.push_str(&part[2..]);
            }
            None => {
                decoded.push('%');
                decoded.push_str(part);
            }
        }
    }
    decoded
}

fn redact(state: &State, text: &str) -> String {
    if !text.contains('!') {
        return text.to_owned();
    }
    state.sessions.iter().fold(text.to_owned(), |text, session| text.replace(session.key.as_str(), "<key>"))
}

/// Notes that the client went away if it is dropped before the answer.
struct OpenRecord {
    world: World,
    id: u64,
}

impl OpenRecord {
    async fn close(self, response: Response) -> Response {
        let (head, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap_or_else(|_| Bytes::new());
        let outcome = if head.extensions.get::<Ending>().is_some() { Outcome::Cut } else { Outcome::Answered };
        self.world.change(|state| {
            let answer = redact(state, &String::from_utf8_lossy(&body));
            state.log.close(self.id, outcome, Some((head.status.as_u16(), answer)));
        });
        Response::from_parts(head, Body::from(body))
    }
}

impl Drop for OpenRecord {
    fn drop(&mut self) {
        // Without effect after `close`.
        self.world.change(|state| state.log.close(self.id, Outcome::Abandoned, None));
    }
}
