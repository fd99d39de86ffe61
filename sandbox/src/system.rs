//! `System/…` but for the poll and the batch: create, delete, reconnect and probe a session (§3.1 to §3.6).

use axum::extract::{Path, State as Shared};
use axum::http::HeaderMap;
use serde_json::json;

use crate::answer::Answer;
use crate::call::Call;
use crate::gate;
use crate::handover::Handover;
use crate::id;
use crate::phase::Phase;
use crate::session::Session;
use crate::world::{State, World};

/// `GET System/SessionId`.
pub(crate) async fn session_id(Shared(world): Shared<World>, headers: HeaderMap) -> Answer {
    let call = Call::read(&headers);
    world.change(|state| create(state, &call)).unwrap_or_else(|refusal| refusal)
}

fn create(state: &mut State, call: &Call) -> Result<Answer, Answer> {
    gate::version(&state.settings, call)?;
    if call.affinity.is_none() {
        return Err(Answer::forbidden());
    }
    if call.key.is_some() {
        return Err(Answer::bad_request("SessionId takes no session key")); // §4, header K
    }
    let session = Session::new();
    let seconds = state.settings.client_poll_timeout;
    let timeout = if state.settings.client_poll_timeout_as_text { json!(seconds.to_string()) } else { json!(seconds) };
    let answer = json!({
        "id": session.id, "key": session.key.as_str(),
        "affinityToken": session.affinity, "clientPollTimeout": timeout,
    });
    state.sessions.push(session);
    Ok(Answer::bare(&answer))
}

/// `DELETE System/SessionId/{key}`: the key stands in the path, percent-encoded.
pub(crate) async fn delete(Shared(world): Shared<World>, Path(key): Path<String>, headers: HeaderMap) -> Answer {
    let call = Call { key: Some(key), ..Call::read(&headers) };
    world.change(|state| {
        gate::pass(state, &call).map_or_else(
            |refusal| refusal,
            |(session, settings)| {
                session.delete();
                Answer::ok(settings.post_status)
            },
        )
    })
}

/// `GET System/ReconnectSession` (§3.5). Header A may be anything, even absent.
pub(crate) async fn reconnect(Shared(world): Shared<World>, headers: HeaderMap) -> Answer {
    let call = Call::read(&headers);
    world.change(|state| move_session(state, &call)).unwrap_or_else(|refusal| refusal)
}

/// A new token, POST counter 0, event numbers from 0, the offset goes on (A13).
fn move_session(state: &mut State, call: &Call) -> Result<Answer, Answer> {
    let post_chat_url = state.post_chat_url();
    let (session, settings) = gate::session(state, call)?;
    if !session.handover.may_reconnect() && !settings.reconnect_always {
        return Err(Answer::text(405, "Method Not Allowed: the session has not moved")); // A17
    }
    session.affinity = id::token();
    session.posts.reset();
    if settings.session_data_after_resync {
        session.handover = Handover::AwaitingResync;
    } else {
        let data = session.session_data(settings, post_chat_url.as_deref());
        session.events.start_again(Some(&data));
        session.handover = Handover::Restoring;
    }
    let message = json!({"resetSequence": true, "affinityToken": session.affinity});
    Ok(Answer::wrapped("ReconnectSession", &message))
}

/// `GET System/ResyncSession`, the legacy probe (§3.6): an unknown session is an answer, not an error.
pub(crate) async fn resync_session(Shared(world): Shared<World>, headers: HeaderMap) -> Answer {
    let call = Call::read(&headers);
    world.change(|state| probe(state, &call)).unwrap_or_else(|refusal| refusal)
}

fn probe(state: &mut State, call: &Call) -> Result<Answer, Answer> {
    gate::version(&state.settings, call)?;
    let Ok((session, _)) = gate::session(state, call) else {
        return Ok(Answer::bare(&json!({"isValid": false})));
    };
    if session.handover == Handover::Moved {
        return Err(Answer::moved());
    }
    if matches!(session.phase, Phase::Ended { .. }) {
        return Ok(Answer::bare(&json!({"isValid": false})));
    }
    if matches!(session.handover, Handover::Settled | Handover::Allowed) {
        session.handover = Handover::Probed;
    }
    Ok(Answer::bare(&json!({
        "isValid": true, "key": session.key.as_str(), "affinityToken": session.affinity,
    })))
}
