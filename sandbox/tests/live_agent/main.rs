//! The sandbox over real HTTP, seen from the visitor's side. The ids A1 to A32 are the decisions of §16.1.
#![allow(clippy::unwrap_used, missing_docs, reason = "a failed test may panic, and names say what it claims")]

#[path = "../support/mod.rs"]
mod support;

mod bodies;
mod control_api;
mod cross_origin;
mod faults;
mod fixtures;
mod hand_over;
mod happy_path;
mod life;
mod polls;
mod post_numbers;
mod static_origins;
mod visitor_resources;
