//! Whether the session lives on another server (§5.6). Holds no tokens; the session does.

/// Where the session is in a hand-over.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Handover {
    /// No hand-over.
    #[default]
    Settled,
    /// A wrong token was answered 503: a Reconnect is allowed, everything else goes on (A16).
    Allowed,
    /// Moved: every request but ReconnectSession is answered 503 (§16.2).
    Moved,
    /// Reconnected, and ChasitorSessionData is held back until ChasitorResyncState.
    AwaitingResync,
    /// Reconnected; ChasitorSessionData waits for the poll. Chasitor POSTs are too early (§5.5).
    Restoring,
    /// The session was probed with ResyncSession (§3.6): ChasitorResyncState brings ChasitorSessionData.
    Probed,
}

impl Handover {
    /// Whether ReconnectSession is in order (A17).
    pub(crate) fn may_reconnect(self) -> bool {
        matches!(self, Self::Allowed | Self::Moved)
    }

    /// Whether the state of the chat is not restored yet (A18).
    pub(crate) fn unsettled(self) -> bool {
        matches!(self, Self::AwaitingResync | Self::Restoring)
    }
}
