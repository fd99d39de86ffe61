//! Situations in a chat, one file each, played in virtual time against the model server.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod after_the_end;
mod claims;
mod conflict;
mod endings;
mod expiry;
mod form_check;
mod form_request;
mod hand_over;
mod happy_path;
mod headers;
mod long_poll;
mod long_poll_faults;
mod lost_reply;
mod odd_events;
mod post_chat;
mod refused;
mod reload;
mod resync;
mod session_data;
mod start_failures;
mod statuses;
mod text_faults;
mod transfer;
mod typing;
mod unread;
mod waiting_texts;
