//! From the form to `ChasitorInit` (§3.3, §8.1): the body that the fixture shows, and the address it goes to (§2).

use std::fs;
use std::rc::Rc;

use chasitor::protocol::live_agent::{Endpoint, Entity, EntityFieldsMaps};
use chasitor::protocol::{ClientFacts, DriverConfig};
use chasitor::session::form::Field;
use chasitor::session::{Answers, Command, Config, Form};
use serde_json::{Value, json};

use crate::sim::World;

fn fixture(name: &str) -> Value {
    let path = format!("{}/tests/fixtures/live-agent/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The fields of the fixture's form.
fn fields() -> Vec<Field> {
    let field = |name: &str, label: &str| Field {
        name: name.to_owned(),
        label: label.to_owned(),
        display_to_agent: true,
        ..Field::default()
    };
    vec![
        Field { visitor_name: true, ..field("first", "First Name") },
        field("last", "Last Name"),
        Field { transcript_fields: vec!["Visitor_Mail__c".to_owned()], ..field("mail", "Email") },
        field("topic", "Topic"),
    ]
}

fn entity(wanted: &Value) -> Entity {
    let text = |name: &str| wanted[name].as_str().map(str::to_owned);
    Entity {
        entity_name: text("entityName").unwrap(),
        show_on_create: wanted["showOnCreate"] == json!(true),
        save_to_transcript: text("saveToTranscript"),
        link_to_entity_name: text("linkToEntityName"),
        link_to_entity_field: text("linkToEntityField"),
        entity_fields_maps: wanted["entityFieldsMaps"].as_array().unwrap().iter().map(field_map).collect(),
    }
}

fn field_map(wanted: &Value) -> EntityFieldsMaps {
    EntityFieldsMaps {
        field_name: wanted["fieldName"].as_str().unwrap().to_owned(),
        label: wanted["label"].as_str().unwrap().to_owned(),
        do_find: wanted["doFind"] == json!(true),
        is_exact_match: wanted["isExactMatch"] == json!(true),
        do_create: wanted["doCreate"] == json!(true),
    }
}

fn answers() -> Answers {
    let pairs = [("first", " Lena "), ("last", "Okafor"), ("mail", "lena@example.test"), ("topic", "Return")];
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn requested(change: impl FnOnce(&mut Config), answers: Answers) -> Value {
    let mut world = World::with(1, change);
    world.command(Command::Start(answers));
    world.run_for(1_000);
    world.requests("ChasitorInit")[0].call.json()
}

#[test]
fn details_and_entities_equal_the_fixture() {
    let expected = fixture("request-ChasitorInit-prechat");
    let entities = expected["prechatEntities"].as_array().unwrap().iter().map(entity).collect();
    let change = |config: &mut Config| {
        config.form = Rc::new(Form { fields: fields(), entities, consent: None });
        config.client = ClientFacts {
            user_agent: expected["userAgent"].as_str().unwrap().to_owned(),
            language: "de-DE".to_owned(),
            screen_resolution: "1440x900".to_owned(),
        };
    };
    let mut found = requested(change, answers());
    // The session's id is the server's, each time another one.
    found["sessionId"] = expected["sessionId"].clone();
    assert_eq!(found, expected);
}

#[test]
fn a_form_that_asks_nothing_sends_empty_lists_and_a_name() {
    let found = requested(
        |config| config.form = Rc::new(Form { fields: vec![], entities: vec![], consent: None }),
        Answers::default(),
    );
    assert_eq!((&found["prechatDetails"], &found["prechatEntities"]), (&json!([]), &json!([])));
    assert!(!found["visitorName"].as_str().unwrap().is_empty());
    assert_eq!((&found["isPost"], &found["receiveQueueUpdates"]), (&json!(true), &json!(true)));
    for absent in ["agentId", "doFallback", "buttonOverrides", "trackingId"] {
        assert!(found.get(absent).is_none(), "{absent}");
    }
}

#[test]
fn ids_of_eighteen_characters_are_sent_with_fifteen() {
    let change = |config: &mut Config| {
        let DriverConfig::LiveAgent(service) = &mut config.driver;
        service.organization_id = "00D7Q000003xTgAUAU".to_owned();
        service.agent_id = Some("0057Q00000HnD4sQAF".to_owned());
        service.do_fallback = Some(true);
        service.button_overrides = vec!["5737Q000000Pw2R".to_owned()];
    };
    let found = requested(change, crate::sim::world::answers("Lena", ""));
    assert_eq!(found["organizationId"], "00D7Q000003xTgA");
    assert_eq!((&found["agentId"], &found["doFallback"]), (&json!("0057Q00000HnD4s"), &json!(true)));
    assert_eq!(found["buttonOverrides"], json!(["5737Q000000Pw2R"]));
}

#[test]
fn every_form_of_the_endpoint_leads_to_the_same_base() {
    let same = [
        "chat.example.test",
        "https://chat.example.test",
        "https://chat.example.test/",
        "HTTPS://chat.example.test/chat",
        "https://chat.example.test/chat/",
        "https://chat.example.test/chat/rest",
        " https://chat.example.test/chat/rest/ ",
    ];
    for text in same {
        assert_eq!(Endpoint::parse(text).unwrap().as_str(), "https://chat.example.test/chat/rest", "{text}");
    }
    let others = [
        ("http://127.0.0.1:8500", "http://127.0.0.1:8500/chat/rest"),
        ("https://shop.example.test/proxy/chat/rest", "https://shop.example.test/proxy/chat/rest"),
        ("https://shop.example.test/proxy", "https://shop.example.test/proxy/chat/rest"),
    ];
    for (text, expected) in others {
        assert_eq!(Endpoint::parse(text).unwrap().as_str(), expected);
    }
}

#[test]
fn what_cannot_be_an_endpoint_is_refused() {
    let bad = [
        "",
        "ftp://chat.example.test",
        "javascript:alert(1)",
        "https://",
        "https:///chat",
        "https://user@chat.example.test",
        "https://chat.example.test?x=1",
        "https://chat.example.test/#a",
        "https://chat example.test",
        "//chat.example.test",
        "https://chat.example.test\\@evil.test",
        "/chat/rest",
    ];
    for text in bad {
        assert!(Endpoint::parse(text).is_none(), "{text}");
    }
}
