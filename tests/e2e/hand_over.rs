//! The session moves to another server in the middle of a chat (§5.6 of the protocol document).

use chasitor_sandbox::{Fault, FaultKind, Selector};

use crate::support::{Play, Role, Scene};

#[tokio::test]
async fn a_text_sent_while_the_session_moves_arrives_once() {
    Play::manual()
        .expect("status of 503")
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.write("Before").await;
            scene.backstage.heard("Before").await;
            scene.backstage.fault(Fault::new(FaultKind::HandOver).on("Chasitor/ChatMessage"));
            scene.write("While it moves").await;
            let session = scene.backstage.heard("While it moves").await;
            assert_eq!(session.times_heard("While it moves"), 1);
            nobody_noticed(scene).await;
            assert_eq!(scene.times_shown("While it moves").await, 1);
        })
        .await;
}

#[tokio::test]
async fn a_poll_that_finds_the_session_gone_follows_it() {
    Play::manual()
        .expect("status of 503")
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.write("Before").await;
            scene.backstage.heard("Before").await;
            scene.backstage.control().hand_over(Selector::Latest).unwrap();
            scene.backstage.say("Said on the way");
            scene.says(Role::Log, "Said on the way").await;
            nobody_noticed(scene).await;
            assert_eq!(scene.times_shown("Said on the way").await, 1);
        })
        .await;
}

/// The chat goes on, nothing stands twice, and nothing was said about it.
async fn nobody_noticed(scene: &Scene) {
    scene.write("After").await;
    let session = scene.backstage.heard("After").await;
    scene.backstage.say("Good");
    scene.says(Role::Log, "Good").await;
    assert_eq!(session.times_heard("Before"), 1);
    assert_eq!(scene.times_shown("Before").await, 1);
    assert_eq!(scene.times_shown("Mira K joined the chat.").await, 1);
    assert_eq!(scene.backstage.requests_to("System/ReconnectSession").len(), 1);
    assert!(scene.texts(Role::Alert).await.is_empty());
    let phases: Vec<_> = scene.details("chat-phase").await.iter().map(|detail| detail["phase"].clone()).collect();
    assert_eq!(phases, ["pre-chat", "requesting", "queued", "chatting"]);
}
