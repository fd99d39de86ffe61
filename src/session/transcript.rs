//! The lines of a chat in order. It never sorts, joins or removes: a line once shown stays where it is.

use std::rc::Rc;

use crate::protocol::{MessageId, Timestamp};

/// Lines in one shared piece. Adding a line copies one piece at most, so the cost is the same
/// at ten and at ten thousand lines.
const CHUNK: usize = 64;

/// Who wrote a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Author {
    /// The visitor.
    Visitor,
    /// An agent, by name where it is known. Hostile text.
    Agent(Option<String>),
    /// A bot, by name where it is known. Hostile text.
    Bot(Option<String>),
}

/// What became of a text of the visitor. It only moves forward, but for a repeat after `Failed`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Waits for the agent or for its turn.
    Waiting,
    /// The service has it.
    Sent,
    /// Given up; the visitor can send it again.
    Failed,
}

/// A line about the chat, for the interface to put into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// An agent has come.
    Joined(Option<String>),
    /// Another agent has taken over.
    Transferred(Option<String>),
    /// The agent is back after a failed transfer.
    Resumed(Option<String>),
    /// The agent is gone, another one is looked for.
    AgentLeft,
    /// The chat waits in another queue.
    Transferring,
    /// A further agent has come in.
    ParticipantJoined(Option<String>),
    /// A further agent has gone.
    ParticipantLeft(Option<String>),
}

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// A text. Hostile unless the visitor wrote it; shown as text, never as markup.
    Text {
        /// Who wrote it.
        author: Author,
        /// The text.
        text: String,
        /// What became of it; always `Sent` for an agent's.
        status: Status,
    },
    /// Something about the chat.
    Notice(Notice),
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Ours, and never changed. Rises along the transcript.
    pub id: MessageId,
    /// When it was written or arrived.
    pub at: Timestamp,
    /// What it says.
    pub body: Body,
}

/// All lines, oldest first, in shared pieces. Cloning and comparing cost one step a piece.
#[derive(Clone, Debug, Default)]
pub struct Transcript {
    chunks: Vec<Rc<Vec<Entry>>>,
}

impl PartialEq for Transcript {
    fn eq(&self, other: &Self) -> bool {
        self.chunks.len() == other.chunks.len()
            && self.chunks.iter().zip(&other.chunks).all(|(a, b)| Rc::ptr_eq(a, b) || a == b)
    }
}

impl Transcript {
    /// Adds a line at the end.
    pub fn push(&mut self, entry: Entry) {
        match self.chunks.last_mut() {
            Some(last) if last.len() < CHUNK => Rc::make_mut(last).push(entry),
            _ => self.chunks.push(Rc::new(vec![entry])),
        }
    }

    /// The shared pieces, oldest first.
    #[must_use]
    pub fn chunks(&self) -> &[Rc<Vec<Entry>>] {
        &self.chunks
    }

    /// All lines, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }

    /// How many lines there are.
    #[must_use]
    pub fn len(&self) -> usize {
        // All pieces but the last are full.
        self.chunks.last().map_or(0, |last| (self.chunks.len() - 1) * CHUNK + last.len())
    }

    /// True if there is no line.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }

    /// The line with this id.
    #[must_use]
    pub fn get(&self, id: MessageId) -> Option<&Entry> {
        let (chunk, index) = self.find(id)?;
        self.chunks.get(chunk)?.get(index)
    }

    /// Sets the status of a text; the changed line, or `None` if there is no such text or it has
    /// that status already.
    pub fn set_status(&mut self, id: MessageId, to: Status) -> Option<&Entry> {
        let (chunk, index) = self.find(id)?;
        match &self.chunks.get(chunk)?.get(index)?.body {
            Body::Text { status, .. } if *status != to => {}
            _ => return None,
        }
        let entry = Rc::make_mut(self.chunks.get_mut(chunk)?).get_mut(index)?;
        if let Body::Text { status, .. } = &mut entry.body {
            *status = to;
        }
        Some(entry)
    }

    /// Where the line is. Ids rise, so both steps are binary searches.
    fn find(&self, id: MessageId) -> Option<(usize, usize)> {
        let after = self.chunks.partition_point(|chunk| chunk.first().is_some_and(|first| first.id <= id));
        let chunk = after.checked_sub(1)?;
        let index = self.chunks.get(chunk)?.binary_search_by_key(&id, |entry| entry.id).ok()?;
        Some((chunk, index))
    }
}
