//! Ids of 15 and of 18 characters.

use chasitor::wire::live_agent::id::{same_record, short};
use proptest::prelude::*;

#[test]
fn the_checksum_of_an_id_does_not_count() {
    assert!(same_record("5737Q000000Pw2R", "5737Q000000Pw2RAAS"));
    assert_eq!(short("5737Q000000Pw2RAAS"), "5737Q000000Pw2R");
}

#[test]
fn upper_and_lower_case_name_different_records() {
    assert!(!same_record("5737Q000000Pw2R", "5737Q000000Pw2r"));
}

#[test]
fn anything_that_is_no_id_stays_as_it_is() {
    for text in ["", "573", "5737Q000000Pw2R", "ééééééééééééééééé", "n/a"] {
        assert_eq!(short(text), text);
    }
}

proptest! {
    #[test]
    fn shortening_any_text_does_not_panic(text in ".*") {
        prop_assert!(same_record(&text, short(&text)));
    }
}
