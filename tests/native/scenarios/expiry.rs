//! How long a session is believed in without an answer (§5.3; rules 4, 9 and 10).

use chasitor::session::{Connection, Ending, Loss, PageEvent, Phase, Status};

use crate::sim::{Fault, World};

const EXPIRED: Phase = Phase::Ended(Ending::Lost(Loss::Expired));

#[test]
fn sixty_seconds_offline_are_survived() {
    let mut world = World::new().chatting();
    world.go_offline(true);
    world.run_for(30_000);
    world.say("written offline");
    world.run_for(30_000);
    assert_eq!(world.status_of("written offline"), Status::Waiting);
    world.go_online();
    world.agent_says("welcome back");
    world.run_for(5_000);
    assert_eq!(world.heard(), ["written offline"]);
    assert_eq!(world.shown(), ["welcome back"]);
    assert_eq!(world.snapshot().connection, Connection::Online);
}

#[test]
fn two_hundred_seconds_offline_are_not() {
    let mut world = World::new().chatting();
    world.go_offline(true);
    world.say("too late");
    world.run_for(200_000);
    assert_eq!(world.snapshot().phase, EXPIRED);
    assert_eq!(world.status_of("too late"), Status::Failed);
    let before = world.sent.len();
    world.go_online();
    world.run_for(60_000);
    assert_eq!(world.sent.len(), before);
}

#[test]
fn the_service_names_the_life_of_a_session_in_milliseconds() {
    let mut world = World::new();
    world.server.settings.expiry_ms = 300_000;
    let mut world = world.chatting();
    world.go_offline(true);
    world.run_for(200_000);
    assert_eq!(world.phase(), "chatting");
    world.run_for(120_000);
    assert_eq!(world.snapshot().phase, EXPIRED);
}

#[test]
fn a_jump_of_the_clock_beyond_the_life_means_expired_and_no_request_leaves() {
    let mut world = World::new().chatting();
    world.fault("Messages", 1, Fault::Silence);
    world.agent_says("good night");
    world.run_for(1_000);
    let before = world.sent.len();
    world.sleep_for(600_000);
    world.event(PageEvent::Visible);
    world.run_for(10);
    assert_eq!(world.snapshot().phase, EXPIRED);
    assert_eq!(world.sent.len(), before);
}

#[test]
fn a_short_sleep_is_survived_without_a_visible_error() {
    let mut world = World::new().chatting();
    world.fault("Messages", 1, Fault::Silence);
    world.agent_says("one");
    world.run_for(1_000);
    world.sleep_for(60_000);
    world.event(PageEvent::Visible);
    assert_eq!(world.snapshot().connection, Connection::Online);
    world.agent_says("two");
    world.run_for(1_000);
    assert_eq!(world.shown(), ["one", "two"]);
}

#[test]
fn a_held_poll_keeps_a_short_lived_session_alive() {
    let mut world = World::new();
    world.server.settings.expiry_ms = 20_000;
    let mut world = world.chatting();
    world.run_for(25_000);
    world.say("while the poll is held");
    world.run_for(60_000);
    assert_eq!((world.phase(), world.heard().len()), ("chatting", 1));
}

#[test]
fn a_clock_that_is_turned_back_loses_nothing() {
    let mut world = World::new().chatting();
    world.say("one");
    world.run_for(1_000);
    let behind = chasitor::protocol::Timestamp(world.now - 86_400_000);
    world.page.session.handle(behind, chasitor::session::Input::Wake);
    world.agent_says("two");
    world.run_for(60_000);
    assert_eq!((world.phase(), world.shown().len()), ("chatting", 1));
}
