//! What of a session outlives the page, as two records of JSON text. It holds secrets: never log it.

use serde::{Deserialize, Serialize};

use super::form::Answers;
use super::outbox::Outbox;
use super::phase::Phase;
use super::transcript::Entry;

/// Raised when the records' shape changes; records of another version are not read.
const VERSION: u32 = 1;

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
#[derive(Serialize, Deserialize)]
pub struct SavedChat {
    version: u32,
    /// Where it stood. Never `Failed`: that is the form again.
    pub phase: Phase,
    /// The chat's own name, for the claim.
    pub name: String,
    /// The driver's record; none before there was a session and after the end.
    pub driver: Option<String>,
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

/// How it is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

impl SavedChat {
    /// A record of this version.
    #[must_use]
    pub fn new(phase: Phase, name: String, driver: Option<String>) -> Self {
        Self {
            version: VERSION,
            phase,
            name,
            driver,
            entries: Vec::new(),
            outbox: Outbox::default(),
            answers: Answers::new(),
            post_chat_url: None,
            ending: false,
        }
    }

    /// Reads a record; `None` if it is damaged or of another version.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(|saved: &Self| saved.version == VERSION)
    }
}

impl View {
    /// Reads a record; the default if it is damaged.
    #[must_use]
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }
}

/// JSON text of a record.
#[must_use]
pub fn write(record: &impl Serialize) -> String {
    // Plain fields and text keys: writing them into memory cannot fail.
    serde_json::to_string(record).expect("a record of plain fields always has a JSON text")
}
