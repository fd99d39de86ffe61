//! The sandbox over real HTTP, seen from the visitor's side.
#![allow(clippy::unwrap_used, missing_docs, reason = "a failed test may panic, and names say what it claims")]

#[path = "../support/mod.rs"]
mod support;

mod happy_path;
