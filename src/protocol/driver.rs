//! The seam between the session and the services. No service is named here but in [`DriverConfig`].

use super::command::ChatCommand;
use super::event::ChatEvent;
use super::http::{HttpOutcome, HttpRequest, RequestId};
use super::live_agent::{self, LiveAgent};
use super::time::Timestamp;

/// What a driver wants done.
#[derive(Debug, PartialEq)]
pub enum DriverOutput {
    /// Send this; answer by [`Driver::answered`] with the same id, exactly once.
    Send(RequestId, HttpRequest),
    /// Abort that one; its answer is still due ([`super::NoAnswer::Aborted`] or what came first).
    Abort(RequestId),
    /// Something happened.
    Event(ChatEvent),
}

/// One service's side of a chat. See the module's loop invariant.
pub trait Driver {
    /// Carries out one order. Orders that make no sense now are ignored (a text after the end).
    fn command(&mut self, now: Timestamp, command: ChatCommand);

    /// Takes what became of a request. Answers to requests that no longer matter are dropped.
    fn answered(&mut self, now: Timestamp, id: RequestId, outcome: HttpOutcome);

    /// The deadline has passed, or may have; harmless at any other time.
    fn wake(&mut self, now: Timestamp);

    /// The network is back or the page is seen again: waits end now. Never starts a second poll.
    fn hurry(&mut self, now: Timestamp);

    /// Lets go of every request, so that another tab or a later page can go on. Nothing is said to the service.
    fn suspend(&mut self);

    /// Another tab had the chat since this one last did, and may have sent what this one does not know of. To be
    /// followed by [`Driver::resume`].
    fn taken_over(&mut self, now: Timestamp);

    /// Goes on after [`Driver::suspend`], or after the driver was made from a saved state.
    fn resume(&mut self, now: Timestamp);

    /// The next thing to do, until `None`.
    fn poll_output(&mut self) -> Option<DriverOutput>;

    /// When [`Driver::wake`] is to be called at the latest.
    fn next_deadline(&self) -> Option<Timestamp>;

    /// True if the next text may be handed over now.
    fn takes_text(&self) -> bool;

    /// What is needed to go on after a reload, as JSON text with secrets in it; `None` when there
    /// is nothing to go back to.
    fn save(&self) -> Option<String>;
}

/// Which service, and where.
#[derive(Clone, Debug, PartialEq)]
pub enum DriverConfig {
    /// Salesforce Live Agent REST.
    LiveAgent(live_agent::Config),
}

impl DriverConfig {
    /// Makes a driver for a new chat. The seed drives jitter and nothing else.
    #[must_use]
    pub fn open(&self, seed: u64) -> Box<dyn Driver> {
        match self {
            Self::LiveAgent(config) => Box::new(LiveAgent::new(config.clone(), seed)),
        }
    }

    /// Makes a suspended driver from what [`Driver::save`] gave; `None` if that cannot be read.
    #[must_use]
    pub fn restore(&self, seed: u64, saved: &str) -> Option<Box<dyn Driver>> {
        match self {
            Self::LiveAgent(config) => {
                LiveAgent::restore(config.clone(), seed, saved).map(|driver| Box::new(driver) as Box<dyn Driver>)
            }
        }
    }
}
