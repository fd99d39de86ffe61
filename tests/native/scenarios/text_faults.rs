//! Texts that the service does not take (§5.2), and the pace of those that it takes (§3.8).

use chasitor::session::{Body, Command, Entry, Status};

use crate::sim::{Fault, World};

fn entry(world: &World, words: &str) -> Entry {
    let entries = world.entries().into_iter();
    let mut wanted = entries.filter(|entry| matches!(&entry.body, Body::Text { text, .. } if text == words));
    wanted.next().unwrap()
}

#[test]
fn a_text_is_repeated_five_times_on_500_and_then_failed() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 6, Fault::Status(500));
    world.say("stuck");
    world.say("next");
    world.run_for(45_000);
    let of = |words: &str| {
        let body = format!("{{\"text\":\"{words}\"}}");
        world.requests("ChatMessage").iter().filter(|sent| sent.call.body.as_deref() == Some(&body)).count()
    };
    assert_eq!((of("stuck"), world.status_of("stuck")), (6, Status::Failed));
    assert_eq!(world.status_of("next"), Status::Sent);
    assert_eq!(world.heard(), ["next"]);
}

#[test]
fn the_fifth_repeat_may_still_succeed() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 5, Fault::Status(500));
    world.say("late");
    world.run_for(45_000);
    assert_eq!((world.heard(), world.status_of("late")), (vec!["late".to_owned()], Status::Sent));
}

#[test]
fn try_again_sends_a_failed_text_once_more() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 1, Fault::Status(400));
    world.say("again");
    world.run_for(1_000);
    let failed = entry(&world, "again");
    world.command(Command::Retry(failed.id));
    world.command(Command::Retry(failed.id));
    world.run_for(2_000);
    assert_eq!(world.heard(), ["again"]);
    assert_eq!(world.own_texts(), [("again".to_owned(), Status::Sent)], "the same line, not a second one");
}

#[test]
fn a_400_fails_one_text_without_a_repeat_and_the_next_goes_on() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 1, Fault::Status(400));
    for text in ["one", "two", "three"] {
        world.say(text);
    }
    world.run_for(3_000);
    assert_eq!(
        world.own_texts().iter().map(|(_, status)| *status).collect::<Vec<_>>(),
        [Status::Failed, Status::Sent, Status::Sent]
    );
    assert_eq!(world.heard(), ["two", "three"]);
}

#[test]
fn between_two_texts_lie_250_milliseconds() {
    let mut world = World::new().chatting();
    for text in ["one", "two", "three", "four"] {
        world.say(text);
    }
    world.run_for(3_000);
    assert_eq!(world.heard(), ["one", "two", "three", "four"]);
    let at: Vec<u64> = world.requests("ChatMessage").iter().map(|sent| sent.at).collect();
    // From the answer (40 ms after the request) on.
    assert!(at.windows(2).all(|pair| pair[1] - pair[0] == 290), "{at:?}");
}

#[test]
fn every_2xx_is_a_success_and_its_body_is_not_read() {
    for status in [200, 201, 202, 204] {
        let mut world = World::new().chatting();
        world.server.settings.post_status = status;
        world.say("once");
        world.run_for(1_000);
        assert_eq!(world.status_of("once"), Status::Sent, "{status}");
    }
}

#[test]
fn other_errors_are_repeated_for_as_long_as_the_session_lives() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 8, Fault::Status(502));
    world.say("patience");
    world.run_for(80_000);
    assert_eq!((world.heard(), world.status_of("patience")), (vec!["patience".to_owned()], Status::Sent));
}
