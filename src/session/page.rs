//! Pages, tabs and the network: when to let go of the chat and when to go on. It never ends a chat, because
//! leaving a page may be a reload (§15, "Unload").

use super::effect::Effect;
use super::input::{Claim, PageEvent};
use super::machine::{Ownership, Session};
use super::transcript::Status;
use crate::protocol::{DriverOutput, Timestamp};

impl Session {
    pub(super) fn page(&mut self, now: Timestamp, event: PageEvent) {
        match event {
            PageEvent::Online => {
                self.offline = false;
                self.hurry(now);
            }
            PageEvent::Offline => self.offline = true,
            PageEvent::Visible => self.seen(now),
            PageEvent::Hidden => {
                self.hidden = true;
                self.view_changed();
            }
            PageEvent::Leaving => self.let_go(),
            PageEvent::Returned => self.returned(),
        }
    }

    fn hurry(&mut self, now: Timestamp) {
        if let Some(driver) = &mut self.driver {
            driver.hurry(now);
        }
    }

    fn seen(&mut self, now: Timestamp) {
        self.hidden = false;
        if self.view.open && self.view.unread > 0 {
            self.view.unread = 0;
            self.view_changed();
        }
        self.hurry(now);
    }

    /// The page goes into the back/forward cache or away for good: no request may stay open, and another
    /// page may take the chat.
    fn let_go(&mut self) {
        self.view_changed();
        if self.phase.is_live() {
            self.suspend();
            self.release_claim();
            self.ownership = Ownership::Asked;
            self.chat_changed();
        }
    }

    fn returned(&mut self) {
        self.hidden = false;
        if self.phase.is_live() {
            self.ask_for_claim(false);
        }
    }

    pub(super) fn continue_here(&mut self) {
        if self.ownership == Ownership::Elsewhere {
            self.ask_for_claim(true);
        }
    }

    /// Asks for the chat; the driver rests until it is ours.
    pub(super) fn ask_for_claim(&mut self, steal: bool) {
        if self.ownership != Ownership::Elsewhere {
            self.ownership = Ownership::Asked;
        }
        self.effect(Effect::Claim { name: self.name.clone(), steal });
    }

    pub(super) fn release_claim(&mut self) {
        self.effect(Effect::Release);
    }

    pub(super) fn claimed(&mut self, now: Timestamp, claim: Claim) {
        if !self.phase.is_live() {
            return;
        }
        match claim {
            Claim::Held => {
                if self.ownership == Ownership::Elsewhere {
                    self.taken_over(now);
                }
                self.ownership = Ownership::Ours;
                if let Some(driver) = &mut self.driver {
                    driver.resume(now);
                }
            }
            Claim::Busy => self.ownership = Ownership::Elsewhere,
            Claim::Taken => {
                self.suspend();
                self.ownership = Ownership::Elsewhere;
            }
        }
    }

    /// Another tab had the chat: what waits here may have been sent there, so the visitor decides.
    fn taken_over(&mut self, now: Timestamp) {
        for id in self.outbox.take_waiting() {
            self.set_status(id, Status::Failed);
        }
        if let Some(driver) = &mut self.driver {
            driver.taken_over(now);
        }
    }

    fn suspend(&mut self) {
        if let Some(driver) = &mut self.driver {
            driver.suspend();
        }
    }

    /// Drops the driver after it has said its last word; what it wants sent is sent.
    pub(super) fn leave_driver(&mut self) {
        let Some(mut driver) = self.driver.take() else { return };
        while let Some(output) = driver.poll_output() {
            match output {
                DriverOutput::Send(id, request) => self.effect(Effect::Send(self.request_id(id), request)),
                DriverOutput::Abort(id) => self.effect(Effect::Abort(self.request_id(id))),
                DriverOutput::Event(_) => {}
            }
        }
    }
}
