//! Salesforce Live Agent REST, the visitor's side (`live-agent.md`). It reads no clock and sends nothing.
//!
//! | Rule of the protocol | Section | File |
//! |---|---|---|
//! | the base address | §2 | `endpoint` |
//! | resources, headers, affinity, expiry | §3, §4, §5.3 | `link` |
//! | making a session | §3.1 | `create` |
//! | the long poll and its counter | §4.2, §5.1 | `poll` |
//! | what each status means | §5.2 | `verdict` |
//! | the order of POSTs and SEQUENCE | §4.1, §5.4, §5.5 | `lane` |
//! | 409 to a POST | §4.1 | `repair` |
//! | what can be POSTed | §3.3 to §3.12 | `post` |
//! | the move to another server | §5.6 | `hand_over`, `resync`, `replay` |
//! | what the events mean | §6, §9 | `translate` |
//! | the session as a whole, and its end | §5.7 | `live` |
//! | its deadlines, and whether it gets through | §5.3 | `pulse` |

mod create;
mod endpoint;
mod hand_over;
mod lane;
mod link;
mod live;
mod poll;
mod port;
mod post;
mod pulse;
mod repair;
mod replay;
mod resync;
mod saved;
mod translate;
mod verdict;

pub use crate::wire::live_agent::pre_chat::{Entity, EntityFieldsMaps};
pub use endpoint::Endpoint;

use create::{Creating, Made};
use link::Link;
use live::Live;
use port::Port;
use post::Post;

use super::{ChatCommand, ChatEvent, Driver, DriverOutput, EndReason, HttpOutcome, RequestId, Timestamp};

/// The lowest version that brings wait times, and enough for everything here (§4).
pub const API_VERSION: u32 = 47;

/// Where the service is and what to ask it for (§3.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The base address.
    pub endpoint: Endpoint,
    /// The organization's id, 15 or 18 characters; 15 are sent.
    pub organization_id: String,
    /// The deployment's id.
    pub deployment_id: String,
    /// The button's id; may be empty with overrides.
    pub button_id: String,
    /// An agent to ask first.
    pub agent_id: Option<String>,
    /// Targets in order, instead of button and agent.
    pub button_overrides: Vec<String>,
    /// With an agent: true to go on to the button.
    pub do_fallback: Option<bool>,
    /// For `X-LIVEAGENT-API-VERSION`.
    pub api_version: u32,
}

/// The driver.
#[derive(Debug)]
pub struct LiveAgent {
    config: Config,
    port: Port,
    stage: Stage,
    suspended: bool,
}

#[derive(Debug)]
enum Stage {
    Fresh,
    Creating(Box<Creating>),
    Live(Box<Live>),
    Over,
}

impl LiveAgent {
    /// A driver for a new chat.
    #[must_use]
    pub fn new(config: Config, seed: u64) -> Self {
        Self { config, port: Port::new(seed), stage: Stage::Fresh, suspended: false }
    }

    /// A suspended driver from [`Driver::save`]; `None` if the text cannot be read.
    #[must_use]
    pub fn restore(config: Config, seed: u64, saved: &str) -> Option<Self> {
        let live = saved::read(saved)?;
        Some(Self { config, port: Port::new(seed), stage: Stage::Live(Box::new(live)), suspended: true })
    }

    fn live(&mut self) -> Option<&mut Live> {
        match &mut self.stage {
            Stage::Live(live) => Some(live),
            _ => None,
        }
    }

    fn pump(&mut self, now: Timestamp) {
        if self.suspended {
            return;
        }
        match &mut self.stage {
            Stage::Creating(creating) => creating.pump(now, &self.config, &mut self.port),
            Stage::Live(live) => {
                live.pump(now, &self.config, &mut self.port);
                if live.is_over() {
                    self.stage = Stage::Over;
                }
            }
            Stage::Fresh | Stage::Over => {}
        }
    }

    fn made(&mut self, now: Timestamp, made: Made) {
        let Stage::Creating(creating) = &mut self.stage else { return };
        match made {
            Made::NotYet => {}
            Made::Failed(fault) => {
                self.port.tell(ChatEvent::StartFailed(fault));
                self.stage = Stage::Over;
            }
            Made::Session(session) => {
                let link = Link::new(now, session);
                let init = Post::init(&self.config, &link, &creating.start);
                let mut live = Live::new(link, creating.has_struggled());
                live.lane.push(init);
                self.stage = Stage::Live(Box::new(live));
            }
        }
    }

    /// Everything stops. A chat that another tab may have goes on there.
    fn abandon(&mut self) {
        match &mut self.stage {
            Stage::Creating(creating) => self.port.clear(&mut creating.slot),
            Stage::Live(live) if !self.suspended => live.finish(&self.config, &mut self.port, None),
            Stage::Live(_) | Stage::Fresh | Stage::Over => {}
        }
        self.stage = Stage::Over;
    }

    /// The visitor ends the chat before there is a session.
    fn end_early(&mut self) {
        if let Stage::Creating(creating) = &mut self.stage {
            self.port.clear(&mut creating.slot);
            self.port.tell(ChatEvent::Ended(EndReason::Visitor));
            self.stage = Stage::Over;
        }
    }
}

impl Driver for LiveAgent {
    fn command(&mut self, now: Timestamp, command: ChatCommand) {
        match (command, self.live()) {
            (ChatCommand::Start(start), _) => {
                if matches!(self.stage, Stage::Fresh) {
                    self.stage = Stage::Creating(Box::new(Creating::new(now, *start)));
                }
            }
            (ChatCommand::SendText { id, text }, Some(live)) => live.lane.push(Post::Text { id, text }),
            (ChatCommand::Typing(writes), Some(live)) => live.lane.typing(writes),
            (ChatCommand::SendCustom { kind, data }, Some(live)) => live.lane.push(Post::Custom { kind, data }),
            (ChatCommand::End, Some(live)) => live.end(now),
            (ChatCommand::End, None) => self.end_early(),
            (ChatCommand::Abandon, _) => self.abandon(),
            (ChatCommand::SendText { .. } | ChatCommand::Typing(_) | ChatCommand::SendCustom { .. }, None) => {}
        }
        self.pump(now);
    }

    fn answered(&mut self, now: Timestamp, id: RequestId, outcome: HttpOutcome) {
        match &mut self.stage {
            Stage::Creating(creating) if creating.slot.holds(id) => {
                let made = creating.answered(now, &mut self.port, outcome);
                self.made(now, made);
            }
            Stage::Live(live) => live.answered(now, &self.config, &mut self.port, id, outcome),
            Stage::Creating(_) | Stage::Fresh | Stage::Over => {}
        }
        self.pump(now);
    }

    fn wake(&mut self, now: Timestamp) {
        self.pump(now);
    }

    fn hurry(&mut self, now: Timestamp) {
        match &mut self.stage {
            Stage::Creating(creating) => creating.slot.end_wait(),
            Stage::Live(live) => live.hurry(),
            Stage::Fresh | Stage::Over => {}
        }
        self.pump(now);
    }

    fn suspend(&mut self) {
        self.suspended = true;
        match &mut self.stage {
            Stage::Creating(creating) => self.port.clear(&mut creating.slot),
            Stage::Live(live) => live.suspend(&mut self.port),
            Stage::Fresh | Stage::Over => {}
        }
    }

    fn taken_over(&mut self, now: Timestamp) {
        if let Stage::Live(live) = &mut self.stage {
            live.taken_over(now, &mut self.port);
        }
    }

    fn resume(&mut self, now: Timestamp) {
        self.suspended = false;
        self.pump(now);
    }

    fn poll_output(&mut self) -> Option<DriverOutput> {
        self.port.take()
    }

    fn next_deadline(&self) -> Option<Timestamp> {
        match &self.stage {
            _ if self.suspended => None,
            Stage::Creating(creating) => creating.slot.deadline(),
            Stage::Live(live) => live.deadline(),
            Stage::Fresh | Stage::Over => None,
        }
    }

    fn takes_text(&self) -> bool {
        matches!(&self.stage, Stage::Live(live) if live.takes_text()) && !self.suspended
    }

    fn save(&self) -> Option<String> {
        match &self.stage {
            Stage::Live(live) => Some(saved::write(live)),
            Stage::Fresh | Stage::Creating(_) | Stage::Over => None,
        }
    }
}
