//! The plain text of a 409 to a POST. What follows from it is for the driver to decide.

/// The two numbers of `Out of sync Ack. Expected 7. Actual 5` (§4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SequenceConflict {
    /// The SEQUENCE that was sent: the service repeats it.
    pub expected: u64,
    /// The last SEQUENCE that the service accepted.
    pub actual: u64,
}

impl SequenceConflict {
    /// Finds the two numbers in an error body, whatever stands around them; `None` when one is missing.
    #[must_use]
    pub fn parse(body: &str) -> Option<Self> {
        Some(Self { expected: number_after(body, "expected")?, actual: number_after(body, "actual")? })
    }
}

fn number_after(body: &str, label: &str) -> Option<u64> {
    // A minus sign is part of a word, so that a number below zero is refused instead of misread.
    let mut words = body.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    words.find(|word| word.eq_ignore_ascii_case(label))?;
    words.next()?.parse().ok()
}
