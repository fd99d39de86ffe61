//! Judges SEQUENCE, the POST counter (§4.1). Knows nothing of event numbers, which never mix with it.

/// The last SEQUENCE accepted.
#[derive(Debug, Default)]
pub(crate) struct PostCounter {
    last: u64,
}

/// What a SEQUENCE means.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// One higher than the last: process, then [`PostCounter::accept`].
    Next(u64),
    /// The header is absent: process without counting (A4).
    Uncounted,
    /// The last number again: no effect (A2).
    Duplicate(u64),
    /// A gap or a lower number: 409 (A3).
    OutOfStep { received: u64, last: u64 },
}

impl PostCounter {
    pub(crate) fn judge(&self, sent: Option<u64>) -> Verdict {
        match sent {
            None => Verdict::Uncounted,
            Some(number) if number == self.last + 1 => Verdict::Next(number),
            Some(number) if number == self.last => Verdict::Duplicate(number),
            Some(number) => Verdict::OutOfStep { received: number, last: self.last },
        }
    }

    /// Counts a POST that was processed. One that was answered 4xx or 5xx is not counted (A32).
    pub(crate) fn accept(&mut self, number: u64) {
        self.last = number;
    }

    /// The next POST is 1 again (A13).
    pub(crate) fn reset(&mut self) {
        self.last = 0;
    }

    pub(crate) fn last(&self) -> u64 {
        self.last
    }
}

/// The recorded text of a 409 (§4.1): "Expected" repeats what the client sent.
pub(crate) fn out_of_step(received: u64, last: u64) -> String {
    format!("Out of sync Ack. Expected {received}. Actual {last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_next_number_counts() {
        let mut counter = PostCounter::default();
        assert_eq!(counter.judge(Some(1)), Verdict::Next(1));
        counter.accept(1);
        assert_eq!(counter.judge(Some(1)), Verdict::Duplicate(1));
        assert_eq!(counter.judge(Some(3)), Verdict::OutOfStep { received: 3, last: 1 });
        assert_eq!(counter.judge(None), Verdict::Uncounted);
    }
}
