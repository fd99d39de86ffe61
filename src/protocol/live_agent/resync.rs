//! What a session does with the events of a poll, and with the steps of a hand-over. The rules of numbering are
//! in `poll`, the order of the steps is in `hand_over`.

use super::Config;
use super::hand_over::{HandOver, Step};
use super::live::Live;
use super::poll::Next;
use super::port::Port;
use super::translate::translate;
use super::verdict::{Verdict, judge};
use crate::protocol::slot::Slot;
use crate::protocol::{Agent, Arrival, ChatEvent, HistoryAuthor, HttpOutcome, Loss, Note, Refusal, Timestamp};
use crate::wire::live_agent::event::Event;
use crate::wire::live_agent::id::short;
use crate::wire::live_agent::messages::decode_messages;
use crate::wire::live_agent::request::{ChasitorResyncState, encode};
use crate::wire::live_agent::response::decode_reconnect_session;

/// Own deadline of the requests of a hand-over, in milliseconds.
const TIMEOUT_MS: u64 = 10_000;

impl Live {
    /// Handles the body of a poll's answer (§5.1): all its events, in order.
    pub(super) fn take_messages(&mut self, now: Timestamp, config: &Config, port: &mut Port, body: &str) -> Next {
        let Ok(messages) = decode_messages(body) else { return self.poll.unreadable() };
        let expected = self.poll.cursor.last + 1;
        let events = self.poll.take(messages);
        if events.is_empty() {
            return self.poll.quiet(now);
        }
        if let Some((found, _)) = events.first().filter(|(found, _)| *found > expected) {
            port.tell(ChatEvent::Noted(Note::NumberGap { expected, found: *found }));
        }
        // The two notices may stand in the wrong order in one answer (§6.6).
        let typing_ends = events.iter().any(|(_, event)| matches!(event, Event::AgentNotTyping(_)));
        self.poll.cursor.last = self.poll.cursor.ack;
        for (_, event) in self.received.take(events) {
            if self.is_over() || (typing_ends && matches!(event, Event::AgentTyping(_))) {
                continue;
            }
            self.take_event(config, port, event);
        }
        Next::Now
    }

    fn take_event(&mut self, config: &Config, port: &mut Port, event: Event) {
        match &event {
            Event::ChatRequestSuccess(body) => {
                self.requested = true;
                self.link.lives_for(body.connection_timeout_ms.unwrap_or(0));
            }
            Event::ChatEstablished(_) | Event::ChatTransferred(_) | Event::ChatResumedAfterTransfer(_) => {
                self.requested = true;
                self.established = true;
            }
            Event::ReconnectSession(body) => {
                self.link.adopt(body.affinity_token.clone());
                self.lane.count_from_one();
            }
            Event::AsyncResult(body) if body.is_success == Some(false) && !self.requested => {
                let refused = ChatEvent::Refused { reason: Refusal::ServiceFault, post_chat_url: None };
                return self.finish(config, port, Some(refused));
            }
            _ => {}
        }
        match translate(event) {
            Some(end @ (ChatEvent::Ended(_) | ChatEvent::Refused { .. })) => self.finish(config, port, Some(end)),
            Some(ChatEvent::History { lines, place, post_chat_url }) => {
                let agent = lines.iter().rfind(|line| line.author == HistoryAuthor::Agent);
                self.establish_from(port, agent.map(|line| line.name.clone()));
                port.tell(ChatEvent::History { lines, place, post_chat_url });
                self.hand_over.iter_mut().for_each(HandOver::has_data);
            }
            Some(event) => port.tell(event),
            None => {}
        }
    }

    /// Any line of an agent shows that the chat was accepted (§6.15).
    fn establish_from(&mut self, port: &mut Port, agent: Option<Option<String>>) {
        let Some(name) = agent else { return };
        self.requested = true;
        if !self.established {
            self.established = true;
            let agent = Agent { name, is_bot: false };
            port.tell(ChatEvent::AgentJoined { agent, arrival: Arrival::Accepted });
        }
    }

    /// Carries a hand-over on as far as it goes now (§5.6).
    pub(super) fn pump_hand_over(&mut self, now: Timestamp, config: &Config, port: &mut Port) {
        let Some(hand_over) = &mut self.hand_over else { return };
        if hand_over.wake(now) {
            port.tell(ChatEvent::NoHistory);
        }
        port.give_up_overdue(now, &mut hand_over.slot);
        let request = match hand_over.step {
            Step::Complete => {
                self.hand_over = None;
                if self.requested {
                    self.lane.drop_request();
                }
                return;
            }
            Step::Reconnect => self.link.reconnect(config, self.poll.cursor.offset),
            Step::Resync { .. } => {
                let body = encode(&ChasitorResyncState { organization_id: short(&config.organization_id) });
                self.link.post(config, "Chasitor/ChasitorResyncState", None, body)
            }
            Step::Unsure | Step::AwaitData { .. } | Step::AwaitLateData { .. } => return,
        };
        if hand_over.slot.is_open(now) {
            port.send(now, &mut hand_over.slot, TIMEOUT_MS, request);
        }
    }

    /// The poll was answered under the old token: there is no other server, and so no data of one.
    pub(super) fn has_not_moved(&mut self, port: &mut Port) {
        if let Some(hand_over) = self.hand_over.as_mut().filter(|hand_over| hand_over.step == Step::Unsure) {
            hand_over.step = Step::Complete;
            port.tell(ChatEvent::NoHistory);
        }
    }

    /// Takes the answer to a request of the hand-over.
    pub(super) fn hand_over_answered(
        &mut self,
        now: Timestamp,
        config: &Config,
        port: &mut Port,
        outcome: HttpOutcome,
    ) {
        let Some(hand_over) = &mut self.hand_over else { return };
        hand_over.slot = Slot::Free;
        let reconnecting = hand_over.step == Step::Reconnect;
        match judge(outcome) {
            Verdict::Success(response) if reconnecting => self.reconnected(now, port, &response.body),
            Verdict::Success(_) => {
                self.link.succeeded(now);
                hand_over.resynced(now);
            }
            Verdict::Moved => self.begin_hand_over(now, config, port),
            Verdict::Gone(Loss::Rejected) => self.lose(config, port, Loss::Rejected),
            // 405 after a lost answer: the server has done it, and will say 503 to the old token once more (A14, A17).
            Verdict::Gone(_) if reconnecting && hand_over.in_doubt => hand_over.step = Step::Unsure,
            Verdict::Gone(_) | Verdict::Refused(_) | Verdict::Conflict(_) if reconnecting => {
                self.lose(config, port, Loss::Rejected);
            }
            Verdict::TryLater { status, at_least_ms }
                if reconnecting || status.is_none() || hand_over.may_resync_again() =>
            {
                hand_over.in_doubt |= status.is_none();
                port.back_off(now, &mut hand_over.slot, &mut hand_over.backoff, at_least_ms);
            }
            // ChasitorResyncState may fail with anything but 403 and 503 (§5.6, step 6).
            Verdict::TryLater { .. } | Verdict::Gone(_) | Verdict::Refused(_) | Verdict::Conflict(_) => {
                hand_over.resynced(now);
            }
        }
    }

    fn reconnected(&mut self, now: Timestamp, port: &mut Port, body: &str) {
        match decode_reconnect_session(body) {
            Ok(answer) => {
                self.link.succeeded(now);
                self.link.adopt(answer.affinity_token);
                self.poll.restart();
                self.lane.count_from_one();
                self.hand_over.iter_mut().for_each(|hand_over| hand_over.reconnected(now));
            }
            // Unreadable counts as no answer.
            Err(_) => {
                let Some(hand_over) = &mut self.hand_over else { return };
                hand_over.in_doubt = true;
                port.back_off(now, &mut hand_over.slot, &mut hand_over.backoff, 0);
            }
        }
    }
}
