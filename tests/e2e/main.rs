//! A visitor's whole way in a real Chromium, on real origins, against the sandbox in this process.
//!
//! One situation, one file. The widget is driven by the names of the embed contract alone. Nothing sleeps
//! and nothing is repeated: a test waits for the next rendering or event.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]
#![allow(clippy::print_stderr, reason = "what a failed test shows is for whoever reads its output")]

mod bad_endpoint;
mod blocked_storage;
mod blocked_wasm;
mod chatting;
mod ending;
mod footprint;
mod hand_over;
mod hostile_texts;
mod inline;
mod javascript_face;
mod keyboard_only;
mod lost_replies;
mod lost_session;
mod offline;
mod pictures;
mod post_chat;
mod pre_chat_form;
mod queue;
mod refusal;
mod reload;
mod several;
mod small_screen;
mod support;
mod tabs;
mod undelivered;
mod whole_way;
mod wrong_options;
