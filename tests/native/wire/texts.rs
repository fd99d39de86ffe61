//! An agent's text arrives letter by letter: nothing is trimmed, decoded, escaped or cut.

use chasitor::wire::live_agent::event::{ChatMessage, Event};

use super::fixture;

/// Fixtures whose text is what the JSON says, whatever it looks like.
const AS_WRITTEN: [&str; 13] = [
    "event-ChatMessage",
    "event-ChatMessage-empty-text",
    "event-ChatMessage-multiline",
    "event-ChatMessage-unicode",
    "event-ChatMessage-rtl",
    "event-ChatMessage-bidi-override",
    "event-ChatMessage-escaped-unicode",
    "event-ChatMessage-control-chars",
    "event-ChatMessage-html",
    "event-ChatMessage-entities",
    "event-ChatMessage-links",
    "event-ChatMessage-long-4000",
    "event-ChatMessage-long-word",
];

/// Every fixture of a text and what it says.
pub fn table() -> Vec<(&'static str, Event)> {
    let mut table: Vec<_> = AS_WRITTEN.map(|name| (name, as_written(name))).into();
    table.extend([
        ("event-ChatMessage-minimal", said(Some("Hello"), Some("Mira K"))),
        ("event-ChatMessage-null-fields", said(Some("Hello"), None)),
        ("event-ChatMessage-null-text", said(None, Some("Mira K"))),
        ("event-ChatMessage-delayed", delayed()),
        ("event-ChatMessage-lone-surrogate", half_a_pair()),
    ]);
    table
}

#[test]
fn a_long_text_is_not_cut() {
    assert_eq!(text_of("event-ChatMessage-long-4000").chars().count(), 4_000);
}

#[test]
fn escapes_become_the_characters_they_stand_for() {
    let text = text_of("event-ChatMessage-escaped-unicode");
    assert!(text.contains('\u{2028}') && text.contains('\u{2029}') && !text.contains('\\'), "{text:?}");
}

#[test]
fn markup_is_left_as_text() {
    assert!(text_of("event-ChatMessage-html").contains('<'));
    assert!(text_of("event-ChatMessage-entities").contains('&'));
}

fn text_of(name: &str) -> String {
    match Event::decode(&fixture::text(name)) {
        Event::ChatMessage(message) => message.text.unwrap(),
        other => panic!("{name} is {other:?}"),
    }
}

fn as_written(name: &str) -> Event {
    let message = fixture::value(name)["message"].clone();
    let member = |name: &str| message[name].as_str().map(str::to_owned);
    Event::ChatMessage(ChatMessage {
        text: member("text"),
        name: member("name"),
        agent_id: member("agentId"),
        delay_ms: message["schedule"]["responseDelayMilliseconds"].as_u64(),
    })
}

fn said(text: Option<&str>, name: Option<&str>) -> Event {
    Event::ChatMessage(ChatMessage {
        text: text.map(str::to_owned),
        name: name.map(str::to_owned),
        agent_id: None,
        delay_ms: None,
    })
}

fn delayed() -> Event {
    Event::ChatMessage(ChatMessage {
        text: Some("One moment, I am looking that up.".to_owned()),
        name: Some("Helper Bot".to_owned()),
        agent_id: Some("0Xx7Q0000004CdP".to_owned()),
        delay_ms: Some(1_500),
    })
}

fn half_a_pair() -> Event {
    said(Some("cut emoji: \u{fffd} end"), Some("Mira K"))
}
