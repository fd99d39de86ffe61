//! What came while the visitor was not looking.

use chasitor::session::{Command, HostEvent, PageEvent};

use crate::sim::World;

fn unread(world: &World) -> u32 {
    world.snapshot().unread
}

#[test]
fn texts_of_the_agent_count_while_the_panel_is_closed() {
    let mut world = World::new().chatting();
    world.agent_says("seen");
    world.run_for(100);
    assert_eq!(unread(&world), 0);
    world.command(Command::Close);
    world.agent_says("one");
    world.agent_says("two");
    world.run_for(100);
    assert_eq!(unread(&world), 2);
    world.reload(true);
    world.run_for(100);
    assert_eq!(unread(&world), 2, "also after a reload");
    world.command(Command::Open);
    assert_eq!(unread(&world), 0);
    assert_eq!(world.page.told.iter().filter(|event| matches!(event, HostEvent::Unread(_))).count(), 2);
}

#[test]
fn a_hidden_page_counts_and_looking_clears() {
    let mut world = World::new().chatting();
    world.event(PageEvent::Hidden);
    world.agent_says("one");
    world.run_for(100);
    assert_eq!(unread(&world), 1);
    world.event(PageEvent::Visible);
    assert_eq!(unread(&world), 0);
}

#[test]
fn own_texts_and_notices_do_not_count() {
    let mut world = World::new().chatting();
    world.command(Command::Close);
    world.say("mine");
    world.desk().transfer("Jonas P");
    world.run_for(1_000);
    assert_eq!(unread(&world), 0);
}
