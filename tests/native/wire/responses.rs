//! The answers outside the poll.

use chasitor::wire::Secret;
use chasitor::wire::live_agent::conflict::SequenceConflict;
use chasitor::wire::live_agent::messages::decode_messages;
use chasitor::wire::live_agent::response::{SessionId, decode_reconnect_session, decode_session_id};
use proptest::prelude::*;

use super::fixture;

const ID: &str = "7c1f0b52-94d3-4d1e-b0a6-2f6f6d1c9e11";
const LONG_KEY: &str = "7c1f0b52-94d3-4d1e-b0a6-2f6f6d1c9e11!1719240311842!p0Qk3mJt9sV7cYwzB4xHn2Lr6aE=";

#[test]
fn each_session_fixture_gives_its_session() {
    let session = |id: &str, key: &str, token: &str, seconds| SessionId {
        id: id.to_owned(),
        key: Secret::new(key),
        affinity_token: Secret::new(token),
        client_poll_timeout_seconds: Some(seconds),
    };
    let usual = |seconds| session(ID, LONG_KEY, "5be41fa0", seconds);
    let foreign_key = "e41a9a37-5c0d-4f0e-8f1a-2b7c6d5e4f30!91f7c2aa-6b2e-4d67-a1c9-0c8b7a6d5e4f";
    let slashed_key = "7c1f0b52-94d3-4d1e-b0a6-2f6f6d1c9e11!1719240311842!p0Qk/mJt9+V7cYwzB4xHn2Lr6aE=";
    let article = "49d50d5a-790f-40ec-98ca-8b813e6f0347";
    let article_key = "49d50d5a-790f-40ec-98ca-8b813e6f0347!c007a252-0f76-473f-b411-588930e09be0";
    let table = [
        ("response-SessionId", usual(40)),
        ("response-SessionId-string-timeout", usual(30)),
        ("response-SessionId-float-timeout", usual(40)),
        ("response-SessionId-extra-fields", usual(40)),
        ("response-SessionId-uuid-key", session("0b6de2f4-3f2a-4a43-9c55-7f0f3d9b1c20", foreign_key, "73ce1fa0", 40)),
        ("response-SessionId-key-to-encode", session(ID, slashed_key, "5be41fa0", 40)),
        // Its members stand in another order.
        ("sample-article-SessionId", session(article, article_key, "2c931fa0", 40)),
    ];
    for name in fixture::names("response-SessionId") {
        assert!(table.iter().any(|(known, _)| *known == name), "no test reads {name}");
    }
    for (name, expected) in table {
        assert_eq!(decode_session_id(&fixture::text(name)), Ok(expected), "{name}");
    }
}

#[test]
fn an_unreadable_poll_timeout_costs_no_session() {
    for timeout in ["null", "\"soon\"", "-1", "39.5", "[]"] {
        let body = format!(r#"{{"id":"i","key":"k","affinityToken":"a","clientPollTimeout":{timeout}}}"#);
        assert_eq!(decode_session_id(&body).unwrap().client_poll_timeout_seconds, None, "{timeout}");
    }
}

#[test]
fn a_session_without_one_of_its_parts_is_a_fault_that_names_the_part() {
    let cases = [
        (r#"{"key":"k","affinityToken":"a"}"#, "JSON without an id"),
        (r#"{"id":"i","key":"","affinityToken":"a"}"#, "JSON without a key"),
        (r#"{"id":"i","key":7,"affinityToken":"a"}"#, "JSON without a key"),
        (r#"{"id":"i","key":"k","affinityToken":null}"#, "JSON without an affinityToken"),
        ("", "an empty body"),
        ("<html>", "HTML"),
        ("null", "text"),
    ];
    for (body, found) in cases {
        assert_eq!(decode_session_id(body).unwrap_err().found, found, "{body}");
    }
}

#[test]
fn each_way_of_writing_a_hand_over_gives_its_token() {
    for name in fixture::names("response-ReconnectSession") {
        let session = decode_reconnect_session(&fixture::text(&name)).unwrap();
        assert_eq!(session.affinity_token.expose(), "9d0c1fa0", "{name}");
    }
}

#[test]
fn a_hand_over_behind_another_event_is_found() {
    let body = r#"{"messages":[7,{"type":"Warning"},{"type":"ReconnectSession","message":{"affinityToken":"a"}}]}"#;
    assert_eq!(decode_reconnect_session(body).unwrap().affinity_token.expose(), "a");
}

#[test]
fn a_hand_over_without_a_token_is_a_fault() {
    for body in
        [r#"{"messages":[]}"#, r#"{"affinityToken":""}"#, r#"{"messages":[{"message":{"resetSequence":true}}]}"#]
    {
        assert_eq!(decode_reconnect_session(body).unwrap_err().found, "JSON without an affinityToken", "{body}");
    }
}

#[test]
fn the_error_bodies_of_the_service_are_faults_and_only_conflicts_have_numbers() {
    for entry in fixture::value("response-error-bodies").as_array().unwrap() {
        let (name, body) = (entry["name"].as_str().unwrap(), entry["body"].as_str().unwrap());
        assert!(decode_session_id(body).is_err(), "{name}");
        assert!(decode_messages(body).is_err(), "{name}");
        let expected = match name {
            "sequence conflict" => Some(SequenceConflict { expected: 7, actual: 5 }),
            "sequence conflict, equal numbers" => Some(SequenceConflict { expected: 5, actual: 5 }),
            _ => None,
        };
        assert_eq!(SequenceConflict::parse(body), expected, "{name}");
    }
}

#[test]
fn a_conflict_is_read_whatever_stands_around_it() {
    let conflict = Some(SequenceConflict { expected: 7, actual: 5 });
    let bodies = [
        "<p>Out of sync Ack. Expected 7. Actual 5</p>",
        r#"{"code":409,"message":"Out of sync Ack. Expected 7. Actual 5"}"#,
        "OUT OF SYNC ACK. EXPECTED: 7, ACTUAL: 5\r\n",
        "Actual 5, expected 7",
    ];
    for body in bodies {
        assert_eq!(SequenceConflict::parse(body), conflict, "{body}");
    }
}

#[test]
fn a_conflict_without_both_numbers_is_not_guessed() {
    for body in ["Out of sync Ack. Expected 7.", "Expected seven. Actual 5", "Expected 7. Actual -1", "7 5"] {
        assert_eq!(SequenceConflict::parse(body), None, "{body}");
    }
}

proptest! {
    #[test]
    fn both_numbers_of_a_conflict_are_read(expected in any::<u64>(), actual in any::<u64>()) {
        let body = format!("Out of sync Ack. Expected {expected}. Actual {actual}");
        prop_assert_eq!(SequenceConflict::parse(&body), Some(SequenceConflict { expected, actual }));
    }

    #[test]
    fn any_error_body_is_read_without_panic(body in ".*") {
        prop_assert!(SequenceConflict::parse(&body).is_none() || body.len() > 15);
    }
}
