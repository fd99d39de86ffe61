//! A place for one request. As long as one is in it, no second one of its kind can be sent:
//! that is how "at most one poll in flight" and "one POST in flight" hold by construction.

use super::http::RequestId;
use super::time::Timestamp;

/// Empty, occupied, or to stay empty for a while.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Slot {
    /// A request may be sent.
    #[default]
    Free,
    /// None may be sent before this time.
    Waiting(Timestamp),
    /// One is in flight and has until `deadline`.
    InFlight {
        /// Which one; also its generation, for ids are never reused.
        id: RequestId,
        /// Our own deadline, beyond the time that the server may take.
        deadline: Timestamp,
    },
    /// One was given up. The next one must wait until the abort has settled, because a server that
    /// sees two at once may end the chat.
    Aborting(RequestId),
}

impl Slot {
    /// True if a request may be sent now.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        match self {
            Self::Free => true,
            Self::Waiting(until) => now >= *until,
            Self::InFlight { .. } | Self::Aborting(_) => false,
        }
    }

    /// True if this request is the one in the slot. An answer to any other is too late to matter.
    #[must_use]
    pub fn holds(&self, request: RequestId) -> bool {
        match self {
            Self::InFlight { id, .. } | Self::Aborting(id) => *id == request,
            Self::Free | Self::Waiting(_) => false,
        }
    }

    /// True while a request is in the slot.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::InFlight { .. } | Self::Aborting(_))
    }

    /// True if our own deadline has passed for the request in the slot.
    #[must_use]
    pub fn was_overdue(&self) -> bool {
        matches!(self, Self::Aborting(_))
    }

    /// Gives up a request whose deadline has passed; the request to abort.
    pub fn give_up_overdue(&mut self, now: Timestamp) -> Option<RequestId> {
        match *self {
            Self::InFlight { id, deadline } if now >= deadline => {
                *self = Self::Aborting(id);
                Some(id)
            }
            _ => None,
        }
    }

    /// Empties the slot for good; the request to abort, if there is one.
    pub fn clear(&mut self) -> Option<RequestId> {
        match std::mem::take(self) {
            Self::InFlight { id, .. } => Some(id),
            Self::Free | Self::Waiting(_) | Self::Aborting(_) => None,
        }
    }

    /// Ends a wait. A request in flight stays the only one.
    pub fn end_wait(&mut self) {
        if matches!(self, Self::Waiting(_)) {
            *self = Self::Free;
        }
    }

    /// When something is to be done about this slot at the latest.
    #[must_use]
    pub fn deadline(&self) -> Option<Timestamp> {
        match self {
            Self::Waiting(until) => Some(*until),
            Self::InFlight { deadline, .. } => Some(*deadline),
            Self::Free | Self::Aborting(_) => None,
        }
    }
}
