//! What the visitor sees, as one value. It decides nothing: every part is computed from the session's state.

use std::rc::Rc;

use super::address::PostChat;
use super::form::{Answers, Fault, Form};
use super::machine::{Ownership, Session};
use super::phase::{Ending, Phase};
use super::transcript::Transcript;

/// The connection, as far as the visitor is concerned. Independent of the phase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Connection {
    /// Requests succeed, or none is needed.
    #[default]
    Online,
    /// Requests fail and are repeated.
    Reconnecting,
    /// The browser says that there is no network; requests go on when it is back.
    Offline,
    /// The session is gone.
    Lost,
}

/// The composer's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Composer {
    /// Not there: nothing has begun, or the chat is over.
    Absent,
    /// There and ready. Before the agent comes, a text waits.
    Ready,
    /// There, but the chat is just being ended.
    Locked,
}

/// Everything the interface shows. Cheap to clone and to compare: the long parts are shared.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// Where the chat stands, with the data of that phase.
    pub phase: Phase,
    /// True if the panel is open.
    pub open: bool,
    /// Messages of the agent since the panel was last open.
    pub unread: u32,
    /// The connection.
    pub connection: Connection,
    /// True if another tab of the site has this chat.
    pub elsewhere: bool,
    /// All lines so far, oldest first.
    pub transcript: Transcript,
    /// Who is writing; the inner `None` is an agent without a name.
    pub typing: Option<Option<String>>,
    /// The pre-chat form.
    pub form: Rc<Form>,
    /// What the form starts with: defaults, or what was entered before.
    pub answers: Rc<Answers>,
    /// What was wrong with the answers that were handed in last.
    pub faults: Rc<Vec<Fault>>,
    /// The composer.
    pub composer: Composer,
    /// The text that the composer starts with (after a reload).
    pub draft: Rc<str>,
    /// Distance from the top of the transcript to its visible part in CSS pixels, as saved; `None` is the end.
    pub scroll: Option<u32>,
    /// True if there is a chat to end.
    pub can_end: bool,
    /// Where the visitor can go, or is about to go, after the chat.
    pub post_chat: Option<PostChat>,
}

impl Session {
    /// What the visitor sees now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            phase: self.phase.clone(),
            open: self.view.open,
            unread: self.view.unread,
            connection: self.connection(),
            elsewhere: self.ownership == Ownership::Elsewhere && self.phase.is_live(),
            transcript: self.transcript.clone(),
            typing: self.typing.clone(),
            form: Rc::clone(&self.config.form),
            answers: Rc::clone(&self.answers),
            faults: Rc::clone(&self.faults),
            composer: self.composer(),
            draft: self.view.draft.as_str().into(),
            scroll: self.view.scroll,
            can_end: self.can_write(),
            post_chat: self.post_chat.clone(),
        }
    }

    fn connection(&self) -> Connection {
        match &self.phase {
            Phase::Ended(Ending::Lost(_)) => Connection::Lost,
            phase if !phase.is_live() => Connection::Online,
            _ if self.offline => Connection::Offline,
            _ if self.struggling => Connection::Reconnecting,
            _ => Connection::Online,
        }
    }

    fn composer(&self) -> Composer {
        match &self.phase {
            phase if !phase.is_live() => Composer::Absent,
            _ if self.can_write() => Composer::Ready,
            _ => Composer::Locked,
        }
    }
}
