//! Brings the service's own transcript and ours together after a gap (§5.6, step 7). It shows nothing twice
//! and takes a repeated text for what it is: one line each.

use super::transcript::{Author, Body, Entry, Status, Transcript};
use crate::protocol::{HistoryAuthor, HistoryLine};

/// What the comparison shows.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Lines of agents that we do not have, oldest first.
    pub missing: Vec<HistoryLine>,
    /// True if the text in doubt is in the service's transcript.
    pub doubt_arrived: bool,
}

/// How many of the oldest lines were shown once and have left the record since (`saved::TRANSCRIPT_LIMIT`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// Of the visitor.
    pub visitor: u64,
    /// Of agents.
    pub agents: u64,
}

impl Cut {
    /// Counts a line that leaves the record.
    pub fn count(&mut self, entry: &Entry) {
        match delivered(entry) {
            Some((true, _)) => self.visitor += 1,
            Some((false, _)) => self.agents += 1,
            None => {}
        }
    }

    /// True if the next line of the service is one of them.
    fn covers(&mut self, visitor: bool) -> bool {
        let left = if visitor { &mut self.visitor } else { &mut self.agents };
        let covers = *left > 0;
        *left = left.saturating_sub(1);
        covers
    }
}

/// Compares by counting: the poll's events carry neither time nor transcript number, so that a line is known
/// only by its author and text, and "ok" said twice is two lines.
#[must_use]
pub fn merge(lines: Vec<HistoryLine>, known: &Transcript, mut cut: Cut, in_doubt: Option<&str>) -> Merged {
    let mut unmatched: Vec<(bool, &str)> = known.iter().filter_map(delivered).collect();
    let mut merged = Merged::default();
    for line in lines {
        let visitor = match line.author {
            HistoryAuthor::Visitor => true,
            HistoryAuthor::Agent => false,
            HistoryAuthor::Notice => continue,
        };
        if cut.covers(visitor) {
            continue;
        }
        let place = unmatched.iter().position(|(by_visitor, text)| *by_visitor == visitor && *text == line.text);
        match place {
            Some(place) => drop(unmatched.remove(place)),
            _ if visitor => merged.doubt_arrived |= in_doubt == Some(line.text.as_str()),
            _ if line.text.is_empty() => {}
            _ => merged.missing.push(line),
        }
    }
    merged
}

/// Author and text of a line that is known to be delivered.
fn delivered(entry: &Entry) -> Option<(bool, &str)> {
    match &entry.body {
        Body::Text { author, text, status: Status::Sent } => Some((matches!(author, Author::Visitor), text)),
        _ => None,
    }
}
