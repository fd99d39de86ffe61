//! `GET System/Messages`: the long poll (§3.4, §5.1). Never holds two polls of one session.

use std::collections::HashMap;
use std::time::Duration;

use axum::Extension;
use axum::extract::{Query, State as Shared};
use axum::http::HeaderMap;
use tokio::time::Instant;

use crate::answer::Answer;
use crate::call::Call;
use crate::gate;
use crate::handover::Handover;
use crate::phase::Phase;
use crate::poll_slot::PollGuard;
use crate::session::Session;
use crate::world::{State, World};

/// What faults do to a poll; put into the request by the fault layer.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct PollTwist {
    /// Hold longer than the settings say.
    pub(crate) hold: Option<Duration>,
    /// Deliver the latest answer once more.
    pub(crate) again: bool,
}

pub(crate) async fn messages(
    Shared(world): Shared<World>,
    Query(query): Query<HashMap<String, String>>,
    twist: Option<Extension<PollTwist>>,
    headers: HeaderMap,
) -> Answer {
    let call = Call::read(&headers);
    let twist = twist.map(|Extension(twist)| twist).unwrap_or_default();
    match poll(&world, &call, query.get("ack").map(String::as_str), twist).await {
        Ok(answer) | Err(answer) => answer,
    }
}

async fn poll(world: &World, call: &Call, ack: Option<&str>, twist: PollTwist) -> Result<Answer, Answer> {
    let (id, grace) = world.change(|state| {
        let (session, settings) = gate::pass(state, call)?;
        Ok((session.id.clone(), Duration::from_millis(settings.poll_grace_ms)))
    })?;
    let guard = claim(world, id, Instant::now() + grace).await?;
    let start = world.change(|state| begin(state, &guard.session, ack, twist))?;
    let answer = world.settle(start.until, |state| attempt(state, &guard.session, start.ack)).await;
    answer.unwrap_or_else(|| Ok(Answer::nothing()))
}

/// Takes the poll slot. Waits a moment for the socket of an aborted poll to close (A9); a poll that is
/// really still open ends the chat (A8).
async fn claim(world: &World, id: String, deadline: Instant) -> Result<PollGuard, Answer> {
    let ticket = world
        .settle(deadline, |state| match state.session_mut(&id) {
            Some(session) if session.phase != Phase::Gone => session.polls.claim().map(Ok),
            _ => Some(Err(Answer::forbidden())),
        })
        .await;
    match ticket {
        Some(Ok(ticket)) => Ok(PollGuard { world: world.clone(), session: id, ticket }),
        Some(Err(answer)) => Err(answer),
        None => {
            world.change(|state| state.session_mut(&id).map(Session::end_by_second_poll));
            Err(Answer::text(409, "Conflict: another Messages request is open"))
        }
    }
}

struct Start {
    until: Instant,
    ack: Option<i64>,
}

/// Reads `ack` (A5, A6, A7) and decides how long to hold.
fn begin(state: &mut State, id: &str, ack: Option<&str>, twist: PollTwist) -> Result<Start, Answer> {
    let ack = ack.map(str::parse::<i64>).transpose().map_err(|_| Answer::bad_request("ack is not a number"))?;
    let (hold, ended) = (twist.hold.unwrap_or_else(|| state.settings.hold()), state.settings.ended());
    let session = state.session_mut(id).ok_or_else(Answer::forbidden)?;
    if ack.is_some_and(|ack| !session.events.acknowledge(ack)) {
        return Err(Answer::text(409, "Conflict: ack is ahead of the events"));
    }
    let ack = if twist.again { Some(session.events.before_latest()) } else { ack };
    let until = Instant::now() + hold;
    let until = match session.phase {
        // After the end, hold no longer than the session lives (A12).
        Phase::Ended { delivered: Some(at) } => until.min(at + ended),
        _ => until,
    };
    Ok(Start { until, ack })
}

/// What the poll can be answered now, if anything.
fn attempt(state: &mut State, id: &str, ack: Option<i64>) -> Option<Result<Answer, Answer>> {
    let stopped = state.stopped;
    let Some(session) = state.session_mut(id) else { return Some(Err(Answer::forbidden())) };
    match session.handover {
        _ if stopped || session.phase == Phase::Gone => Some(Err(Answer::forbidden())),
        Handover::Moved => Some(Err(Answer::moved())),
        Handover::AwaitingResync => None,
        _ => hand_out(session, ack).map(Ok),
    }
}

fn hand_out(session: &mut Session, ack: Option<i64>) -> Option<Answer> {
    let batch = session.events.take(ack)?;
    let holds = |kind: &str| batch.kinds.iter().any(|one| one == kind);
    if holds("ChasitorSessionData") && session.handover == Handover::Restoring {
        session.handover = Handover::Settled;
    }
    if session.phase == (Phase::Ended { delivered: None }) && (holds("ChatEnded") || holds("ChatRequestFail")) {
        session.phase = Phase::Ended { delivered: Some(Instant::now()) };
    }
    Some(Answer::json_bytes(batch.body))
}
