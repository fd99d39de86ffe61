//! What of a session outlives the page (§15, "Reload"). It holds the key: never log it.

use super::hand_over::{HandOver, Kept};
use super::lane::{Lane, Numbered};
use super::link::Link;
use super::live::Live;
use super::poll::{Cursor, Poll};
use super::post::Post;
use super::replay::Received;
use crate::protocol::record::{Reader, Writer};
use crate::protocol::{MessageId, Timestamp};

const KEPT: [Option<Kept>; 4] = [None, Some(Kept::Unsure), Some(Kept::AwaitsData), Some(Kept::HasData)];

/// The session as one text.
#[must_use]
pub fn write(live: &Live) -> String {
    let mut out = Writer::default();
    live.link.write(&mut out);
    let cursor = &live.poll.cursor;
    [cursor.ack, cursor.last, cursor.offset].into_iter().for_each(|number| out.signed(number));
    [live.received.texts, live.received.unconfirmed].into_iter().for_each(|number| out.number(number as u64));
    live.lane.write(&mut out);
    out.flag(live.requested);
    out.flag(live.established);
    out.maybe_number(live.ending.map(|at| at.0));
    out.number(u64::from(live.rounds));
    out.one_of(&KEPT, &live.hand_over.as_ref().map(HandOver::keep));
    out.finish()
}

/// The session from that text; `None` if it does not fit. It sends nothing until resumed.
#[must_use]
pub fn read(text: &str) -> Option<Live> {
    let mut input = Reader::new(text)?;
    let mut live = Live::new(Link::read(&mut input)?, false);
    live.poll = Poll::at(Cursor { ack: input.signed()?, last: input.signed()?, offset: input.signed()? });
    let mut count = || input.number()?.try_into().ok();
    live.received = Received { texts: count()?, unconfirmed: count()? };
    live.lane = Lane::read(&mut input)?;
    live.requested = input.flag()?;
    live.established = input.flag()?;
    live.ending = input.maybe_number()?.map(Timestamp);
    live.rounds = input.number()?.try_into().ok()?;
    live.hand_over = input.one_of(&KEPT)?.map(HandOver::after_reload);
    Some(live)
}

impl Numbered {
    pub(super) fn write(&self, out: &mut Writer) {
        self.post.write(out);
        out.number(self.sequence);
        out.number(u64::from(self.server_faults));
        out.number(u64::from(self.repairs));
    }

    /// What had a number then may have arrived.
    pub(super) fn read(input: &mut Reader) -> Option<Self> {
        Some(Self {
            post: Post::read(input)?,
            sequence: input.number()?,
            server_faults: input.number()?.try_into().ok()?,
            repairs: input.number()?.try_into().ok()?,
            in_doubt: true,
        })
    }
}

impl Post {
    /// A kind, a number and two texts, whatever it is.
    pub(super) fn write(&self, out: &mut Writer) {
        let (kind, number, first, second) = match self {
            Self::Init(body) => (0, 0, body.as_str(), ""),
            Self::Text { id, text } => (1, id.0, text.as_str(), ""),
            Self::Typing(writes) => (2, u64::from(*writes), "", ""),
            Self::Custom { kind, data } => (3, 0, kind.as_str(), data.as_str()),
            Self::End => (4, 0, "", ""),
        };
        out.number(kind);
        out.number(number);
        out.text(first);
        out.text(second);
    }

    pub(super) fn read(input: &mut Reader) -> Option<Self> {
        let (kind, number, first, second) = (input.number()?, input.number()?, input.text()?, input.text()?);
        Some(match kind {
            0 => Self::Init(first),
            1 => Self::Text { id: MessageId(number), text: first },
            2 => Self::Typing(number == 1),
            3 => Self::Custom { kind: first, data: second },
            4 => Self::End,
            _ => return None,
        })
    }
}
