//! The session's state and its loop. What an input means is decided in the files beside this one.

use std::collections::VecDeque;
use std::rc::Rc;

use super::address::{PostChat, PostChatPolicy};
use super::answers::Matcher;
use super::effect::{Effect, HostEvent, Record};
use super::form::{Answers, Fault, Form};
use super::history::Cut;
use super::input::Input;
use super::outbox::Outbox;
use super::phase::Phase;
use super::saved::{Saved, View};
use super::timer::{Timer, Timers};
use super::transcript::{Author, Body, Entry, Notice, Status, Transcript};
use crate::protocol::backoff::Random;
use crate::protocol::{
    ChatCommand, ClientFacts, Driver, DriverConfig, DriverOutput, HttpOutcome, MessageId, QueuePlace, RequestId,
    Timestamp, time,
};

/// Requests of one driver: each new chat's begin at a multiple of this, so that a late answer to an
/// old chat is nobody's.
const REQUESTS_PER_CHAT: u64 = 1 << 32;

/// What a session is made with; nothing of it changes later.
#[derive(Clone)]
pub struct Config {
    /// The service.
    pub driver: DriverConfig,
    /// The pre-chat form.
    pub form: Rc<Form>,
    /// Where the visitor may go after the chat.
    pub post_chat: PostChatPolicy,
    /// About the browser.
    pub client: ClientFacts,
    /// JavaScript's regular expressions.
    pub matches: Matcher,
}

/// Who has the chat, among the tabs of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ownership {
    /// This tab, or nobody knows better yet.
    Ours,
    /// Asked for; nothing is sent until it is answered.
    Asked,
    /// Another tab.
    Elsewhere,
}

/// One chat and the form before it.
pub struct Session {
    pub(super) config: Config,
    pub(super) random: Random,
    pub(super) phase: Phase,
    pub(super) driver: Option<Box<dyn Driver>>,
    /// Which chat of this session it is; see `REQUESTS_PER_CHAT`.
    pub(super) chat: u64,
    /// The chat's own name, for the claim; empty before the first one.
    pub(super) name: String,
    pub(super) ownership: Ownership,
    pub(super) transcript: Transcript,
    pub(super) next_message: u64,
    pub(super) outbox: Outbox,
    pub(super) answers: Rc<Answers>,
    pub(super) faults: Rc<Vec<Fault>>,
    pub(super) view: View,
    pub(super) typing: Option<Option<String>>,
    pub(super) struggling: bool,
    pub(super) offline: bool,
    pub(super) hidden: bool,
    /// The visitor has ended the chat; the service has not confirmed it yet.
    pub(super) ending: bool,
    pub(super) post_chat_url: Option<String>,
    pub(super) post_chat: Option<PostChat>,
    /// The visitor is on the way to the next page, which is to begin anew.
    pub(super) forgotten: bool,
    /// Lines that have left the record.
    pub(super) cut: Cut,
    pub(super) timers: Timers,
    effects: VecDeque<Effect>,
    pub(super) unsaved_chat: bool,
    unsaved_view: bool,
    pub(super) told_phase: &'static str,
    told_unread: u32,
    told_place: QueuePlace,
}

impl Session {
    /// A session. With a saved chat it goes on where that stood, once the claim is ours.
    #[must_use]
    pub fn new(config: Config, seed: u64, saved: &Saved, now: Timestamp) -> Self {
        let answers = Rc::new(config.form.defaults());
        let view = saved.view.as_deref().and_then(View::read).unwrap_or_default();
        let mut session = Self {
            config,
            random: Random::new(seed),
            phase: Phase::Idle,
            driver: None,
            chat: 0,
            name: String::new(),
            ownership: Ownership::Ours,
            transcript: Transcript::default(),
            next_message: 0,
            outbox: Outbox::default(),
            answers,
            faults: Rc::default(),
            told_unread: view.unread,
            view,
            typing: None,
            struggling: false,
            offline: false,
            hidden: false,
            ending: false,
            post_chat_url: None,
            post_chat: None,
            forgotten: false,
            cut: Cut::default(),
            timers: Timers::default(),
            effects: VecDeque::new(),
            unsaved_chat: false,
            unsaved_view: false,
            told_phase: Phase::Idle.name(),
            told_place: QueuePlace::default(),
        };
        if let Some(text) = &saved.chat {
            session.restore(now, text);
        }
        if session.view.open && session.phase == Phase::Idle {
            session.phase = Phase::PreChat;
        }
        session.settle(now);
        session
    }

    /// Takes one thing that happened.
    pub fn handle(&mut self, now: Timestamp, input: Input) {
        match input {
            Input::Command(command) => self.command(now, command),
            Input::Answered(id, outcome) => self.answered(now, id, outcome),
            Input::Page(event) => self.page(now, event),
            Input::Claim(claim) => self.claimed(now, claim),
            Input::Wake => {}
        }
        while let Some(timer) = self.timers.take_due(now) {
            self.time_is_up(now, timer);
        }
        if let Some(driver) = &mut self.driver {
            driver.wake(now);
        }
        self.settle(now);
    }

    /// The next thing to do, until `None`. What is to be saved comes first: a request may only leave when
    /// its number is written down (§4.1).
    pub fn poll_effect(&mut self) -> Option<Effect> {
        if std::mem::take(&mut self.unsaved_chat) {
            return Some(Effect::Save(Record::Chat, self.chat_record()));
        }
        if std::mem::take(&mut self.unsaved_view) {
            return Some(Effect::Save(Record::View, (!self.forgotten).then(|| self.view.write())));
        }
        self.effects.pop_front()
    }

    /// When `Input::Wake` is due at the latest.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Timestamp> {
        time::earliest(self.timers.next_deadline(), self.driver.as_ref().and_then(|driver| driver.next_deadline()))
    }

    fn answered(&mut self, now: Timestamp, id: RequestId, outcome: HttpOutcome) {
        if id.0 / REQUESTS_PER_CHAT != self.chat {
            return;
        }
        if let Some(driver) = &mut self.driver {
            driver.answered(now, RequestId(id.0 % REQUESTS_PER_CHAT), outcome);
            self.unsaved_chat = true;
        }
    }

    /// Brings everything to rest: the driver's outputs are taken, the next text is handed over, and the
    /// host page is told what has changed.
    fn settle(&mut self, now: Timestamp) {
        loop {
            let Some(output) = self.driver.as_mut().and_then(|driver| driver.poll_output()) else {
                if self.hand_over_text(now) {
                    continue;
                }
                break;
            };
            self.unsaved_chat = true;
            match output {
                DriverOutput::Send(id, request) => self.effect(Effect::Send(self.request_id(id), request)),
                DriverOutput::Abort(id) => self.effect(Effect::Abort(self.request_id(id))),
                DriverOutput::Event(event) => {
                    self.event(now, event);
                    // Each phase is told, also when one answer brings several.
                    self.tell_phase();
                }
            }
        }
        self.tell_changes();
    }

    pub(super) fn request_id(&self, id: RequestId) -> RequestId {
        RequestId(self.chat * REQUESTS_PER_CHAT + id.0)
    }

    /// Hands the next text to the driver; true if there was one and the driver takes it.
    pub(super) fn hand_over_text(&mut self, now: Timestamp) -> bool {
        let Some(driver) = self.driver.as_mut().filter(|driver| driver.takes_text()) else { return false };
        if let Some((id, text)) = self.outbox.hand_over() {
            driver.command(now, ChatCommand::SendText { id, text });
            return true;
        }
        if self.ending && self.outbox.is_empty() && self.timers.runs(Timer::End) {
            self.timers.stop(Timer::End);
            driver.command(now, ChatCommand::End);
            return true;
        }
        false
    }

    fn tell_phase(&mut self) {
        let (previous, name) = (self.told_phase, self.phase.name());
        if previous != name {
            self.told_phase = name;
            self.tell(HostEvent::Phase { phase: self.phase.clone(), previous });
        }
    }

    fn tell_changes(&mut self) {
        self.tell_phase();
        if let Some(place) = self.phase.queue().map(|queue| queue.place).filter(|place| *place != self.told_place) {
            self.told_place = place;
            self.tell(HostEvent::Queue { position: place.position, wait_seconds: place.wait_seconds });
        }
        if self.view.unread != self.told_unread {
            self.told_unread = self.view.unread;
            self.tell(HostEvent::Unread(self.view.unread));
        }
    }

    pub(super) fn effect(&mut self, effect: Effect) {
        self.effects.push_back(effect);
    }

    pub(super) fn tell(&mut self, event: HostEvent) {
        self.effect(Effect::Tell(event));
    }

    pub(super) fn chat_changed(&mut self) {
        self.unsaved_chat = true;
    }

    pub(super) fn view_changed(&mut self) {
        self.unsaved_view = true;
    }

    /// Adds a text to the transcript and tells the host page.
    pub(super) fn add_text(&mut self, at: Timestamp, author: Author, text: String, status: Status) -> MessageId {
        self.add(at, Body::Text { author, text, status })
    }

    /// Adds a line about the chat.
    pub(super) fn add_notice(&mut self, at: Timestamp, notice: Notice) {
        self.add(at, Body::Notice(notice));
    }

    fn add(&mut self, at: Timestamp, body: Body) -> MessageId {
        let id = MessageId(self.next_message);
        self.next_message += 1;
        let entry = Entry { id, at, body };
        self.transcript.push(entry.clone());
        self.tell(HostEvent::Message(entry));
        id
    }

    /// Changes the status of a text and tells the host page.
    pub(super) fn set_status(&mut self, id: MessageId, status: Status) {
        if let Some(entry) = self.transcript.set_status(id, status).cloned() {
            self.tell(HostEvent::Message(entry));
        }
    }

    /// Forgets the last chat but for the answers.
    pub(super) fn clear_chat(&mut self) {
        self.driver = None;
        self.transcript = Transcript::default();
        self.outbox = Outbox::default();
        self.typing = None;
        self.struggling = false;
        self.ending = false;
        self.post_chat_url = None;
        self.post_chat = None;
        self.ownership = Ownership::Ours;
        self.forgotten = false;
        self.cut = Cut::default();
        self.timers.clear();
        self.told_place = QueuePlace::default();
        self.view.scroll = None;
        self.unsaved_chat = true;
        self.unsaved_view = true;
    }
}
