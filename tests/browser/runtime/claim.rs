//! One holder at a time, among claims that know nothing of each other, as tabs do.

use chasitor::runtime::claim::ClaimHandle;
use chasitor::session::Claim;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake::{Restored, remove_locks};
use super::log::{Log, turn};

fn claim(name: &str, steal: bool) -> (ClaimHandle, Log<Claim>) {
    let log = Log::new();
    (ClaimHandle::new(format!("chasitor:test:{name}"), steal, log.report()), log)
}

#[wasm_bindgen_test]
async fn a_claim_that_is_busy_is_held_when_the_holder_lets_go() {
    let (first, held) = claim("busy", false);
    assert_eq!(held.nth(0).await, Claim::Held);
    let (_second, waiting) = claim("busy", false);
    assert_eq!(waiting.nth(0).await, Claim::Busy);
    drop(first);
    assert_eq!(waiting.nth(1).await, Claim::Held);
    assert_eq!(held.all(), [Claim::Held]);
}

#[wasm_bindgen_test]
async fn a_stolen_claim_is_told_to_the_one_who_had_it() {
    let (_first, robbed) = claim("steal", false);
    assert_eq!(robbed.nth(0).await, Claim::Held);
    let (_second, thief) = claim("steal", true);
    assert_eq!(thief.nth(0).await, Claim::Held);
    assert_eq!(robbed.nth(1).await, Claim::Taken);
}

#[wasm_bindgen_test]
async fn who_gives_up_waiting_hears_nothing_and_blocks_nobody() {
    let (first, held) = claim("line", false);
    assert_eq!(held.nth(0).await, Claim::Held);
    let (second, gave_up) = claim("line", false);
    assert_eq!(gave_up.nth(0).await, Claim::Busy);
    let (_third, patient) = claim("line", false);
    assert_eq!(patient.nth(0).await, Claim::Busy);
    drop(second);
    drop(first);
    assert_eq!(patient.nth(1).await, Claim::Held);
    assert_eq!(gave_up.all(), [Claim::Busy]);
}

#[wasm_bindgen_test]
async fn a_claim_dropped_before_it_is_answered_is_let_go() {
    let (first, unheard) = claim("dropped", false);
    turn().await;
    drop(first);
    let (_second, log) = claim("dropped", true);
    assert_eq!(log.nth(0).await, Claim::Held);
    assert!(unheard.all().is_empty());
}

#[wasm_bindgen_test]
async fn without_locks_a_claim_is_held_at_once() {
    let _restored = Restored;
    remove_locks();
    let (_claim, log) = claim("none", false);
    assert_eq!(log.nth(0).await, Claim::Held);
}
