//! What the service's events mean for the visitor. The driver has put them into words that all services share.

use super::effect::HostEvent;
use super::history::merge;
use super::machine::Session;
use super::phase::{Ending, Phase, Queue};
use super::timer::Timer;
use super::transcript::{Author, Notice, Status};
use crate::protocol::{
    Agent, Arrival, ChatEvent, EndReason, HistoryLine, Loss, MessageId, QueuePlace, Refusal, Timestamp,
};

impl Session {
    pub(super) fn event(&mut self, now: Timestamp, event: ChatEvent) {
        match event {
            ChatEvent::Requested { place, post_chat_url } => self.requested(place, post_chat_url),
            ChatEvent::Queue(place) => self.queue_moved(place),
            ChatEvent::AgentJoined { agent, arrival } => self.agent_joined(now, agent, arrival),
            ChatEvent::AgentLeft => self.agent_gone(now, Notice::AgentLeft),
            ChatEvent::Transferring => self.agent_gone(now, Notice::Transferring),
            ChatEvent::Participant { name, joined: true } => self.add_notice(now, Notice::ParticipantJoined(name)),
            ChatEvent::Participant { name, joined: false } => self.add_notice(now, Notice::ParticipantLeft(name)),
            ChatEvent::AgentText { name, text } => self.show_agent_text(now, name, text),
            ChatEvent::AgentTyping { name, typing } => self.agent_typing(now, name, typing),
            ChatEvent::Custom { kind, data } => self.tell(HostEvent::AgentEvent { kind, data }),
            ChatEvent::History { lines, place, post_chat_url } => self.history(now, lines, place, post_chat_url),
            ChatEvent::NoHistory => self.no_history(),
            ChatEvent::TextSent(id) => self.text_settled(id, Status::Sent),
            ChatEvent::TextFailed { id, .. } => self.text_settled(id, Status::Failed),
            ChatEvent::TextReturned(id) => self.outbox.doubt(id),
            ChatEvent::Struggling(struggling) => self.struggling = struggling,
            ChatEvent::Noted(note) => self.tell(HostEvent::Noted(note)),
            ChatEvent::StartFailed(fault) => {
                self.tell(HostEvent::StartFailed(fault.clone()));
                self.over(Phase::Failed(fault));
            }
            ChatEvent::Refused { reason, post_chat_url } => self.refused(now, reason, post_chat_url),
            ChatEvent::Ended(reason) => self.ended(now, Ending::Reason(reason)),
            ChatEvent::Lost(loss) => self.lost(now, loss),
        }
    }

    fn requested(&mut self, place: QueuePlace, post_chat_url: Option<String>) {
        self.post_chat_url = post_chat_url;
        if self.phase == Phase::Requesting {
            self.phase = Phase::Queued(Queue::default().moved(place));
        }
    }

    fn queue_moved(&mut self, place: QueuePlace) {
        match &mut self.phase {
            Phase::Queued(queue) | Phase::Transferring(queue) => *queue = queue.moved(place),
            Phase::Requesting => self.phase = Phase::Queued(Queue::default().moved(place)),
            _ => {}
        }
    }

    fn agent_joined(&mut self, now: Timestamp, agent: Agent, arrival: Arrival) {
        let name = agent.name.clone();
        let phase = Phase::Chatting(agent);
        // After a hand-over the service may say once more who is there.
        if self.phase != phase {
            self.add_notice(
                now,
                match arrival {
                    Arrival::Accepted => Notice::Joined(name),
                    Arrival::Transferred => Notice::Transferred(name),
                    Arrival::Resumed => Notice::Resumed(name),
                },
            );
        }
        self.typing = None;
        self.phase = phase;
    }

    fn agent_gone(&mut self, now: Timestamp, notice: Notice) {
        self.add_notice(now, notice);
        self.typing = None;
        self.phase = Phase::Transferring(Queue::default());
    }

    fn show_agent_text(&mut self, at: Timestamp, name: Option<String>, text: String) {
        let author = match &self.phase {
            Phase::Chatting(Agent { is_bot: true, .. }) => Author::Bot(name),
            _ => Author::Agent(name),
        };
        self.add_text(at, author, text, Status::Sent);
        self.typing = None;
        self.timers.stop(Timer::AgentTyping);
        if !self.view.open || self.hidden {
            self.view.unread += 1;
            self.view_changed();
        }
    }

    fn agent_typing(&mut self, now: Timestamp, name: Option<String>, typing: bool) {
        if typing {
            self.timers.start(now, Timer::AgentTyping);
            let agent = match &self.phase {
                Phase::Chatting(agent) => agent.name.clone(),
                _ => None,
            };
            self.typing = Some(name.or(agent));
        } else {
            self.timers.stop(Timer::AgentTyping);
            self.typing = None;
        }
    }

    /// The service's transcript after a gap (§5.6, step 7).
    fn history(&mut self, now: Timestamp, lines: Vec<HistoryLine>, place: QueuePlace, url: Option<String>) {
        let in_doubt = self.outbox.in_doubt().map(|outgoing| (outgoing.id, outgoing.text.clone()));
        let merged = merge(lines, &self.transcript, self.cut, in_doubt.as_ref().map(|(_, text)| text.as_str()));
        match in_doubt {
            Some((id, _)) if merged.doubt_arrived => self.text_settled(id, Status::Sent),
            _ => self.outbox.resolve_doubt(),
        }
        for line in merged.missing {
            self.show_agent_text(line.at.unwrap_or(now), line.name, line.text);
        }
        if url.is_some() {
            self.post_chat_url = url;
        }
        if matches!(self.phase, Phase::Requesting | Phase::Queued(_)) {
            self.queue_moved(place);
        }
    }

    /// Whether the text in doubt arrived will never be known: the visitor decides.
    fn no_history(&mut self) {
        if let Some(id) = self.outbox.in_doubt().map(|outgoing| outgoing.id) {
            self.text_settled(id, Status::Failed);
        }
    }

    fn text_settled(&mut self, id: MessageId, status: Status) {
        self.outbox.settle(id);
        self.set_status(id, status);
    }

    /// Turned away, or left without an agent in the middle of a chat (§6.2).
    fn refused(&mut self, now: Timestamp, reason: Refusal, post_chat_url: Option<String>) {
        if post_chat_url.is_some() {
            self.post_chat_url = post_chat_url;
        }
        if matches!(self.phase, Phase::Chatting(_) | Phase::Transferring(_)) {
            self.ended(now, Ending::Reason(EndReason::AgentsGone));
        } else {
            self.over(Phase::Offline(reason));
        }
    }

    fn lost(&mut self, now: Timestamp, loss: Loss) {
        self.ended(now, Ending::Lost(loss));
    }
}
