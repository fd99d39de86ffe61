//! The agent's side of a session: what a person at the desk does, and what each deed puts on the poll (§6).

use serde_json::{Value, json};

use super::visit::{Phase, Visit, Writer};

impl Visit {
    /// The place in the queue changes.
    pub fn queue(&mut self, position: u64, wait_seconds: i64) {
        self.events.push("QueueUpdate", &json!({"position": position, "estimatedWaitTime": wait_seconds}));
    }

    /// An agent accepts.
    pub fn accept(&mut self, name: &str) {
        assert!(matches!(self.phase, Phase::Queued | Phase::Waiting), "nobody waits: {:?}", self.phase);
        self.phase = Phase::Active;
        name.clone_into(&mut self.agent_name);
        self.events.push("ChatEstablished", &partner(name));
    }

    /// The agent's own words.
    pub fn say(&mut self, text: &str) {
        let name = self.agent_name.clone();
        self.transcript.push((Writer::Agent, name.clone(), text.to_owned()));
        let message = json!({"text": text, "name": name, "agentId": "0057Q00000HnD4s", "schedule": {"responseDelayMilliseconds": 0}});
        self.events.push("ChatMessage", &message);
    }

    /// The agent writes, or has stopped.
    pub fn typing(&mut self, writes: bool) {
        let kind = if writes { "AgentTyping" } else { "AgentNotTyping" };
        self.events.push(kind, &json!({"name": self.agent_name, "agentId": "3f7a2d60"}));
    }

    /// The agent's connection is gone; another agent is looked for.
    pub fn disconnect(&mut self) {
        self.phase = Phase::Waiting;
        self.events.push("AgentDisconnect", &json!({}));
    }

    /// Another agent takes over.
    pub fn transfer(&mut self, name: &str) {
        self.phase = Phase::Active;
        name.clone_into(&mut self.agent_name);
        self.transcript.push((Writer::Notice, name.to_owned(), String::new()));
        self.events.push("ChatTransferred", &partner(name));
    }

    /// The chat is moved to another queue.
    pub fn send_to_queue(&mut self) {
        self.phase = Phase::Waiting;
        self.events.push("TransferToButtonInitiated", &json!({}));
    }

    /// The transfer came back.
    pub fn resume(&mut self) {
        self.phase = Phase::Active;
        let message = json!({"name": self.agent_name, "isTransferFailure": true, "showRichAvatar": false});
        self.events.push("ChatResumedAfterTransfer", &message);
    }

    /// The agent ends the chat.
    pub fn end(&mut self, now: u64) {
        self.finish(now, "ChatEnded", &json!({"reason": "agent", "attachedRecords": []}));
    }

    /// The request is turned away, or nobody is left (§6.2).
    pub fn refuse(&mut self, now: u64, reason: &str) {
        self.finish(now, "ChatRequestFail", &json!({"reason": reason, "postChatUrl": "", "attachedRecords": []}));
    }

    /// Any event, as it stands in a fixture.
    pub fn raw(&mut self, entry: Value) {
        let kind = entry["type"].as_str().unwrap_or_default().to_owned();
        self.events.push_raw(&kind, entry);
    }
}

fn partner(name: &str) -> Value {
    json!({
        "name": name, "userId": "0057Q00000HnD4s", "items": [], "sneakPeekEnabled": true,
        "chasitorIdleTimeout": {"isEnabled": false},
    })
}
