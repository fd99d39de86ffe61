//! What of a session outlives the page, as two records. It holds secrets: never log it.

use super::codec::{read_answers, write_answers};
use super::form::Answers;
use super::history::Cut;
use super::outbox::Outbox;
use super::phase::Phase;
use super::transcript::Entry;
use crate::protocol::record::{Reader, Writer};

/// Raised when the records' shape changes; records of another version are not read.
const VERSION: u64 = 1;

/// Lines kept over a reload. The tab's storage is small, and it is written on every change.
pub const TRANSCRIPT_LIMIT: usize = 500;

/// The records as they were found; each may be missing.
#[derive(Clone, Default)]
pub struct Saved {
    /// `Record::Chat`.
    pub chat: Option<String>,
    /// `Record::View`.
    pub view: Option<String>,
}

/// The chat itself.
pub struct SavedChat {
    /// Where it stood. Never `Failed`: that is the form again.
    pub phase: Phase,
    /// The chat's own name, for the claim.
    pub name: String,
    /// The driver's record; none before there was a session and after the end.
    pub driver: Option<String>,
    /// What was cut off before them.
    pub cut: Cut,
    /// The latest lines.
    pub entries: Vec<Entry>,
    /// Texts without an outcome.
    pub outbox: Outbox,
    /// What was entered into the form.
    pub answers: Answers,
    /// The service's post-chat address, unchecked.
    pub post_chat_url: Option<String>,
    /// True if the visitor has ended the chat, and texts were still to go.
    pub ending: bool,
}

impl SavedChat {
    /// The record.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = Writer::default();
        out.number(VERSION);
        self.phase.write(&mut out);
        out.text(&self.name);
        out.maybe_text(self.driver.as_deref());
        out.number(self.cut.visitor);
        out.number(self.cut.agents);
        out.number(self.entries.len() as u64);
        self.entries.iter().for_each(|entry| entry.write(&mut out));
        self.outbox.write(&mut out);
        write_answers(&self.answers, &mut out);
        out.maybe_text(self.post_chat_url.as_deref());
        out.flag(self.ending);
        out.finish()
    }

    /// Reads a record; `None` if it is damaged or of another version.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut input = Reader::new(text)?;
        if input.number()? != VERSION {
            return None;
        }
        Some(Self {
            phase: Phase::read(&mut input)?,
            name: input.text()?,
            driver: input.maybe_text()?,
            cut: Cut { visitor: input.number()?, agents: input.number()? },
            entries: read_entries(&mut input)?,
            outbox: Outbox::read(&mut input)?,
            answers: read_answers(&mut input)?,
            post_chat_url: input.maybe_text()?,
            ending: input.flag()?,
        })
    }
}

fn read_entries(input: &mut Reader) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    for _ in 0..input.number()? {
        entries.push(Entry::read(input)?);
    }
    Some(entries)
}

/// How it is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The panel is open.
    pub open: bool,
    /// Messages since it was last open.
    pub unread: u32,
    /// The composer's text.
    pub draft: String,
    /// See `Snapshot::scroll`.
    pub scroll: Option<u32>,
}

impl View {
    /// The record.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = Writer::default();
        out.flag(self.open);
        out.number(u64::from(self.unread));
        out.text(&self.draft);
        out.maybe_number(self.scroll.map(u64::from));
        out.finish()
    }

    /// Reads a record; `None` if it is damaged.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut input = Reader::new(text)?;
        Some(Self {
            open: input.flag()?,
            unread: input.number()?.try_into().ok()?,
            draft: input.text()?,
            scroll: input.maybe_number()?.and_then(|scroll| scroll.try_into().ok()),
        })
    }
}
