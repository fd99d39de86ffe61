//! A poll's answer keeps every event, its order and its number.

use chasitor::wire::live_agent::event::Event;
use chasitor::wire::live_agent::messages::{Messages, decode_messages};

use super::fixture;

/// A fixture of a poll's answer and what it says.
pub struct Answer {
    pub name: &'static str,
    /// The names of the variants, in order.
    events: &'static str,
    sequence: i64,
    offset: Option<i64>,
}

/// Every fixture of a poll's answer.
pub const TABLE: [Answer; 16] = [
    answer("response-Messages", "AgentTyping ChatMessage AgentNotTyping", 6, Some(1_702_233_415)),
    answer("response-Messages-first-poll", "ChatRequestSuccess", 0, Some(1_702_233_391)),
    answer("response-Messages-18-events", EIGHTEEN, 17, Some(1_702_233_460)),
    answer(
        "response-Messages-redelivery",
        "ChatMessage AgentNotTyping AgentTyping ChatMessage",
        8,
        Some(1_702_233_502),
    ),
    answer("response-Messages-number-gap", "ChatMessage", 12, Some(1_702_233_533)),
    answer("response-Messages-no-offset", "AgentTyping", 7, None),
    answer("response-Messages-zero-offset", "AgentTyping", 7, Some(0)),
    answer("response-Messages-empty-list", "", 6, Some(1_702_233_415)),
    answer("response-Messages-string-numbers", "AgentTyping", 7, Some(1_702_233_416)),
    answer("response-Messages-large-offset", "AgentTyping", 7, Some(8_102_233_416)),
    answer("response-Messages-typing-out-of-order", "AgentNotTyping ChatMessage AgentTyping", 9, Some(1_702_233_544)),
    answer(
        "response-Messages-unknown-types",
        "AgentTyping Unknown Unknown Unknown Unknown Unknown ChatMessage",
        10,
        Some(1_702_233_555),
    ),
    answer(
        "response-Messages-damaged-events",
        "Damaged Damaged Damaged Damaged Damaged Damaged ChatMessage",
        10,
        Some(1_702_233_566),
    ),
    answer("response-Messages-refused", "ChatRequestFail", 0, Some(1_702_233_391)),
    answer("response-Messages-ended", "ChatMessage AgentNotTyping ChatEnded", 32, Some(1_702_234_011)),
    answer("response-Messages-after-reconnect", "ChasitorSessionData ChatMessage", 1, Some(1_702_233_601)),
];

const EIGHTEEN: &str = "AsyncResult ChatRequestSuccess QueueUpdate QueueUpdate ChatEstablished \
    AgentTyping ChatMessage AgentNotTyping AgentTyping AgentTyping ChatMessage AgentNotTyping \
    CustomEvent AgentTyping ChatMessage AgentNotTyping NewVisitorBreadcrumb ChatMessage";

const fn answer(name: &'static str, events: &'static str, sequence: i64, offset: Option<i64>) -> Answer {
    Answer { name, events, sequence, offset }
}

#[test]
fn each_answer_keeps_its_events_in_order_and_its_numbers() {
    for answer in &TABLE {
        let messages = decode(answer.name);
        let kinds: Vec<String> = messages.events.iter().map(kind).collect();
        assert_eq!(kinds.join(" "), answer.events, "{}", answer.name);
        assert_eq!(messages.sequence, Some(answer.sequence), "{}", answer.name);
        assert_eq!(messages.offset, answer.offset, "{}", answer.name);
    }
}

#[test]
fn a_text_that_comes_twice_is_kept_twice() {
    let messages = decode("response-Messages-18-events");
    let said = texts(&messages);
    assert_eq!(said, ["Hello, this is Mira.", "ok", "ok", "Which order is it about?"]);
}

#[test]
fn the_text_between_damaged_and_unknown_events_is_kept() {
    for name in ["response-Messages-damaged-events", "response-Messages-unknown-types"] {
        assert_eq!(texts(&decode(name)), ["Only this line is to be shown."], "{name}");
    }
}

#[test]
fn the_literal_answer_of_the_documents_is_understood() {
    let messages = decode("sample-article-Messages-repaired");
    assert_eq!(texts(&messages), ["hello json"]);
    assert_eq!((messages.events.len(), messages.sequence, messages.offset), (3, Some(4), None));
}

#[test]
fn an_answer_without_a_readable_sequence_counts_as_lost() {
    for sequence in ["null", "{}", "[7]", "\"seven\"", "7.5", "true", "\"\""] {
        let body = format!(r#"{{"messages":[{{"type":"AgentTyping"}}],"sequence":{sequence}}}"#);
        let fault = decode_messages(&body).unwrap_err();
        assert_eq!(fault.found, "events without a readable sequence", "{sequence}");
    }
}

#[test]
fn an_empty_list_needs_no_sequence() {
    let nothing = Messages { events: Vec::new(), sequence: None, offset: None };
    assert_eq!(decode_messages(r#"{"messages":[],"sequence":"?"}"#), Ok(nothing));
}

#[test]
fn another_answer_is_not_taken_for_an_empty_one() {
    let cases = [
        ("", "an empty body"),
        (" \n", "an empty body"),
        ("OK", "text"),
        ("<!DOCTYPE html><html></html>", "HTML"),
        ("[]", "a JSON list"),
        ("{\"messages\":[", "a broken JSON object"),
        ("{\"messages\":[],\"sequence\":1} {}", "a broken JSON object"),
        ("{\"code\":500}", "JSON without messages"),
        ("{\"messages\":\"none\",\"sequence\":1}", "messages that are no list"),
    ];
    for (body, found) in cases {
        assert_eq!(decode_messages(body).unwrap_err().found, found, "{body}");
    }
}

#[test]
fn a_fault_is_told_in_plain_words() {
    let fault = decode_messages("<html>").unwrap_err();
    let words =
        "cannot read the answer to a poll: expected a JSON object with a list of messages and a sequence, found HTML";
    assert_eq!(fault.to_string(), words);
}

fn decode(name: &str) -> Messages {
    decode_messages(&fixture::text(name)).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}

fn texts(messages: &Messages) -> Vec<&str> {
    let events = messages.events.iter();
    events
        .filter_map(|event| match event {
            Event::ChatMessage(message) => message.text.as_deref(),
            _ => None,
        })
        .collect()
}

/// The name of the variant.
fn kind(event: &Event) -> String {
    format!("{event:?}").chars().take_while(char::is_ascii_alphanumeric).collect()
}
