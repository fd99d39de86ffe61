//! Texts that are written before there is somebody to read them (§5.5).

use chasitor::session::{Command, Composer, Status};

use crate::sim::World;

#[test]
fn the_first_message_waits_for_the_agent_and_is_sent_once() {
    let mut world = World::new();
    world.start("My router is dead");
    world.run_for(45_000);
    assert_eq!(world.status_of("My router is dead"), Status::Waiting);
    assert!(world.requests("ChatMessage").is_empty());

    world.desk().accept("Mira K");
    world.run_for(1_000);
    assert_eq!(world.heard(), ["My router is dead"]);
    assert_eq!(world.status_of("My router is dead"), Status::Sent);
    assert_eq!(world.requests("ChatMessage").len(), 1);
}

#[test]
fn texts_written_in_the_queue_keep_their_order() {
    let mut world = World::new();
    world.start("one");
    world.say("two");
    world.drive_until("queued", |world| world.phase() == "queued");
    world.say("three");
    assert_eq!(world.snapshot().composer, Composer::Ready);
    world.desk().accept("Mira K");
    world.run_for(50);
    world.say("four");
    world.run_for(3_000);
    assert_eq!(world.heard(), ["one", "two", "three", "four"]);
    assert_eq!(world.desk().too_early, 0);
}

#[test]
fn nothing_but_the_request_is_sent_before_the_agent_comes() {
    let mut world = World::new();
    world.start("My router is dead");
    world.drive_until("queued", |world| world.phase() == "queued");
    world.command(Command::Draft("and".to_owned()));
    world.command(Command::SendCustom { kind: "cart".to_owned(), data: "2".to_owned() });
    world.run_for(40_000);
    assert_eq!(world.posts(), [("ChasitorInit".to_owned(), Some(1))]);

    world.desk().accept("Mira K");
    world.run_for(2_000);
    assert_eq!(world.desk().custom.len(), 1);
    assert_eq!(world.desk().too_early, 0);
}

#[test]
fn an_event_of_the_host_page_reaches_the_agent_as_text() {
    let mut world = World::new().chatting();
    world.command(Command::SendCustom { kind: "cart:changed".to_owned(), data: "{\"items\":2}".to_owned() });
    world.run_for(1_000);
    let expected = serde_json::json!({"type": "cart:changed", "data": "{\"items\":2}"});
    assert_eq!(world.desk().custom, [expected]);
}

#[test]
fn a_blank_text_is_not_sent_and_a_long_one_goes_in_pieces() {
    let mut world = World::new().chatting();
    world.say(" \n ");
    assert!(world.own_texts().is_empty());
    let long = "ä".repeat(4_001);
    world.say(&long);
    world.run_for(2_000);
    let lengths: Vec<usize> = world.heard().iter().map(|text| text.chars().count()).collect();
    assert_eq!(lengths, [4_000, 1]);
}
