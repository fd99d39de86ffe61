//! The visitor ends the chat (§3.12, §5.4): what is still to be said goes first, and nobody waits for ever.

use chasitor::session::{Command, Composer, EndReason, Ending, PageEvent, Phase, Status};

use crate::sim::{Fault, World};

const BY_VISITOR: Phase = Phase::Ended(Ending::Reason(EndReason::Visitor));

#[test]
fn the_end_goes_behind_the_texts_and_polling_goes_on_until_the_service_confirms() {
    let mut world = World::new().chatting();
    world.say("one");
    world.say("two");
    world.command(Command::End);
    assert_eq!(world.snapshot().composer, Composer::Locked);
    world.run_for(3_000);
    assert_eq!(world.heard(), ["one", "two"]);
    assert_eq!(world.desk().end_posted.as_deref(), Some("client"));
    assert_eq!(world.snapshot().phase, BY_VISITOR);
    let nouns: Vec<String> = world.posts().into_iter().map(|(noun, _)| noun).collect();
    assert_eq!(nouns, ["ChasitorInit", "ChatMessage", "ChatMessage", "ChatEnd"]);
    assert!(world.own_texts().iter().all(|(_, status)| *status == Status::Sent));
}

#[test]
fn queued_typing_is_dropped() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 1, Fault::Late(1_000));
    world.say("one");
    world.run_for(100);
    world.command(Command::Draft("tw".to_owned()));
    world.command(Command::End);
    world.run_for(5_000);
    assert!(world.requests("ChasitorTyping").is_empty() && world.requests("ChasitorNotTyping").is_empty());
}

#[test]
fn the_confirmation_is_waited_for_no_longer_than_five_seconds() {
    let mut world = World::new().chatting();
    world.fault("ChatEnd", 1, Fault::Answer(200, "OK", None));
    world.command(Command::End);
    world.run_for(4_900);
    assert_eq!(world.phase(), "chatting");
    world.run_for(200);
    assert_eq!(world.snapshot().phase, BY_VISITOR);
    // The service never heard of the end: the deletion makes it so.
    world.run_for(100);
    assert_eq!(world.desk().phase, crate::sim::server::Phase::Gone);
}

#[test]
fn a_text_that_cannot_be_sent_holds_up_the_end_for_a_while_only() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 100, Fault::Status(502));
    world.say("stuck");
    world.command(Command::End);
    world.run_for(16_000);
    assert_eq!(world.snapshot().phase, BY_VISITOR);
    assert_eq!(world.status_of("stuck"), Status::Failed);
}

#[test]
fn ending_in_the_queue_cancels_the_request_and_fails_what_waited() {
    let mut world = World::new();
    world.start("never read");
    world.drive_until("queued", |world| world.phase() == "queued");
    world.command(Command::End);
    world.run_for(1_000);
    assert_eq!(world.snapshot().phase, BY_VISITOR);
    assert_eq!(world.desk().end_posted.as_deref(), Some("client"));
    assert_eq!(world.status_of("never read"), Status::Failed);
    assert!(world.requests("ChatMessage").is_empty());
}

#[test]
fn what_may_not_go_before_an_agent_is_there_does_not_hold_up_the_end() {
    let mut world = World::new().queued();
    world.command(Command::SendCustom { kind: "cart".to_owned(), data: "2".to_owned() });
    world.command(Command::End);
    world.run_for(1_000);
    assert_eq!((world.snapshot().phase, world.desk().end_posted.as_deref()), (BY_VISITOR, Some("client")));
}

#[test]
fn ending_before_there_is_a_session_sends_nothing_more() {
    let mut world = World::new();
    world.fault("SessionId", 1, Fault::Late(3_000));
    world.start("");
    world.run_for(100);
    world.command(Command::End);
    world.run_for(60_000);
    assert_eq!(world.snapshot().phase, BY_VISITOR);
    assert_eq!(world.sent.len(), 1);
}

#[test]
fn ending_offline_ends_after_five_seconds() {
    let mut world = World::new().chatting();
    world.go_offline(true);
    world.run_for(1_000);
    world.command(Command::End);
    world.run_for(5_100);
    assert_eq!(world.snapshot().phase, BY_VISITOR);
    world.go_online();
    let before = world.sent.len();
    world.run_for(60_000);
    assert_eq!(world.sent.len(), before);
}

#[test]
fn the_reason_of_the_service_is_shown() {
    let reasons = [
        ("agent", EndReason::Agent),
        ("client", EndReason::Visitor),
        ("clientIdleTimeout", EndReason::Idle),
        ("agentsUnavailable", EndReason::AgentsGone),
        ("agentPushTimeout", EndReason::AgentsGone),
        ("SomethingNew", EndReason::Unknown),
    ];
    for (reason, expected) in reasons {
        let mut world = World::new().chatting();
        world.desk().raw(serde_json::json!({"type": "ChatEnded", "message": {"reason": reason}}));
        world.run_for(100);
        assert_eq!(world.snapshot().phase, Phase::Ended(Ending::Reason(expected)), "{reason}");
    }
}

#[test]
fn a_reload_while_the_last_texts_are_sent_still_ends_the_chat() {
    let mut world = World::new().chatting();
    world.fault("ChatMessage", 1, Fault::Late(2_000));
    world.say("one");
    world.say("two");
    world.command(Command::End);
    world.run_for(100);
    world.reload(true);
    world.run_for(20_000);
    assert_eq!(world.snapshot().phase, BY_VISITOR);
    assert_eq!(world.heard(), ["one", "two"]);
}

#[test]
fn a_reload_after_the_end_was_sent_ends_the_chat_too() {
    let mut world = World::new().chatting();
    world.fault("ChatEnd", 1, Fault::Silence);
    world.command(Command::End);
    world.run_for(20);
    world.reload(false);
    world.run_for(20_000);
    assert_eq!(world.snapshot().phase, BY_VISITOR);
    assert_eq!(world.requests("ChatEnd").iter().filter_map(|sent| sent.call.sequence()).max(), Some(2));
}

#[test]
fn leaving_the_page_ends_nothing() {
    let mut world = World::new().chatting();
    world.event(PageEvent::Hidden);
    world.event(PageEvent::Leaving);
    world.run_for(5_000);
    assert!(world.requests("ChatEnd").is_empty());
    world.event(PageEvent::Returned);
    world.say("still here");
    world.run_for(1_000);
    assert_eq!(world.heard(), ["still here"]);
}
