//! The steps of a hand-over (§5.6): where it stands and what comes next. It sends nothing and holds no texts.

use crate::protocol::backoff::Backoff;
use crate::protocol::slot::Slot;
use crate::protocol::{Timestamp, time};

/// Wait for `ChasitorSessionData` before `ChasitorResyncState`, in milliseconds (§5.6, step 6).
const DATA_WAIT_MS: u64 = 3_000;

/// Wait for it after `ChasitorResyncState`, in milliseconds; the documents name none.
const LATE_DATA_WAIT_MS: u64 = 10_000;

/// Hand-overs in a row before the session is given up (§5.6).
pub const ROUND_LIMIT: u32 = 3;

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// `ReconnectSession` is to be asked.
    Reconnect,
    /// The poll is to bring the session's data.
    AwaitData {
        /// When to stop waiting and resynchronise all the same.
        until: Timestamp,
    },
    /// `ChasitorResyncState` is to be sent.
    Resync {
        /// True if the data is there.
        has_data: bool,
    },
    /// Resynchronised, but the data has not come yet.
    AwaitLateData {
        /// When to go on without it.
        until: Timestamp,
    },
    /// Nothing is left to do.
    Complete,
}

/// A hand-over in progress.
#[derive(Debug)]
pub struct HandOver {
    /// Where it stands.
    pub step: Step,
    /// Holds `ReconnectSession` or `ChasitorResyncState`.
    pub slot: Slot,
    /// Failures in a row.
    pub backoff: Backoff,
}

impl HandOver {
    /// Begins with the first step.
    #[must_use]
    pub fn begin() -> Self {
        Self { step: Step::Reconnect, slot: Slot::Free, backoff: Backoff::default() }
    }

    /// The new token is there: on to the data.
    pub fn reconnected(&mut self, now: Timestamp) {
        self.backoff.succeeded();
        self.step = Step::AwaitData { until: now.plus_ms(DATA_WAIT_MS) };
    }

    /// Goes on after a reload in the middle of the waiting: resynchronises at once, since nobody
    /// knows how long ago the wait began, and takes the data whenever it comes.
    #[must_use]
    pub fn after_reload() -> Self {
        Self { step: Step::Resync { has_data: false }, ..Self::begin() }
    }

    /// The data has come.
    pub fn has_data(&mut self) {
        self.step = match self.step {
            Step::AwaitData { .. } | Step::Resync { .. } => Step::Resync { has_data: true },
            Step::AwaitLateData { .. } => Step::Complete,
            step => step,
        };
    }

    /// `ChasitorResyncState` was answered, with whatever it was (§5.6, step 6).
    pub fn resynced(&mut self, now: Timestamp) {
        self.backoff.succeeded();
        self.step = match self.step {
            Step::Resync { has_data: false } => Step::AwaitLateData { until: now.plus_ms(LATE_DATA_WAIT_MS) },
            _ => Step::Complete,
        };
    }

    /// Time has passed; true if the data is given up now.
    pub fn wake(&mut self, now: Timestamp) -> bool {
        match self.step {
            Step::AwaitData { until } if now >= until => self.step = Step::Resync { has_data: false },
            Step::AwaitLateData { until } if now >= until => {
                self.step = Step::Complete;
                return true;
            }
            _ => {}
        }
        false
    }

    /// True while the poll may run.
    #[must_use]
    pub fn lets_poll(&self) -> bool {
        self.step != Step::Reconnect
    }

    /// When something is to be done at the latest.
    #[must_use]
    pub fn deadline(&self) -> Option<Timestamp> {
        let waits_until = match self.step {
            Step::AwaitData { until } | Step::AwaitLateData { until } => Some(until),
            _ => None,
        };
        time::earliest(waits_until, self.slot.deadline())
    }
}
