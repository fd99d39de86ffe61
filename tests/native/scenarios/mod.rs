//! Situations in a chat, one file each, played in virtual time against the model server.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod happy_path;
