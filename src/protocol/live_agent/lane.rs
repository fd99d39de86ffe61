//! The one lane for everything that is POSTed: first in, first out, one in flight, the same SEQUENCE
//! on every repeat of the same body. It reads no poll and never skips a POST that may have arrived.
//!
//! That last rule is what makes a number safe: a POST without an answer is repeated until there is
//! one, so that a number the server may have seen is never given to another body (§4.1).

use std::collections::VecDeque;

use super::Config;
use super::link::Link;
use super::port::Port;
use super::post::Post;
use super::repair::{REPAIR_LIMIT, Repair, repair};
use super::verdict::Verdict;
use crate::protocol::backoff::Backoff;
use crate::protocol::record::{Reader, Writer};
use crate::protocol::slot::Slot;
use crate::protocol::{HttpRequest, Loss, MessageId, Timestamp};

/// Own deadline of a POST in milliseconds.
const POST_TIMEOUT_MS: u64 = 15_000;

/// Least time between two texts in milliseconds: quicker ones were seen to get lost (§3.8).
const TEXT_GAP_MS: u64 = 250;

/// Repeats of a POST that is answered 500 (§5.2, §5.9).
const SERVER_FAULT_REPEATS: u32 = 5;

/// More POSTs than another tab can have made.
const FAR_ABOVE: u64 = 1_000_000;

/// Answers 409 without readable numbers, in a row, before the session counts as lost (§4.1).
const UNKNOWN_CONFLICT_LIMIT: u32 = 2;

/// A POST with its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// What is sent.
    pub post: Post,
    pub(super) sequence: u64,
    /// A try stayed without an answer, so that the server may have it.
    pub in_doubt: bool,
    pub(super) server_faults: u32,
    pub(super) repairs: u32,
}

/// What became of the POST in flight.
#[derive(Debug, PartialEq, Eq)]
pub enum Done {
    /// The service has it.
    Delivered(Post),
    /// The service refused it with this status.
    Refused(Post, u16),
    /// Nothing is known about it (an unreadable 409).
    Unknown(Post),
    /// It is sent again by and by.
    Again,
    /// The session lives on another server.
    Moved,
    /// The session is over.
    Gone(Loss),
}

/// The lane.
#[derive(Debug, Default)]
pub struct Lane {
    counter: u64,
    current: Option<Numbered>,
    queue: VecDeque<Post>,
    /// Holds the one POST in flight.
    pub slot: Slot,
    /// Failures in a row, but for those of a single POST (500).
    pub backoff: Backoff,
    typing_told: bool,
    typing_wanted: bool,
    next_text_at: Timestamp,
    unknown_conflicts: u32,
}

impl Lane {
    /// Writes what is kept over a reload. Typing is not: it will be over by then.
    pub fn write(&self, out: &mut Writer) {
        out.number(self.counter);
        out.flag(self.current.is_some());
        self.current.iter().for_each(|current| current.write(out));
        out.number(self.queue.len() as u64);
        self.queue.iter().for_each(|post| post.write(out));
    }

    /// The lane as it was before a reload; `None` if the record does not fit.
    #[must_use]
    pub fn read(input: &mut Reader) -> Option<Self> {
        let counter = input.number()?;
        let current = if input.flag()? { Some(Numbered::read(input)?) } else { None };
        let mut queue = VecDeque::new();
        for _ in 0..input.number()? {
            queue.push_back(Post::read(input)?);
        }
        Some(Self { counter, current, queue, ..Self::default() })
    }

    /// Puts a POST at the end.
    pub fn push(&mut self, post: Post) {
        self.queue.push_back(post);
    }

    /// The visitor writes, or has stopped. Only a change is told, and a text tells it by itself (§11).
    pub fn typing(&mut self, wanted: bool) {
        self.typing_wanted = wanted;
    }

    /// Puts the end of the chat behind the texts, and drops what need not be said any more (§5.4).
    pub fn push_end(&mut self, established: bool) {
        self.typing_wanted = self.typing_told;
        if !established {
            self.queue.retain(Post::may_go_early);
        }
        self.queue.push_back(Post::End);
    }

    /// True if a text is in the lane.
    #[must_use]
    pub fn has_text(&self) -> bool {
        let current = self.current.iter().map(|current| &current.post);
        current.chain(&self.queue).any(|post| matches!(post, Post::Text { .. }))
    }

    /// The next request to send now, if the slot is open and something may go.
    pub fn next(&mut self, now: Timestamp, config: &Config, link: &Link, established: bool) -> Option<HttpRequest> {
        if !self.slot.is_open(now) {
            return None;
        }
        self.slot.end_wait();
        if self.current.is_none() {
            let post = self.take_next(now, established)?;
            self.counter += 1;
            let fresh = Numbered { post, sequence: self.counter, in_doubt: false, server_faults: 0, repairs: 0 };
            self.current = Some(fresh);
        }
        let current = self.current.as_ref()?;
        Some(link.post(config, current.post.path(), Some(current.sequence), current.post.body()))
    }

    fn take_next(&mut self, now: Timestamp, established: bool) -> Option<Post> {
        let goes = |post: &Post| match post {
            Post::Text { .. } => established && now >= self.next_text_at,
            post => established || post.may_go_early(),
        };
        if self.queue.front().is_some_and(goes) {
            let post = self.queue.pop_front()?;
            if matches!(post, Post::Text { .. }) {
                // The text itself tells the agent that the typing is over.
                self.typing_told = false;
                self.typing_wanted = false;
            }
            return Some(post);
        }
        if established && self.queue.is_empty() && self.typing_wanted != self.typing_told {
            self.typing_told = self.typing_wanted;
            return Some(Post::Typing(self.typing_told));
        }
        None
    }

    /// Sends what [`Lane::next`] gave.
    pub fn send(&mut self, now: Timestamp, port: &mut Port, request: HttpRequest) {
        port.send(now, &mut self.slot, POST_TIMEOUT_MS, request);
    }

    /// Takes the verdict on the POST in flight.
    pub fn answered(&mut self, now: Timestamp, port: &mut Port, verdict: Verdict) -> Done {
        self.slot = Slot::Free;
        match verdict {
            Verdict::Success(_) => self.delivered(now),
            Verdict::Moved => Done::Moved,
            Verdict::Gone(loss) => Done::Gone(loss),
            Verdict::Refused(status) => self.finish(|post| Done::Refused(post, status)),
            Verdict::Conflict(body) => self.repair(now, &body),
            Verdict::TryLater { status, at_least_ms } => self.failed(now, port, status, at_least_ms),
        }
    }

    fn delivered(&mut self, now: Timestamp) -> Done {
        self.backoff.succeeded();
        self.unknown_conflicts = 0;
        if self.current.as_ref().is_some_and(|current| matches!(current.post, Post::Text { .. })) {
            self.next_text_at = now.plus_ms(TEXT_GAP_MS);
        }
        self.finish(Done::Delivered)
    }

    fn finish(&mut self, done: impl FnOnce(Post) -> Done) -> Done {
        self.current.take().map_or(Done::Again, |current| done(current.post))
    }

    fn failed(&mut self, now: Timestamp, port: &mut Port, status: Option<u16>, at_least_ms: u64) -> Done {
        let Some(current) = self.current.as_mut() else { return Done::Again };
        match status {
            None => current.in_doubt = true,
            // Nobody misses a typing notice, and the answer shows that it was not taken, if there was but one try.
            Some(status) if matches!(current.post, Post::Typing(_)) && !current.in_doubt => {
                return self.finish(|post| Done::Refused(post, status));
            }
            Some(500) => {
                current.server_faults += 1;
                if current.server_faults > SERVER_FAULT_REPEATS {
                    self.backoff.succeeded();
                    return self.finish(|post| Done::Refused(post, 500));
                }
            }
            Some(_) => {}
        }
        port.back_off(now, &mut self.slot, &mut self.backoff, at_least_ms);
        Done::Again
    }

    fn repair(&mut self, now: Timestamp, body: &str) -> Done {
        let Some(current) = self.current.as_mut() else { return Done::Again };
        match repair(current.sequence, body, current.in_doubt) {
            Repair::Delivered(actual) => {
                self.counter = actual;
                self.delivered(now)
            }
            Repair::ResendAs(number) if current.repairs < REPAIR_LIMIT => {
                current.repairs += 1;
                current.sequence = number;
                self.counter = number;
                Done::Again
            }
            Repair::ResendAs(_) => self.finish(|post| Done::Refused(post, 409)),
            Repair::Unknown => {
                self.unknown_conflicts += 1;
                if self.unknown_conflicts >= UNKNOWN_CONFLICT_LIMIT {
                    return Done::Gone(Loss::Rejected);
                }
                self.finish(Done::Unknown)
            }
        }
    }

    /// Stops what is in flight, because the session has moved (§5.6). The POST that had a number is handed back:
    /// nobody knows whether it arrived. The count goes on until the new server is there.
    pub fn hold(&mut self, port: &mut Port) -> Option<Post> {
        port.clear(&mut self.slot);
        self.typing_told = false;
        self.current.take().map(|current| current.post)
    }

    /// Another server counts from 1 again (§5.6, step 3), or the service has ordered a new count (§6.20).
    pub fn count_from_one(&mut self) {
        self.counter = 0;
    }

    /// The service has the request for the chat: it must not get a second one (A29).
    pub fn drop_request(&mut self) {
        self.queue.retain(|post| !matches!(post, Post::Init(_)));
    }

    /// Puts a POST back in front of all others.
    pub fn push_front(&mut self, post: Post) {
        self.queue.push_front(post);
    }

    /// Another tab has used higher numbers meanwhile: a new POST takes one far above them, and the service's answer
    /// tells the right one (§4.1). A text that waits here may have been sent there; it is handed back.
    pub fn taken_over(&mut self) -> Option<MessageId> {
        self.counter += FAR_ABOVE;
        let text = self.queue.iter().find_map(Post::text_id);
        self.queue.retain(|post| post.text_id().is_none());
        text
    }

    /// Stops what is in flight; it is sent again later under the same number.
    pub fn suspend(&mut self, port: &mut Port) {
        if let (true, Some(current)) = (self.slot.is_busy(), self.current.as_mut()) {
            current.in_doubt = true;
        }
        port.clear(&mut self.slot);
        self.slot = Slot::Free;
    }

    /// When the lane wants to be looked at again.
    #[must_use]
    pub fn deadline(&self, established: bool) -> Option<Timestamp> {
        let gap = self.queue.front().filter(|post| established && matches!(post, Post::Text { .. }));
        match (&self.slot, &self.current) {
            (Slot::Free, None) => gap.map(|_| self.next_text_at),
            (slot, _) => slot.deadline(),
        }
    }
}
