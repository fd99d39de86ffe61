//! Our own reader of JSON against serde_json, which is the reference for everything but half a surrogate pair.

use chasitor::wire::json::Json;
use chasitor::wire::lenient::{Object, list, text};
use chasitor::wire::scan::unescape;
use proptest::prelude::*;
use serde_json::Value;

fn same(ours: &Json, reference: &Value) -> bool {
    match (ours, reference) {
        (Json::Null, Value::Null) => true,
        (Json::Flag(ours), Value::Bool(reference)) => ours == reference,
        (Json::Number(ours), Value::Number(reference)) => *ours == reference.to_string(),
        (Json::Text(ours), Value::String(reference)) => ours == reference,
        (Json::List(ours), Value::Array(reference)) => {
            ours.len() == reference.len() && ours.iter().zip(reference).all(|(a, b)| same(a, b))
        }
        (Json::Object(ours), Value::Object(reference)) => {
            ours.len() == reference.len()
                && reference.iter().all(|(name, value)| ours.get(name).is_some_and(|ours| same(ours, value)))
        }
        _ => false,
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..5)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

#[test]
fn what_is_cut_off_or_goes_on_is_no_object() {
    for json in [
        "",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":\"",
        "{\"a\":[1}",
        "{\"a\":1,}",
        "{\"a\":1}x",
        "{1:2}",
        "{\"a\" 1}",
    ] {
        assert!(Object::parse(json).is_none(), "{json}");
    }
    for json in ["[", "[1", "[1,]", "[1 2]", "[1]]", "[}", "[nil]"] {
        assert!(list(json).is_none(), "{json}");
    }
}

#[test]
fn escapes_mean_what_they_mean_in_a_browser() {
    assert_eq!(unescape(r#""\u00e4\t\/\"\\""#).as_deref(), Some("\u{e4}\t/\"\\"));
    assert_eq!(unescape(r#""\ud83d\ude00""#).as_deref(), Some("\u{1f600}"));
    assert_eq!(unescape(r#""\ud83dx\ude00""#).as_deref(), Some("\u{fffd}x\u{fffd}"));
    assert_eq!(unescape(r#""\ud83d\ud83d\ude00""#).as_deref(), Some("\u{fffd}\u{1f600}"));
    for wrong in [r#""\x""#, r#""\u12""#, r#""\""#, "\"", "a", ""] {
        assert_eq!(unescape(wrong), None, "{wrong}");
    }
}

proptest! {
    #[test]
    fn every_value_reads_as_with_serde_json(value in any_json()) {
        for json in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
            let ours = Json::parse(&json);
            prop_assert!(ours.as_ref().is_some_and(|ours| same(ours, &value)), "{} gave {:?}", json, ours);
        }
    }

    #[test]
    fn every_text_is_read_back(written in any::<String>()) {
        prop_assert_eq!(text(&serde_json::to_string(&written).unwrap()), Ok(written));
    }

    #[test]
    fn no_beginning_of_an_object_is_an_object(value in any_json(), part in 0.0..1.0_f64) {
        let json = serde_json::json!({ "value": value, "more": 1 }).to_string();
        let mut end = (json.len() as f64 * part) as usize;
        while !json.is_char_boundary(end) {
            end -= 1;
        }
        prop_assert!(Object::parse(&json[..end]).is_none());
    }

    #[test]
    fn garbage_is_read_without_panic(garbage in "[\\[\\]{}\",:\\\\u0-9a-f \u{e4}]*") {
        drop((Json::parse(&garbage), Object::parse(&garbage), list(&garbage), unescape(&garbage)));
    }
}
