//! Events that the client does not know, cannot read, or does not expect (§4.2, §6, §7).

use chasitor::protocol::Note;
use chasitor::session::HostEvent;
use serde_json::json;

use crate::sim::World;

fn notes(world: &World) -> Vec<Note> {
    let told = world.page.told.iter();
    told.filter_map(|event| if let HostEvent::Noted(note) = event { Some(note.clone()) } else { None }).collect()
}

#[test]
fn unknown_and_damaged_events_are_skipped_and_counted() {
    let mut world = World::new().chatting();
    world.desk().raw(json!({"type": "BrandNewThing", "message": {"a": 1}}));
    world.desk().raw(json!({"message": {"text": "no type"}}));
    world.desk().raw(json!(17));
    world.desk().raw(json!({"type": "ChatMessage", "message": {"text": 5}}));
    world.desk().raw(json!({"type": "BrandNewThing"}));
    world.agent_says("still here");
    world.run_for(100);
    assert_eq!(world.shown(), ["still here"]);
    assert_eq!(notes(&world).len(), 5);
    assert_eq!(world.requests("Messages").last().unwrap().call.ack(), Some(7), "each of them used up a number");
}

#[test]
fn events_without_a_body_do_what_their_name_says() {
    let mut world = World::new().chatting();
    world.desk().raw(json!({"type": "AgentDisconnect"}));
    world.run_for(100);
    assert_eq!(world.phase(), "transferring");
    world.desk().raw(json!({"type": "ChatEnded", "message": null}));
    world.run_for(100);
    assert_eq!(world.phase(), "ended");
}

#[test]
fn a_gap_in_the_numbers_is_noted_and_the_chat_goes_on() {
    let mut world = World::new().chatting();
    world.desk().events.skip(3);
    world.agent_says("after the gap");
    world.run_for(100);
    assert_eq!(world.shown(), ["after the gap"]);
    assert_eq!(notes(&world), [Note::NumberGap { expected: 2, found: 5 }]);
}

#[test]
fn an_answer_that_begins_with_a_strange_event_is_read_to_its_end() {
    let mut world = World::new();
    world.start("");
    world.run_for(30);
    world.drive_until("a session", |world| !world.server.visits.is_empty());
    world.desk().raw(json!({"type": "NewVisitorBreadcrumb", "message": {"location": "https://shop.example.test/"}}));
    world.run_for(100);
    world.desk().accept("Mira K");
    world.agent_says("Hello");
    world.run_for(100);
    assert_eq!((world.phase(), world.shown().len()), ("chatting", 1));
}

#[test]
fn an_empty_or_missing_text_is_no_line() {
    let mut world = World::new().chatting();
    for message in [json!({"name": "Mira K", "text": ""}), json!({"text": null}), json!({"name": "Mira K"})] {
        world.desk().raw(json!({"type": "ChatMessage", "message": message}));
    }
    world.run_for(100);
    assert!(world.shown().is_empty());
}

#[test]
fn events_of_the_agents_side_reach_the_host_page_once() {
    let mut world = World::new().chatting();
    world.desk().raw(json!({"type": "CustomEvent", "message": {"type": "askRating", "data": "5"}}));
    world.run_for(40_000);
    let expected = HostEvent::AgentEvent { kind: "askRating".to_owned(), data: "5".to_owned() };
    assert_eq!(world.page.told.iter().filter(|event| **event == expected).count(), 1);
}

#[test]
fn a_failed_result_before_the_request_was_taken_is_a_failure_to_start() {
    let mut world = World::new();
    world.server.settings.available = true;
    world.start("");
    world.drive_until("a session", |world| !world.server.visits.is_empty());
    world.desk().raw(json!({"type": "AsyncResult", "message": {"isSuccess": false, "error": "no"}}));
    world.run_for(100);
    assert_eq!(world.phase(), "offline");
}

#[test]
fn a_repeated_text_of_the_agent_is_shown_as_often_as_it_was_said() {
    let mut world = World::new().chatting();
    for _ in 0..3 {
        world.agent_says("ok");
    }
    world.run_for(100);
    world.agent_says("ok");
    world.run_for(100);
    assert_eq!(world.shown().len(), 4);
}
