//! Where the driver's parts put what they want done. It sends nothing itself.

use std::collections::VecDeque;

use crate::protocol::backoff::{Backoff, Random};
use crate::protocol::slot::Slot;
use crate::protocol::{ChatEvent, DriverOutput, HttpRequest, RequestId, Timestamp};

/// Outputs in order, the ids of requests, and the random numbers for jitter.
#[derive(Debug)]
pub struct Port {
    outputs: VecDeque<DriverOutput>,
    next_request: u64,
    random: Random,
}

impl Port {
    /// An empty port.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { outputs: VecDeque::new(), next_request: 0, random: Random::new(seed) }
    }

    /// Sends a request from a slot, to be answered within `timeout_ms`.
    pub fn send(&mut self, now: Timestamp, slot: &mut Slot, timeout_ms: u64, request: HttpRequest) {
        debug_assert!(slot.is_open(now), "a slot holds one request at a time");
        let id = self.send_and_forget(request);
        *slot = Slot::InFlight { id, deadline: now.plus_ms(timeout_ms) };
    }

    /// Sends a request whose answer does not matter.
    pub fn send_and_forget(&mut self, request: HttpRequest) -> RequestId {
        let id = RequestId(self.next_request);
        self.next_request += 1;
        self.outputs.push_back(DriverOutput::Send(id, request));
        id
    }

    /// Aborts the request in a slot whose deadline has passed.
    pub fn give_up_overdue(&mut self, now: Timestamp, slot: &mut Slot) {
        if let Some(id) = slot.give_up_overdue(now) {
            self.outputs.push_back(DriverOutput::Abort(id));
        }
    }

    /// Empties a slot and aborts what was in it.
    pub fn clear(&mut self, slot: &mut Slot) {
        if let Some(id) = slot.clear() {
            self.outputs.push_back(DriverOutput::Abort(id));
        }
    }

    /// Lets a slot wait after a failure, at least `at_least_ms`.
    pub fn back_off(&mut self, now: Timestamp, slot: &mut Slot, backoff: &mut Backoff, at_least_ms: u64) {
        *slot = Slot::Waiting(now.plus_ms(backoff.failed(&mut self.random, at_least_ms)));
    }

    /// Reports something.
    pub fn tell(&mut self, event: ChatEvent) {
        self.outputs.push_back(DriverOutput::Event(event));
    }

    /// The next output.
    pub fn take(&mut self) -> Option<DriverOutput> {
        self.outputs.pop_front()
    }
}
