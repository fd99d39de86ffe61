//! A session as whoever plays the agent sees it. A copy; shows no key.

use serde::Serialize;
use serde_json::{Value, json};

use crate::desk::{Line, Who};
use crate::phase::PhaseName;
use crate::session::Session;

/// A copy of what there is to see of a session.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SessionView {
    /// The session id (not the key).
    pub id: String,
    /// State of the session (§16.2).
    pub phase: PhaseName,
    /// As given in ChasitorInit, or `Visitor`.
    pub visitor_name: String,
    /// `prechatDetails` of ChasitorInit that the agent may see.
    pub details: Value,
    /// `prechatEntities` of ChasitorInit.
    pub entities: Value,
    /// Who is answering.
    pub agent: Option<String>,
    /// Place in the queue.
    pub queue_position: u32,
    /// What was said and what happened.
    pub transcript: Vec<Line>,
    /// The visitor is typing.
    pub typing: bool,
    /// Unsent text of the visitor.
    pub sneak_peek: Option<String>,
    /// A poll is held.
    pub polling: bool,
    /// Last SEQUENCE accepted.
    pub post_number: u64,
    /// Highest event number that the client has acknowledged; −1 at the start.
    pub acknowledged: i64,
    /// Events that no poll answer has held yet.
    pub undelivered: usize,
    /// The affinity token that is valid now.
    pub affinity: String,
}

impl SessionView {
    pub(crate) fn of(session: &Session) -> Self {
        let request = session.request.as_ref();
        let details = request.and_then(|request| request.prechat_details.as_ref());
        let visible = details
            .map(|details| details.iter().filter(|detail| detail.display_to_agent != Some(false)).collect::<Vec<_>>());
        Self {
            id: session.id.clone(),
            phase: session.phase.name(),
            visitor_name: session.visitor_name().to_owned(),
            details: json!(visible.unwrap_or_default()),
            entities: json!(request.and_then(|request| request.prechat_entities.as_ref())),
            agent: session.agent.as_ref().map(|agent| agent.name.clone()),
            queue_position: session.queue_position,
            transcript: session.desk.lines().to_vec(),
            typing: session.desk.typing,
            sneak_peek: session.desk.sneak_peek.clone(),
            polling: session.polls.held(),
            post_number: session.posts.last(),
            acknowledged: session.events.acknowledged(),
            undelivered: session.events.undelivered(),
            affinity: session.affinity.clone(),
        }
    }

    /// How often the visitor's text stands on the agent's screen.
    pub fn times_heard(&self, text: &str) -> usize {
        self.transcript.iter().filter(|line| line.who == Who::Visitor && line.text == text).count()
    }

    /// Whether a note of this kind is in the event log, such as `custom-event`.
    pub fn noted(&self, kind: &str) -> bool {
        self.transcript.iter().any(|line| line.who == Who::Note && line.name == kind)
    }
}
