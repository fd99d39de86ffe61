//! The service has forgotten the session.

use chasitor_sandbox::{Fault, FaultKind, Selector};

use crate::support::{Play, Role, Scene};

#[tokio::test]
async fn an_expired_session_is_told_and_the_transcript_stays() {
    Play::manual()
        .expect("status of 403")
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.write("Are you there?").await;
            scene.backstage.heard("Are you there?").await;
            scene.backstage.control().expire(Selector::Latest).unwrap();
            is_lost(scene, "Are you there?").await;
        })
        .await;
}

#[tokio::test]
async fn a_session_that_expired_during_a_reload_is_told() {
    Play::manual()
        .expect("status of 403")
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.backstage.say("One moment");
            scene.says(Role::Log, "One moment").await;
            scene.backstage.fault(Fault::new(FaultKind::Expire).on("System/Messages"));
            scene.browser.reload().await;
            is_lost(scene, "One moment").await;
        })
        .await;
}

/// The visitor is told, and what was said is still there.
async fn is_lost(scene: &Scene, said: &str) {
    scene.says(Role::Alert, "The chat has ended because the connection was lost.").await;
    scene.says(Role::Log, said).await;
    assert_eq!(scene.property("phase").await, "ended");
    assert_eq!(scene.property("connection").await, "lost");
    assert!(!scene.has(Role::TextBox, "Message").await);
    scene.click(Role::Button, "Start a new chat").await;
    assert_eq!(scene.find(Role::TextBox, "Name").await.value().await, "Ada");
}
