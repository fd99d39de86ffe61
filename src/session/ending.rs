//! The end of a chat, and the way from there. After the end nothing changes it into another end.

use super::address::PostChat;
use super::effect::{Effect, HostEvent};
use super::machine::Session;
use super::phase::{Ending, Phase};
use super::timer::Timer;
use super::transcript::Status;
use crate::protocol::{ChatCommand, EndReason, Timestamp};

impl Session {
    /// The visitor ends the chat. Texts that are on their way go first, for a while (§5.4).
    pub(super) fn end(&mut self, now: Timestamp) {
        if !self.can_write() {
            return;
        }
        self.stop_typing(now);
        self.ending = true;
        self.chat_changed();
        let established = matches!(self.phase, Phase::Chatting(_) | Phase::Transferring(_));
        if established && !self.outbox.is_empty() {
            self.timers.start(now, Timer::End);
        } else if let Some(driver) = &mut self.driver {
            driver.command(now, ChatCommand::End);
        }
    }

    pub(super) fn time_is_up(&mut self, now: Timestamp, timer: Timer) {
        match timer {
            Timer::OwnTyping => {
                if let Some(driver) = &mut self.driver {
                    driver.command(now, ChatCommand::Typing(false));
                }
            }
            Timer::AgentTyping => self.typing = None,
            Timer::End => {
                if let Some(driver) = &mut self.driver {
                    driver.command(now, ChatCommand::End);
                }
            }
            Timer::Redirect => self.redirect(),
        }
    }

    /// The chat is over, by whomever.
    pub(super) fn ended(&mut self, now: Timestamp, ending: Ending) {
        self.over(Phase::Ended(ending));
        self.tell(HostEvent::End(reason_name(ending)));
        self.post_chat = self.post_chat_url.as_deref().and_then(|url| self.config.post_chat.decide(url));
        match self.post_chat {
            Some(PostChat::Leaving { .. }) if ending == Ending::Reason(EndReason::Visitor) => self.redirect(),
            // A last line of the agent wants to be read.
            Some(PostChat::Leaving { .. }) => self.timers.start(now, Timer::Redirect),
            Some(PostChat::Link(_)) | None => {}
        }
    }

    /// Leaves the chat's running parts behind and keeps what was said.
    pub(super) fn over(&mut self, phase: Phase) {
        for id in self.outbox.drain() {
            self.set_status(id, Status::Failed);
        }
        self.phase = phase;
        self.typing = None;
        self.struggling = false;
        self.ending = false;
        self.timers.clear();
        self.release_claim();
        self.chat_changed();
        if let Phase::Offline(_) = self.phase {
            let link = self.post_chat_url.as_deref().and_then(|url| self.config.post_chat.decide(url));
            // Why there is no chat must stay readable: nobody is sent away by itself.
            self.post_chat = link.map(|post_chat| match post_chat {
                PostChat::Leaving { url, .. } | PostChat::Link(url) => PostChat::Link(url),
            });
        }
    }

    fn redirect(&mut self) {
        let Some(PostChat::Leaving { url, new_tab }) = self.post_chat.clone() else { return };
        self.effect(Effect::Redirect { url: url.clone(), new_tab });
        if new_tab {
            self.post_chat = Some(PostChat::Link(url));
        } else {
            // The next page of this tab begins anew; written down before the page is left.
            self.forgotten = true;
            self.chat_changed();
            self.view_changed();
        }
    }

    /// The visitor, or the host page, does not want to go to the post-chat page by itself.
    pub(super) fn stay_here(&mut self) {
        if let Some(PostChat::Leaving { url, .. }) = &self.post_chat {
            self.post_chat = Some(PostChat::Link(url.clone()));
            self.timers.stop(Timer::Redirect);
            if std::mem::take(&mut self.forgotten) {
                self.chat_changed();
                self.view_changed();
            }
        }
    }
}

/// The reason's name for host pages.
fn reason_name(ending: Ending) -> &'static str {
    match ending {
        Ending::Reason(EndReason::Visitor) => "visitor",
        Ending::Reason(EndReason::Agent) => "agent",
        Ending::Reason(EndReason::Idle) => "idle",
        Ending::Reason(EndReason::AgentsGone) => "agents-unavailable",
        Ending::Reason(EndReason::Unknown) => "unknown",
        Ending::Lost(_) => "connection-lost",
    }
}
