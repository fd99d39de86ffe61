//! Short words for what tests do with a world. Every wait is bounded, so that a chat that runs in circles fails.

use chasitor::session::{Author, Body, Command, Entry, Input, Notice, PageEvent, Status};

use super::page::Sent;
use super::world::{World, answers};

/// More steps than any situation needs.
const STEP_LIMIT: u32 = 20_000;

/// Longest time a test waits for something, in milliseconds of virtual time.
const TIME_LIMIT: u64 = 900_000;

impl World {
    /// Runs until something holds; panics if it never does.
    pub fn drive_until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        let until = self.now + TIME_LIMIT;
        for _ in 0..STEP_LIMIT {
            if holds(self) {
                return;
            }
            assert!(self.step(until), "never: {what}\n{}", self.describe());
        }
        panic!("runs in circles while waiting: {what}\n{}", self.describe());
    }

    /// Lets time pass.
    pub fn run_for(&mut self, ms: u64) {
        let until = self.now + ms;
        let mut steps = 0;
        while self.step(until) {
            steps += 1;
            assert!(steps < STEP_LIMIT, "runs in circles\n{}", self.describe());
        }
    }

    /// The device sleeps: time passes, and nothing of the page or its network moves.
    pub fn sleep_for(&mut self, ms: u64) {
        self.now += ms;
    }

    /// Opens the panel and hands in the form.
    pub fn start(&mut self, question: &str) {
        self.command(Command::Open);
        self.command(Command::Start(answers("Lena", question)));
    }

    /// A chat that is requested and waits.
    pub fn queued(mut self) -> Self {
        self.start("");
        self.drive_until("queued", |world| world.phase() == "queued");
        self
    }

    /// A chat with an agent.
    pub fn chatting(self) -> Self {
        let mut world = self.queued();
        world.desk().accept("Mira K");
        world.drive_until("chatting", |world| world.phase() == "chatting");
        world.run_for(100);
        world
    }

    pub fn phase(&self) -> &'static str {
        self.snapshot().phase.name()
    }

    /// The visitor writes and sends.
    pub fn say(&mut self, text: &str) {
        self.command(Command::Send(text.to_owned()));
    }

    /// The agent writes and sends.
    pub fn agent_says(&mut self, text: &str) {
        self.desk().say(text);
    }

    pub fn agent_ends(&mut self) {
        let now = self.now;
        self.desk().end(now);
    }

    pub fn entries(&self) -> Vec<Entry> {
        self.snapshot().transcript.iter().cloned().collect()
    }

    /// The visitor's texts on the visitor's screen.
    pub fn own_texts(&self) -> Vec<(String, Status)> {
        let entries = self.entries().into_iter();
        let own = entries.filter_map(|entry| match entry.body {
            Body::Text { author: Author::Visitor, text, status } => Some((text, status)),
            _ => None,
        });
        own.collect()
    }

    /// The status of the latest text of the visitor with these words.
    pub fn status_of(&self, text: &str) -> Status {
        let mut texts = self.own_texts().into_iter();
        texts.rfind(|(own, _)| own == text).unwrap_or_else(|| panic!("`{text}` is not on the screen")).1
    }

    /// The agents' texts on the visitor's screen.
    pub fn shown(&self) -> Vec<String> {
        let entries = self.entries().into_iter();
        let texts = entries.filter_map(|entry| match entry.body {
            Body::Text { author: Author::Agent(_) | Author::Bot(_), text, .. } => Some(text),
            _ => None,
        });
        texts.collect()
    }

    pub fn notices(&self) -> Vec<Notice> {
        let entries = self.entries().into_iter();
        entries.filter_map(|entry| if let Body::Notice(notice) = entry.body { Some(notice) } else { None }).collect()
    }

    /// The visitor's texts on the agent's screen.
    pub fn heard(&self) -> Vec<String> {
        self.server.view().visitor_texts().into_iter().map(str::to_owned).collect()
    }

    /// All requests to one resource, such as `ChatMessage`.
    pub fn requests(&self, noun: &str) -> Vec<Sent> {
        self.sent.iter().filter(|sent| sent.call.path.split('/').any(|part| part == noun)).cloned().collect()
    }

    /// Resources and SEQUENCE of all POSTs so far.
    pub fn posts(&self) -> Vec<(String, Option<u64>)> {
        let posts = self.sent.iter().filter(|sent| sent.call.body.is_some());
        posts.map(|sent| (sent.call.noun().to_owned(), sent.call.sequence())).collect()
    }

    /// The network is well again, the browser has noticed, and the page is seen.
    pub fn heal(&mut self) {
        self.network.chaos = None;
        self.network.rules.clear();
        self.network.offline = false;
        self.event(PageEvent::Online);
        self.event(PageEvent::Visible);
    }

    pub fn wake(&mut self) {
        self.input(Input::Wake);
    }

    /// The last requests and the screen, for a test that has failed.
    pub fn describe(&self) -> String {
        let from = self.sent.len().saturating_sub(40);
        let requests =
            self.sent[from..].iter().map(|sent| format!("{:>8} {}\n", sent.at - super::world::BEGIN, sent.call.line()));
        let requests: String = requests.collect();
        format!("now {}\n{requests}{:?}\n{:?}", self.now - super::world::BEGIN, self.snapshot().phase, self.entries())
    }
}
