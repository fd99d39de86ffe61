//! `ChasitorResyncState`, and session data that comes late or never (§5.6, steps 5 and 6).

use chasitor::session::{Ending, Loss, Phase, Status};

use crate::sim::server::DataComes;
use crate::sim::{Fault, World};

fn moved(data: DataComes) -> World {
    let mut world = World::new().chatting();
    world.server.settings.data = data;
    world.agent_says("hello");
    world.run_for(100);
    world.desk().move_away();
    world
}

#[test]
fn no_chat_post_leaves_before_the_data_is_there() {
    for data in [DataComes::AtOnce, DataComes::AfterResync] {
        let mut world = moved(data);
        world.say("patience");
        world.run_for(10_000);
        assert_eq!(world.heard(), ["patience"], "{data:?}");
        assert_eq!(world.desk().too_early, 0);
        let nouns: Vec<String> = world.posts().into_iter().map(|(noun, _)| noun).collect();
        let resync = nouns.iter().position(|noun| noun == "ChasitorResyncState").unwrap();
        assert!(resync < nouns.iter().rposition(|noun| noun == "ChatMessage").unwrap());
    }
}

#[test]
fn after_three_seconds_without_data_the_state_is_resynchronised_all_the_same() {
    let mut world = moved(DataComes::AfterResync);
    world.run_for(20_000);
    let polled = world.requests("Messages").iter().rfind(|sent| sent.call.ack() == Some(-1)).unwrap().at;
    let resynced = world.requests("ChasitorResyncState")[0].at;
    assert_eq!(resynced - polled, 3_000);
    assert_eq!(world.requests("ChasitorResyncState").len(), 1);
    assert_eq!(world.shown(), ["hello"]);
}

#[test]
fn without_any_data_the_chat_goes_on_and_a_text_in_doubt_is_left_to_the_visitor() {
    let mut world = World::new().chatting();
    world.server.settings.data = DataComes::Never;
    world.fault("ChatMessage", 1, Fault::Silence);
    world.say("did it arrive?");
    world.run_for(100);
    world.desk().move_away();
    world.say("and this?");
    world.run_for(30_000);
    assert_eq!((world.status_of("did it arrive?"), world.status_of("and this?")), (Status::Failed, Status::Sent));
    assert_eq!(world.heard(), ["did it arrive?", "and this?"]);
}

#[test]
fn a_resync_that_fails_holds_up_nothing_once_the_data_is_there() {
    for status in [400, 404, 409, 500, 502] {
        let mut world = moved(DataComes::AtOnce);
        world.fault("ChasitorResyncState", 1, Fault::Status(status));
        world.say("on");
        world.run_for(2_000);
        assert_eq!((world.phase(), world.heard().len()), ("chatting", 1), "{status}");
        assert_eq!(world.requests("ChasitorResyncState").len(), 1);
    }
}

#[test]
fn a_resync_is_repeated_while_the_data_depends_on_it() {
    for fault in [Fault::Status(502), Fault::LostReply, Fault::LostRequest, Fault::BlackHole] {
        let mut world = moved(DataComes::AfterResync);
        world.fault("ChasitorResyncState", 1, fault.clone());
        world.say("on");
        world.run_for(40_000);
        assert_eq!((world.phase(), world.heard().len()), ("chatting", 1), "{fault:?}");
    }
}

#[test]
fn a_resync_answered_403_loses_the_session_and_503_hands_over_again() {
    let mut world = moved(DataComes::AtOnce);
    world.fault("ChasitorResyncState", 1, Fault::Status(403));
    world.run_for(2_000);
    assert_eq!(world.snapshot().phase, Phase::Ended(Ending::Lost(Loss::Rejected)));

    let mut world = moved(DataComes::AtOnce);
    world.fault("ChasitorResyncState", 1, Fault::HandOver);
    world.run_for(10_000);
    assert_eq!((world.phase(), world.requests("ReconnectSession").len()), ("chatting", 2));
}

#[test]
fn resync_has_the_organization_and_no_number_and_is_not_counted() {
    let mut world = moved(DataComes::AtOnce);
    world.say("next");
    world.run_for(2_000);
    let resync = &world.requests("ChasitorResyncState")[0].call;
    assert_eq!(resync.json(), serde_json::json!({"organizationId": "00D7Q000003xTgA"}));
    assert_eq!(resync.sequence(), None);
    assert_eq!(world.requests("ChatMessage").last().unwrap().call.sequence(), Some(1));
}
