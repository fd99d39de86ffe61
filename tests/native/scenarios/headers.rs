//! The four headers of the service, on each kind of request (§4, H01 to H04 of the coverage list).

use chasitor::protocol::Method;
use chasitor::session::Command;

use crate::sim::World;
use crate::sim::http::Call;

/// A life with every kind of request in it.
fn all_requests() -> (World, Vec<Call>) {
    let mut world = World::new().chatting();
    world.command(Command::Draft("H".to_owned()));
    world.run_for(10_000);
    world.say("Hi");
    world.command(Command::SendCustom { kind: "k".to_owned(), data: "d".to_owned() });
    world.run_for(1_000);
    world.desk().move_away();
    world.run_for(5_000);
    world.say("after");
    world.run_for(1_000);
    world.command(Command::End);
    world.run_for(5_000);
    let calls = world.sent.iter().map(|sent| sent.call.clone()).collect();
    (world, calls)
}

#[test]
fn every_request_has_the_version() {
    let (_, calls) = all_requests();
    let nouns: std::collections::BTreeSet<&str> = calls.iter().map(Call::noun).collect();
    let expected = [
        "ChasitorInit",
        "ChasitorNotTyping",
        "ChasitorResyncState",
        "ChasitorTyping",
        "ChatEnd",
        "ChatMessage",
        "CustomEvent",
        "Messages",
        "ReconnectSession",
        "SessionId",
    ];
    assert_eq!(nouns.into_iter().collect::<Vec<_>>(), expected);
    for call in &calls {
        let version: u32 = call.header("api-version").unwrap().parse().unwrap();
        assert!(version >= 47, "{}", call.line());
    }
}

#[test]
fn affinity_is_null_then_the_token_then_the_new_one() {
    let (world, calls) = all_requests();
    let moved = calls.iter().position(|call| call.noun() == "ReconnectSession").unwrap();
    for (index, call) in calls.iter().enumerate() {
        let expected = match call.noun() {
            "SessionId" if call.method == Method::Get => "null",
            "ReconnectSession" => "null",
            _ if index < moved => "5be40000",
            _ => world.server.view().affinity.as_str(),
        };
        assert_eq!(call.header("affinity"), Some(expected), "{}", call.line());
    }
}

#[test]
fn the_key_is_on_all_requests_of_a_session_and_never_on_session_id() {
    let (world, calls) = all_requests();
    for call in &calls {
        let expected = (call.noun() != "SessionId").then_some(world.server.view().key.as_str());
        assert_eq!(call.header("session-key"), expected, "{}", call.line());
    }
}

#[test]
fn sequence_is_on_posts_alone_but_for_resync_and_counts_one_by_one() {
    let (_, calls) = all_requests();
    for call in &calls {
        let counted = call.method == Method::Post && call.noun() != "ChasitorResyncState";
        assert_eq!(call.sequence().is_some(), counted, "{}", call.line());
    }
    let numbers: Vec<u64> = calls.iter().filter_map(Call::sequence).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 1, 2]);
}

#[test]
fn posts_have_a_json_object_as_body_and_others_none() {
    let (_, calls) = all_requests();
    for call in &calls {
        assert_eq!(call.body.is_some(), call.method == Method::Post, "{}", call.line());
        assert!(call.body.is_none() || call.json().is_object(), "{}", call.line());
    }
    let empty = calls.iter().filter(|call| call.noun().ends_with("Typing")).map(Call::json);
    assert!(empty.into_iter().all(|body| body == serde_json::json!({})));
}
