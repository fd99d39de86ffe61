//! The end of a chat by either side, and what is left.

use chasitor_sandbox::{AgentAction, PhaseName};

use crate::support::{Play, Role, Scene};

#[tokio::test]
async fn the_button_asks_once_and_keeping_keeps_the_chat() {
    Play::manual()
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.click(Role::Button, "End chat").await;
            scene.find(Role::AlertDialog, QUESTION).await;
            scene.focus_on(Role::Button, "Keep chatting").await;
            scene.click(Role::Button, "Keep chatting").await;
            scene.gone(Role::AlertDialog, QUESTION).await;

            scene.write("Still here").await;
            scene.backstage.heard("Still here").await;
            assert!(scene.backstage.requests_to("Chasitor/ChatEnd").is_empty());

            scene.end().await;
            is_over(scene).await;
        })
        .await;
}

#[tokio::test]
async fn the_menu_asks_the_same_question() {
    Play::manual()
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.click(Role::Button, "Options").await;
            scene.click(Role::MenuItem, "End chat").await;
            scene.answer_yes().await;
            scene.backstage.phase(PhaseName::Gone).await;
            is_over(scene).await;
        })
        .await;
}

#[tokio::test]
async fn the_wait_in_the_queue_can_be_ended_too() {
    Play::manual()
        .run(async |scene| {
            scene.ask_for_a_chat("Ada").await;
            scene.says(Role::Status, "Your place in the queue: 2").await;
            scene.write("Never mind").await;
            scene.end().await;
            is_over(scene).await;
            assert!(scene.backstage.requests_to("Chasitor/ChatMessage").is_empty());
            assert!(scene.has(Role::Button, "Start a new chat").await);
        })
        .await;
}

#[tokio::test]
async fn a_new_chat_begins_with_the_form_and_the_name() {
    Play::manual()
        .run(async |scene| {
            scene.open().await;
            scene.fill("Name", "Ada").await;
            scene.fill("How can we help?", "A question").await;
            scene.click(Role::Button, "Start chat").await;
            scene.backstage.accept().await;
            scene.backstage.heard("A question").await;
            scene.end().await;
            scene.click(Role::Button, "Start a new chat").await;

            scene.find(Role::Form, "Before we start").await;
            assert_eq!(scene.find(Role::TextBox, "Name").await.value().await, "Ada");
            assert_eq!(scene.find(Role::TextBox, "How can we help?").await.value().await, "");
            scene.click(Role::Button, "Start chat").await;
            scene.backstage.accept().await;
            scene.says(Role::Log, "Mira K joined the chat.").await;
            assert_eq!(scene.times_shown("A question").await, 0, "a new chat has a new transcript");
            assert_eq!(scene.backstage.requests_to("System/SessionId").iter().filter(|r| r.method == "GET").count(), 2);
        })
        .await;
}

#[tokio::test]
async fn the_end_by_the_agent_is_told_and_the_transcript_stays() {
    Play::manual()
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.backstage.act(AgentAction::Batch { actions: vec![AgentAction::say("Goodbye!"), AgentAction::end()] });
            scene.says(Role::Alert, "The agent has ended the chat.").await;
            scene.says(Role::Log, "Goodbye!").await;
            scene.find(Role::Button, "Start a new chat").await;
            assert!(!scene.has(Role::TextBox, "Message").await, "the composer is gone");
            assert_eq!(scene.told("chat-end").await["reason"], "agent");
            assert!(scene.backstage.requests_to("Chasitor/ChatEnd").is_empty());
        })
        .await;
}

const QUESTION: &str = "End this chat?";

/// The chat was ended by the visitor, and both sides know.
async fn is_over(scene: &Scene) {
    scene.says(Role::Alert, "You have ended the chat.").await;
    scene.find(Role::Button, "Start a new chat").await;
    assert!(!scene.has(Role::TextBox, "Message").await, "the composer is gone");
    assert!(!scene.has(Role::Button, "End chat").await);
    let ends = scene.backstage.requests_to("Chasitor/ChatEnd");
    assert_eq!(ends.len(), 1);
    let body: serde_json::Value = serde_json::from_str(&ends[0].body).unwrap();
    assert_eq!(body["reason"], "client");
    assert_eq!(scene.told("chat-end").await["reason"], "visitor");
}
