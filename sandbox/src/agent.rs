//! Carries out what an agent does (§16.3). Refuses what the state of the chat does not allow (§16.2).

use serde_json::{Value, json};

use crate::agent_action::{ActionError, AgentAction};
use crate::id;
use crate::phase::{Phase, PhaseName};
use crate::session::Session;
use crate::settings::{Agent, Settings};

const QUEUED: &[PhaseName] = &[PhaseName::Queued];
const ACTIVE: &[PhaseName] = &[PhaseName::Active];
const WAITING: &[PhaseName] = &[PhaseName::Waiting];
const IN_QUEUE: &[PhaseName] = &[PhaseName::Queued, PhaseName::Waiting];
const ESTABLISHED: &[PhaseName] = &[PhaseName::Active, PhaseName::Waiting];
const REQUESTED: &[PhaseName] = &[PhaseName::Queued, PhaseName::Active, PhaseName::Waiting];
const ALIVE: &[PhaseName] =
    &[PhaseName::Created, PhaseName::Queued, PhaseName::Active, PhaseName::Waiting, PhaseName::Ended];

/// An agent at a session, with what it takes to fill in the events.
pub(crate) struct Acting<'a> {
    pub(crate) session: &'a mut Session,
    pub(crate) settings: &'a Settings,
    pub(crate) post_chat_url: Option<&'a str>,
    pub(crate) service: &'a str,
}

impl Acting<'_> {
    /// Carries out one action.
    pub(crate) fn act(&mut self, action: AgentAction) -> Result<(), ActionError> {
        self.check(&action)?;
        match action {
            AgentAction::Accept { name, items } => self.accept(name, &items),
            AgentAction::Decline => self.session.refuse("Unavailable", self.post_chat_url),
            AgentAction::Fail { reason } => self.session.refuse(&reason, self.post_chat_url),
            AgentAction::QueueUpdate { position, estimated_wait_time } => self.queue(position, estimated_wait_time),
            AgentAction::Say { text, delay_ms } => self.say(&text, delay_ms),
            AgentAction::Typing => self.typing("AgentTyping"),
            AgentAction::NotTyping => self.typing("AgentNotTyping"),
            AgentAction::TypingOutOfOrder => ["AgentNotTyping", "AgentTyping"].into_iter().for_each(|k| self.typing(k)),
            AgentAction::Transfer { name } => self.transfer(name),
            AgentAction::TransferToQueue => self.wait("TransferToButtonInitiated"),
            AgentAction::FailTransfer => self.resume(),
            AgentAction::JoinConference { name } => self.push("AgentJoinedConference", &json!({"name": name})),
            AgentAction::LeaveConference { name } => self.push("AgentLeftConference", &json!({"name": name})),
            AgentAction::Disconnect => self.wait("AgentDisconnect"),
            AgentAction::End { reason, attached_records } => {
                let reason = reason.unwrap_or_else(|| "agent".into());
                self.session.end(Some(&reason), &attached_records.unwrap_or_else(|| json!([])));
            }
            AgentAction::CustomEvent { kind, data } => self.push("CustomEvent", &json!({"type": kind, "data": data})),
            AgentAction::RequestFile => self.request_file(),
            AgentAction::CancelFile => self.cancel_file(),
            AgentAction::RichMessage { kind, header, items } => self.rich(&kind, header.as_deref(), &items),
            AgentAction::SensitiveDataRules { rules } => {
                self.push("SensitiveDataRules", &json!({"sensitiveDataRules": rules}));
            }
            AgentAction::Event { kind, message } => self.push(&kind, &message),
            AgentAction::SkipNumbers { count } => self.session.events.skip_numbers(count),
            AgentAction::Batch { actions } => return actions.into_iter().try_for_each(|action| self.act(action)),
        }
        Ok(())
    }

    fn check(&self, action: &AgentAction) -> Result<(), ActionError> {
        let expected = match action {
            AgentAction::Decline => QUEUED,
            AgentAction::Accept { .. } | AgentAction::QueueUpdate { .. } => IN_QUEUE,
            AgentAction::Transfer { .. } => ESTABLISHED,
            AgentAction::FailTransfer => WAITING,
            AgentAction::Fail { .. } | AgentAction::End { .. } => REQUESTED,
            AgentAction::Event { .. } | AgentAction::SkipNumbers { .. } | AgentAction::Batch { .. } => ALIVE,
            _ => ACTIVE,
        };
        let found = self.session.phase.name();
        if expected.contains(&found) { Ok(()) } else { Err(ActionError::WrongPhase { expected, found }) }
    }

    fn push(&mut self, kind: &str, message: &Value) {
        self.session.events.push(kind, message);
    }

    /// The agent of the settings with this name, or somebody new; without a name the one at `index`.
    fn agent(&self, name: Option<String>, index: usize) -> Agent {
        let known = match &name {
            Some(name) => self.settings.agents.iter().find(|agent| agent.name == *name),
            None => self.settings.agents.get(index).or_else(|| self.settings.agents.first()),
        };
        known.cloned().unwrap_or_else(|| Agent {
            id: format!("0057Q00000{}", &id::token()[..5]),
            name: name.unwrap_or_else(|| "Agent".into()),
        })
    }

    /// Name, sneak peek and idle settings, as ChatEstablished and ChatTransferred have them.
    fn introduction(&self, agent: &Agent) -> Value {
        let idle = &self.settings.idle;
        let idle = if idle.enabled {
            json!({"isEnabled": true, "warningTime": idle.warning_time, "timeout": idle.timeout})
        } else {
            json!({"isEnabled": false})
        };
        let spelling = if self.settings.lower_case_idle { "chasitorIdletimeout" } else { "chasitorIdleTimeout" };
        json!({"name": agent.name, "userId": agent.id,
               "sneakPeekEnabled": self.settings.sneak_peek, spelling: idle})
    }

    fn accept(&mut self, name: Option<String>, items: &[Value]) {
        let agent = self.agent(name, 0);
        let mut message = self.introduction(&agent);
        message["items"] = json!(items);
        self.push("ChatEstablished", &message);
        self.take_over(agent);
    }

    fn transfer(&mut self, name: Option<String>) {
        let agent = self.agent(name, 1);
        let serial = self.session.events.push("ChatTransferred", &self.introduction(&agent));
        self.session.desk.transferred(&agent.name, serial);
        self.take_over(agent);
    }

    fn take_over(&mut self, agent: Agent) {
        self.session.agent = Some(agent);
        self.session.queue_position = 0;
        self.session.phase = Phase::Active;
    }

    fn wait(&mut self, kind: &str) {
        self.push(kind, &json!({}));
        self.session.phase = Phase::Waiting;
    }

    fn resume(&mut self) {
        let name = self.name();
        self.push(
            "ChatResumedAfterTransfer",
            &json!({"name": name, "isTransferFailure": true, "showRichAvatar": false}),
        );
        self.session.phase = Phase::Active;
    }

    /// Only for clients that asked for it; the wait time from version 47 on (§3.3).
    fn queue(&mut self, position: u32, wait: Option<i64>) {
        let mut message = json!({"position": position});
        if let Some(wait) = wait.filter(|_| self.session.version >= 47) {
            message["estimatedWaitTime"] = json!(wait);
        }
        self.session.queue_position = position;
        if self.session.request.as_ref().is_some_and(|request| request.receive_queue_updates == Some(true)) {
            self.push("QueueUpdate", &message);
        }
    }

    fn name(&self) -> String {
        self.session.agent.as_ref().map(|agent| agent.name.clone()).unwrap_or_default()
    }

    fn agent_id(&self) -> String {
        self.session.agent.as_ref().map(|agent| agent.id.clone()).unwrap_or_default()
    }

    fn say(&mut self, text: &str, delay_ms: u64) {
        let (name, agent_id) = (self.name(), self.agent_id());
        let message = json!({"text": text, "name": name, "agentId": agent_id,
                             "schedule": {"responseDelayMilliseconds": delay_ms}});
        let serial = self.session.events.push("ChatMessage", &message);
        self.session.desk.agent_says(&name, text, serial);
    }

    fn typing(&mut self, kind: &str) {
        let message = json!({"name": self.name(), "agentId": id::uuid()});
        self.push(kind, &message);
    }

    fn request_file(&mut self) {
        let token = id::token();
        let address = format!("{}/upload", self.service);
        let message = json!({"type": "Requested", "uploadServletUrl": address,
                             "cdmServletUrl": self.service, "fileToken": token});
        self.push("FileTransfer", &message);
        self.session.file_token = Some(token);
    }

    fn cancel_file(&mut self) {
        self.session.file_token = None;
        self.push("FileTransfer", &json!({"type": "Canceled"}));
    }

    fn rich(&mut self, kind: &str, header: Option<&str>, items: &[Value]) {
        let mut message = json!({"type": kind, "items": items, "name": self.name(), "agentId": self.agent_id()});
        if let Some(header) = header {
            message["header"] = json!(header);
        }
        self.push("RichMessage", &message);
    }
}
