//! The chat as the agent sees it. Nothing here is ever sent to the visitor by itself (A21).

use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Whose line it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The visitor's text.
    Visitor,
    /// The agent's text.
    Agent,
    /// Another agent has taken over; the text is empty.
    Transfer,
    /// An entry of the event log: custom events, choices, idle warnings, files, the end.
    Note,
}

/// One line on the agent's screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Milliseconds since 1970.
    pub at_ms: u64,
    /// Whose line it is.
    pub who: Who,
    /// Name of the visitor or agent; for a note its kind, such as `custom-event`.
    pub name: String,
    /// The text.
    pub text: String,
    /// The event that carries this line to the visitor, by its serial.
    #[serde(skip)]
    pub(crate) event: Option<u64>,
}

/// The agent's screen for one session.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    lines: Vec<Line>,
    pub(crate) typing: bool,
    /// Unsent text of the visitor (§3.10).
    pub(crate) sneak_peek: Option<String>,
}

impl Desk {
    pub(crate) fn visitor_says(&mut self, name: &str, text: &str) {
        // The text itself tells the agent that typing is over.
        self.typing = false;
        self.sneak_peek = None;
        self.add(Who::Visitor, name, text, None);
    }

    pub(crate) fn agent_says(&mut self, name: &str, text: &str, event: u64) {
        self.add(Who::Agent, name, text, Some(event));
    }

    pub(crate) fn transferred(&mut self, name: &str, event: u64) {
        self.add(Who::Transfer, name, "", Some(event));
    }

    pub(crate) fn note(&mut self, kind: &str, text: &str) {
        self.add(Who::Note, kind, text, None);
    }

    pub(crate) fn lines(&self) -> &[Line] {
        &self.lines
    }

    fn add(&mut self, who: Who, name: &str, text: &str, event: Option<u64>) {
        let line = Line { at_ms: now_ms(), who, name: name.to_owned(), text: text.to_owned(), event };
        self.lines.push(line);
    }

    /// `chatMessages` of ChasitorSessionData (§6.15): what was said, without lines whose event is still
    /// to come, because those follow on the poll.
    pub(crate) fn entries(&self, handed_out: impl Fn(u64) -> bool) -> Vec<Value> {
        self.lines
            .iter()
            .filter(|line| line.event.is_none_or(&handed_out))
            .filter_map(|line| Some((line, entry_kind(line.who)?)))
            .zip(1..)
            .map(|((line, kind), sequence)| {
                json!({"type": kind, "name": line.name, "content": line.text,
                       "timestamp": line.at_ms, "sequence": sequence})
            })
            .collect()
    }
}

fn entry_kind(who: Who) -> Option<&'static str> {
    match who {
        Who::Agent => Some("Agent"),
        Who::Visitor => Some("Chasitor"),
        Who::Transfer => Some("OperatorTransferred"),
        Who::Note => None,
    }
}

/// Milliseconds since 1970.
pub(crate) fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
