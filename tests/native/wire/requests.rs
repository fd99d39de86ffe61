//! Each body equals its fixture, value for value.

use chasitor::wire::live_agent::request::{
    ChasitorInit, ChasitorResyncState, ChatEnd, ChatMessage, CustomDetail, CustomEvent, EMPTY, EndReason, Entity,
    EntityFieldsMaps, SneakPeek, encode,
};
use chasitor::wire::writer::Body;
use proptest::prelude::*;
use serde_json::Value;

use super::fixture;

const PLAIN: ChasitorInit<'_> = ChasitorInit {
    organization_id: "00D7Q000003xTgA",
    deployment_id: "5727Q000000Kd3X",
    button_id: "5737Q000000Pw2R",
    session_id: "7c1f0b52-94d3-4d1e-b0a6-2f6f6d1c9e11",
    user_agent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
    language: "de-DE",
    screen_resolution: "1440x900",
    visitor_name: "Lena",
    prechat_details: &[],
    prechat_entities: &[],
    receive_queue_updates: true,
    is_post: true,
    agent_id: None,
    do_fallback: None,
    button_overrides: None,
    tracking_id: None,
};

#[test]
fn a_plain_request_for_a_chat_has_exactly_the_twelve_members() {
    assert_body("request-ChasitorInit", &PLAIN);
    let sample = fixture::value("sample-article-ChasitorInit");
    let ours: Value = serde_json::from_str(&encode(&PLAIN)).unwrap();
    let names = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&ours), names(&sample));
}

#[test]
fn the_optional_members_of_a_request_for_a_chat_are_sent_when_they_are_set() {
    let direct = ChasitorInit { agent_id: Some("0057Q00000HnD4s"), do_fallback: Some(true), ..PLAIN };
    assert_body("request-ChasitorInit-direct-to-agent", &direct);

    let targets = ["0057Q00000HnD4s", "0057Q00000HnE0b_5737Q000000Pw2R", "5737Q000000Pw9Z"].map(str::to_owned);
    let overrides = ChasitorInit { button_id: "", button_overrides: Some(&targets), tracking_id: Some(""), ..PLAIN };
    assert_body("request-ChasitorInit-overrides", &overrides);
    assert_body("request-ChasitorInit-not-post", &ChasitorInit { is_post: false, ..PLAIN });
    assert_body("request-ChasitorInit-unknown-button", &ChasitorInit { button_id: "5737Q000000Pw20", ..PLAIN });
}

#[test]
fn pre_chat_answers_and_records_are_sent_in_the_services_spelling() {
    let (details, entities) = (details(), entities());
    let init = ChasitorInit { prechat_details: &details, prechat_entities: &entities, ..PLAIN };
    assert_body("request-ChasitorInit-prechat", &init);
}

proptest! {
    #[test]
    fn every_text_survives_the_writing(text in any::<String>()) {
        let ours: Value = serde_json::from_str(&encode(&ChatMessage { text: &text })).unwrap();
        prop_assert_eq!(ours["text"].as_str(), Some(text.as_str()));
    }
}

#[test]
fn what_the_visitor_writes_is_sent_as_it_is() {
    let names = ["", "-unicode", "-rtl", "-html", "-long-4000"].map(|ending| format!("request-ChatMessage{ending}"));
    for name in names.iter().map(String::as_str).chain(["sample-article-ChatMessage-request"]) {
        let fixture = fixture::value(name);
        assert_body(name, &ChatMessage { text: fixture["text"].as_str().unwrap() });
    }
}

#[test]
fn the_small_bodies_equal_their_fixtures() {
    assert_body("request-ChasitorSneakPeek", &SneakPeek { position: 3, text: "My rou" });
    assert_body("request-ChasitorSneakPeek-clear", &SneakPeek { position: 4, text: "" });
    assert_body("request-CustomEvent", &CustomEvent { kind: "cart:changed", data: r#"{"items":2}"# });
    assert_body("request-ChatEnd", &ChatEnd { reason: EndReason::Client });
    assert_body("request-ChatEnd-idle", &ChatEnd { reason: EndReason::ClientIdleTimeout });
    assert_body("request-ChasitorResyncState", &ChasitorResyncState { organization_id: "00D7Q000003xTgA" });
    for name in ["request-ChasitorTyping", "request-ChasitorNotTyping"] {
        assert_eq!(EMPTY, fixture::text(name).trim(), "{name}");
    }
}

fn assert_body(name: &str, body: &dyn Body) {
    let ours: Value = serde_json::from_str(&encode(body)).unwrap();
    assert_eq!(ours, fixture::value(name), "{name}");
}

fn details() -> Vec<CustomDetail> {
    let mut email = CustomDetail::new("Email", "lena@example.test");
    email.transcript_fields = vec!["Visitor_Mail__c".to_owned()];
    vec![
        CustomDetail::new("First Name", "Lena"),
        CustomDetail::new("Last Name", "Okafor"),
        email,
        CustomDetail::new("Topic", "Return"),
    ]
}

fn entities() -> Vec<Entity> {
    let created = |field_name: &str, label: &str| EntityFieldsMaps {
        field_name: field_name.to_owned(),
        label: label.to_owned(),
        do_create: true,
        ..EntityFieldsMaps::default()
    };
    let email = EntityFieldsMaps { do_find: true, is_exact_match: true, ..created("Email", "Email") };
    let saved_as = |name: &str| Entity {
        entity_name: name.to_owned(),
        show_on_create: true,
        save_to_transcript: Some(name.to_owned()),
        ..Entity::default()
    };
    let contact = Entity {
        link_to_entity_name: Some("Case".to_owned()),
        link_to_entity_field: Some("ContactId".to_owned()),
        entity_fields_maps: vec![created("FirstName", "First Name"), created("LastName", "Last Name"), email],
        ..saved_as("Contact")
    };
    let case = Entity { entity_fields_maps: vec![created("Subject", "Topic")], ..saved_as("Case") };
    vec![contact, case]
}
