//! From one agent to the next, and back (§6.7 to §6.11).

use chasitor::session::{Agent, Author, Body, Notice, Phase, Status};

use crate::sim::World;
use serde_json::json;

fn named(name: &str) -> Option<String> {
    Some(name.to_owned())
}

#[test]
fn a_chain_of_transfers_with_a_failure_is_told_line_by_line() {
    let mut world = World::new().chatting();
    let steps: [fn(&mut World); 5] = [
        |world| world.desk().disconnect(),
        |world| world.desk().accept("Jonas P"),
        |world| world.desk().send_to_queue(),
        |world| world.desk().resume(),
        |world| world.desk().transfer("Priya S"),
    ];
    let mut phases = Vec::new();
    for step in steps {
        step(&mut world);
        world.run_for(1_000);
        phases.push(world.phase());
    }
    assert_eq!(phases, ["transferring", "chatting", "transferring", "chatting", "chatting"]);
    assert_eq!(world.snapshot().phase, Phase::Chatting(Agent { name: named("Priya S"), is_bot: false }));
    assert_eq!(
        world.notices(),
        [
            Notice::Joined(named("Mira K")),
            Notice::AgentLeft,
            Notice::Joined(named("Jonas P")),
            Notice::Transferring,
            Notice::Resumed(named("Jonas P")),
            Notice::Transferred(named("Priya S")),
        ]
    );
}

#[test]
fn texts_go_on_between_two_agents() {
    let mut world = World::new().chatting();
    world.desk().disconnect();
    world.run_for(100);
    world.say("anybody there?");
    world.run_for(1_000);
    assert_eq!(world.status_of("anybody there?"), Status::Sent);
}

#[test]
fn the_place_in_the_next_queue_is_shown() {
    let mut world = World::new().chatting();
    world.desk().send_to_queue();
    world.desk().queue(3, 60);
    world.run_for(100);
    let queue = world.snapshot().phase.queue().unwrap();
    assert_eq!((queue.place.position, queue.place.wait_seconds), (Some(3), Some(60)));
}

#[test]
fn in_a_conference_each_bubble_has_its_own_name() {
    let mut world = World::new().chatting();
    world.desk().raw(json!({"type": "AgentJoinedConference", "message": {"name": "Priya S"}}));
    world.desk().raw(json!({"type": "ChatMessage", "message": {"name": "Priya S", "text": "Me too"}}));
    world.desk().raw(json!({"type": "AgentLeftConference", "message": {"name": "Priya S"}}));
    world.run_for(100);
    let entries = world.entries();
    let expected = [
        Body::Notice(Notice::ParticipantJoined(named("Priya S"))),
        Body::Text { author: Author::Agent(named("Priya S")), text: "Me too".to_owned(), status: Status::Sent },
        Body::Notice(Notice::ParticipantLeft(named("Priya S"))),
    ];
    assert_eq!(entries[1..].iter().map(|entry| entry.body.clone()).collect::<Vec<_>>(), expected);
}

#[test]
fn a_bot_is_called_a_bot_until_a_person_takes_over() {
    let mut world = World::new().queued();
    let items = json!([{"id": "1", "dialogId": "2", "text": "Menu", "value": "menu"}]);
    world.desk().raw(json!({"type": "ChatEstablished", "message": {"name": "Helper", "items": items}}));
    world.agent_says("beep");
    world.run_for(100);
    world.desk().raw(json!({"type": "ChatTransferred", "message": {"name": "Mira K"}}));
    world.agent_says("hello");
    world.run_for(100);
    let bots =
        world.entries().iter().filter(|entry| matches!(entry.body, Body::Text { author: Author::Bot(_), .. })).count();
    assert_eq!((bots, world.shown().len()), (1, 2));
}
