//! The drivers: what a chat service is told and what it says, without a clock, a socket or a browser.
//!
//! A driver refuses to know time (every call brings `now`), to send anything (it hands out
//! [`HttpRequest`] values) and to remember what the visitor sees (that is the session's). What it
//! owns is the service's protocol: resources, headers, counters, the long poll, repeats, the move to
//! another server, and what must be kept to go on after a reload.
//!
//! One loop invariant holds for every driver: **one call in, then all outputs drained, then one
//! timer armed for [`Driver::next_deadline`]**. Each request handed out is answered exactly once by
//! [`Driver::answered`], an aborted one too.

pub mod backoff;
pub mod command;
pub mod driver;
pub mod event;
pub mod http;
pub mod live_agent;
pub mod record;
pub mod slot;
pub mod time;

pub use command::{ChatCommand, ClientFacts, Detail, MessageId, StartRequest};
pub use driver::{Driver, DriverConfig, DriverOutput};
pub use event::{
    Agent, Arrival, ChatEvent, EndReason, HistoryAuthor, HistoryLine, Loss, Note, QueuePlace, Refusal, StartFault,
    TextFault,
};
pub use http::{Header, HttpOutcome, HttpRequest, HttpResponse, Method, NoAnswer, RequestId};
pub use live_agent::Entity;
pub use time::Timestamp;

/// Values by name, for forms.
pub use crate::wire::Named;
