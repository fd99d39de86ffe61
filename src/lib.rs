//! Chasitor.

pub mod protocol;
pub mod session;
pub mod wire;
