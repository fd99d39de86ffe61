//! Lets a request through to its session, or says why not (§4, §5.2). Has no effect of its own, but that
//! a request through the gate counts as a sign of life (A11).

use crate::answer::Answer;
use crate::call::Call;
use crate::handover::Handover;
use crate::phase::Phase;
use crate::session::Session;
use crate::settings::Settings;
use crate::world::State;

/// Header V: an integer on every request, else 400 (§4).
pub(crate) fn version(settings: &Settings, call: &Call) -> Result<u32, Answer> {
    let text = call.version.as_deref().ok_or_else(|| Answer::bad_request("X-LIVEAGENT-API-VERSION is missing"))?;
    let version = text.parse().map_err(|_| Answer::bad_request("X-LIVEAGENT-API-VERSION is not a number"))?;
    if version < settings.min_version {
        return Err(Answer::bad_request("X-LIVEAGENT-API-VERSION is too low"));
    }
    Ok(version)
}

/// The session of header K, if it is known and lives (A15); knows nothing of affinity.
pub(crate) fn session<'a>(state: &'a mut State, call: &Call) -> Result<(&'a mut Session, &'a Settings), Answer> {
    version(&state.settings, call)?;
    let key = call.key.as_deref().ok_or_else(Answer::forbidden)?;
    let (settings, sessions) = (&state.settings, &mut state.sessions);
    let session = sessions.iter_mut().find(|session| session.key.as_str() == key).ok_or_else(Answer::forbidden)?;
    session.age(settings);
    if session.phase == Phase::Gone {
        return Err(Answer::forbidden());
    }
    session.touch();
    Ok((session, settings))
}

/// The whole gate: version, key, life, hand-over, affinity (A14, A15, A16).
pub(crate) fn pass<'a>(state: &'a mut State, call: &Call) -> Result<(&'a mut Session, &'a Settings), Answer> {
    let (session, settings) = session(state, call)?;
    affinity(session, call)?;
    Ok((session, settings))
}

/// Header A against the session's token.
pub(crate) fn affinity(session: &mut Session, call: &Call) -> Result<(), Answer> {
    let token = call.affinity.as_deref().ok_or_else(Answer::forbidden)?;
    if session.handover == Handover::Moved {
        return Err(Answer::moved());
    }
    if token != session.affinity {
        if session.handover == Handover::Settled {
            session.handover = Handover::Allowed;
        }
        return Err(Answer::moved());
    }
    Ok(())
}

/// Header S of a POST: an integer of 1 or higher (§4); absent is allowed (A4).
pub(crate) fn sequence(call: &Call) -> Result<Option<u64>, Answer> {
    let Some(text) = call.sequence.as_deref() else { return Ok(None) };
    match text.parse() {
        Ok(0) | Err(_) => Err(Answer::bad_request("X-LIVEAGENT-SEQUENCE is not an integer of 1 or higher")),
        Ok(number) => Ok(Some(number)),
    }
}
