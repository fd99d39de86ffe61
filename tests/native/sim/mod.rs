//! The two-ended simulator: a session and a model server in virtual time, with a network between them that loses,
//! delays and doubles by order or by chance. No clock, no socket, no thread: a run is repeated exactly by its seed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(dead_code, unused_imports, reason = "the simulator is a vocabulary: not every situation needs every word")]

pub mod dice;
pub mod drive;
pub mod fault;
pub mod http;
pub mod network;
pub mod page;
pub mod server;
pub mod trace;
pub mod watch;
pub mod world;

pub use fault::{Fault, HTML};
pub use world::World;
