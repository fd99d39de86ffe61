//! Who is writing: the visitor's notices (§11) and the agent's bubble (§6.6).

use chasitor::session::Command;

use crate::sim::{Fault, World};

fn draft(world: &mut World, text: &str) {
    world.command(Command::Draft(text.to_owned()));
}

fn nouns(world: &World) -> Vec<String> {
    world.posts().into_iter().map(|(noun, _)| noun).filter(|noun| noun != "ChasitorInit").collect()
}

#[test]
fn only_changes_are_told() {
    let mut world = World::new().chatting();
    for text in ["H", "He", "Hel", "Hell"] {
        draft(&mut world, text);
        world.run_for(1_000);
    }
    assert_eq!(nouns(&world), ["ChasitorTyping"]);
    world.run_for(7_000);
    assert_eq!(nouns(&world), ["ChasitorTyping", "ChasitorNotTyping"]);
    world.run_for(60_000);
    assert_eq!(nouns(&world).len(), 2);
}

#[test]
fn leaving_the_field_or_emptying_it_ends_the_typing() {
    for last in [Command::Blur, Command::Draft(String::new())] {
        let mut world = World::new().chatting();
        draft(&mut world, "H");
        world.run_for(500);
        world.command(last);
        world.run_for(500);
        assert_eq!(nouns(&world), ["ChasitorTyping", "ChasitorNotTyping"]);
    }
}

#[test]
fn the_text_itself_ends_the_typing() {
    let mut world = World::new().chatting();
    draft(&mut world, "Hello");
    world.run_for(500);
    world.say("Hello");
    world.run_for(10_000);
    assert_eq!(nouns(&world), ["ChasitorTyping", "ChatMessage"]);
    assert_eq!(world.snapshot().draft.as_ref(), "");
}

#[test]
fn typing_never_holds_up_a_text() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 1, Fault::Late(3_000));
    world.say("one");
    world.run_for(500);
    draft(&mut world, "tw");
    world.say("two");
    world.run_for(10_000);
    assert_eq!(nouns(&world), ["ChatMessage", "ChatMessage"]);
}

#[test]
fn a_text_leaves_at_once_after_a_typing_notice() {
    let mut world = World::new().chatting();
    draft(&mut world, "Hello");
    world.run_for(100);
    let now = world.now;
    world.say("Hello");
    assert_eq!(world.requests("ChatMessage")[0].at, now);
}

#[test]
fn a_typing_notice_that_fails_is_not_repeated_for_long() {
    let mut world = World::new().chatting();
    world.fault("ChasitorTyping", 1, Fault::Status(500));
    draft(&mut world, "H");
    world.run_for(100);
    world.say("Hi");
    world.run_for(1_000);
    assert_eq!(world.heard(), ["Hi"]);
}

#[test]
fn nothing_is_told_before_the_agent_is_there_or_after_the_end() {
    let mut world = World::new().queued();
    draft(&mut world, "H");
    world.run_for(10_000);
    world.desk().accept("Mira K");
    world.run_for(100);
    assert!(nouns(&world).is_empty());
    draft(&mut world, "He");
    world.run_for(100);
    world.agent_ends();
    world.run_for(100);
    draft(&mut world, "Hel");
    world.run_for(60_000);
    assert_eq!(nouns(&world), ["ChasitorTyping"]);
}

#[test]
fn the_agents_bubble_ends_by_itself_and_with_a_text() {
    let mut world = World::new().chatting();
    world.desk().typing(true);
    world.run_for(100);
    assert_eq!(world.snapshot().typing, Some(Some("Mira K".to_owned())));
    world.run_for(5_000);
    assert_eq!(world.snapshot().typing, None);
    world.desk().typing(true);
    world.run_for(100);
    world.agent_says("Hello");
    world.run_for(100);
    assert_eq!(world.snapshot().typing, None);
}

#[test]
fn the_two_notices_in_the_wrong_order_leave_no_bubble() {
    let mut world = World::new().chatting();
    world.desk().typing(false);
    world.desk().typing(true);
    world.run_for(100);
    assert_eq!(world.snapshot().typing, None);
}
