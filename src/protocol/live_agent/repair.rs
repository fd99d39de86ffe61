//! What a 409 to a POST means: the table of §4.1, and nothing else.

use crate::wire::live_agent::conflict::SequenceConflict;

/// Repairs of one POST before it is given up (§5.9).
pub const REPAIR_LIMIT: u32 = 2;

/// What to do with the POST and with the counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// The service has it already. The counter is this now.
    Delivered(u64),
    /// Not accepted: send it again under this number.
    ResendAs(u64),
    /// The text could not be read, so that nothing is known about the POST.
    Unknown,
}

/// Compares the number sent (`own`) with what the service says it accepted last. `had_lost_try`: an
/// earlier try of the same POST stayed without an answer, so that it may have been accepted.
#[must_use]
pub fn repair(own: u64, body: &str, had_lost_try: bool) -> Repair {
    let Some(SequenceConflict { actual, .. }) = SequenceConflict::parse(body) else {
        return Repair::Unknown;
    };
    if own == actual || (own < actual && had_lost_try) {
        Repair::Delivered(actual)
    } else {
        Repair::ResendAs(actual + 1)
    }
}
