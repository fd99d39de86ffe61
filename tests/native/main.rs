//! Tests of what runs without a browser: wire types, options, and whole chats in virtual time. No clock, no network.

#![cfg(not(target_arch = "wasm32"))]

mod addresses;
mod exactly_once;
mod lines;
mod options;
mod scenarios;
mod sim;
mod wire;
