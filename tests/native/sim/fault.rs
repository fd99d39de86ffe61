//! What can go wrong with one request, by order of a test or by chance. It changes nothing by itself.

use super::dice::Dice;
use super::http::Call;

/// One thing that goes wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// Never arrives; the client is told at once.
    LostRequest,
    /// Is processed; the connection breaks before the answer is there.
    LostReply,
    /// Never arrives, and nobody tells the client: only its own deadline helps.
    BlackHole,
    /// Is processed, and nothing comes back (a half-open connection).
    Silence,
    /// The answer takes this much longer, in milliseconds.
    Late(u64),
    /// Arrives once more after so many milliseconds, as browsers do it silently; the second answer counts.
    Twice(u64),
    /// Is not processed, but answered with this status by something in between.
    Status(u16),
    /// As above, with a body and `Retry-After` in seconds.
    Answer(u16, &'static str, Option<u32>),
    /// Is processed; a proxy puts this body with status 200 in the answer's place.
    Body(&'static str),
    /// Is processed; the second half of the body is missing.
    Cut,
    /// The session moves just before it arrives.
    HandOver,
}

/// A page that a proxy shows.
pub const HTML: &str = "<!doctype html><title>Maintenance</title>";

/// The next `left` requests to `noun` meet with `fault`.
#[derive(Clone, Debug)]
pub struct Rule {
    pub noun: String,
    pub left: u32,
    pub fault: Fault,
}

/// Faults by chance.
#[derive(Clone, Debug)]
pub struct Chaos {
    pub dice: Dice,
    /// Of a hundred requests.
    pub percent: u64,
}

impl Chaos {
    /// What happens to a request, if anything. Nothing here is final by the protocol, but for long bad luck.
    pub fn strike(&mut self, call: &Call) -> Option<Fault> {
        if !self.dice.chance(self.percent) {
            return None;
        }
        let fault = match self.dice.between(0, 15) {
            0 | 1 => Fault::LostRequest,
            2..=4 => Fault::LostReply,
            5 => Fault::BlackHole,
            6 => Fault::Silence,
            7 | 8 => Fault::Late(self.dice.between(100, 20_000)),
            9 => Fault::Twice(self.dice.between(1, 400)),
            10 => Fault::Status(*self.dice.pick(&[500, 502, 504])),
            11 => Fault::Answer(429, "slow down", Some(self.dice.between(1, 4) as u32)),
            12 => Fault::Body(HTML),
            13 => Fault::Cut,
            _ => Fault::HandOver,
        };
        let fits = match fault {
            // A second poll would end the chat, and a second SessionId is another session.
            Fault::Twice(_) => call.body.is_some(),
            Fault::Body(_) | Fault::Cut => call.is_poll() || call.noun() == "ReconnectSession",
            Fault::HandOver => call.noun() != "SessionId",
            _ => true,
        };
        fits.then_some(fault)
    }
}
