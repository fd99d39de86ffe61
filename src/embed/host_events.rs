//! Tells the host page: events on the element, lines in the console. It keeps nothing, and no secret
//! of the service comes this way.

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement, console};

use crate::protocol::{Note, StartFault};
use crate::session::{Author, Body, Entry, HostEvent, Notice, Status};
use crate::ui::{Strings, Text};

use super::faults::OptionFault;
use super::value::{Member, object};

/// Tells the host page of something that happened in the session.
pub(super) fn tell(host: &HtmlElement, strings: &Strings, event: &HostEvent) {
    match event {
        HostEvent::Open => send(host, "chat-open", &JsValue::NULL),
        HostEvent::Close => send(host, "chat-close", &JsValue::NULL),
        HostEvent::Phase { phase, previous } => {
            let detail = [("phase", Member::Text(phase.name())), ("previous", Member::Text(previous))];
            send(host, "chat-phase", &object(&detail));
        }
        HostEvent::Queue { position, wait_seconds } => send(host, "chat-queue", &place(*position, *wait_seconds)),
        HostEvent::Message(entry) => tell_message(host, strings, entry),
        HostEvent::Unread(count) => {
            send(host, "chat-unread", &object(&[("count", Member::MaybeNumber(Some(*count)))]));
        }
        HostEvent::AgentEvent { kind, data } => {
            send(host, "chat-agent-event", &object(&[("type", Member::Text(kind)), ("data", Member::Text(data))]));
        }
        HostEvent::End(reason) => send(host, "chat-end", &object(&[("reason", Member::Text(reason))])),
        HostEvent::StartFailed(fault) => tell_start_fault(host, fault),
        HostEvent::Noted(note) => log(note),
    }
}

/// A place in the queue, as the host page sees it.
pub(super) fn place(position: Option<u32>, wait_seconds: Option<u32>) -> JsValue {
    object(&[("position", Member::MaybeNumber(position)), ("waitSeconds", Member::MaybeNumber(wait_seconds))])
}

/// Tells the host page of an error, in an event and in the console.
pub(super) fn tell_error(host: &HtmlElement, code: &str, message: &str, faults: &[OptionFault]) {
    console::error_1(&["Chasitor: ", message].concat().into());
    let detail = [("code", Member::Text(code)), ("message", Member::Text(message)), ("faults", Member::Faults(faults))];
    let shown = if faults.is_empty() { &detail[..2] } else { &detail };
    send(host, "chat-error", &object(shown));
}

/// Asks the host page whether the visitor may be taken to `url`; true if it has nothing against it.
pub(super) fn may_redirect(host: &HtmlElement, url: &str) -> bool {
    dispatch(host, "chat-redirect", &object(&[("url", Member::Text(url))]), true)
}

fn send(host: &HtmlElement, name: &str, detail: &JsValue) {
    dispatch(host, name, detail, false);
}

/// True unless a listener prevented it.
fn dispatch(host: &HtmlElement, name: &str, detail: &JsValue, cancelable: bool) -> bool {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(cancelable);
    init.set_detail(detail);
    // Fails only for an event that is being dispatched already, and this one is new.
    CustomEvent::new_with_event_init_dict(name, &init).and_then(|event| host.dispatch_event(&event)).unwrap_or(true)
}

fn tell_message(host: &HtmlElement, strings: &Strings, entry: &Entry) {
    let words;
    let (author, name, text, status) = match &entry.body {
        Body::Text { author, text, status } => {
            let (author, name) = match author {
                Author::Visitor => ("visitor", None),
                Author::Agent(name) => ("agent", name.as_deref()),
                Author::Bot(name) => ("bot", name.as_deref()),
            };
            (author, name, text.as_str(), status_name(*status))
        }
        Body::Notice(notice) => {
            let name;
            (words, name) = notice_words(notice, strings);
            ("system", name, words.as_str(), status_name(Status::Sent))
        }
    };
    let detail = object(&[
        ("id", Member::Long(entry.id.0)),
        ("author", Member::Text(author)),
        ("name", Member::MaybeText(name)),
        ("text", Member::Text(text)),
        ("at", Member::Long(entry.at.0)),
        ("status", Member::Text(status)),
    ]);
    send(host, "chat-message", &detail);
}

fn status_name(status: Status) -> &'static str {
    match status {
        Status::Waiting => "waiting",
        Status::Sent => "sent",
        Status::Failed => "failed",
    }
}

fn notice_words<'a>(notice: &'a Notice, strings: &Strings) -> (String, Option<&'a str>) {
    let (text, name) = match notice {
        Notice::Joined(name) => (Text::Joined, name),
        Notice::Transferred(name) => (Text::Transferred, name),
        Notice::Resumed(name) => (Text::Resumed, name),
        Notice::ParticipantJoined(name) => (Text::Joined, name),
        Notice::ParticipantLeft(name) => (Text::Left, name),
        Notice::AgentLeft => (Text::AgentLeft, &None),
        Notice::Transferring => (Text::BeingTransferred, &None),
    };
    let agent = strings.get(Text::Agent);
    (strings.fill(text, name.as_deref().unwrap_or(&agent)), name.as_deref())
}

fn tell_start_fault(host: &HtmlElement, fault: &StartFault) {
    let (code, message) = match fault {
        StartFault::Unreachable => ("unreachable", "nothing answers at the endpoint".to_owned()),
        StartFault::NotAService { expected, found } => {
            let parts = ["the endpoint is not a chat service: expected ", expected, ", found ", found];
            ("not-a-service", parts.concat())
        }
        StartFault::Status(status) => {
            ("status", ["the endpoint answers with status ", &u32::from(*status).to_string()].concat())
        }
    };
    tell_error(host, code, &message, &[]);
}

fn log(note: &Note) {
    let line = match note {
        Note::UnknownEvent(kind) => ["an event of the unknown type ", kind, " was skipped"].concat(),
        Note::DamagedEvent(kind) => ["an event of type ", kind, " could not be read and was skipped"].concat(),
        Note::NumberGap { expected, found } => {
            ["expected event number ", &expected.to_string(), ", found ", &found.to_string()].concat()
        }
        Note::AsyncFailure => "the service reports that an earlier request failed".to_owned(),
        Note::GivenUp(status) => ["a request was given up after status ", &status.to_string()].concat(),
    };
    let line = ["Chasitor: ", &line].concat().into();
    match note {
        Note::UnknownEvent(_) => console::debug_1(&line),
        _ => console::warn_1(&line),
    }
}
