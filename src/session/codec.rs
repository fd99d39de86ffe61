//! How the parts of a chat are written into its record, and read back. Their order here is the record's shape:
//! whoever changes it raises the version in `saved`.

use super::form::Answers;
use super::outbox::{Outbox, Outgoing, Stage};
use super::phase::{Ending, Phase, Queue};
use super::transcript::{Author, Body, Entry, Notice, Status};
use crate::protocol::record::{Reader, Writer};
use crate::protocol::{Agent, EndReason, Loss, MessageId, QueuePlace, Refusal, Timestamp};

const REASONS: [EndReason; 5] =
    [EndReason::Visitor, EndReason::Agent, EndReason::Idle, EndReason::AgentsGone, EndReason::Unknown];
const LOSSES: [Loss; 4] = [Loss::Expired, Loss::Rejected, Loss::NotUnderstood, Loss::NeverSettled];
const REFUSALS: [Refusal; 4] = [Refusal::Unavailable, Refusal::Blocked, Refusal::ServiceFault, Refusal::Unknown];
const STATUSES: [Status; 3] = [Status::Waiting, Status::Sent, Status::Failed];
const STAGES: [Stage; 3] = [Stage::Waiting, Stage::Handed, Stage::InDoubt];

impl Phase {
    pub(super) fn write(&self, out: &mut Writer) {
        match self {
            Self::Idle => out.number(0),
            Self::PreChat | Self::Failed(_) => out.number(1),
            Self::Requesting => out.number(2),
            Self::Queued(queue) => queue.write(out, 3),
            Self::Chatting(agent) => {
                out.number(4);
                out.maybe_text(agent.name.as_deref());
                out.flag(agent.is_bot);
            }
            Self::Transferring(queue) => queue.write(out, 5),
            Self::Ended(Ending::Reason(reason)) => {
                out.number(6);
                out.one_of(&REASONS, reason);
            }
            Self::Ended(Ending::Lost(loss)) => {
                out.number(7);
                out.one_of(&LOSSES, loss);
            }
            Self::Offline(refusal) => {
                out.number(8);
                out.one_of(&REFUSALS, refusal);
            }
        }
    }

    pub(super) fn read(input: &mut Reader) -> Option<Self> {
        Some(match input.number()? {
            0 => Self::Idle,
            1 => Self::PreChat,
            2 => Self::Requesting,
            3 => Self::Queued(Queue::read(input)?),
            4 => Self::Chatting(Agent { name: input.maybe_text()?, is_bot: input.flag()? }),
            5 => Self::Transferring(Queue::read(input)?),
            6 => Self::Ended(Ending::Reason(input.one_of(&REASONS)?)),
            7 => Self::Ended(Ending::Lost(input.one_of(&LOSSES)?)),
            8 => Self::Offline(input.one_of(&REFUSALS)?),
            _ => return None,
        })
    }
}

impl Queue {
    fn write(self, out: &mut Writer, kind: u64) {
        out.number(kind);
        out.maybe_number(self.place.position.map(u64::from));
        out.maybe_number(self.place.wait_seconds.map(u64::from));
        out.flag(self.counted);
    }

    fn read(input: &mut Reader) -> Option<Self> {
        let small = |number: Option<u64>| number.and_then(|number| number.try_into().ok());
        let place = QueuePlace { position: small(input.maybe_number()?), wait_seconds: small(input.maybe_number()?) };
        Some(Self { place, counted: input.flag()? })
    }
}

impl Entry {
    /// A number, a time, a kind, a name that may be absent, a text and a status, whatever it is.
    pub(super) fn write(&self, out: &mut Writer) {
        out.number(self.id.0);
        out.number(self.at.0);
        let (kind, name, text, status) = match &self.body {
            Body::Text { author, text, status } => {
                let (kind, name) = match author {
                    Author::Visitor => (0, &None),
                    Author::Agent(name) => (1, name),
                    Author::Bot(name) => (2, name),
                };
                (kind, name, text.as_str(), *status)
            }
            Body::Notice(notice) => {
                let (kind, name) = match notice {
                    Notice::Joined(name) => (3, name),
                    Notice::Transferred(name) => (4, name),
                    Notice::Resumed(name) => (5, name),
                    Notice::AgentLeft => (6, &None),
                    Notice::Transferring => (7, &None),
                    Notice::ParticipantJoined(name) => (8, name),
                    Notice::ParticipantLeft(name) => (9, name),
                };
                (kind, name, "", Status::Sent)
            }
        };
        out.number(kind);
        out.maybe_text(name.as_deref());
        out.text(text);
        out.one_of(&STATUSES, &status);
    }

    pub(super) fn read(input: &mut Reader) -> Option<Self> {
        let (id, at) = (MessageId(input.number()?), Timestamp(input.number()?));
        let (kind, name, text) = (input.number()?, input.maybe_text()?, input.text()?);
        let status = input.one_of(&STATUSES)?;
        let body = match kind {
            0 => Body::Text { author: Author::Visitor, text, status },
            1 => Body::Text { author: Author::Agent(name), text, status },
            2 => Body::Text { author: Author::Bot(name), text, status },
            3 => Body::Notice(Notice::Joined(name)),
            4 => Body::Notice(Notice::Transferred(name)),
            5 => Body::Notice(Notice::Resumed(name)),
            6 => Body::Notice(Notice::AgentLeft),
            7 => Body::Notice(Notice::Transferring),
            8 => Body::Notice(Notice::ParticipantJoined(name)),
            9 => Body::Notice(Notice::ParticipantLeft(name)),
            _ => return None,
        };
        Some(Self { id, at, body })
    }
}

impl Outbox {
    pub(super) fn write(&self, out: &mut Writer) {
        out.number(self.0.len() as u64);
        for outgoing in &self.0 {
            out.number(outgoing.id.0);
            out.text(&outgoing.text);
            out.one_of(&STAGES, &outgoing.stage);
        }
    }

    pub(super) fn read(input: &mut Reader) -> Option<Self> {
        let mut outbox = Self::default();
        for _ in 0..input.number()? {
            let (id, text) = (MessageId(input.number()?), input.text()?);
            outbox.0.push(Outgoing { id, text, stage: input.one_of(&STAGES)? });
        }
        Some(outbox)
    }
}

/// Writes what was entered.
pub(super) fn write_answers(answers: &Answers, out: &mut Writer) {
    out.number(answers.len() as u64);
    for (name, value) in answers.iter() {
        out.text(name);
        out.text(value);
    }
}

/// Reads what was entered.
pub(super) fn read_answers(input: &mut Reader) -> Option<Answers> {
    let mut answers = Answers::default();
    for _ in 0..input.number()? {
        answers.insert(input.text()?, input.text()?);
    }
    Some(answers)
}
