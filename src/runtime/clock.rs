//! The one place that reads a clock.

use crate::protocol::Timestamp;

/// The time now.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole milliseconds since 1970, far below 2^53"
)]
pub fn now() -> Timestamp {
    Timestamp(js_sys::Date::now() as u64)
}
