//! The bodies of the Live Agent REST API, visitor side. No headers, no addresses, no counters: those
//! belong to the driver.
//!
//! What comes in: [`response`] for the bare answers, [`messages`] for the long poll and [`event`] for
//! what a poll brings. What goes out: [`request`] and [`pre_chat`].

pub mod conflict;
pub mod event;
pub mod id;
pub mod messages;
pub mod pre_chat;
pub mod request;
pub mod response;

pub use event::Event;
