//! The table of words, as owners change it.

use chasitor::ui::{Strings, Text, UnknownText};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_text_is_replaced_by_its_key_in_camel_case() {
    let mut strings = Strings::default();
    strings.set("startNew", "Noch einmal".into()).unwrap();
    assert_eq!(strings.get(Text::StartNew).as_str(), "Noch einmal");
    assert_eq!(strings.get(Text::StartChat).as_str(), "Start chat");
}

#[wasm_bindgen_test]
fn an_unknown_key_is_reported_and_changes_nothing() {
    let mut strings = Strings::default();
    for key in ["StartNew", "start-new", "startnew", "", "nothing"] {
        assert_eq!(strings.set(key, "x".into()), Err(UnknownText(key.to_owned())), "{key}");
    }
    assert_eq!(strings, Strings::default());
}

#[wasm_bindgen_test]
fn a_value_goes_into_the_place_of_the_braces_whatever_they_hold() {
    let mut strings = Strings::default();
    assert_eq!(strings.fill(Text::Typing, "Mira {K}"), "Mira {K} is typing");
    strings.set("typing", "{wer} schreibt".into()).unwrap();
    assert_eq!(strings.fill(Text::Typing, "Mira"), "Mira schreibt");
    strings.set("typing", "Es wird geschrieben".into()).unwrap();
    assert_eq!(strings.fill(Text::Typing, "Mira"), "Es wird geschrieben");
    strings.set("typing", "} {".into()).unwrap();
    assert_eq!(strings.fill(Text::Typing, "Mira"), "} {");
}
