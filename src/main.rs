//! The binary that Trunk builds: it keeps the library's exports alive and chooses the allocator.

use chasitor as _;

/// Grows with the chat. The host page's memory is not touched.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}
