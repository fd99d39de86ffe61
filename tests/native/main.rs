//! Tests.

mod options;
mod wire;
