//! What the runtime promises in a real browser: answers once, storage that may fail, claims, page events.

mod claim;
pub mod fake;
mod http;
pub mod log;
mod page;
mod storage;
