//! Whatever one event holds, it costs itself alone.

use chasitor::wire::live_agent::event::{ChatEnded, Event};
use chasitor::wire::live_agent::messages::decode_messages;
use proptest::prelude::*;
use serde_json::Value;

use super::fixture;

const TYPING: &str = r#"{"type":"AgentTyping","message":{}}"#;

#[test]
fn half_a_surrogate_pair_costs_one_character_alone() {
    let cut = fixture::text("event-ChatMessage-lone-surrogate");
    let body = format!(r#"{{"messages":[{TYPING},{cut},{TYPING}],"sequence":2}}"#);
    let messages = decode_messages(&body).unwrap();
    assert_eq!(messages.sequence, Some(2));
    assert_eq!((&messages.events[0], &messages.events[2]), (&typing(), &typing()));
    let Event::ChatMessage(message) = &messages.events[1] else { panic!("the message is lost") };
    assert_eq!(message.text.as_deref().unwrap().matches('\u{fffd}').count(), 1);
}

#[test]
fn half_a_surrogate_pair_outside_the_text_costs_nothing() {
    let body = r#"{"type":"ChatMessage","message":{"text":"Hello","name":"\ud83d","extra":["\udc00"]}}"#;
    let Event::ChatMessage(message) = Event::decode(body) else {
        panic!("the message is lost");
    };
    assert_eq!((message.text.as_deref(), message.name.as_deref()), (Some("Hello"), Some("\u{fffd}")));
}

#[test]
fn a_text_of_the_wrong_type_is_damage_and_a_name_of_the_wrong_type_is_not() {
    let message = |members: &str| Event::decode(&format!(r#"{{"type":"ChatMessage","message":{members}}}"#));
    assert_eq!(message(r#"{"text":42}"#), damaged("ChatMessage"));
    assert_eq!(message(r#"{"text":["a"]}"#), damaged("ChatMessage"));
    assert_eq!(message(r#"["text"]"#), damaged("ChatMessage"));
    assert!(matches!(message(r#"{"text":"a","name":7,"schedule":[]}"#), Event::ChatMessage(_)));
}

#[test]
fn an_event_that_says_enough_by_its_name_survives_any_body() {
    for body in ["null", "{}", "7", "\"agent\"", "[1]", r#"{"reason":{}}"#, r#"{"\ud800":1}"#] {
        let ended = Event::decode(&format!(r#"{{"type":"ChatEnded","message":{body}}}"#));
        assert_eq!(ended, Event::ChatEnded(ChatEnded::default()), "{body}");
        let gone = Event::decode(&format!(r#"{{"type":"AgentDisconnect","message":{body}}}"#));
        assert_eq!(gone, Event::AgentDisconnect, "{body}");
    }
}

#[test]
fn an_event_that_needs_its_body_is_damaged_without_it() {
    for body in ["{}", "[]", r#"{"affinityToken":""}"#, r#"{"affinityToken":7}"#] {
        let event = Event::decode(&format!(r#"{{"type":"ReconnectSession","message":{body}}}"#));
        assert_eq!(event, damaged("ReconnectSession"), "{body}");
    }
    for kind in ["CustomEvent", "ChasitorSessionData"] {
        assert_eq!(Event::decode(&format!(r#"{{"type":"{kind}","message":7}}"#)), damaged(kind));
    }
}

#[test]
fn a_damaged_line_of_the_transcript_costs_itself_alone() {
    let lines = r#"[7, null, {"type":"Agent","content":"Hi","sequence":"2"}, {"type":"Agent","content":1}]"#;
    let event = format!(r#"{{"type":"ChasitorSessionData","message":{{"chatMessages":{lines}}}}}"#);
    let Event::ChasitorSessionData(data) = Event::decode(&event) else {
        panic!("the session data is lost");
    };
    let contents: Vec<_> = data.chat_messages.iter().map(|entry| entry.content.as_deref()).collect();
    assert_eq!(contents, [Some("Hi"), None]);
    assert_eq!(data.chat_messages[0].sequence, Some(2));
}

#[test]
fn of_two_members_of_one_name_the_later_counts() {
    let event = r#"{"type":"X","type":"ChatEnded","message":{"reason":"a","reason":"b"}}"#;
    let reason = Some("b".to_owned());
    assert_eq!(Event::decode(event), Event::ChatEnded(ChatEnded { reason, attached_records: None }));
}

#[test]
fn a_deeply_nested_event_does_not_cost_the_answer() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let body = format!(r#"{{"messages":[{{"type":"Deep","message":{deep}}},{TYPING}],"sequence":1}}"#);
    assert_eq!(decode_messages(&body).unwrap().events.last(), Some(&typing()));
}

proptest! {
    #[test]
    fn every_entry_of_the_list_uses_up_one_number(entries in prop::collection::vec(json(), 1..8)) {
        let count = entries.len();
        let body = serde_json::json!({"messages": entries, "sequence": 41}).to_string();
        let messages = decode_messages(&body).unwrap();
        prop_assert_eq!(messages.events.len(), count);
        prop_assert_eq!(messages.sequence, Some(41));
    }

    #[test]
    fn a_known_type_with_any_body_is_read_without_panic(
        kind in prop::sample::select(KINDS.as_slice()),
        message in json(),
    ) {
        let event = serde_json::json!({"type": kind, "message": message}).to_string();
        prop_assert_ne!(Event::decode(&event), Event::Damaged { type_name: None });
    }

    #[test]
    fn any_text_is_read_without_panic(text in ".*") {
        prop_assert!(decode_messages(&text).is_err());
        prop_assert_eq!(Event::decode(&text), Event::Damaged { type_name: None });
    }
}

const KINDS: [&str; 8] = [
    "ChatRequestSuccess",
    "ChatRequestFail",
    "QueueUpdate",
    "ChatEstablished",
    "ChatMessage",
    "ChasitorSessionData",
    "CustomEvent",
    "AsyncResult",
];

const MEMBERS: [&str; 9] =
    ["type", "message", "text", "name", "items", "geoLocation", "customDetails", "chatMessages", "queuePosition"];

/// Any JSON value, with a liking for the members that mean something.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e9..1e9).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let member = prop::sample::select(MEMBERS.as_slice()).prop_map(str::to_owned);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(member, inner, 0..4).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn typing() -> Event {
    Event::decode(TYPING)
}

fn damaged(kind: &str) -> Event {
    Event::Damaged { type_name: Some(kind.to_owned()) }
}
