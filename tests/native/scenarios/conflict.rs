//! 409 to a POST: SEQUENCE is out of step (§4.1), all cases of the table.

use chasitor::session::{Ending, Loss, Phase, Status};

use crate::sim::{Fault, World};

fn numbers(world: &World) -> Vec<u64> {
    world.requests("ChatMessage").iter().map(|sent| sent.call.sequence().unwrap()).collect()
}

#[test]
fn a_number_too_high_was_not_accepted_and_goes_again_as_the_next_one() {
    let mut world = World::new().chatting();
    // The first text is refused and never counted (A32), which leaves a gap.
    world.fault("ChatMessage", 1, Fault::Status(400));
    world.say("refused");
    world.run_for(1_000);
    world.say("after");
    world.run_for(1_000);
    assert_eq!(world.heard(), ["after"]);
    assert_eq!(numbers(&world), [2, 3, 2]);
    assert_eq!((world.status_of("refused"), world.status_of("after")), (Status::Failed, Status::Sent));
}

#[test]
fn equal_numbers_mean_delivered_even_on_the_first_try() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 1, Fault::Answer(409, "Out of sync Ack. Expected 2. Actual 2", None));
    world.say("once");
    world.run_for(5_000);
    assert_eq!(world.status_of("once"), Status::Sent);
    assert_eq!(world.requests("ChatMessage").len(), 1);
}

#[test]
fn a_number_too_low_after_a_lost_try_means_delivered() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 1, Fault::LostReply);
    world.fault("ChatMessage", 1, Fault::Answer(409, "Out of sync Ack. Expected 2. Actual 7", None));
    world.say("once");
    world.run_for(5_000);
    assert_eq!((world.heard(), world.status_of("once")), (vec!["once".to_owned()], Status::Sent));
    assert_eq!(numbers(&world), [2, 2]);
    // The count goes on from what the service says.
    world.desk().last_post = 7;
    world.say("next");
    world.run_for(1_000);
    assert_eq!(numbers(&world), [2, 2, 8]);
    assert_eq!(world.heard(), ["once", "next"]);
}

#[test]
fn a_number_too_low_on_the_first_try_is_a_stale_counter() {
    let mut world = World::new().chatting();
    world.desk().last_post = 7;
    world.say("once");
    world.run_for(1_000);
    assert_eq!(numbers(&world), [2, 8]);
    assert_eq!((world.heard(), world.status_of("once")), (vec!["once".to_owned()], Status::Sent));
}

#[test]
fn an_unreadable_text_fails_the_post_and_the_next_one_goes_on() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 1, Fault::Answer(409, "<h1>Conflict</h1>", None));
    world.say("unknown");
    world.say("next");
    world.run_for(3_000);
    assert_eq!((world.status_of("unknown"), world.status_of("next")), (Status::Failed, Status::Sent));
    assert_eq!(world.heard(), ["next"]);
}

#[test]
fn two_unreadable_answers_in_a_row_lose_the_session() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 2, Fault::Answer(409, "", None));
    world.say("one");
    world.say("two");
    world.run_for(3_000);
    assert_eq!(world.snapshot().phase, Phase::Ended(Ending::Lost(Loss::Rejected)));
}

#[test]
fn a_post_is_repaired_at_most_twice() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 3, Fault::Answer(409, "Out of sync Ack. Expected 9. Actual 0", None));
    world.say("never");
    world.run_for(5_000);
    assert_eq!(world.status_of("never"), Status::Failed);
    assert_eq!(world.requests("ChatMessage").len(), 3);
    world.say("next");
    world.run_for(5_000);
    assert_eq!(world.heard(), ["next"]);
}

#[test]
fn a_request_for_a_chat_that_nobody_understands_does_not_wait_for_ever() {
    let mut world = World::new();
    world.fault("ChasitorInit", 1, Fault::Answer(409, "Conflict", None));
    world.start("");
    world.run_for(5_000);
    assert!(world.snapshot().phase.is_over(), "{:?}", world.snapshot().phase);
}
