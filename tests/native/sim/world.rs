//! The simulator: one tab, a network with faults, and the model server, in virtual time. It holds no assertion
//! about a situation; those are the scenarios'.

use std::rc::Rc;

use chasitor::protocol::live_agent::{API_VERSION, Config as LiveAgent, Endpoint};
use chasitor::protocol::{ClientFacts, DriverConfig, Timestamp};
use chasitor::session::{
    Answers, Claim, Command, Config, Form, Input, PageEvent, PostChatMode, PostChatPolicy, Saved, Session, Snapshot,
};

use super::fault::{Fault, Rule};
use super::network::{Happening, Network};
use super::page::{HELD, Page, Sent, Wish};
use super::server::{Server, Visit};
use super::trace;
use super::watch::Watch;

/// When every test begins: some time in 2026.
pub const BEGIN: u64 = 1_780_000_000_000;

/// Who answers the page's claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claims {
    /// They are granted after a moment.
    Granted,
    /// The test answers them itself.
    ByHand,
}

/// One tab and everything around it.
pub struct World {
    pub now: u64,
    pub seed: u64,
    pub server: Server,
    pub network: Network,
    pub page: Page,
    /// The tab's storage.
    pub storage: Saved,
    pub sent: Vec<Sent>,
    pub claims: Claims,
    /// Names claimed, and whether by force.
    pub claimed: Vec<(String, bool)>,
    pub released: u32,
    pub watch: Watch,
    granted_at: Option<u64>,
}

impl World {
    /// A tab in which nothing has happened.
    pub fn new() -> Self {
        Self::with(1, |_| {})
    }

    /// As above, with a seed and changes to the configuration.
    pub fn with(seed: u64, change: impl FnOnce(&mut Config)) -> Self {
        let mut config = config();
        change(&mut config);
        let session = Session::new(config.clone(), seed, &Saved::default(), Timestamp(BEGIN));
        let mut world = Self {
            now: BEGIN,
            seed,
            server: Server::default(),
            network: Network::new(seed),
            page: Page { number: 0, config: config.clone(), session, told: Vec::new(), redirects: Vec::new() },
            storage: Saved::default(),
            sent: Vec::new(),
            claims: Claims::Granted,
            claimed: Vec::new(),
            released: 0,
            watch: Watch::default(),
            granted_at: None,
        };
        world.settle();
        world
    }

    /// Gives the session an input and carries out what follows.
    pub fn input(&mut self, input: Input) {
        trace::note(|| format!("{:>8} {input:?}", self.now - BEGIN));
        let wishes = self.page.take(self.now, input, &mut self.storage);
        self.fulfil(wishes);
    }

    pub fn command(&mut self, command: Command) {
        self.input(Input::Command(command));
    }

    pub fn event(&mut self, event: PageEvent) {
        self.input(Input::Page(event));
    }

    fn settle(&mut self) {
        let wishes = self.page.drain(self.now, &mut self.storage);
        self.fulfil(wishes);
    }

    fn fulfil(&mut self, wishes: Vec<Wish>) {
        for wish in wishes {
            match wish {
                Wish::Send(sent) => {
                    trace::note(|| format!("{:>8} -> {}", self.now - BEGIN, sent.call.line()));
                    self.watch.sent(&sent);
                    self.network.send(self.now, self.page.number, sent.id, sent.call.clone());
                    self.sent.push(sent);
                }
                Wish::Abort(id) => {
                    self.watch.aborted(id);
                    if let Some(ticket) = self.network.abort(self.now, self.page.number, id) {
                        self.server.closed(self.now, ticket);
                    }
                }
                Wish::Claim { name, steal } => {
                    self.claimed.push((name, steal));
                    self.granted_at = (self.claims == Claims::Granted).then_some(self.now + 2);
                }
                Wish::Release => {
                    self.released += 1;
                    self.granted_at = None;
                }
            }
        }
        self.watch.looked(&self.page.session.snapshot());
    }

    /// The page is loaded anew. `told`: the page had the time to say so (pagehide).
    pub fn reload(&mut self, told: bool) {
        if told {
            self.event(PageEvent::Leaving);
        }
        for ticket in self.network.unload(self.page.number) {
            self.server.closed(self.now, ticket);
        }
        trace::note(|| format!("{:>8} the page is loaded anew", self.now - BEGIN));
        self.watch.reloaded();
        self.seed = self.seed.wrapping_add(1_000_003);
        self.page.number += 1;
        self.page.session = Session::new(self.page.config.clone(), self.seed, &self.storage, Timestamp(self.now));
        self.settle();
    }

    /// The network goes; `told`: the browser has noticed.
    pub fn go_offline(&mut self, told: bool) {
        for ticket in self.network.go_offline(self.now) {
            self.server.closed(self.now, ticket);
        }
        if told {
            self.event(PageEvent::Offline);
        }
    }

    pub fn go_online(&mut self) {
        self.network.offline = false;
        self.event(PageEvent::Online);
    }

    /// The next `times` requests to `noun` meet with a fault.
    pub fn fault(&mut self, noun: &str, times: u32, fault: Fault) {
        self.network.rules.push(Rule { noun: noun.to_owned(), left: times, fault });
    }

    /// Lets the next thing happen, at the latest at `until`; false if there is nothing up to then.
    pub fn step(&mut self, until: u64) -> bool {
        for (ticket, answer) in self.server.ready(self.now) {
            self.network.reply(self.now, ticket, answer);
        }
        let timer = self.page.session.next_deadline().map(|deadline| deadline.0);
        let times = [self.network.deadline(), self.server.deadline(), timer, self.granted_at];
        let Some(next) = times.into_iter().flatten().min().filter(|next| *next <= until) else {
            self.now = self.now.max(until);
            return false;
        };
        self.now = self.now.max(next);
        if self.granted_at.is_some_and(|at| at <= self.now) {
            self.granted_at = None;
            self.input(HELD);
        } else if let Some(happening) = self.network.take_due(self.now) {
            self.happen(happening);
        } else if timer.is_some_and(|timer| timer <= self.now) {
            self.input(Input::Wake);
        }
        assert!(self.server.complaints.is_empty(), "the server complains: {:?}", self.server.complaints);
        true
    }

    fn happen(&mut self, happening: Happening) {
        match happening {
            Happening::Arrive(ticket, is_last) => {
                let Some((call, moves)) = self.network.arriving(ticket) else { return };
                let call = call.clone();
                trace::note(|| format!("{:>8}    arrives: {} (answered: {is_last})", self.now - BEGIN, call.line()));
                if moves && !self.server.visits.is_empty() {
                    self.server.visit().move_away();
                }
                let answer = self.server.receive(self.now, ticket, &call);
                if let Some(answer) = answer.filter(|_| is_last) {
                    self.network.reply(self.now, ticket, answer);
                }
            }
            Happening::Deliver(ticket, outcome) => {
                if let Some((page, id)) = self.network.settle(ticket)
                    && page == self.page.number
                {
                    self.watch.answered(id, &outcome);
                    self.input(Input::Answered(id, outcome));
                }
            }
        }
    }

    pub fn snapshot(&self) -> Snapshot {
        self.page.session.snapshot()
    }

    /// The latest session at the server; what is done there takes effect with the next step.
    pub fn desk(&mut self) -> &mut Visit {
        self.server.visit()
    }

    /// A claim is answered by hand.
    pub fn claim(&mut self, claim: Claim) {
        self.input(Input::Claim(claim));
    }
}

/// What every test starts with: a form with a name and a question, the fixtures' ids.
pub fn config() -> Config {
    let driver = LiveAgent {
        endpoint: Endpoint::parse("https://chat.example.test").unwrap(),
        organization_id: "00D7Q000003xTgA".to_owned(),
        deployment_id: "5727Q000000Kd3X".to_owned(),
        button_id: "5737Q000000Pw2R".to_owned(),
        agent_id: None,
        button_overrides: Vec::new(),
        do_fallback: None,
        api_version: API_VERSION,
    };
    Config {
        driver: DriverConfig::LiveAgent(driver),
        form: Rc::new(Form::standard("Your name", "How can we help?")),
        post_chat: PostChatPolicy {
            mode: PostChatMode::Redirect,
            origins: vec!["https://shop.example.test".to_owned()],
        },
        client: ClientFacts {
            user_agent: "Test".to_owned(),
            language: "de-DE".to_owned(),
            screen_resolution: "1440x900".to_owned(),
        },
        // Patterns are JavaScript's; the tests need these two.
        matches: |pattern, value| match pattern {
            "[0-9]+" => value.bytes().all(|byte| byte.is_ascii_digit()),
            "[A-Z]-[0-9]{3}" => value.len() == 5 && value.as_bytes()[1] == b'-',
            _ => true,
        },
    }
}

/// Answers to the standard form.
pub fn answers(name: &str, question: &str) -> Answers {
    [("name", name), ("question", question)]
        .map(|(field, value)| (field.to_owned(), value.to_owned()))
        .into_iter()
        .collect()
}
