//! Every timer of a session, with its reason, in one table. The waits of the protocol are the driver's.

use crate::protocol::{Timestamp, time};

/// What a deadline is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timer {
    /// The visitor has stopped writing: the agent is told (§11).
    OwnTyping,
    /// The agent has stopped writing without saying so: the bubble goes (§6.6).
    AgentTyping,
    /// The chat is to be ended, and its last texts have had their time.
    End,
    /// The visitor is taken to the post-chat page.
    Redirect,
}

impl Timer {
    /// How long it runs, in milliseconds.
    #[must_use]
    pub fn length_ms(self) -> u64 {
        match self {
            Self::OwnTyping => 6_000,
            Self::AgentTyping | Self::End => 5_000,
            // Long enough to read a last line and to press "Stay here".
            Self::Redirect => 4_000,
        }
    }
}

const ALL: [Timer; 4] = [Timer::OwnTyping, Timer::AgentTyping, Timer::End, Timer::Redirect];

/// The running timers.
#[derive(Clone, Debug, Default)]
pub struct Timers([Option<Timestamp>; ALL.len()]);

impl Timers {
    /// Starts a timer, again if it runs.
    pub fn start(&mut self, now: Timestamp, timer: Timer) {
        self.0[timer as usize] = Some(now.plus_ms(timer.length_ms()));
    }

    /// Stops a timer.
    pub fn stop(&mut self, timer: Timer) {
        self.0[timer as usize] = None;
    }

    /// Stops all.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// True if it runs.
    #[must_use]
    pub fn runs(&self, timer: Timer) -> bool {
        self.0[timer as usize].is_some()
    }

    /// Stops and gives a timer whose time has come.
    pub fn take_due(&mut self, now: Timestamp) -> Option<Timer> {
        let due = ALL.into_iter().find(|timer| self.0[*timer as usize].is_some_and(|at| now >= at))?;
        self.stop(due);
        Some(due)
    }

    /// The earliest deadline.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Timestamp> {
        self.0.iter().copied().fold(None, time::earliest)
    }
}
