//! One chat, several tabs: only one of them may speak for it (§15, "Two tabs, one session").

use chasitor::session::{Claim, Command, Composer, PageEvent};

use crate::sim::World;
use crate::sim::world::Claims;

/// A chat in a tab that was loaded anew, or duplicated: nobody has said yet whose it is.
fn loaded_anew() -> World {
    let mut world = World::new().chatting();
    world.agent_says("Hello");
    world.run_for(100);
    world.claims = Claims::ByHand;
    world.claimed.clear();
    world.reload(false);
    world
}

#[test]
fn a_new_chat_waits_for_no_claim() {
    let mut world = World::new();
    world.claims = Claims::ByHand;
    world.start("");
    world.run_for(1_000);
    assert_eq!((world.phase(), world.claimed.len()), ("queued", 1));
}

#[test]
fn a_chat_that_another_tab_has_is_elsewhere_and_sends_nothing() {
    let mut world = loaded_anew();
    let before = world.sent.len();
    world.claim(Claim::Busy);
    world.say("not from here");
    world.command(Command::End);
    world.command(Command::Draft("x".to_owned()));
    world.run_for(60_000);
    let snapshot = world.snapshot();
    assert!(snapshot.elsewhere && !snapshot.can_end);
    assert_eq!(snapshot.composer, Composer::Locked);
    assert_eq!((world.sent.len(), world.own_texts().len()), (before, 0));
}

#[test]
fn continue_here_takes_the_chat_from_the_other_tab() {
    let mut world = loaded_anew();
    world.claim(Claim::Busy);
    world.command(Command::ContinueHere);
    let (first, second) = (world.claimed[0].clone(), world.claimed[1].clone());
    assert_eq!((first.1, second.1), (false, true));
    assert_eq!(first.0, second.0, "the same chat");
    world.claim(Claim::Held);
    assert!(!world.snapshot().elsewhere);
    world.say("from here");
    world.run_for(1_000);
    assert_eq!(world.heard(), ["from here"]);
}

#[test]
fn a_tab_that_lets_go_leaves_the_chat_to_the_next_in_line() {
    let mut world = loaded_anew();
    world.claim(Claim::Busy);
    world.claim(Claim::Held);
    world.agent_says("now here");
    world.run_for(1_000);
    assert_eq!(world.shown(), ["Hello", "now here"]);
}

#[test]
fn a_chat_that_is_taken_stops_every_request_at_once() {
    let mut world = World::new().chatting();
    world.say("on its way");
    world.claim(Claim::Taken);
    assert!(world.snapshot().elsewhere);
    let before = world.sent.len();
    world.run_for(200_000);
    assert_eq!(world.sent.len(), before);
    assert!(world.network.is_idle());
    assert_eq!(world.page.session.next_deadline(), None);
}

#[test]
fn forgetting_a_chat_that_another_tab_has_does_not_end_it_there() {
    let mut world = World::new().chatting();
    world.claim(Claim::Taken);
    world.run_for(10);
    let before = world.sent.len();
    world.command(Command::Reset);
    world.run_for(1_000);
    assert_eq!((world.sent.len(), world.desk().is_established()), (before, true));
}

#[test]
fn the_claim_is_let_go_when_the_page_is_put_away_and_at_the_end() {
    let mut world = World::new().chatting();
    let before = world.released;
    world.event(PageEvent::Leaving);
    assert_eq!(world.released, before + 1);
    world.event(PageEvent::Returned);
    world.run_for(100);
    world.agent_ends();
    world.run_for(1_000);
    assert!(world.released > before + 1);
}

#[test]
fn each_chat_has_a_name_of_its_own() {
    let mut world = World::new().chatting();
    world.agent_ends();
    world.run_for(1_000);
    world.command(Command::NewChat);
    let world = world.chatting();
    assert_ne!(world.claimed[0].0, world.claimed[1].0);
}
