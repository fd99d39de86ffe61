//! What the visitor or the host page may do, and what follows. An order that makes no sense now is ignored,
//! because the page and the interface may be one step behind.

use std::rc::Rc;

use super::effect::HostEvent;
use super::form::Answers;
use super::input::Command;
use super::machine::{Ownership, Session};
use super::phase::Phase;
use super::timer::Timer;
use super::transcript::{Author, Body, Status};
use crate::protocol::{ChatCommand, MessageId, Timestamp};

/// Longest text in characters (§5.9). A longer one is sent as several.
const TEXT_LIMIT: usize = 4_000;

impl Session {
    pub(super) fn command(&mut self, now: Timestamp, command: Command) {
        match command {
            Command::Open => self.open(),
            Command::Close => self.close(),
            Command::Start(answers) => self.start(now, answers),
            Command::Send(text) => self.send(now, &text),
            Command::Draft(text) => self.draft(now, text),
            Command::Blur => self.stop_typing(now),
            Command::Retry(id) => self.retry(id),
            Command::End => self.end(now),
            Command::NewChat => self.new_chat(),
            Command::ContinueHere => self.continue_here(),
            Command::Scrolled(scroll) => self.scrolled(scroll),
            Command::SendCustom { kind, data } => self.order(now, ChatCommand::SendCustom { kind, data }),
            Command::StayHere => self.stay_here(),
            Command::Reset => self.reset(now),
        }
    }

    fn order(&mut self, now: Timestamp, command: ChatCommand) {
        if let Some(driver) = &mut self.driver {
            driver.command(now, command);
            self.chat_changed();
        }
    }

    fn open(&mut self) {
        if self.view.open {
            return;
        }
        self.view.open = true;
        self.view.unread = 0;
        self.view_changed();
        if self.phase == Phase::Idle {
            self.phase = Phase::PreChat;
        }
        self.tell(HostEvent::Open);
    }

    fn close(&mut self) {
        if self.view.open {
            self.view.open = false;
            self.view_changed();
            self.tell(HostEvent::Close);
        }
    }

    fn start(&mut self, now: Timestamp, answers: Answers) {
        if self.phase.is_live() {
            return;
        }
        let mut complete = self.config.form.defaults();
        complete.extend(answers);
        self.answers = Rc::new(complete);
        self.faults = Rc::new(self.config.form.check(&self.answers, self.config.matches));
        if !self.faults.is_empty() {
            self.phase = Phase::PreChat;
            return;
        }
        self.clear_chat();
        self.chat += 1;
        self.name = self.random.draw().to_string();
        self.phase = Phase::Requesting;
        // The name is new, so the claim cannot be refused: nothing waits for it.
        self.ask_for_claim(false);
        self.ownership = Ownership::Ours;
        self.driver = Some(self.config.driver.open(self.random.draw()));
        let request = self.config.form.request(&self.answers, &self.config.client);
        for text in self.config.form.first_messages(&self.answers) {
            self.send(now, &text);
        }
        self.order(now, ChatCommand::Start(Box::new(request)));
    }

    /// True if a text written now has somewhere to go.
    pub(super) fn can_write(&self) -> bool {
        self.phase.is_live() && !self.ending && self.ownership != Ownership::Elsewhere
    }

    fn send(&mut self, now: Timestamp, text: &str) {
        if text.trim().is_empty() || !self.can_write() {
            return;
        }
        for piece in pieces(text.trim_end()) {
            let id = self.add_text(now, Author::Visitor, piece.clone(), Status::Waiting);
            self.outbox.push(id, piece);
        }
        self.view.draft.clear();
        self.view_changed();
        self.chat_changed();
        // The text goes first, because it ends the typing by itself (§5.4).
        while self.hand_over_text(now) {}
        self.stop_typing(now);
    }

    fn draft(&mut self, now: Timestamp, text: String) {
        if self.view.draft == text {
            return;
        }
        let writes = !text.trim().is_empty();
        self.view.draft = text;
        self.view_changed();
        if !writes {
            self.stop_typing(now);
        } else if self.can_write() && matches!(self.phase, Phase::Chatting(_)) {
            if !self.timers.runs(Timer::OwnTyping) {
                self.order(now, ChatCommand::Typing(true));
            }
            self.timers.start(now, Timer::OwnTyping);
        }
    }

    /// The visitor has stopped writing: the agent is told, once.
    pub(super) fn stop_typing(&mut self, now: Timestamp) {
        if self.timers.runs(Timer::OwnTyping) {
            self.timers.stop(Timer::OwnTyping);
            self.order(now, ChatCommand::Typing(false));
        }
    }

    fn retry(&mut self, id: MessageId) {
        let Some(Body::Text { author: Author::Visitor, text, status: Status::Failed }) =
            self.transcript.get(id).map(|entry| &entry.body)
        else {
            return;
        };
        if self.can_write() {
            self.outbox.push(id, text.clone());
            self.set_status(id, Status::Waiting);
            self.chat_changed();
        }
    }

    fn new_chat(&mut self) {
        if !self.phase.is_over() {
            return;
        }
        let failed = matches!(self.phase, Phase::Failed(_) | Phase::Offline(_));
        let kept = if failed { Answers::clone(&self.answers) } else { self.config.form.keep_name(&self.answers) };
        self.answers = Rc::new(kept);
        self.clear_chat();
        self.phase = Phase::PreChat;
    }

    fn scrolled(&mut self, scroll: Option<u32>) {
        // Written down when the page is hidden: storing each pixel would cost more than it is worth.
        self.view.scroll = scroll;
    }

    fn reset(&mut self, now: Timestamp) {
        if self.phase.is_live() {
            self.order(now, ChatCommand::Abandon);
            self.leave_driver();
        }
        self.release_claim();
        self.clear_chat();
        self.answers = Rc::new(self.config.form.defaults());
        self.faults = Rc::default();
        self.view.draft.clear();
        self.view.unread = 0;
        self.phase = if self.view.open { Phase::PreChat } else { Phase::Idle };
    }
}

/// A text in pieces that the service takes.
fn pieces(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    characters.chunks(TEXT_LIMIT).map(|piece| piece.iter().collect()).collect()
}
