//! What the wire layer promises, against the fixtures of the protocol and against made-up nonsense.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod coverage;
mod damage;
mod events;
mod fixture;
mod ids;
mod messages;
mod numbers;
mod requests;
mod responses;
mod scanning;
mod secrets;
mod texts;
