//! A session with the service: poll, lane and hand-over under one roof. It makes no session and outlives
//! none; every way out ends in [`Live::is_over`].

use super::Config;
use super::hand_over::{HandOver, ROUND_LIMIT};
use super::lane::{Done, Lane};
use super::link::Link;
use super::poll::{Next, Poll};
use super::port::Port;
use super::post::Post;
use super::replay::Received;
use super::verdict::{Verdict, judge};
use crate::protocol::slot::Slot;
use crate::protocol::{ChatEvent, EndReason, HttpOutcome, Loss, Note, RequestId, StartFault, TextFault, Timestamp};

/// How long the end is waited for after the visitor has ended the chat, in milliseconds (§3.12).
const END_WAIT_MS: u64 = 5_000;

/// How long an aborted poll needs to be gone at the service, in milliseconds (A9). It is aborted that much earlier, so
/// that the next one leaves when the service expects it at the latest (§5.1).
const GONE_MS: u64 = 250;

/// How long the aborted requests of another tab need to be gone, in milliseconds.
const SETTLE_MS: u64 = 500;

/// A running session.
#[derive(Debug)]
pub struct Live {
    pub(super) link: Link,
    pub(super) poll: Poll,
    pub(super) lane: Lane,
    pub(super) received: Received,
    pub(super) hand_over: Option<HandOver>,
    /// Hand-overs since the last ordinary success.
    pub(super) rounds: u32,
    /// `ChatRequestSuccess` has come.
    pub(super) requested: bool,
    /// An agent has accepted: everything may be sent (§5.5).
    pub(super) established: bool,
    /// The visitor has ended the chat; when the service's word is no longer waited for.
    pub(super) ending: Option<Timestamp>,
    pub(super) struggling: bool,
    over: bool,
}

impl Live {
    /// A session in which nothing has happened.
    #[must_use]
    pub fn new(link: Link, struggling: bool) -> Self {
        Self {
            link,
            poll: Poll::default(),
            lane: Lane::default(),
            received: Received::default(),
            hand_over: None,
            rounds: 0,
            requested: false,
            established: false,
            ending: None,
            struggling,
            over: false,
        }
    }

    /// True once nothing more will come of it.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// True if a text may be put into the lane.
    #[must_use]
    pub fn takes_text(&self) -> bool {
        self.established && self.hand_over.is_none() && self.ending.is_none() && !self.lane.has_text()
    }

    /// The visitor ends the chat (§3.12).
    pub fn end(&mut self, now: Timestamp) {
        if self.ending.is_none() {
            self.ending = Some(now.plus_ms(END_WAIT_MS));
            self.lane.push_end(self.established);
        }
    }

    /// Does everything that can be done now: gives up what is overdue, sends what may go.
    pub fn pump(&mut self, now: Timestamp, config: &Config, port: &mut Port) {
        if self.ending.is_some_and(|until| now >= until) {
            self.finish(config, port, Some(ChatEvent::Ended(EndReason::Visitor)));
        }
        if self.over {
            return;
        }
        port.give_up_overdue(now, &mut self.poll.slot);
        port.give_up_overdue(now, &mut self.lane.slot);
        if !self.is_heard() && self.link.has_expired(now) {
            return self.lose(config, port, Loss::Expired);
        }
        self.pump_hand_over(now, config, port);
        if self.hand_over.as_ref().is_none_or(HandOver::lets_poll) && self.poll.slot.is_open(now) {
            self.poll.begins(now);
            let request = self.link.messages(config, self.poll.cursor.ack);
            let timeout_ms = self.link.poll_timeout_ms.saturating_sub(GONE_MS);
            port.send(now, &mut self.poll.slot, timeout_ms, request);
        }
        if self.hand_over.is_none()
            && let Some(request) = self.lane.next(now, config, &self.link, self.established)
        {
            self.lane.send(now, port, request);
        }
        self.tell_struggling(now, port);
    }

    /// Takes the answer to a request, if it still matters.
    pub fn answered(&mut self, now: Timestamp, config: &Config, port: &mut Port, id: RequestId, outcome: HttpOutcome) {
        if self.poll.slot.holds(id) {
            self.poll_answered(now, config, port, outcome);
        } else if self.lane.slot.holds(id) {
            self.post_answered(now, config, port, outcome);
        } else if self.hand_over.as_ref().is_some_and(|hand_over| hand_over.slot.holds(id)) {
            self.hand_over_answered(now, config, port, outcome);
        }
        self.tell_struggling(now, port);
    }

    fn poll_answered(&mut self, now: Timestamp, config: &Config, port: &mut Port, outcome: HttpOutcome) {
        let overdue = self.poll.slot.was_overdue();
        self.poll.slot = Slot::Free;
        let next = match judge(outcome) {
            Verdict::Success(response) => {
                self.succeeded(now);
                self.has_not_moved(port);
                if response.status == 204 || response.body.is_empty() {
                    self.received.confirm();
                    self.poll.quiet(now)
                } else {
                    self.take_messages(now, config, port, &response.body)
                }
            }
            Verdict::Moved => return self.begin_hand_over(now, config, port),
            Verdict::Conflict(_) => self.poll.conflict(),
            Verdict::Gone(loss) => return self.lose(config, port, loss),
            Verdict::Refused(_) => return self.lose(config, port, Loss::NotUnderstood),
            Verdict::TryLater { status: None, .. } if overdue => self.poll.overdue(),
            Verdict::TryLater { at_least_ms, .. } => {
                return port.back_off(now, &mut self.poll.slot, &mut self.poll.backoff, at_least_ms);
            }
        };
        match next {
            Next::Now => {}
            Next::Soon => self.poll.slot = Slot::Waiting(now.plus_ms(GONE_MS)),
            Next::Later => port.back_off(now, &mut self.poll.slot, &mut self.poll.backoff, 0),
            Next::Never(loss) => self.lose(config, port, loss),
        }
    }

    /// True while a request is out that may still be answered well: a held poll keeps the session alive (A31).
    fn is_heard(&self) -> bool {
        self.poll.slot.is_busy() || self.hand_over.as_ref().is_some_and(|hand_over| hand_over.slot.is_busy())
    }

    fn post_answered(&mut self, now: Timestamp, config: &Config, port: &mut Port, outcome: HttpOutcome) {
        let verdict = judge(outcome);
        if matches!(verdict, Verdict::Success(_)) {
            self.succeeded(now);
        }
        match self.lane.answered(now, port, verdict) {
            Done::Delivered(post) => self.delivered(now, port, &post),
            Done::Refused(post, status) => self.refused(config, port, &post, status),
            Done::Unknown(Post::Text { id, .. }) => {
                port.tell(ChatEvent::TextFailed { id, fault: TextFault::InDoubt });
            }
            Done::Unknown(post) => self.refused(config, port, &post, 409),
            Done::Again => {}
            Done::Moved => self.begin_hand_over(now, config, port),
            Done::Gone(loss) => self.lose(config, port, loss),
        }
    }

    fn delivered(&mut self, now: Timestamp, port: &mut Port, post: &Post) {
        match post {
            Post::Text { id, .. } => port.tell(ChatEvent::TextSent(*id)),
            Post::End => self.ending = Some(now.plus_ms(END_WAIT_MS)),
            _ => {}
        }
    }

    fn refused(&mut self, config: &Config, port: &mut Port, post: &Post, status: u16) {
        match post {
            Post::Text { id, .. } => {
                port.tell(ChatEvent::TextFailed { id: *id, fault: TextFault::Refused(status) });
            }
            // A second request in a session is refused (A29): after a hand-over the first one may
            // have arrived after all, and then the chat is there.
            Post::Init(_) if self.requested => {}
            Post::Init(_) => self.finish(config, port, Some(ChatEvent::StartFailed(StartFault::Status(status)))),
            Post::End => self.finish(config, port, Some(ChatEvent::Ended(EndReason::Visitor))),
            Post::Typing(_) | Post::Custom { .. } => port.tell(ChatEvent::Noted(Note::GivenUp(status))),
        }
    }

    /// A request other than those of a hand-over was answered with a 2xx.
    pub(super) fn succeeded(&mut self, now: Timestamp) {
        self.link.succeeded(now);
        if self.hand_over.is_none() {
            self.rounds = 0;
        }
    }

    /// Starts a hand-over, again if one is under way; too many in a row end the session (§5.6).
    pub(super) fn begin_hand_over(&mut self, now: Timestamp, config: &Config, port: &mut Port) {
        self.rounds += 1;
        if self.rounds > ROUND_LIMIT {
            return self.lose(config, port, Loss::NeverSettled);
        }
        self.stop_requests(port);
        match self.lane.hold(port) {
            Some(Post::Text { id, .. }) => port.tell(ChatEvent::TextReturned(id)),
            Some(post @ (Post::Init(_) | Post::End | Post::Custom { .. })) => self.lane.push_front(post),
            Some(Post::Typing(_)) | None => {}
        }
        let mut hand_over = HandOver::begin();
        if self.rounds > 1 {
            port.back_off(now, &mut hand_over.slot, &mut hand_over.backoff, 0);
        }
        self.hand_over = Some(hand_over);
    }

    /// Gives the session up.
    pub(super) fn lose(&mut self, config: &Config, port: &mut Port, loss: Loss) {
        let event = match self.ending {
            // The visitor has ended it: that stays true, whatever the network does (§5.7).
            Some(_) => ChatEvent::Ended(EndReason::Visitor),
            None => ChatEvent::Lost(loss),
        };
        self.finish(config, port, Some(event));
    }

    /// The end, by whomever: nothing is sent any more but the deletion of the session.
    pub(super) fn finish(&mut self, config: &Config, port: &mut Port, event: Option<ChatEvent>) {
        if self.over {
            return;
        }
        self.over = true;
        self.stop_requests(port);
        port.clear(&mut self.lane.slot);
        let was_lost = matches!(event, Some(ChatEvent::Lost(_)));
        event.into_iter().for_each(|event| port.tell(event));
        if !was_lost {
            port.send_and_forget(self.link.delete(config));
        }
    }

    fn stop_requests(&mut self, port: &mut Port) {
        port.clear(&mut self.poll.slot);
        if let Some(hand_over) = &mut self.hand_over {
            port.clear(&mut hand_over.slot);
        }
    }

    /// Stops every request, so that another tab or page can go on.
    pub fn suspend(&mut self, port: &mut Port) {
        if let Some(hand_over) = &mut self.hand_over {
            hand_over.in_doubt |= hand_over.slot.is_busy();
        }
        self.stop_requests(port);
        self.lane.suspend(port);
    }

    /// Ends all waits.
    pub fn hurry(&mut self) {
        self.poll.slot.end_wait();
        self.lane.slot.end_wait();
        if let Some(hand_over) = &mut self.hand_over {
            hand_over.slot.end_wait();
        }
    }

    /// Another tab has gone on with this session meanwhile: its numbers are higher than ours, and what waits
    /// here may have been sent there. Its requests are just being aborted, and need a moment to be gone (A9).
    pub fn taken_over(&mut self, now: Timestamp, port: &mut Port) {
        self.poll.slot = Slot::Waiting(now.plus_ms(SETTLE_MS));
        self.lane.slot = Slot::Waiting(now.plus_ms(SETTLE_MS));
        if let Some(id) = self.lane.taken_over() {
            port.tell(ChatEvent::TextFailed { id, fault: TextFault::InDoubt });
        }
    }
}
