//! A number may come as `40`, `40.0`, `4e1` or `"40"`, and means the same.

use chasitor::wire::lenient::{Object, integer, whole};
use proptest::prelude::*;

#[test]
fn what_is_no_number_is_absent() {
    for json in ["\"\"", "\"forty\"", "\"40 s\"", "true", "[40]", "{}", "\"NaN\"", "\"inf\"", "\"0x28\"", "1e999"] {
        assert_eq!((integer(json), whole(json)), (None, None), "{json}");
    }
}

#[test]
fn a_fraction_is_no_whole_number() {
    assert_eq!((integer("12.5"), whole("12.5"), whole("125e-1")), (None, Some(12), Some(12)));
}

#[test]
fn a_number_that_would_lose_digits_is_absent() {
    assert_eq!(integer("9007199254740993e0"), Some(9_007_199_254_740_993));
    assert_eq!(integer("9007199254740993.0"), Some(9_007_199_254_740_993));
    assert_eq!(integer("99999999999999999999"), None);
}

#[test]
fn null_is_the_same_as_absent() {
    let object = Object::parse(r#"{"a":null}"#).unwrap();
    for name in ["a", "b"] {
        assert_eq!((object.text(name), object.flag(name), object.integer(name)), (None, None, None));
        assert!(object.whole(name).is_none() && object.list(name).is_none() && object.object(name).is_none());
        assert_eq!(object.exact_text(name), Ok(None));
    }
}

#[test]
fn a_negative_number_is_no_natural_one() {
    let object = Object::parse(r#"{"below":-1,"zero":"0.0"}"#).unwrap();
    assert_eq!((object.natural("below"), object.natural("zero")), (None, Some(0)));
}

#[test]
fn a_flag_may_come_as_text() {
    let object = Object::parse(r#"{"yes":"true","no":false,"one":1}"#).unwrap();
    assert_eq!((object.flag("yes"), object.flag("no"), object.flag("one")), (Some(true), Some(false), None));
}

proptest! {
    #[test]
    fn every_way_of_writing_a_whole_number_reads_alike(value in -1_000_000_000_000_000..=1_000_000_000_000_000_i64) {
        for json in [format!("{value}"), format!("{value}.0"), format!("{:e}", value as f64)] {
            prop_assert_eq!(integer(&json), Some(value), "{}", json);
            prop_assert_eq!(integer(&format!("\"{json}\"")), Some(value), "text {}", json);
            prop_assert_eq!(integer(&format!("\" {json} \"")), Some(value), "padded {}", json);
        }
    }

    #[test]
    fn every_64_bit_number_is_exact(value in any::<i64>()) {
        for json in [format!("{value}"), format!("{value}.0"), format!("\"{value}\"")] {
            prop_assert_eq!(integer(&json), Some(value), "{}", json);
        }
    }

    #[test]
    fn the_whole_part_is_what_floating_point_says(value in -1e12..1e12_f64) {
        let json = format!("{value:?}");
        prop_assert_eq!(whole(&json), Some(value.trunc() as i64));
        prop_assert_eq!(whole(&format!("\"{json}\"")), Some(value.trunc() as i64));
    }

    #[test]
    fn any_text_is_read_without_panic(json in ".*") {
        prop_assert!(whole(&json).is_none() || !json.is_empty());
        prop_assert!(integer(&json).is_none() || !json.is_empty());
    }
}
