//! What the chat services say and want to hear, as plain values. No I/O, no clock, no decisions.
//!
//! Reading is tolerant, because services differ from their own documents: an absent member, a null
//! and, where that is harmless, a member of the wrong type are one and the same ([`lenient`]).
//! Writing is exact: every body holds what real clients send and nothing else. Whatever could read a
//! chat in the wrong hands is a [`secret::Secret`], which no log line can show by accident.
//!
//! Every type names the section of the protocol document that it follows, such as "§5.2".

pub mod error;
pub mod json;
pub mod lenient;
pub mod live_agent;
pub mod named;
pub mod scan;
pub mod secret;
pub mod writer;

pub use error::DecodeError;
pub use named::Named;
pub use secret::Secret;
