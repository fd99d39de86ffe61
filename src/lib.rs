//! Chasitor.
