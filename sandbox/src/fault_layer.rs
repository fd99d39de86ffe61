//! Does the ordered faults (§16.4). Without a matching fault a request passes untouched.

use std::time::Duration;

use axum::extract::{Request, State as Shared};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use tokio::time::sleep;

use crate::answer::Answer;
use crate::call::Call;
use crate::cut::Ending;
use crate::fault::{Fault, FaultKind};
use crate::handover::Handover;
use crate::messages::PollTwist;
use crate::session::Session;
use crate::world::World;

pub(crate) async fn layer(Shared(world): Shared<World>, request: Request, next: Next) -> Response {
    match take(&world, &request, false) {
        Some(FaultKind::Delay { milliseconds }) => {
            sleep(Duration::from_millis(milliseconds)).await;
            let second = take(&world, &request, true);
            strike(&world, second, request, next).await
        }
        first => strike(&world, first, request, next).await,
    }
}

fn take(world: &World, request: &Request, skip_delay: bool) -> Option<FaultKind> {
    let (method, path) = (request.method().as_str(), request.uri().path());
    world.change(|state| Fault::take(&mut state.faults, method, path, skip_delay))
}

async fn strike(world: &World, fault: Option<FaultKind>, mut request: Request, next: Next) -> Response {
    match fault {
        None | Some(FaultKind::Delay { .. }) => next.run(request).await,
        Some(FaultKind::Status { status, body, content_type, headers }) => {
            let headers = headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            let kind = content_type.as_deref().map(|kind| (header::CONTENT_TYPE.as_str(), kind));
            plain(status, body, headers.chain(kind))
        }
        Some(FaultKind::DelayAnswer { milliseconds }) => {
            let response = next.run(request).await;
            sleep(Duration::from_millis(milliseconds)).await;
            response
        }
        Some(FaultKind::LostReply) => ending(next.run(request).await, Ending::Silent),
        Some(FaultKind::CutBody) => ending(next.run(request).await, Ending::Torn),
        Some(FaultKind::Cut) => ending(Answer::nothing().into_response(), Ending::Silent),
        Some(FaultKind::HandOver) => {
            on_session(world, &request, |session| session.handover = Handover::Moved);
            next.run(request).await
        }
        Some(FaultKind::Expire) => {
            on_session(world, &request, Session::expire);
            next.run(request).await
        }
        Some(FaultKind::SwitchServer { new_url }) => {
            Answer::wrapped("SwitchServer", &json!({"newUrl": new_url})).into_response()
        }
        Some(FaultKind::Redeliver) => {
            request.extensions_mut().insert(PollTwist { again: true, ..PollTwist::default() });
            next.run(request).await
        }
        Some(FaultKind::Hold { milliseconds }) => {
            let hold = Some(Duration::from_millis(milliseconds));
            request.extensions_mut().insert(PollTwist { hold, ..PollTwist::default() });
            next.run(request).await
        }
    }
}

fn ending(mut response: Response, ending: Ending) -> Response {
    response.extensions_mut().insert(ending);
    response
}

fn on_session(world: &World, request: &Request, act: impl FnOnce(&mut Session)) {
    let key = Call::read(request.headers()).key;
    world.change(|state| {
        if let Some(session) = state.sessions.iter_mut().find(|session| Some(session.key.as_str()) == key.as_deref()) {
            act(session);
        }
    });
}

fn plain<'a>(status: u16, body: String, headers: impl Iterator<Item = (&'a str, &'a str)>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in headers {
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
