//! When a session wants to be looked at again, and whether its requests get through. It sends nothing.

use super::hand_over::HandOver;
use super::live::Live;
use super::port::Port;
use crate::protocol::{ChatEvent, Timestamp, time};

impl Live {
    /// Tells whether requests get through, if that has changed.
    pub(super) fn tell_struggling(&mut self, now: Timestamp, port: &mut Port) {
        let poll_struggles = self.poll.backoff.failures() > 0 && !self.poll.seems_held(now);
        let struggling = poll_struggles || self.others_struggle();
        if struggling != self.struggling && !self.is_over() {
            self.struggling = struggling;
            port.tell(ChatEvent::Struggling(struggling));
        }
    }

    fn others_struggle(&self) -> bool {
        let hand_over = self.hand_over.as_ref().map_or(0, |hand_over| hand_over.backoff.failures());
        self.lane.backoff.failures() + hand_over > 0
    }

    /// When a poll that repeats a failed one counts as held by the service.
    fn calm_at(&self) -> Option<Timestamp> {
        self.poll.held_from().filter(|_| self.struggling && !self.others_struggle())
    }

    /// When [`Live::pump`] is to be called at the latest.
    #[must_use]
    pub fn deadline(&self) -> Option<Timestamp> {
        let lane = match &self.hand_over {
            None => self.lane.deadline(self.established),
            Some(_) => None,
        };
        let hand_over = self.hand_over.as_ref().and_then(HandOver::deadline);
        let requests = time::earliest(self.poll.slot.deadline(), lane);
        let others = time::earliest(self.ending, self.calm_at());
        time::earliest(time::earliest(requests, hand_over), others)
    }
}
