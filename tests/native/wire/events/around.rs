//! The fixtures of what happens around the texts: the page, the session and its move.

use chasitor::wire::Secret;
use chasitor::wire::live_agent::event::{AsyncResult, ChasitorSessionData, CustomEvent, Event, TranscriptEntry};
use chasitor::wire::live_agent::response::ReconnectSession;

use super::{germany, some};

/// Each of these fixtures and what it says.
pub fn table() -> [(&'static str, Event); 10] {
    let custom = |kind: &str, data: &str| Event::CustomEvent(CustomEvent { kind: some(kind), data: some(data) });
    let result = |is_success, error: Option<&str>| {
        Event::AsyncResult(AsyncResult { is_success: Some(is_success), error: error.map(str::to_owned) })
    };
    let reconnect = ReconnectSession { affinity_token: Secret::new("9d0c1fa0") };
    let location = some("https://shop.example.test/p/12");
    let session_data = |data| Event::ChasitorSessionData(Box::new(data));
    let queued = ChasitorSessionData { queue_position: Some(2), ..ChasitorSessionData::default() };
    [
        ("event-CustomEvent", custom("askRating", "5")),
        ("event-CustomEvent-json-data", custom("cart:changed", r#"{"items":2,"note":"a \"b\""}"#)),
        ("event-CustomEvent-object-data", custom("cart:changed", r#"{"items": 2}"#)),
        ("event-NewVisitorBreadcrumb", Event::NewVisitorBreadcrumb { location }),
        ("event-ChasitorSessionData", session_data(moved_chat())),
        ("event-ChasitorSessionData-empty", session_data(queued)),
        ("event-ChasitorSessionData-merge", session_data(moved_chat_with_doubt())),
        ("event-AsyncResult", result(true, None)),
        ("event-AsyncResult-failure", result(false, Some("routing"))),
        ("event-ReconnectSession", Event::ReconnectSession(reconnect)),
    ]
}

fn moved_chat() -> ChasitorSessionData {
    ChasitorSessionData {
        queue_position: Some(0),
        geo_location: Some(germany()),
        url: some(""),
        oref: some(""),
        post_chat_url: some(""),
        sneak_peek_enabled: Some(true),
        chat_messages: vec![
            entry("Agent", "Mira K", "Hello", 1_719_240_355_012, 1),
            entry("Chasitor", "Lena", "Hi", 1_719_240_360_990, 2),
            entry("OperatorTransferred", "Jonas P", "", 1_719_240_399_000, 3),
        ],
    }
}

fn moved_chat_with_doubt() -> ChasitorSessionData {
    ChasitorSessionData {
        queue_position: Some(0),
        post_chat_url: some("https://shop.example.test/after-chat"),
        sneak_peek_enabled: Some(false),
        chat_messages: vec![
            entry("Agent", "Mira K", "Which order is it about?", 1_719_240_355_012, 1),
            entry("Chasitor", "Lena", "A-10077", 1_719_240_390_100, 2),
        ],
        ..ChasitorSessionData::default()
    }
}

fn entry(kind: &str, name: &str, content: &str, timestamp_ms: u64, sequence: i64) -> TranscriptEntry {
    TranscriptEntry {
        kind: some(kind),
        name: some(name),
        content: some(content),
        timestamp_ms: Some(timestamp_ms),
        sequence: Some(sequence),
    }
}
