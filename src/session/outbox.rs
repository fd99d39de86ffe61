//! The visitor's texts on their way, in order. One at a time goes to the driver; none is dropped but by
//! name. It sends nothing and numbers nothing: that is the driver's.

use crate::protocol::MessageId;

/// Where a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Not handed over yet.
    Waiting,
    /// With the driver, which answers for it.
    Handed,
    /// Came back after a hand-over: whether it arrived is looked up in the history first.
    InDoubt,
}

/// One text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// Ours, from the click on.
    pub id: MessageId,
    /// The text.
    pub text: String,
    pub(super) stage: Stage,
}

/// All texts that have no outcome yet, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outbox(pub(super) Vec<Outgoing>);

impl Outbox {
    /// Adds a text at the end.
    pub fn push(&mut self, id: MessageId, text: String) {
        self.0.push(Outgoing { id, text, stage: Stage::Waiting });
    }

    /// Hands over the first text, if it is that one's turn: nothing overtakes a text that is with the driver or in doubt.
    pub fn hand_over(&mut self) -> Option<(MessageId, String)> {
        let first = self.0.first_mut().filter(|first| first.stage == Stage::Waiting)?;
        first.stage = Stage::Handed;
        Some((first.id, first.text.clone()))
    }

    /// The text has an outcome, whatever it is.
    pub fn settle(&mut self, id: MessageId) {
        self.0.retain(|outgoing| outgoing.id != id);
    }

    /// The text came back: it may have arrived.
    pub fn doubt(&mut self, id: MessageId) {
        self.0.iter_mut().filter(|outgoing| outgoing.id == id).for_each(|outgoing| outgoing.stage = Stage::InDoubt);
    }

    /// The text that is in doubt, if there is one.
    #[must_use]
    pub fn in_doubt(&self) -> Option<&Outgoing> {
        self.0.iter().find(|outgoing| outgoing.stage == Stage::InDoubt)
    }

    /// The text in doubt did not arrive: it takes its turn again.
    pub fn resolve_doubt(&mut self) {
        self.0
            .iter_mut()
            .filter(|outgoing| outgoing.stage == Stage::InDoubt)
            .for_each(|outgoing| outgoing.stage = Stage::Waiting);
    }

    /// Takes out what was not handed over.
    pub fn take_waiting(&mut self) -> Vec<MessageId> {
        let waiting = self.0.extract_if(.., |outgoing| outgoing.stage != Stage::Handed);
        waiting.map(|outgoing| outgoing.id).collect()
    }

    /// Takes everything out.
    pub fn drain(&mut self) -> Vec<MessageId> {
        std::mem::take(&mut self.0).into_iter().map(|outgoing| outgoing.id).collect()
    }

    /// True if every text has an outcome.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
