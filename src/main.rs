//! The binary that Trunk builds: it only keeps the library's exports alive.

use chasitor as _;

fn main() {}
