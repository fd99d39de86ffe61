//! Tells the host page: events on the element, lines in the console. It keeps nothing, and no secret
//! of the service comes this way.

use serde::Serialize;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement, console};

use crate::protocol::{Note, StartFault};
use crate::session::{Author, Body, Entry, HostEvent, Notice, Status};
use crate::ui::{Strings, Text};

use super::error::{FaultDetail, plain};

/// What an event carries (embed contract).
#[derive(Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
enum Detail<'a> {
    Phase {
        phase: &'a str,
        previous: &'a str,
    },
    Queue {
        position: Option<u32>,
        wait_seconds: Option<u32>,
    },
    Message {
        id: u64,
        author: &'a str,
        name: Option<&'a str>,
        text: &'a str,
        at: u64,
        status: &'a str,
    },
    Unread {
        count: u32,
    },
    AgentEvent {
        r#type: &'a str,
        data: &'a str,
    },
    End {
        reason: &'a str,
    },
    Redirect {
        url: &'a str,
    },
    Error {
        code: &'a str,
        message: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        faults: Option<Vec<FaultDetail<'a>>>,
    },
}

/// Tells the host page of something that happened in the session.
pub(super) fn tell(host: &HtmlElement, strings: &Strings, event: &HostEvent) {
    match event {
        HostEvent::Open => send(host, "chat-open", None),
        HostEvent::Close => send(host, "chat-close", None),
        HostEvent::Phase { phase, previous } => {
            send(host, "chat-phase", Some(&Detail::Phase { phase: phase.name(), previous }));
        }
        HostEvent::Queue { position, wait_seconds } => {
            send(host, "chat-queue", Some(&Detail::Queue { position: *position, wait_seconds: *wait_seconds }));
        }
        HostEvent::Message(entry) => tell_message(host, strings, entry),
        HostEvent::Unread(count) => send(host, "chat-unread", Some(&Detail::Unread { count: *count })),
        HostEvent::AgentEvent { kind, data } => {
            send(host, "chat-agent-event", Some(&Detail::AgentEvent { r#type: kind, data }));
        }
        HostEvent::End(reason) => send(host, "chat-end", Some(&Detail::End { reason })),
        HostEvent::StartFailed(fault) => tell_start_fault(host, fault),
        HostEvent::Noted(note) => log(note),
    }
}

/// Tells the host page of an error, in an event and in the console.
pub(super) fn tell_error(host: &HtmlElement, code: &str, message: &str, faults: Option<Vec<FaultDetail<'_>>>) {
    console::error_1(&["Chasitor: ", message].concat().into());
    send(host, "chat-error", Some(&Detail::Error { code, message, faults }));
}

/// Asks the host page whether the visitor may be taken to `url`; true if it has nothing against it.
pub(super) fn may_redirect(host: &HtmlElement, url: &str) -> bool {
    dispatch(host, "chat-redirect", &plain(&Detail::Redirect { url }), true)
}

fn send(host: &HtmlElement, name: &str, detail: Option<&Detail<'_>>) {
    dispatch(host, name, &detail.map_or(JsValue::NULL, plain), false);
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
    let detail = Detail::Message { id: entry.id.0, author, name, text, at: entry.at.0, status };
    send(host, "chat-message", Some(&detail));
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
    match fault {
        StartFault::Unreachable => tell_error(host, "unreachable", "nothing answers at the endpoint", None),
        StartFault::NotAService { expected, found } => {
            let message = ["the endpoint is not a chat service: expected ", expected, ", found ", found].concat();
            tell_error(host, "not-a-service", &message, None);
        }
        StartFault::Status(status) => {
            let message = ["the endpoint answers with status ", &status.to_string()].concat();
            tell_error(host, "status", &message, None);
        }
    }
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
