//! POSTs: the check of SEQUENCE (§4.1, A2 to A4, A32) and what each one does (§3.3 to §3.12, A18 to A23).

use serde_json::{Value, json};

use super::settings::Settings;
use super::visit::{Phase, Visit, Writer};
use crate::sim::http::{Answer, Call};

impl Visit {
    pub fn post(&mut self, now: u64, call: &Call, settings: &Settings, complaints: &mut Vec<String>) -> Answer {
        let ok = Answer::new(settings.post_status, "OK");
        let resyncs = call.noun() == "ChasitorResyncState";
        let Some(sequence) = call.sequence() else {
            if !resyncs {
                complaints.push(format!("{} without SEQUENCE", call.noun()));
            }
            return self.act(now, call, settings).err().unwrap_or(ok);
        };
        if resyncs {
            complaints.push("ChasitorResyncState with SEQUENCE".to_owned());
        }
        if sequence == self.last_post && !settings.duplicate_conflicts {
            return ok;
        }
        if sequence != self.last_post + 1 {
            let last = self.last_post;
            return Answer::new(409, format!("Out of sync Ack. Expected {sequence}. Actual {last}"));
        }
        if let Err(refusal) = self.act(now, call, settings) {
            return refusal;
        }
        self.last_post = sequence;
        ok
    }

    fn act(&mut self, now: u64, call: &Call, settings: &Settings) -> Result<(), Answer> {
        let body = call.json();
        if !body.is_object() {
            return Err(Answer::new(400, "a JSON object was expected"));
        }
        match call.noun() {
            "ChasitorInit" => return self.request(now, &body, settings),
            "ChatEnd" => self.end_by_visitor(now, &body),
            "ChasitorResyncState" => self.resync(),
            _ if self.phase == Phase::Ended => self.too_late.extend(body["text"].as_str().map(str::to_owned)),
            _ if self.moved.is_unsettled() || !self.is_established() => {
                self.too_early += 1;
                return Err(Answer::new(500, "java.lang.NullPointerException"));
            }
            "ChatMessage" => return self.hear(&body),
            "CustomEvent" => self.custom.push(body),
            "ChasitorTyping" | "ChasitorNotTyping" => {}
            _ => return Err(Answer::new(404, "no such resource")),
        }
        self.accepted.push(call.noun().to_owned());
        Ok(())
    }

    fn request(&mut self, now: u64, body: &Value, settings: &Settings) -> Result<(), Answer> {
        let filled = |name: &str| body[name].as_str().is_some_and(|text| !text.is_empty());
        let lists = body["prechatDetails"].is_array() && body["prechatEntities"].is_array();
        if self.phase != Phase::Created || !filled("organizationId") || !filled("deploymentId") || !lists {
            return Err(Answer::new(400, "not a request for a chat"));
        }
        if body["sessionId"] != json!(self.id) {
            return Err(Answer::new(403, "the session's id is wrong"));
        }
        self.requests.push(body.clone());
        let refusal = if body["isPost"] != json!(true) { "NoPost" } else { "Unavailable" };
        if refusal == "NoPost" || !settings.available {
            let message = json!({"reason": refusal, "postChatUrl": settings.post_chat_url, "attachedRecords": []});
            self.finish(now, "ChatRequestFail", &message);
            return Ok(());
        }
        self.phase = Phase::Queued;
        let (position, wait) = settings.queue;
        let message = json!({
            "connectionTimeout": settings.expiry_ms, "queuePosition": position, "estimatedWaitTime": wait,
            "geoLocation": {"countryCode": "DE", "countryName": "Germany"}, "url": "", "oref": "",
            "postChatUrl": settings.post_chat_url, "customDetails": body["prechatDetails"], "visitorId": "v-1",
        });
        self.events.push("ChatRequestSuccess", &message);
        Ok(())
    }

    fn hear(&mut self, body: &Value) -> Result<(), Answer> {
        let Some(text) = body["text"].as_str().filter(|text| !text.is_empty()) else {
            return Err(Answer::new(400, "text is missing"));
        };
        self.transcript.push((Writer::Visitor, "Lena".to_owned(), text.to_owned()));
        Ok(())
    }

    fn end_by_visitor(&mut self, now: u64, body: &Value) {
        self.end_posted = Some(body["reason"].as_str().unwrap_or_default().to_owned());
        if !matches!(self.phase, Phase::Ended | Phase::Gone) {
            self.finish(now, "ChatEnded", &json!({"reason": "client", "attachedRecords": []}));
        }
    }
}
