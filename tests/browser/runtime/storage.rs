//! The tab's storage where it works, where it is forbidden and where it is full.

use chasitor::runtime::storage::TabStorage;
use chasitor::session::Record;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake::{Restored, block_storage, console_lines, fill_storage, watch_console};

fn storage(name: &str) -> TabStorage {
    TabStorage::new(format!("chasitor:chat:test.{name}"))
}

fn saved(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[wasm_bindgen_test]
fn records_are_kept_apart_and_found_again() {
    storage("kept").save(Record::Chat, saved("chat"));
    storage("kept").save(Record::View, saved("view"));
    assert_eq!(storage("kept").load(Record::Chat), saved("chat"));
    assert_eq!(storage("kept").load(Record::View), saved("view"));
    storage("kept").save(Record::Chat, None);
    assert_eq!(storage("kept").load(Record::Chat), None);
    assert_eq!(storage("kept").load(Record::View), saved("view"));
}

#[wasm_bindgen_test]
fn blocked_storage_falls_back_to_memory_with_one_warning() {
    let _restored = Restored;
    block_storage();
    watch_console("warn");
    let storage = storage("blocked");
    assert_eq!(storage.load(Record::Chat), None);
    storage.save(Record::Chat, saved("chat"));
    assert_eq!(storage.load(Record::Chat), saved("chat"));
    storage.save(Record::Chat, None);
    assert_eq!(storage.load(Record::Chat), None);
    assert_eq!(console_lines("warn").len(), 1);
}

#[wasm_bindgen_test]
fn what_does_not_fit_counts_over_what_was_stored_before() {
    let _restored = Restored;
    let storage = storage("full");
    storage.save(Record::Chat, saved("old"));
    watch_console("warn");
    fill_storage();
    storage.save(Record::Chat, saved("new"));
    assert_eq!(storage.load(Record::Chat), saved("new"));
    assert_eq!(console_lines("warn").len(), 1);
}
