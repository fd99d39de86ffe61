//! The move to another server (§5.6, A13, A14, A17, A18). It loses no event that was not delivered.

use serde_json::{Value, json};

use super::event_log::EventLog;
use super::settings::{DataComes, Settings, Undelivered};
use super::visit::{Visit, Writer};
use crate::sim::http::{Answer, Call};

/// Where a move stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Move {
    #[default]
    Settled,
    /// Everything but ReconnectSession is answered 503.
    Away,
    /// Reconnected; the data comes after ChasitorResyncState.
    AwaitsResync,
    /// Reconnected; the data is among the events, but no answer has held it yet.
    Restoring,
}

impl Move {
    pub fn is_away(self) -> bool {
        self == Self::Away
    }

    /// Chat POSTs are too early (§5.5).
    pub fn is_unsettled(self) -> bool {
        matches!(self, Self::AwaitsResync | Self::Restoring)
    }

    pub fn holds_events_back(self) -> bool {
        self == Self::AwaitsResync
    }

    /// An answer has just held events.
    pub fn handed_out(&mut self, events: &EventLog) {
        if *self == Self::Restoring && events.handed_out("ChasitorSessionData") {
            *self = Self::Settled;
        }
    }
}

impl Visit {
    /// The session moves now; the held poll is answered 503.
    pub fn move_away(&mut self) {
        self.moved = Move::Away;
    }

    /// 503 for a wrong token, 403 for none (A14, A16). ReconnectSession may send anything (§3.5).
    pub fn check_affinity(&mut self, call: &Call) -> Option<Answer> {
        if call.noun() == "ReconnectSession" {
            return None;
        }
        let Some(token) = call.header("affinity") else { return Some(Answer::new(403, "no affinity")) };
        if self.moved.is_away() {
            return Some(Answer::new(503, "Invalid Affinity Token"));
        }
        if token != self.affinity {
            self.may_reconnect = true;
            return Some(Answer::new(503, "Invalid Affinity Token"));
        }
        None
    }

    pub fn reconnect(&mut self, call: &Call, settings: &Settings) -> Answer {
        if !self.moved.is_away() && !std::mem::take(&mut self.may_reconnect) {
            return Answer::new(405, "Method Not Allowed: the session has not moved");
        }
        assert!(call.query.contains_key("ReconnectSession.offset"), "ReconnectSession wants the offset");
        self.may_reconnect = false;
        self.tokens += 1;
        self.affinity = format!("9d0c{:03}0", self.tokens);
        self.last_post = 0;
        let undelivered = self.events.start_again(settings.undelivered == Undelivered::Unacknowledged);
        match settings.data {
            DataComes::AtOnce => {
                let data = self.data();
                self.events.push("ChasitorSessionData", &data);
                self.moved = Move::Restoring;
            }
            DataComes::AfterResync => {
                // Number 0 belongs to the data.
                self.events.push("ChasitorSessionData", &Value::Null);
                self.moved = Move::AwaitsResync;
            }
            DataComes::Never => self.moved = Move::Settled,
        }
        undelivered.into_iter().for_each(|event| self.events.push_raw(&event.kind, event.entry));
        let message = json!({"resetSequence": true, "affinityToken": self.affinity});
        Answer::new(200, json!({"messages": [{"type": "ReconnectSession", "message": message}]}).to_string())
    }

    pub fn resync(&mut self) {
        if self.moved == Move::AwaitsResync {
            let data = self.data();
            self.events.replace_first(&data);
            self.moved = Move::Restoring;
        }
    }

    /// `ChasitorSessionData` (§6.15).
    fn data(&self) -> Value {
        let lines = self.transcript.iter().zip(1..).map(|((writer, name, text), number)| {
            let kind = match writer {
                Writer::Agent => "Agent",
                Writer::Visitor => "Chasitor",
                Writer::Notice => "OperatorTransferred",
            };
            json!({"type": kind, "name": name, "content": text, "timestamp": 1_719_240_355_012_u64, "sequence": number})
        });
        json!({
            "queuePosition": 0, "geoLocation": {"countryCode": "DE", "countryName": "Germany"}, "url": "", "oref": "",
            "postChatUrl": "", "sneakPeekEnabled": true, "chatMessages": lines.collect::<Vec<Value>>(),
        })
    }
}
