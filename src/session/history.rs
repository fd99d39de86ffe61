//! Brings the service's own transcript and ours together after a gap (§5.6, step 7). It shows nothing twice
//! and takes a repeated text for what it is: one line each.

use std::collections::BTreeMap;

use super::transcript::{Author, Body, Status, Transcript};
use crate::protocol::{HistoryAuthor, HistoryLine};

/// What the comparison shows.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Lines of agents that we do not have, oldest first.
    pub missing: Vec<HistoryLine>,
    /// True if the text in doubt is in the service's transcript.
    pub doubt_arrived: bool,
}

/// Compares by counting: the poll's events carry neither time nor transcript number, so that a line is known
/// only by its author and text, and "ok" said twice is two lines.
#[must_use]
pub fn merge(lines: Vec<HistoryLine>, known: &Transcript, in_doubt: Option<&str>) -> Merged {
    let mut counts: BTreeMap<(bool, String), usize> = BTreeMap::new();
    for entry in known.iter() {
        if let Body::Text { author, text, status: Status::Sent } = &entry.body {
            *counts.entry((matches!(author, Author::Visitor), text.clone())).or_default() += 1;
        }
    }
    let mut merged = Merged::default();
    for line in lines {
        let visitor = match line.author {
            HistoryAuthor::Visitor => true,
            HistoryAuthor::Agent => false,
            HistoryAuthor::Notice => continue,
        };
        match counts.get_mut(&(visitor, line.text.clone())) {
            Some(count) if *count > 0 => *count -= 1,
            _ if visitor => merged.doubt_arrived |= in_doubt == Some(line.text.as_str()),
            _ if line.text.is_empty() => {}
            _ => merged.missing.push(line),
        }
    }
    merged
}
