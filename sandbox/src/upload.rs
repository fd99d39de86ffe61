//! The upload address of a file request (§3.17). Keeps no file: it notes name and size, and tells the outcome
//! on the poll, where the client has to look for it.

use std::collections::HashMap;

use axum::body::Bytes;
use axum::extract::{Query, State as Shared};
use serde_json::json;

use crate::answer::Answer;
use crate::world::{State, World};

/// `POST /upload?orgId=…&chatKey=<session id>&fileToken=…&encoding=UTF-8`, multipart.
pub(crate) async fn upload(
    Shared(world): Shared<World>,
    Query(query): Query<HashMap<String, String>>,
    body: Bytes,
) -> Answer {
    world.change(|state| accept(state, &query, &body))
}

fn accept(state: &mut State, query: &HashMap<String, String>, body: &[u8]) -> Answer {
    let id = query.get("chatKey").map(String::as_str).unwrap_or_default();
    let Some(session) = state.session_mut(id).filter(|session| session.phase.established()) else {
        return Answer::forbidden();
    };
    if session.file_token.is_none() || session.file_token.as_ref() != query.get("fileToken") {
        return Answer::forbidden();
    }
    session.file_token = None;
    let Some(name) = file_name(body) else {
        session.events.push("FileTransfer", &json!({"type": "Failure"}));
        return Answer::bad_request("no file in the form");
    };
    session.desk.note("file", &format!("{name}, form of {} bytes", body.len()));
    session.events.push("FileTransfer", &json!({"type": "Success"}));
    Answer::ok(200)
}

/// The file name of the part called `file`.
fn file_name(body: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    let line = text.lines().find(|line| line.contains("name=\"file\"") && line.contains("filename=\""))?;
    let (_, rest) = line.split_once("filename=\"")?;
    rest.split('"').next().filter(|name| !name.is_empty()).map(str::to_owned)
}
