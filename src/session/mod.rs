//! One chat as the visitor lives it. It reads no clock, sends nothing, stores nothing and knows no wire type.
//!
//! ```text
//! Session::new(config, seed, saved, now)   a session, perhaps with a chat to go on with
//! Session::handle(now, Input)              one thing happened
//! Session::poll_effect()                   drained to None after every handle
//! Session::next_deadline()                 exactly one timer is armed for it
//! Session::snapshot()                      what the visitor sees: pure, cheap to compare
//! ```
//!
//! The loop invariant: **one input in, all effects out, one timer armed.** Effects come in an order that is
//! safe to be cut off anywhere: what must outlive the page is saved before the request that depends on it leaves.
//!
//! | Rule | File |
//! |---|---|
//! | phases | `phase` |
//! | what the visitor may do, and what follows | `commands` |
//! | what the service's events mean for the visitor | `events` |
//! | the end, and the way to the post-chat page | `ending`, `address` |
//! | pages, tabs, the network | `page` |
//! | texts on their way | `outbox` |
//! | the service's transcript and ours | `history` |
//! | the form | `form`, `answers` |
//! | timers | `timer` |
//! | what outlives the page | `saved`, `codec`, `records` |
//! | the state, and the loop | `machine` |

pub mod address;
pub mod answers;
mod codec;
mod commands;
pub mod effect;
mod ending;
mod events;
pub mod form;
pub mod history;
pub mod input;
mod machine;
mod outbox;
mod page;
pub mod phase;
mod records;
pub mod saved;
pub mod snapshot;
mod timer;
pub mod transcript;

pub use address::{PostChat, PostChatMode, PostChatPolicy};
pub use answers::Matcher;
pub use effect::{Effect, HostEvent, Record};
pub use form::{Answers, Fault, FaultKind, Form};
pub use input::{Claim, Command, Input, PageEvent};
pub use machine::{Config, Session};
pub use phase::{Ending, Phase, Queue};
pub use saved::Saved;
pub use snapshot::{Composer, Connection, Snapshot};
pub use transcript::{Author, Body, Entry, Notice, Status, Transcript};

/// What the interface may name of the layers below: re-exported, because it sees the session alone.
pub use crate::protocol::{Agent, EndReason, Loss, MessageId, QueuePlace, Refusal, StartFault, Timestamp};
