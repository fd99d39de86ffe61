//! From the session's state to the record that outlives the page, and back. The shape is in `saved`.

use std::rc::Rc;

use super::form::Answers;
use super::machine::Session;
use super::phase::Phase;
use super::saved::{SavedChat, TRANSCRIPT_LIMIT};
use super::timer::Timer;
use crate::protocol::Timestamp;

impl Session {
    /// The chat's record; `None` if there is nothing to go back to.
    pub(super) fn chat_record(&self) -> Option<String> {
        let phase = match &self.phase {
            _ if self.forgotten => return None,
            Phase::Idle | Phase::PreChat => return None,
            Phase::Failed(_) => Phase::PreChat,
            phase => phase.clone(),
        };
        let driver = self.driver.as_ref().and_then(|driver| driver.save());
        let skipped = self.transcript.len().saturating_sub(TRANSCRIPT_LIMIT);
        let mut cut = self.cut;
        self.transcript.iter().take(skipped).for_each(|entry| cut.count(entry));
        let record = SavedChat {
            phase,
            name: self.name.clone(),
            driver,
            cut,
            entries: self.transcript.iter().skip(skipped).cloned().collect(),
            outbox: self.outbox.clone(),
            answers: Answers::clone(&self.answers),
            post_chat_url: self.post_chat_url.clone(),
            ending: self.ending,
        };
        Some(record.write())
    }

    pub(super) fn restore(&mut self, now: Timestamp, text: &str) {
        let Some(saved) = SavedChat::read(text) else {
            self.unsaved_chat = true;
            return;
        };
        self.answers = Rc::new(saved.answers);
        let driver = saved.driver.and_then(|driver| self.config.driver.restore(self.random.draw(), &driver));
        if saved.phase.is_live() && driver.is_none() {
            // The page was left before there was a session: the form again, with everything that was entered.
            self.phase = Phase::PreChat;
            self.unsaved_chat = true;
            return;
        }
        self.phase = saved.phase;
        self.name = saved.name;
        self.next_message = saved.entries.last().map_or(0, |entry| entry.id.0 + 1);
        saved.entries.into_iter().for_each(|entry| self.transcript.push(entry));
        self.outbox = saved.outbox;
        self.cut = saved.cut;
        self.post_chat_url = saved.post_chat_url;
        self.ending = saved.ending;
        self.told_phase = self.phase.name();
        self.driver = driver;
        if self.ending {
            self.timers.start(now, Timer::End);
        }
        if self.phase.is_live() {
            self.ask_for_claim(false);
        }
    }
}
