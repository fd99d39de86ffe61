//! The answer to a poll. It drops no event and repeats none: numbering and acknowledging are the driver's.

use super::event::Event;
use crate::wire::error::DecodeError;
use crate::wire::lenient::Object;

/// The answer to `GET System/Messages` with status 200 (§3.4, §4.2).
#[derive(Debug, Clone, PartialEq)]
pub struct Messages {
    /// All events in their order. One that could not be read is there as [`Event::Damaged`], because
    /// it uses up a number like any other.
    pub events: Vec<Event>,
    /// Number of the last event; always present when there are events.
    pub sequence: Option<i64>,
    /// Wanted by `ReconnectSession` and for nothing else. Zero and absent both mean: keep the old one.
    pub offset: Option<i64>,
}

/// Reads the answer to a poll (§5.1, §7): the list first and each event on its own afterwards, so
/// that a bad event costs itself alone.
///
/// # Errors
/// The body is no JSON object, `messages` is no list, or the events have no readable `sequence`:
/// without it nobody knows their numbers. The caller polls again with the same `ack`.
pub fn decode_messages(body: &str) -> Result<Messages, DecodeError> {
    const WHAT: &str = "the answer to a poll";
    const EXPECTED: &str = "a JSON object with a list of messages and a sequence";
    let object = Object::parse(body).ok_or_else(|| DecodeError::not_an_object(WHAT, EXPECTED, body))?;
    let fault = |found| DecodeError::new(WHAT, EXPECTED, found);

    let sequence = object.integer("sequence");
    let events = match (object.list("messages"), object.json("messages")) {
        (Some(events), _) => events,
        (None, Some(_)) => return Err(fault("messages that are no list")),
        // An object with neither is some other answer. Taken for an empty one it would be polled for
        // again at once, for ever.
        (None, None) if sequence.is_none() => return Err(fault("JSON without messages")),
        (None, None) => Vec::new(),
    };
    if !events.is_empty() && sequence.is_none() {
        return Err(fault("events without a readable sequence"));
    }
    Ok(Messages { events: events.into_iter().map(Event::decode).collect(), sequence, offset: object.integer("offset") })
}
