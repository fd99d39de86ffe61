//! Cross-origin rules of the service (§15). Echoes the exact origin and never allows credentials.

use axum::extract::{Request, State as Shared};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::answer::Answer;
use crate::world::World;

/// The four headers (§4) and the content type.
const HEADERS: &str = "X-LIVEAGENT-API-VERSION, X-LIVEAGENT-AFFINITY, X-LIVEAGENT-SESSION-KEY, \
                       X-LIVEAGENT-SEQUENCE, Content-Type";

pub(crate) async fn layer(Shared(world): Shared<World>, request: Request, next: Next) -> Response {
    let (cors, preflight, keep_alive) =
        world.look(|state| (state.settings.cors, state.settings.preflight, state.settings.keep_alive));
    let origin = request.headers().get(header::ORIGIN).cloned().filter(|_| cors);
    let mut response = if request.method() == Method::OPTIONS {
        answer_preflight(cors && preflight, origin.as_ref())
    } else {
        let mut response = next.run(request).await;
        allow(response.headers_mut(), origin.as_ref());
        response
    };
    if !keep_alive {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

fn answer_preflight(allowed: bool, origin: Option<&HeaderValue>) -> Response {
    let Some(origin) = origin.filter(|_| allowed) else {
        return Answer::text(405, "Method Not Allowed").into_response();
    };
    let mut response = Answer::nothing().into_response();
    let headers = response.headers_mut();
    allow(headers, Some(origin));
    let methods = HeaderValue::from_static("GET, POST, DELETE, OPTIONS");
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, methods);
    headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static(HEADERS));
    headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    response
}

fn allow(headers: &mut HeaderMap, origin: Option<&HeaderValue>) {
    let Some(origin) = origin else { return };
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("Retry-After"));
    headers.append(header::VARY, HeaderValue::from_static("Origin"));
}
