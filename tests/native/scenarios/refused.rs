//! The service turns the visitor away, before or in the middle of a chat (§6.2, §9.1).

use chasitor::session::{Command, EndReason, Ending, Phase, Refusal, Status};

use crate::sim::World;

#[test]
fn a_refusal_is_told_with_its_reason_and_polling_stops() {
    let mut world = World::new();
    world.server.settings.available = false;
    world.start("");
    world.run_for(60_000);
    assert_eq!(world.snapshot().phase, Phase::Offline(Refusal::Unavailable));
    assert_eq!(world.requests("Messages").len(), 1);
    assert_eq!(world.page.session.next_deadline(), None);
}

#[test]
fn each_reason_has_its_own_word() {
    let reasons = [
        ("Unavailable", Refusal::Unavailable),
        ("Blocked", Refusal::Blocked),
        ("InternalFailure", Refusal::ServiceFault),
        ("NoPost", Refusal::Unknown),
        ("SomethingNew", Refusal::Unknown),
    ];
    for (reason, expected) in reasons {
        let mut world = World::new().queued();
        let now = world.now;
        world.desk().refuse(now, reason);
        world.run_for(1_000);
        assert_eq!(world.snapshot().phase, Phase::Offline(expected), "{reason}");
    }
}

#[test]
fn a_text_that_waited_is_failed_and_not_sent() {
    let mut world = World::new();
    world.server.settings.available = false;
    world.start("My router is dead");
    world.run_for(10_000);
    assert_eq!(world.status_of("My router is dead"), Status::Failed);
    assert!(world.requests("ChatMessage").is_empty());
}

#[test]
fn after_a_refusal_the_form_keeps_all_answers() {
    let mut world = World::new();
    world.server.settings.available = false;
    world.start("My router is dead");
    world.run_for(1_000);
    world.command(Command::NewChat);
    let snapshot = world.snapshot();
    assert_eq!(snapshot.phase, Phase::PreChat);
    let kept = ["name", "question"].map(|field| snapshot.answers.get(field).cloned().unwrap_or_default());
    assert_eq!(kept, ["Lena", "My router is dead"]);
}

#[test]
fn a_refusal_in_the_middle_of_a_chat_ends_it_for_want_of_agents() {
    let mut world = World::new().chatting();
    world.agent_says("One moment");
    let now = world.now;
    world.desk().refuse(now, "Unavailable");
    world.run_for(1_000);
    assert_eq!(world.snapshot().phase, Phase::Ended(Ending::Reason(EndReason::AgentsGone)));
    assert_eq!(world.shown(), ["One moment"]);
}
