//! The routes of the service. Everything under `/chat/rest` passes log, CORS and faults; the control API
//! passes none of them.

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{delete, get, post};

use crate::answer::Answer;
use crate::world::World;
use crate::{control_http, cors, cut, fault_layer, messages, post as posts, record_layer, system, upload, visitor};

/// The service's router over this world: `/chat/rest/…`, `/upload` and `/_sandbox/…`.
pub fn app(world: World) -> Router {
    let chat = Router::new()
        .route("/chat/rest/System/SessionId", get(system::session_id))
        .route("/chat/rest/System/SessionId/", get(system::session_id))
        .route("/chat/rest/System/SessionId/{key}", delete(system::delete))
        .route("/chat/rest/System/Messages", get(messages::messages))
        .route("/chat/rest/System/ReconnectSession", get(system::reconnect))
        .route("/chat/rest/System/ResyncSession", get(system::resync_session))
        .route("/chat/rest/System/ResyncSession/{id}", get(system::resync_session))
        .route("/chat/rest/System/MultiNoun", post(posts::multi_noun))
        .route("/chat/rest/Chasitor/{noun}", post(posts::chasitor))
        .route("/chat/rest/Visitor/Settings", get(visitor::settings))
        .route("/chat/rest/Visitor/Availability", get(visitor::availability))
        .route("/chat/rest/Visitor/VisitorId", get(visitor::visitor_id))
        .route("/chat/rest/Visitor/Breadcrumb", post(visitor::breadcrumb))
        .route("/upload", post(upload::upload))
        .fallback(async || Answer::text(404, "Not Found"))
        .method_not_allowed_fallback(async || Answer::text(405, "Method Not Allowed"))
        .layer(from_fn_with_state(world.clone(), fault_layer::layer))
        .layer(from_fn_with_state(world.clone(), cors::layer))
        .layer(from_fn_with_state(world.clone(), record_layer::layer))
        .layer(from_fn(cut::layer));
    chat.merge(control_http::routes(&world)).with_state(world)
}
