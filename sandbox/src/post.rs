//! The visitor's POSTs: `Chasitor/…` and `System/MultiNoun` (§3.3 to §3.16). Never puts a visitor's text on
//! the visitor's own poll (A21).

use axum::body::Bytes;
use axum::extract::{Path, State as Shared};
use axum::http::HeaderMap;

use crate::answer::Answer;
use crate::bodies::ChasitorInit;
use crate::call::Call;
use crate::deed::{Deed, RichAction};
use crate::gate;
use crate::handover::Handover;
use crate::phase::Phase;
use crate::post_counter::{Verdict, out_of_step};
use crate::routing;
use crate::script;
use crate::session::Session;
use crate::settings::{AgentMode, Settings};
use crate::world::{State, World};

/// `POST Chasitor/{noun}`.
pub(crate) async fn chasitor(
    Shared(world): Shared<World>,
    Path(noun): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    receive(&world, &Call::read(&headers), || Deed::read(&noun, &body))
}

/// `POST System/MultiNoun`.
pub(crate) async fn multi_noun(Shared(world): Shared<World>, headers: HeaderMap, body: Bytes) -> Answer {
    receive(&world, &Call::read(&headers), || Deed::read_batch(&body))
}

fn receive(world: &World, call: &Call, read: impl FnOnce() -> Result<Deed, Answer>) -> Answer {
    let (answer, queued) = world.change(|state| {
        let answer = process(state, call, read).unwrap_or_else(|refusal| refusal);
        (answer, state.settings.agent == AgentMode::Scripted)
    });
    if queued && answer.status() < 300 {
        script::start_new(world);
    }
    answer
}

/// The order of the checks decides what is counted (A32): gate, end, counter, body, state; then the deed.
fn process(state: &mut State, call: &Call, read: impl FnOnce() -> Result<Deed, Answer>) -> Result<Answer, Answer> {
    let post_chat_url = state.post_chat_url();
    let version = gate::version(&state.settings, call)?;
    let (session, settings) = gate::pass(state, call)?;
    let ok = Answer::ok(settings.post_status);
    if session.phase.ended() {
        return Ok(ok); // A28
    }
    let verdict = session.posts.judge(gate::sequence(call)?);
    if let Verdict::OutOfStep { received, last } = verdict {
        return Err(Answer::text(409, &out_of_step(received, last)));
    }
    if let Verdict::Duplicate(number) = verdict {
        let conflict = Answer::text(409, &out_of_step(number, number));
        return if settings.duplicate_conflict { Err(conflict) } else { Ok(ok) };
    }
    let deed = read()?;
    allow(session, settings, &deed)?;
    let counted = !matches!(deed, Deed::Resync);
    let mut effect = Effect { session, settings, post_chat_url: post_chat_url.as_deref(), version };
    effect.of(deed);
    if let (Verdict::Next(number), true) = (verdict, counted) {
        effect.session.posts.accept(number);
    }
    Ok(ok)
}

/// Whether the deed is in order now: 500 too early (A18), 400 a second ChasitorInit (A29) or too long (A24).
fn allow(session: &Session, settings: &Settings, deed: &Deed) -> Result<(), Answer> {
    let too_early = || Answer::text(500, "Internal Server Error: the chat is not established");
    match deed {
        Deed::Init(init) => allow_init(session, init.session_id.as_deref()),
        Deed::End(_) => Ok(()),
        Deed::Batch(deeds) => deeds.iter().try_for_each(|deed| allow(session, settings, deed)),
        Deed::Resync if session.handover.unsettled() || session.handover == Handover::Probed => Ok(()),
        Deed::Resync if session.phase.established() => Ok(()),
        _ if session.handover.unsettled() || !session.phase.established() => Err(too_early()),
        Deed::Message(text) if settings.max_text.is_some_and(|max| text.chars().count() > max) => {
            Err(Answer::bad_request("text is too long"))
        }
        _ => Ok(()),
    }
}

fn allow_init(session: &Session, named: Option<&str>) -> Result<(), Answer> {
    if session.phase != Phase::Created {
        return Err(Answer::bad_request("the session has a chat already"));
    }
    // The key in place of the id is a known client fault (§19, 14); other ids are let through.
    if named == Some(session.key.as_str()) {
        return Err(Answer::bad_request("sessionId is the key, not the id"));
    }
    Ok(())
}

/// A deed being done.
struct Effect<'a> {
    session: &'a mut Session,
    settings: &'a Settings,
    post_chat_url: Option<&'a str>,
    version: u32,
}

impl Effect<'_> {
    fn of(&mut self, deed: Deed) {
        let desk = &mut self.session.desk;
        match deed {
            Deed::Init(init) => self.init(*init),
            Deed::Resync => self.resync(),
            Deed::Message(text) => {
                let name = self.session.visitor_name().to_owned();
                self.session.desk.visitor_says(&name, &text);
            }
            Deed::Typing => desk.typing = true,
            Deed::NotTyping => desk.typing = false,
            Deed::SneakPeek(text) => desk.sneak_peek = Some(text).filter(|text| !text.is_empty()),
            Deed::Custom { kind, data } => desk.note("custom-event", &format!("{kind}: {data}")),
            Deed::End(reason) => self.session.end(Some(reason.as_deref().unwrap_or("client")), &no_records()),
            Deed::IdleWarning(state) => desk.note("idle-warning", state),
            Deed::Rules(names) => desk.note("sensitive-data-rule", &names.join(", ")),
            Deed::Choice(actions) => actions.iter().for_each(|action| desk.note("choice", &describe(action))),
            Deed::Batch(deeds) => deeds.into_iter().for_each(|deed| self.step(deed)),
            Deed::Nothing => {}
        }
    }

    /// An entry of a batch has its usual effect, which is none once an earlier entry has ended the chat.
    fn step(&mut self, deed: Deed) {
        if !self.session.phase.ended() {
            self.of(deed);
        }
    }

    fn init(&mut self, init: ChasitorInit) {
        routing::request(self.session, self.settings, self.post_chat_url, self.version, init);
    }

    /// §3.7: brings ChasitorSessionData if it is still owed.
    fn resync(&mut self) {
        let data = self.session.session_data(self.settings, self.post_chat_url);
        match self.session.handover {
            Handover::AwaitingResync => {
                self.session.events.start_again(Some(&data));
                self.session.handover = Handover::Restoring;
            }
            Handover::Probed => {
                self.session.events.push("ChasitorSessionData", &data);
                self.session.handover = Handover::Settled;
            }
            Handover::Settled | Handover::Allowed | Handover::Moved | Handover::Restoring => {}
        }
    }
}

fn no_records() -> serde_json::Value {
    serde_json::json!([])
}

fn describe(action: &RichAction) -> String {
    let dialog = action.dialog_id.as_ref().map(|dialog| format!(" of {dialog}")).unwrap_or_default();
    format!("{:?} {}{dialog}", action.kind, action.index)
}
