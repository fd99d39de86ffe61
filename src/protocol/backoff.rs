//! How long to wait before a request is sent again. It counts failures and nothing else: whether
//! there is a next try is for the caller to decide.

/// Waits in milliseconds before the second, third … try (§5.3).
const STEPS_MS: [u64; 5] = [1_000, 2_000, 4_000, 8_000, 10_000];

/// Jitter in percent, to either side.
const JITTER_PERCENT: u64 = 20;

/// A small generator of random numbers (splitmix64), seeded, so that a run can be repeated exactly.
/// Good enough to spread clients out; not for secrets.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// Starts from a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number of the sequence.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

/// Counts failures in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Backoff {
    failures: u32,
}

impl Backoff {
    /// Counts a failure; the wait in milliseconds before the next try, at least `at_least_ms`.
    pub fn failed(&mut self, random: &mut Random, at_least_ms: u64) -> u64 {
        let step = STEPS_MS.get(self.failures as usize).copied().unwrap_or(STEPS_MS[STEPS_MS.len() - 1]);
        self.failures = self.failures.saturating_add(1);
        let spread = step * JITTER_PERCENT / 100;
        let wait = step - spread + random.draw() % (2 * spread + 1);
        wait.max(at_least_ms)
    }

    /// Forgets the failures. Only a success may do that.
    pub fn succeeded(&mut self) {
        self.failures = 0;
    }

    /// Failures since the last success.
    #[must_use]
    pub fn failures(&self) -> u32 {
        self.failures
    }
}
