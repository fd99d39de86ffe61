//! The one poll of a session. Refuses to be held twice (A8).

use crate::world::World;

/// Who holds the poll.
#[derive(Debug, Default)]
pub(crate) struct PollSlot {
    holder: Option<u64>,
    next: u64,
}

impl PollSlot {
    /// Takes the slot; nothing if it is taken.
    pub(crate) fn claim(&mut self) -> Option<u64> {
        if self.holder.is_some() {
            return None;
        }
        self.next += 1;
        self.holder = Some(self.next);
        self.holder
    }

    pub(crate) fn held(&self) -> bool {
        self.holder.is_some()
    }

    fn release(&mut self, ticket: u64) -> bool {
        let ours = self.holder == Some(ticket);
        if ours {
            self.holder = None;
        }
        ours
    }
}

/// Frees the slot when the poll is answered, and also when its socket closes: the server then drops the
/// request half way, and with it this guard (A9). The expiry clock starts at that moment (A31).
pub(crate) struct PollGuard {
    pub(crate) world: World,
    pub(crate) session: String,
    pub(crate) ticket: u64,
}

impl Drop for PollGuard {
    fn drop(&mut self) {
        self.world.change(|state| {
            if let Some(session) = state.session_mut(&self.session)
                && session.polls.release(self.ticket)
            {
                session.touch();
            }
        });
    }
}
