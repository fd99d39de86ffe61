//! Joins everything for the host page: options in, the element's methods and events out. It decides
//! nothing about a chat and knows no service's protocol.
//!
//! Options are plain data and are read natively too; all that touches the page exists in the browser alone.

pub mod address;
mod entities;
pub mod faults;
pub mod language;
pub mod options;
mod pre_chat;
mod rules;
pub mod sources;

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod call;
#[cfg(target_arch = "wasm32")]
mod calls;
#[cfg(target_arch = "wasm32")]
mod document;
#[cfg(target_arch = "wasm32")]
pub mod element;
#[cfg(target_arch = "wasm32")]
mod error;
#[cfg(target_arch = "wasm32")]
mod failure;
#[cfg(target_arch = "wasm32")]
mod host;
#[cfg(target_arch = "wasm32")]
mod host_events;
#[cfg(target_arch = "wasm32")]
mod launcher;
#[cfg(target_arch = "wasm32")]
mod running;
#[cfg(target_arch = "wasm32")]
mod value;
