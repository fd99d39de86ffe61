//! The control API under `/_sandbox`. It is for tools: it sends no CORS headers and refuses what comes from a
//! page of another origin, since a page can send a plain POST anywhere without reading the answer.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Query, Request, State as Shared};
use axum::http::header;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::json;

use crate::agent_action::ActionError;
use crate::answer::Answer;
use crate::bodies;
use crate::control::Control;
use crate::settings::Settings;
use crate::world::World;

pub(crate) fn routes(world: &World) -> Router<World> {
    Router::new()
        .route("/_sandbox/requests", get(requests))
        .route("/_sandbox/settings", get(settings).patch(patch_settings))
        .route("/_sandbox/sessions", get(sessions))
        .route("/_sandbox/sessions/{id}/agent", post(agent))
        .route("/_sandbox/sessions/{id}/raw", post(raw))
        .route("/_sandbox/sessions/{id}/hand-over", post(hand_over))
        .route("/_sandbox/sessions/{id}/expire", post(expire))
        .route("/_sandbox/faults", get(faults).post(add_fault).delete(clear_faults))
        .route("/_sandbox/reset", post(reset))
        .layer(from_fn_with_state(world.clone(), refuse_pages))
}

/// Browsers name the origin of every request that could do harm; tools name none.
async fn refuse_pages(Shared(world): Shared<World>, request: Request, next: Next) -> Response {
    let origin = request.headers().get(header::ORIGIN);
    let ours = world.look(|state| origin.is_none_or(|origin| origin.as_bytes() == state.origins.service.as_bytes()));
    if ours { next.run(request).await } else { Answer::text(403, "not for pages of other origins").into_response() }
}

async fn requests(Shared(world): Shared<World>) -> Answer {
    let requests = Control::new(world).requests();
    Answer::bare(&json!({"requests": requests}))
}

async fn sessions(Shared(world): Shared<World>) -> Answer {
    Control::new(world).look(|view| Answer::bare(&json!({"sessions": view.sessions()})))
}

async fn settings(Shared(world): Shared<World>) -> Answer {
    Control::new(world).look(|view| show(view.settings()))
}

fn show(settings: &Settings) -> Answer {
    Answer::bare(&json!(settings))
}

/// Replaces the named fields; unknown names and wrong types are answered 400.
async fn patch_settings(Shared(world): Shared<World>, body: Bytes) -> Answer {
    world.change(|state| match state.settings.patched(&body) {
        Ok(settings) => {
            state.settings = settings;
            show(&state.settings)
        }
        Err(error) => Answer::bad_request(&error.to_string()),
    })
}

async fn agent(Shared(world): Shared<World>, Path(id): Path<String>, body: Bytes) -> Answer {
    match bodies::json(&body) {
        Ok(action) => outcome(Control::new(world).act(id.as_str(), action)),
        Err(refusal) => refusal,
    }
}

#[derive(Deserialize)]
struct RawQuery {
    /// `answer` for a whole poll answer; anything else is an event.
    #[serde(rename = "as")]
    kind: Option<String>,
}

async fn raw(
    Shared(world): Shared<World>,
    Path(id): Path<String>,
    Query(query): Query<RawQuery>,
    body: Bytes,
) -> Answer {
    let control = Control::new(world);
    outcome(match query.kind.as_deref() {
        Some("answer") => control.push_raw_answer(id.as_str(), body),
        _ => control.push_raw(id.as_str(), body),
    })
}

async fn hand_over(Shared(world): Shared<World>, Path(id): Path<String>) -> Answer {
    outcome(Control::new(world).hand_over(id.as_str()))
}

async fn expire(Shared(world): Shared<World>, Path(id): Path<String>) -> Answer {
    outcome(Control::new(world).expire(id.as_str()))
}

fn outcome(result: Result<(), ActionError>) -> Answer {
    match result {
        Ok(()) => Answer::ok(200),
        Err(error @ ActionError::UnknownSession) => Answer::text(404, &error.to_string()),
        Err(error @ ActionError::WrongPhase { .. }) => Answer::text(409, &error.to_string()),
    }
}

async fn faults(Shared(world): Shared<World>) -> Answer {
    Control::new(world).look(|view| Answer::bare(&json!({"faults": view.faults()})))
}

async fn add_fault(Shared(world): Shared<World>, body: Bytes) -> Answer {
    match bodies::json(&body) {
        Ok(fault) => {
            Control::new(world).fault(fault);
            Answer::ok(200)
        }
        Err(refusal) => refusal,
    }
}

async fn clear_faults(Shared(world): Shared<World>) -> Answer {
    Control::new(world).clear_faults();
    Answer::ok(200)
}

async fn reset(Shared(world): Shared<World>) -> Answer {
    Control::new(world).reset();
    Answer::ok(200)
}
