//! The states of a session (§16.2). A state that a session cannot be in cannot be written down here.

use serde::{Deserialize, Serialize};
use tokio::time::Instant;

/// Created → Queued → Active ⇄ Waiting → Ended → gone (§16.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    Created,
    Queued,
    Active,
    /// No agent at the moment: disconnected, or on the way to another queue.
    Waiting,
    Ended {
        /// When the final event was first handed out; the 204 time of A12 starts there.
        delivered: Option<Instant>,
    },
    /// Everything is answered 403.
    Gone,
}

/// The state of a session, as shown to whoever looks at it (§16.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhaseName {
    /// A session without a chat.
    Created,
    /// Requested, nobody has accepted yet.
    Queued,
    /// An agent is there.
    Active,
    /// Between two agents.
    Waiting,
    /// Ended or refused; the poll still answers for a while (A12).
    Ended,
    /// Deleted, expired or closed: every request is answered 403.
    Gone,
}

impl Phase {
    pub(crate) fn name(self) -> PhaseName {
        match self {
            Self::Created => PhaseName::Created,
            Self::Queued => PhaseName::Queued,
            Self::Active => PhaseName::Active,
            Self::Waiting => PhaseName::Waiting,
            Self::Ended { .. } => PhaseName::Ended,
            Self::Gone => PhaseName::Gone,
        }
    }

    /// An agent has accepted at some time and the chat goes on.
    pub(crate) fn established(self) -> bool {
        matches!(self, Self::Active | Self::Waiting)
    }

    pub(crate) fn ended(self) -> bool {
        matches!(self, Self::Ended { .. })
    }

    /// No chat to speak of (any more).
    pub(crate) fn over(self) -> bool {
        matches!(self, Self::Ended { .. } | Self::Gone)
    }
}
