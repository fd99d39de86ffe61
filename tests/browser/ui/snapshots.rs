//! Snapshots to show. Each is a state that a session can be in.

use std::rc::Rc;

use chasitor::session::form::{Choice, Field, Kind};
use chasitor::session::{
    Agent, Author, Body, Composer, Connection, Entry, Form, MessageId, Notice, Phase, Queue, QueuePlace, Snapshot,
    Status, Timestamp, Transcript,
};

/// The open panel with the form that is shown when the owner names none.
pub fn form() -> Snapshot {
    let form = Rc::new(Form::standard("Name", "How can we help?"));
    Snapshot {
        phase: Phase::PreChat,
        open: true,
        unread: 0,
        connection: Connection::Online,
        elsewhere: false,
        transcript: Transcript::default(),
        typing: None,
        answers: Rc::new(form.defaults()),
        form,
        faults: Rc::default(),
        composer: Composer::Absent,
        draft: "".into(),
        scroll: None,
        can_end: false,
        post_chat: None,
    }
}

/// The open panel with a form of these fields.
pub fn form_of(fields: Vec<Field>) -> Snapshot {
    let form = Form { fields, entities: Vec::new(), consent: None };
    Snapshot { answers: Rc::new(form.defaults()), form: Rc::new(form), ..self::form() }
}

/// A field of this kind, with two choices that only lists look at.
pub fn field(name: &str, kind: Kind) -> Field {
    let choice = |value: &str, label: &str| Choice { value: value.into(), label: label.into() };
    let options = vec![choice("a", "First choice"), choice("b", "Second choice")];
    Field { name: name.into(), label: format!("Label of {name}"), kind, options, ..Field::default() }
}

/// The closed panel.
pub fn closed() -> Snapshot {
    Snapshot { open: false, ..form() }
}

/// A chat with an agent, and these lines.
pub fn chat(lines: &[Body]) -> Snapshot {
    let phase = Phase::Chatting(Agent { name: Some("Mira K".into()), is_bot: false });
    Snapshot { phase, transcript: transcript(lines), composer: Composer::Ready, can_end: true, ..form() }
}

/// A visitor who waits, with this place; `counted` as in the session's queue.
pub fn queued(position: Option<u32>, wait_seconds: Option<u32>, counted: bool) -> Snapshot {
    let phase = Phase::Queued(Queue { place: QueuePlace { position, wait_seconds }, counted });
    Snapshot { phase, ..chat(&[]) }
}

/// A chat that is over, with one line.
pub fn over(phase: Phase) -> Snapshot {
    Snapshot { phase, transcript: transcript(&[said("Hello")]), ..form() }
}

/// A text of the agent.
pub fn said(text: &str) -> Body {
    Body::Text { author: Author::Agent(Some("Mira K".into())), text: text.into(), status: Status::Sent }
}

/// A text of the visitor.
pub fn written(text: &str, status: Status) -> Body {
    Body::Text { author: Author::Visitor, text: text.into(), status }
}

/// An agent's coming.
pub fn joined(name: &str) -> Body {
    Body::Notice(Notice::Joined(Some(name.into())))
}

/// As many texts of the agent as fill the panel more than once.
pub fn many(count: usize) -> Vec<Body> {
    (0..count).map(|number| said(&format!("Line {number}"))).collect()
}

fn transcript(lines: &[Body]) -> Transcript {
    let mut transcript = Transcript::default();
    for (id, body) in (1..).zip(lines) {
        let at = Timestamp(1_700_000_000_000 + id * 60_000);
        transcript.push(Entry { id: MessageId(id), at, body: body.clone() });
    }
    transcript
}
