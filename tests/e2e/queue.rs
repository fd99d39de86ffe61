//! Waiting for an agent.

use chasitor_sandbox::AgentAction;

use crate::support::{Play, Role};

fn place(position: u32, seconds: i64) -> AgentAction {
    AgentAction::QueueUpdate { position, estimated_wait_time: Some(seconds) }
}

#[tokio::test]
async fn the_place_falls_and_the_wait_is_told_in_words() {
    Play::manual()
        .run(async |scene| {
            scene.ask_for_a_chat("Ada").await;
            scene.says(Role::Status, "Your place in the queue: 2").await;

            scene.backstage.act(place(1, 120));
            scene.says(Role::Status, "Your place in the queue: 1").await;
            scene.says(Role::Status, "Estimated wait: about 2 minutes").await;

            scene.backstage.act(place(0, 0));
            scene.says(Role::Status, "You are next").await;

            scene.backstage.act(AgentAction::accept());
            scene.says(Role::Log, "Mira K joined the chat.").await;
            assert!(!scene.texts(Role::Status).await.iter().any(|text| text.contains("next")));
        })
        .await;
}

#[tokio::test]
async fn a_text_written_in_the_queue_reaches_the_agent_once_when_one_comes() {
    Play::manual()
        .run(async |scene| {
            scene.ask_for_a_chat("Ada").await;
            scene.says(Role::Status, "Your place in the queue: 2").await;
            scene.write("Is somebody there?").await;
            assert!(scene.backstage.requests_to("Chasitor/ChatMessage").is_empty(), "too early, it would end in 500");

            scene.backstage.accept().await;
            let session = scene.backstage.heard("Is somebody there?").await;
            scene.says(Role::Log, "Mira K joined the chat.").await;
            assert_eq!(session.times_heard("Is somebody there?"), 1);
            assert_eq!(scene.backstage.requests_to("Chasitor/ChatMessage").len(), 1);
            assert_eq!(scene.times_shown("Is somebody there?").await, 1);
        })
        .await;
}
