//! The long poll's cursor: what has been received, and what to ask for next. It reads no event and
//! knows nothing of the POST counter.

use crate::protocol::backoff::Backoff;
use crate::protocol::slot::Slot;
use crate::protocol::{Loss, Timestamp};
use crate::wire::live_agent::Event;
use crate::wire::live_agent::messages::Messages;

/// Answers that cannot be read, in a row, before the session counts as lost (§5.1).
const UNREADABLE_LIMIT: u32 = 3;

/// Empty answers this quick, in milliseconds, come from a broken proxy … (§5.1)
const TOO_QUICK_MS: u64 = 1_000;

/// … when there are this many in a row.
const TOO_QUICK_LIMIT: u32 = 3;

/// Where the event stream stands (§4.2, §4.3). Kept over a reload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Acknowledged with the next poll.
    pub ack: i64,
    /// Number of the last event handled.
    pub last: i64,
    /// For `ReconnectSession`; 0 until one came.
    pub offset: i64,
}

impl Default for Cursor {
    fn default() -> Self {
        Self { ack: -1, last: -1, offset: 0 }
    }
}

/// A repeated poll that has been open for this long, in milliseconds, is held by the service and not by a dead network:
/// those fail at once, or are cut by our own deadline.
const HELD_MS: u64 = 3_000;

/// The poll: cursor, slot, and what went wrong lately.
#[derive(Debug, Default)]
pub struct Poll {
    /// Where the event stream stands.
    pub cursor: Cursor,
    /// Holds the one poll.
    pub slot: Slot,
    /// Failures in a row.
    pub backoff: Backoff,
    began: Timestamp,
    unreadable: u32,
    too_quick: u32,
    conflicts: u32,
    overdue: u32,
}

/// What to do after an empty or failed answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Poll at once.
    Now,
    /// Poll as soon as the aborted one is gone at the service too.
    Soon,
    /// Wait first.
    Later,
    /// Give the session up.
    Never(Loss),
}

impl Poll {
    /// A poll with this cursor.
    #[must_use]
    pub fn at(cursor: Cursor) -> Self {
        Self { cursor, ..Self::default() }
    }

    /// A poll leaves now.
    pub fn begins(&mut self, now: Timestamp) {
        self.began = now;
    }

    /// When the poll in flight counts as held by the service.
    #[must_use]
    pub fn held_from(&self) -> Option<Timestamp> {
        self.slot.is_busy().then(|| self.began.plus_ms(HELD_MS))
    }

    /// True if the poll in flight counts as held by the service.
    #[must_use]
    pub fn seems_held(&self, now: Timestamp) -> bool {
        self.held_from().is_some_and(|held| now >= held)
    }

    /// The stream starts again after a hand-over; the offset goes on (§5.6, step 4).
    pub fn restart(&mut self) {
        self.cursor = Cursor { offset: self.cursor.offset, ..Cursor::default() };
    }

    /// An answer that can be read came: the new events, each with its number, in order. What was
    /// handled before is left out (§4.2).
    pub fn take(&mut self, messages: Messages) -> Vec<(i64, Event)> {
        if let Some(offset) = messages.offset.filter(|offset| *offset > 0) {
            self.cursor.offset = offset;
        }
        let Some(sequence) = messages.sequence.filter(|_| !messages.events.is_empty()) else { return Vec::new() };
        self.cursor.ack = sequence;
        let first = sequence - messages.events.len() as i64 + 1;
        let last = self.cursor.last;
        let fresh: Vec<_> = (first..).zip(messages.events).filter(|(number, _)| *number > last).collect();
        if !fresh.is_empty() {
            self.too_quick = 0;
            self.succeeded();
        }
        fresh
    }

    /// An answer without anything new came: 204, an empty list, or what was handled before.
    pub fn quiet(&mut self, now: Timestamp) -> Next {
        self.too_quick = if now.ms_since(self.began) < TOO_QUICK_MS { self.too_quick + 1 } else { 0 };
        if self.too_quick >= TOO_QUICK_LIMIT {
            // No success worth the name: the back-off must not begin anew with each of them.
            return Next::Later;
        }
        self.succeeded();
        Next::Now
    }

    /// An answer came that cannot be read: it counts as lost, with the same `ack`.
    pub fn unreadable(&mut self) -> Next {
        self.unreadable += 1;
        if self.unreadable > UNREADABLE_LIMIT { Next::Never(Loss::NotUnderstood) } else { Next::Later }
    }

    /// 409: a second poll ran. As this tab has none, one more try (§5.2).
    pub fn conflict(&mut self) -> Next {
        self.conflicts += 1;
        if self.conflicts > 1 { Next::Never(Loss::Rejected) } else { Next::Now }
    }

    /// Our own deadline passed. Once is no failure: the server may have held the poll that long.
    pub fn overdue(&mut self) -> Next {
        self.overdue += 1;
        if self.overdue > 1 { Next::Later } else { Next::Soon }
    }

    fn succeeded(&mut self) {
        self.backoff.succeeded();
        self.unreadable = 0;
        self.conflicts = 0;
        self.overdue = 0;
    }
}
