//! The element's methods on a running session: what each one checks, and when its promise is kept.
//!
//! | Method | Kept when | Broken when |
//! |---|---|---|
//! | `open` `close` `toggle` `reset` | done | never |
//! | `start` | the chat has been asked for | a chat is there already, or answers are missing (then the form shows them) |
//! | `send` | the text is in the transcript | no text, or no chat to send it to |
//! | `sendEvent` | handed over | no type, or no agent |
//! | `end` | the chat is over | never |

use js_sys::{JSON, Reflect};
use wasm_bindgen::JsValue;

use crate::session::{Answers, Command, Composer, Fault, FaultKind, Phase, Snapshot};
use crate::wire::json::Json;

use super::call::{Call, DONE, Outcome};
use super::error::{error, error_with};
use super::faults::{NOTHING, OptionFault, quoted};
use super::rules::plain;
use super::running::Running;
use super::sources::Object;

/// Carries out one call. Never called from an event of the session.
pub(super) fn take(running: &Running, call: Call) {
    let outcome = carry_out(running, &call.method, &call.argument);
    if call.method == "end" && outcome.is_ok() && running.snapshot().phase.is_live() {
        running.until_over.borrow_mut().push(call.answer);
    } else {
        call.answer.settle(outcome);
    }
}

fn carry_out(running: &Running, method: &str, argument: &JsValue) -> Outcome {
    // The card in the panel's place says what has happened; a click on the launcher needs no error.
    if running.is_stopped() && !matches!(method, "open" | "close" | "toggle") {
        return Err(error("stopped", "the chat has stopped because of an error in it"));
    }
    match method {
        "open" => command(running, Command::Open),
        "close" => show(running, false),
        "toggle" => show(running, !running.snapshot().open),
        "start" => start(running, argument),
        "send" => send(running, argument),
        "sendEvent" => send_event(running, argument),
        "end" => command(running, Command::End),
        "reset" => command(running, Command::Reset),
        _ => Err(error("method", &["there is no method ", method].concat())),
    }
}

/// An object of the host page, or `None` if it is anything else. By way of JSON text, so that
/// functions, circles and getters of the page do no harm.
pub(super) fn object(value: &JsValue) -> Option<Object> {
    if value.is_undefined() || value.is_null() {
        return Some(Object::default());
    }
    let text = JSON::stringify(value).ok()?.as_string()?;
    match Json::parse(&text) {
        Some(Json::Object(object)) => Some(object),
        _ => None,
    }
}

fn command(running: &Running, command: Command) -> Outcome {
    running.dispatch(command);
    DONE
}

fn show(running: &Running, open: bool) -> Outcome {
    let open = open || running.is_inline();
    command(running, if open { Command::Open } else { Command::Close })
}

fn start(running: &Running, argument: &JsValue) -> Outcome {
    let before = running.snapshot();
    if before.phase.is_live() {
        return Err(error("started", "there is a chat already; end it before another one is started"));
    }
    let given = answers(argument)?;
    if before.phase.is_over() {
        running.dispatch(Command::NewChat);
    }
    running.dispatch(Command::Open);
    let mut answers = (*running.snapshot().answers).clone();
    answers.extend(given);
    running.dispatch(Command::Start(answers.clone()));
    let after = running.snapshot();
    if after.faults.is_empty() || after.phase != Phase::PreChat {
        return DONE;
    }
    let faults: Vec<OptionFault> = after.faults.iter().map(|fault| described(fault, &answers)).collect();
    Err(error_with("answers", "the answers are not complete; the form shows what is missing", &faults))
}

fn answers(argument: &JsValue) -> Result<Answers, JsValue> {
    let refused = || error("answers", "expected an object with a text, a number, true or false for each field");
    let object = object(argument).ok_or_else(refused)?;
    let plain = |(name, value): (String, Json)| plain(&value).map(|answer| (name, answer));
    object.into_iter().map(plain).collect::<Option<Answers>>().ok_or_else(refused)
}

fn described(fault: &Fault, answers: &Answers) -> OptionFault {
    let expected = match fault.kind {
        FaultKind::Missing => "an answer".to_owned(),
        FaultKind::NotA(kind) => ["an answer of type ", kind.name()].concat(),
        FaultKind::TooShort(least) => ["at least ", &least.to_string(), " characters"].concat(),
        FaultKind::TooLong(most) => ["at most ", &most.to_string(), " characters"].concat(),
        FaultKind::Pattern => "an answer that matches the pattern".to_owned(),
        FaultKind::NotAChoice => "one of the options".to_owned(),
    };
    let found = answers.get(&fault.field).filter(|answer| !answer.is_empty());
    OptionFault {
        option: fault.field.clone(),
        expected,
        found: found.map_or_else(|| NOTHING.to_owned(), |text| quoted(text)),
    }
}

fn send(running: &Running, argument: &JsValue) -> Outcome {
    let text = argument.as_string().filter(|text| !text.trim().is_empty());
    let text = text.ok_or_else(|| error("text", "expected a text that is not empty"))?;
    match running.snapshot().composer {
        Composer::Ready => command(running, Command::Send(text)),
        Composer::Absent | Composer::Locked => Err(no_chat(&running.snapshot())),
    }
}

fn send_event(running: &Running, argument: &JsValue) -> Outcome {
    let member = |name: &str| Reflect::get(argument, &name.into()).unwrap_or_default();
    let kind = member("type").as_string().filter(|kind| !kind.is_empty());
    let kind = kind.ok_or_else(|| error("type", "expected a type that is not empty, as text"))?;
    let data = member("data");
    let data = data.as_string().or_else(|| JSON::stringify(&data).ok()?.as_string()).unwrap_or_default();
    match running.snapshot().phase {
        Phase::Chatting(_) => command(running, Command::SendCustom { kind, data }),
        _ => Err(no_chat(&running.snapshot())),
    }
}

fn no_chat(snapshot: &Snapshot) -> JsValue {
    error("no-chat", &["there is nobody to send this to, because the phase is ", snapshot.phase.name()].concat())
}
