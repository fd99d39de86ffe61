//! Nothing goes wrong: the queue falls, an agent comes, both write, the agent ends.

use chasitor::session::{Author, Body, Command, EndReason, Ending, HostEvent, Notice, Phase, Status};

use crate::sim::{Fault, World};

fn position(world: &World) -> Option<u32> {
    world.snapshot().phase.queue().and_then(|queue| queue.place.position)
}

#[test]
fn the_queue_falls_from_two_to_zero() {
    let mut world = World::new().queued();
    assert_eq!(position(&world), Some(2));
    assert_eq!(world.snapshot().phase.queue().unwrap().place.wait_seconds, Some(95));
    for place in [1, 0] {
        world.desk().queue(place, 40);
        world.run_for(1_000);
        assert_eq!(position(&world), Some(place as u32));
    }
    let counted = world.snapshot().phase.queue().unwrap().counted;
    assert!(counted, "0 after a higher place means next");
}

#[test]
fn a_chat_goes_both_ways_and_the_agent_ends_it() {
    let mut world = World::new().chatting();
    world.agent_says("Hello Lena");
    world.run_for(100);
    world.say("Hi");
    world.run_for(400);
    world.agent_says("Bye");
    world.run_for(100);
    world.agent_ends();
    world.drive_until("ended", |world| world.phase() == "ended");

    assert_eq!(world.snapshot().phase, Phase::Ended(Ending::Reason(EndReason::Agent)));
    assert_eq!(world.shown(), ["Hello Lena", "Bye"]);
    assert_eq!(world.own_texts(), [("Hi".to_owned(), Status::Sent)]);
    assert_eq!(world.heard(), ["Hi"]);
    assert_eq!(world.notices(), [Notice::Joined(Some("Mira K".to_owned()))]);
    let authors = world.entries().into_iter().filter_map(|entry| match entry.body {
        Body::Text { author: Author::Agent(name), .. } => name,
        _ => None,
    });
    assert!(authors.into_iter().all(|name| name == "Mira K"));
}

#[test]
fn nothing_is_sent_before_the_visitor_acts() {
    let mut world = World::new();
    world.command(Command::Open);
    world.run_for(60_000);
    assert!(world.sent.is_empty());
    assert_eq!(world.phase(), "pre-chat");
}

#[test]
fn the_first_post_is_the_request_with_number_one_and_texts_count_on() {
    let mut world = World::new().chatting();
    for text in ["one", "two", "three"] {
        world.say(text);
        world.run_for(1_000);
    }
    let posts: Vec<(String, Option<u64>)> = world.posts();
    let expected = [("ChasitorInit", 1), ("ChatMessage", 2), ("ChatMessage", 3), ("ChatMessage", 4)];
    assert_eq!(posts, expected.map(|(noun, number)| (noun.to_owned(), Some(number))));
}

#[test]
fn the_host_page_hears_of_each_phase_once() {
    let mut world = World::new().chatting();
    world.agent_ends();
    world.run_for(100);
    assert_eq!(told_phases(&world), ["pre-chat", "requesting", "queued", "chatting", "ended"]);
    assert!(world.page.told.contains(&HostEvent::End("agent")));
}

#[test]
fn the_host_page_hears_of_phases_that_come_in_one_answer() {
    let mut world = World::new();
    world.fault("Messages", 1, Fault::LostReply);
    world.start("");
    world.run_for(500);
    assert_eq!(world.phase(), "requesting", "the answer with the place in the queue is lost");
    world.desk().accept("Mira K");
    world.run_for(5_000);
    assert_eq!(told_phases(&world), ["pre-chat", "requesting", "queued", "chatting"]);
}

/// The phases as the host page heard of them; each event names the one before.
fn told_phases(world: &World) -> Vec<&'static str> {
    let mut before = "idle";
    let mut phases = Vec::new();
    for event in &world.page.told {
        if let HostEvent::Phase { phase, previous } = event {
            assert_eq!(*previous, before);
            before = phase.name();
            phases.push(before);
        }
    }
    phases
}

#[test]
fn after_the_end_a_new_chat_starts_with_the_name_kept() {
    let mut world = World::new().chatting();
    world.agent_ends();
    world.run_for(1_000);
    world.command(Command::NewChat);
    let snapshot = world.snapshot();
    assert_eq!((snapshot.phase.name(), snapshot.answers.get("name").map_or("", String::as_str)), ("pre-chat", "Lena"));
    assert!(snapshot.transcript.is_empty());

    let mut world = world.chatting();
    world.say("again");
    world.run_for(1_000);
    assert_eq!(world.server.visits.len(), 2);
    assert_eq!(world.heard(), ["again"]);
}
