//! How the model server behaves where nothing public settles the matter (§16.1). No state.

/// When the session's data comes after a hand-over (§5.6, step 6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DataComes {
    /// As the first event of the new server.
    #[default]
    AtOnce,
    /// Only after `ChasitorResyncState`.
    AfterResync,
    /// Not at all.
    Never,
}

/// Which events follow the session's data (A13).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Undelivered {
    /// All that were not acknowledged, even if an answer held them.
    #[default]
    Unacknowledged,
    /// Those that no answer held, and the news that the data does not tell.
    NotHandedOut,
}

/// Everything that can be chosen.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How long a poll is held, in milliseconds (A10).
    pub hold_ms: u64,
    /// `clientPollTimeout`, in seconds.
    pub poll_timeout_s: u64,
    /// Life without a request, in milliseconds; announced as `connectionTimeout` (A11).
    pub expiry_ms: u64,
    /// Status of an accepted POST (A1).
    pub post_status: u16,
    /// True: a number that comes twice is answered 409 with equal numbers (A2).
    pub duplicate_conflicts: bool,
    pub data: DataComes,
    pub undelivered: Undelivered,
    /// False: every request for a chat is turned away.
    pub available: bool,
    /// Place in the queue and wait in seconds at the start.
    pub queue: (u64, i64),
    pub post_chat_url: String,
    /// How long a session still answers after the end, in milliseconds (A12).
    pub after_end_ms: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            hold_ms: 30_000,
            poll_timeout_s: 40,
            expiry_ms: 110_000,
            post_status: 200,
            duplicate_conflicts: false,
            data: DataComes::default(),
            undelivered: Undelivered::default(),
            available: true,
            queue: (2, 95),
            post_chat_url: String::new(),
            after_end_ms: 10_000,
        }
    }
}
