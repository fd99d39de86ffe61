//! One visitor's session and its chat. Makes no HTTP answers; the gate and the resources do.

use serde_json::{Value, json};
use tokio::time::Instant;

use crate::bodies::ChasitorInit;
use crate::desk::{Desk, now_ms};
use crate::event_log::EventLog;
use crate::handover::Handover;
use crate::id::{self, Key};
use crate::phase::Phase;
use crate::poll_slot::PollSlot;
use crate::post_counter::PostCounter;
use crate::settings::{Agent, Settings};

/// What a session holds (§16.2).
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) id: String,
    pub(crate) key: Key,
    pub(crate) affinity: String,
    pub(crate) phase: Phase,
    pub(crate) posts: PostCounter,
    pub(crate) events: EventLog,
    pub(crate) polls: PollSlot,
    pub(crate) handover: Handover,
    pub(crate) desk: Desk,
    /// The accepted ChasitorInit.
    pub(crate) request: Option<ChasitorInit>,
    /// Header V of ChasitorInit: wait times exist from 47 (§3.3).
    pub(crate) version: u32,
    pub(crate) agent: Option<Agent>,
    pub(crate) queue_position: u32,
    /// The scripted agent has taken notice of the request.
    pub(crate) scripted: bool,
    /// Token of the open file request (§6.17).
    pub(crate) file_token: Option<String>,
    last_seen: Instant,
}

impl Session {
    pub(crate) fn new() -> Self {
        let id = id::uuid();
        Self {
            key: Key::new(&id, now_ms()),
            id,
            affinity: id::token(),
            phase: Phase::Created,
            posts: PostCounter::default(),
            events: EventLog::new(),
            polls: PollSlot::default(),
            handover: Handover::default(),
            desk: Desk::default(),
            request: None,
            version: 0,
            agent: None,
            queue_position: 0,
            scripted: false,
            file_token: None,
            last_seen: Instant::now(),
        }
    }

    /// The visitor was here (A11).
    pub(crate) fn touch(&mut self) {
        self.last_seen = Instant::now();
    }

    /// When time alone will change this session: expiry (A11) or the end of the 204 time (A12).
    /// A held poll counts as activity (A31).
    pub(crate) fn deadline(&self, settings: &Settings) -> Option<Instant> {
        if self.polls.held() || self.phase == Phase::Gone {
            return None;
        }
        let expiry = self.last_seen + settings.expiry();
        match self.phase {
            Phase::Ended { delivered: Some(at) } => Some(expiry.min(at + settings.ended())),
            _ => Some(expiry),
        }
    }

    /// Lets go of the session if its time is over. True if that happened now.
    pub(crate) fn age(&mut self, settings: &Settings) -> bool {
        let over = self.deadline(settings).is_some_and(|deadline| deadline <= Instant::now());
        if over {
            self.expire();
        }
        over
    }

    /// Everything is answered 403 from now on.
    pub(crate) fn expire(&mut self) {
        if !self.phase.over() {
            self.desk.note("connection-timeout", "the visitor was not heard of any more");
        }
        self.phase = Phase::Gone;
    }

    /// The visitor deletes the session (§3.2).
    pub(crate) fn delete(&mut self) {
        if !self.phase.over() {
            self.desk.note("end-visitor", "the visitor left");
        }
        self.phase = Phase::Gone;
    }

    /// A second poll ends the chat (A8).
    pub(crate) fn end_by_second_poll(&mut self) {
        self.desk.note("second-poll", "a second poll ended the chat");
        self.phase = Phase::Gone;
    }

    /// Ends the chat with ChatEnded (§6.12).
    pub(crate) fn end(&mut self, reason: Option<&str>, attached_records: &Value) {
        let mut message = json!({"attachedRecords": attached_records});
        if let Some(reason) = reason {
            message["reason"] = json!(reason);
        }
        self.events.push("ChatEnded", &message);
        self.desk.note("end", reason.unwrap_or("no reason"));
        self.over();
    }

    /// Refuses the request or ends the chat with ChatRequestFail (§6.2).
    pub(crate) fn refuse(&mut self, reason: &str, post_chat_url: Option<&str>) {
        let mut message = json!({"reason": reason, "attachedRecords": []});
        if let Some(url) = post_chat_url {
            message["postChatUrl"] = json!(url);
        }
        self.events.push("ChatRequestFail", &message);
        self.desk.note("refused", reason);
        self.over();
    }

    fn over(&mut self) {
        self.phase = Phase::Ended { delivered: None };
        self.desk.typing = false;
        self.desk.sneak_peek = None;
    }

    /// The name the visitor gave, or a neutral one.
    pub(crate) fn visitor_name(&self) -> &str {
        let name = self.request.as_ref().and_then(|request| request.visitor_name.as_deref());
        name.filter(|name| !name.trim().is_empty()).unwrap_or("Visitor")
    }

    /// ChasitorSessionData as of now (§6.15).
    pub(crate) fn session_data(&self, settings: &Settings, post_chat_url: Option<&str>) -> Value {
        json!({
            "queuePosition": self.queue_position,
            "geoLocation": {"countryCode": "DE", "countryName": "Germany"},
            "url": "",
            "oref": "",
            "postChatUrl": post_chat_url.unwrap_or_default(),
            "sneakPeekEnabled": settings.sneak_peek,
            "chatMessages": self.desk.entries(|serial| self.events.handed_out(serial)),
        })
    }
}
