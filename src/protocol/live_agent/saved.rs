//! What of a session outlives the page (§15, "Reload"). It holds the key: never log it.

use serde::{Deserialize, Serialize};

use super::hand_over::HandOver;
use super::lane::{Lane, SavedLane};
use super::link::Link;
use super::live::Live;
use super::poll::{Cursor, Poll};
use crate::protocol::Timestamp;

#[derive(Serialize, Deserialize)]
struct Saved {
    link: Link,
    cursor: Cursor,
    lane: SavedLane,
    requested: bool,
    established: bool,
    ending: Option<Timestamp>,
    rounds: u32,
    /// A hand-over had the new token, and waited for the session's data. In the step before, the next
    /// poll is answered 503 and starts the hand-over again by itself.
    awaits_data: bool,
}

/// The session as JSON text.
#[must_use]
pub fn write(live: &Live) -> String {
    let saved = Saved {
        link: live.link.clone(),
        cursor: live.poll.cursor.clone(),
        lane: live.lane.save(),
        requested: live.requested,
        established: live.established,
        ending: live.ending,
        rounds: live.rounds,
        awaits_data: live.hand_over.as_ref().is_some_and(HandOver::lets_poll),
    };
    // Plain fields and text keys: writing them into memory cannot fail.
    serde_json::to_string(&saved).expect("a session of plain fields always has a JSON text")
}

/// The session from JSON text; `None` if it cannot be read. It sends nothing until resumed.
#[must_use]
pub fn read(text: &str) -> Option<Live> {
    let saved: Saved = serde_json::from_str(text).ok()?;
    let mut live = Live::new(saved.link, false);
    live.poll = Poll::at(saved.cursor);
    live.lane = Lane::restore(saved.lane);
    live.requested = saved.requested;
    live.established = saved.established;
    live.ending = saved.ending;
    live.rounds = saved.rounds;
    live.hand_over = saved.awaits_data.then(HandOver::after_reload);
    Some(live)
}
