//! The long poll when something between us and the service is broken (§5.1, §5.2).

use chasitor::session::{Connection, EndReason, Ending, Loss, Phase};

use crate::sim::{Fault, HTML, World};

fn polls(world: &World) -> usize {
    world.requests("Messages").len()
}

/// Lets the poll that is open now come to its end, so that the next one meets the fault.
fn next_poll(world: &mut World) {
    let before = polls(world);
    world.agent_says("go on");
    world.drive_until("the next poll", |world| polls(world) > before);
}

#[test]
fn three_quick_empty_answers_back_off_further_and_further() {
    let mut world = World::new().chatting();
    world.fault("Messages", 8, Fault::Status(204));
    next_poll(&mut world);
    world.run_for(60_000);
    let at: Vec<u64> = world.requests("Messages").iter().map(|sent| sent.at).collect();
    let waits: Vec<u64> = at.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let long: Vec<&u64> = waits.iter().filter(|wait| (700..29_000).contains(*wait)).collect();
    assert!(long.len() >= 5, "{waits:?}");
    assert!(long.windows(2).take(3).all(|pair| pair[1] > pair[0]), "each wait is longer: {waits:?}");
    assert_eq!(world.phase(), "chatting");
}

#[test]
fn an_answer_with_nothing_new_that_comes_at_once_again_and_again_is_no_reason_to_run_in_circles() {
    const OLD: &str = r#"{"messages":[{"type":"AgentTyping","message":{}}],"sequence":1,"offset":7}"#;
    let mut world = World::new().chatting();
    world.fault("Messages", 1_000, Fault::Answer(200, OLD, None));
    let before = polls(&world);
    world.agent_says("go on");
    world.run_for(60_000);
    assert!(polls(&world) - before < 15, "{} polls in a minute", polls(&world) - before);
}

#[test]
fn three_unreadable_answers_are_borne_and_the_fourth_loses_the_session() {
    let mut world = World::new().chatting();
    world.fault("Messages", 3, Fault::Body(HTML));
    next_poll(&mut world);
    world.agent_says("one");
    world.run_for(60_000);
    assert_eq!(world.phase(), "chatting");
    assert_eq!(world.shown(), ["go on", "one"]);

    world.fault("Messages", 4, Fault::Answer(200, HTML, None));
    next_poll(&mut world);
    world.run_for(60_000);
    assert_eq!(world.snapshot().phase, Phase::Ended(Ending::Lost(Loss::NotUnderstood)));
}

#[test]
fn one_conflict_is_borne_and_the_second_loses_the_session() {
    let mut world = World::new().chatting();
    world.fault("Messages", 1, Fault::Status(409));
    next_poll(&mut world);
    world.agent_says("still there");
    world.run_for(1_000);
    assert_eq!(world.shown(), ["go on", "still there"]);

    world.fault("Messages", 2, Fault::Status(409));
    next_poll(&mut world);
    world.run_for(1_000);
    assert_eq!(world.snapshot().phase, Phase::Ended(Ending::Lost(Loss::Rejected)));
    assert_eq!(world.snapshot().connection, Connection::Lost);
}

#[test]
fn a_403_ends_the_chat_at_once_and_keeps_the_transcript() {
    let mut world = World::new().chatting();
    world.agent_says("Hello");
    world.run_for(100);
    world.fault("Messages", 1, Fault::Status(403));
    next_poll(&mut world);
    world.run_for(100);
    assert_eq!(world.snapshot().phase, Phase::Ended(Ending::Lost(Loss::Rejected)));
    let before = world.sent.len();
    world.run_for(300_000);
    assert_eq!(world.sent.len(), before);
    assert_eq!(world.shown(), ["Hello", "go on"]);
}

#[test]
fn a_403_after_the_visitor_has_ended_the_chat_does_not_make_it_a_loss() {
    let mut world = World::new().chatting();
    world.fault("Messages", 2, Fault::Status(403));
    world.command(chasitor::session::Command::End);
    world.run_for(10_000);
    assert_eq!(world.snapshot().phase, Phase::Ended(Ending::Reason(EndReason::Visitor)));
}

#[test]
fn server_errors_are_waited_out_and_the_wish_to_wait_is_honoured() {
    let mut world = World::new().chatting();
    world.fault("Messages", 1, Fault::Answer(429, "", Some(7)));
    world.fault("Messages", 1, Fault::Status(502));
    next_poll(&mut world);
    let left = world.requests("Messages").last().unwrap().at;
    world.run_for(10_500);
    assert_eq!(world.snapshot().connection, Connection::Reconnecting, "the last poll is too young to be a held one");
    world.run_for(9_500);
    let at: Vec<u64> = world.requests("Messages").iter().map(|sent| sent.at).filter(|at| *at > left).collect();
    assert!((7_000..7_100).contains(&(at[0] - left)), "{}", at[0] - left);
    assert_eq!(world.phase(), "chatting");
    assert_eq!(world.snapshot().connection, Connection::Online, "a poll that is held for seconds is no dead one");
}
