//! The phases of a chat. Each exists alone and owns its data; flags beside them would contradict each other.

use crate::protocol::{Agent, EndReason, Loss, QueuePlace, Refusal, StartFault};

/// Where the chat stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nothing started.
    #[default]
    Idle,
    /// The form is shown.
    PreChat,
    /// The request is on its way.
    Requesting,
    /// Accepted by the service, no agent yet.
    Queued(Queue),
    /// An agent is there.
    Chatting(Agent),
    /// Between two agents, or back in a queue.
    Transferring(Queue),
    /// Over.
    Ended(Ending),
    /// The chat could not be requested. Never saved: after a reload it is the form again.
    Failed(StartFault),
    /// Turned away.
    Offline(Refusal),
}

/// A place in the queue, with what was known before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// The latest place.
    pub place: QueuePlace,
    /// True once a position above 0 has come: only then does 0 mean "next", since some services send
    /// 0 for "unknown" (§12).
    pub counted: bool,
}

impl Queue {
    /// The queue after `place` came.
    #[must_use]
    pub fn moved(self, place: QueuePlace) -> Self {
        Self { place, counted: self.counted || place.position.is_some_and(|position| position > 0) }
    }
}

/// How the chat ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// By somebody, as the service says.
    Reason(EndReason),
    /// By the loss of the session.
    Lost(Loss),
}

impl Phase {
    /// The name that host pages know (embed contract).
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::PreChat => "pre-chat",
            Self::Requesting => "requesting",
            Self::Queued(_) => "queued",
            Self::Chatting(_) => "chatting",
            Self::Transferring(_) => "transferring",
            Self::Ended(_) => "ended",
            Self::Failed(_) => "failed",
            Self::Offline(_) => "offline",
        }
    }

    /// The place in the queue, while there is one.
    #[must_use]
    pub fn queue(&self) -> Option<Queue> {
        match self {
            Self::Queued(queue) | Self::Transferring(queue) => Some(*queue),
            _ => None,
        }
    }

    /// True from the request to the end: there is something to lose.
    #[must_use]
    pub fn is_live(&self) -> bool {
        matches!(self, Self::Requesting | Self::Queued(_) | Self::Chatting(_) | Self::Transferring(_))
    }

    /// True if the chat is over and another one can be begun.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(self, Self::Ended(_) | Self::Failed(_) | Self::Offline(_))
    }
}
