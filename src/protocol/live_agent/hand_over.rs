//! The steps of a hand-over (§5.6): where it stands and what comes next. It sends nothing and holds no texts.

use crate::protocol::backoff::Backoff;
use crate::protocol::slot::Slot;
use crate::protocol::{Timestamp, time};

/// Wait for `ChasitorSessionData` before `ChasitorResyncState`, in milliseconds (§5.6, step 6).
const DATA_WAIT_MS: u64 = 3_000;

/// Wait for it after `ChasitorResyncState`, in milliseconds; the documents name none.
const LATE_DATA_WAIT_MS: u64 = 10_000;

/// Tries of `ChasitorResyncState` while the data has not come; without the data they are worth it.
const RESYNC_LIMIT: u32 = 5;

/// Hand-overs in a row before the session is given up (§5.6).
pub const ROUND_LIMIT: u32 = 3;

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nobody knows whether the session has moved, or whether `ReconnectSession` was heard: the next poll shows it.
    Unsure,
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
    /// A try of `ReconnectSession` stayed without an answer, so that the server may have heard it.
    pub in_doubt: bool,
}

/// What of a hand-over outlives the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The new token was not there yet.
    Unsure,
    /// The data was not there yet.
    AwaitsData,
    /// The data was there.
    HasData,
}

impl HandOver {
    /// Begins with the first step.
    #[must_use]
    pub fn begin() -> Self {
        Self { step: Step::Reconnect, slot: Slot::Free, backoff: Backoff::default(), in_doubt: false }
    }

    /// The new token is there: on to the data.
    pub fn reconnected(&mut self, now: Timestamp) {
        self.backoff.succeeded();
        self.step = Step::AwaitData { until: now.plus_ms(DATA_WAIT_MS) };
    }

    /// What is to be kept over a reload.
    #[must_use]
    pub fn keep(&self) -> Kept {
        match self.step {
            Step::Unsure | Step::Reconnect => Kept::Unsure,
            Step::AwaitData { .. } | Step::Resync { has_data: false } | Step::AwaitLateData { .. } => Kept::AwaitsData,
            Step::Resync { has_data: true } | Step::Complete => Kept::HasData,
        }
    }

    /// Goes on after a reload. In the middle of the waiting it resynchronises at once, since nobody
    /// knows how long ago the wait began, and takes the data whenever it comes.
    #[must_use]
    pub fn after_reload(kept: Kept) -> Self {
        let step = match kept {
            Kept::Unsure => Step::Unsure,
            Kept::AwaitsData => Step::Resync { has_data: false },
            Kept::HasData => Step::Resync { has_data: true },
        };
        Self { step, ..Self::begin() }
    }

    /// True if `ChasitorResyncState` may be tried once more after an answer that says "later" (§5.2).
    #[must_use]
    pub fn may_resync_again(&self) -> bool {
        self.step == Step::Resync { has_data: false } && self.backoff.failures() < RESYNC_LIMIT
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
