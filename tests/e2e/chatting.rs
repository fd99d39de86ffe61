//! A chat with an agent, while nothing goes wrong.

use chasitor_sandbox::AgentAction;

use crate::support::{LAUNCHER, Play, Role};

#[tokio::test]
async fn texts_go_both_ways_in_order() {
    Play::manual()
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.write("First of mine").await;
            scene.backstage.heard("First of mine").await;
            scene.backstage.say("First of yours");
            scene.says(Role::Log, "First of yours").await;
            scene.write("Second of mine").await;
            let session = scene.backstage.heard("Second of mine").await;
            scene.backstage.say("Second of yours");
            scene.says(Role::Log, "Second of yours").await;

            assert_eq!(session.visitor_name, "Ada");
            let log = scene.texts(Role::Log).await.concat();
            let order = ["First of mine", "First of yours", "Second of mine", "Second of yours"];
            let places: Vec<_> = order.iter().map(|text| log.find(text).unwrap()).collect();
            assert!(places.is_sorted(), "{log}");
        })
        .await;
}

#[tokio::test]
async fn each_side_sees_the_other_type() {
    Play::manual()
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.backstage.act(AgentAction::Typing);
            scene.says(Role::Status, "Mira K is typing").await;
            scene.backstage.act(AgentAction::NotTyping);
            let typing = async || scene.texts(Role::Status).await.iter().any(|text| text.contains("is typing"));
            scene.until_true("nobody is typing", async || !typing().await).await;

            scene.fill("Message", "I am thi").await;
            scene
                .backstage
                .until("the visitor types", |view| view.session("latest").filter(|session| session.typing))
                .await;
            scene.click(Role::Log, "Conversation").await;
            scene.backstage.until("the visitor has stopped", |view| view.session("latest").filter(|s| !s.typing)).await;
        })
        .await;
}

#[tokio::test]
async fn the_launcher_names_and_clears_unread_messages() {
    Play::manual()
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.click(Role::Button, "Close").await;
            scene.gone(Role::Dialog, "Chat").await;

            scene.backstage.say("Hello");
            let launcher = scene.find(Role::Button, "Chat with us, 1 unread message").await;
            assert_eq!(launcher.attribute("aria-expanded").await.as_deref(), Some("false"));
            assert_eq!(launcher.text().await.unwrap().trim_start_matches('•'), "1", "the badge");
            scene.backstage.say("Are you there?");
            scene.click(Role::Button, "Chat with us, 2 unread messages").await;

            let launcher = scene.find(Role::Button, LAUNCHER).await;
            assert_eq!(launcher.attribute("aria-expanded").await.as_deref(), Some("true"));
            scene.says(Role::Log, "Are you there?").await;
            assert_eq!(scene.details("chat-unread").await.last().unwrap()["count"], 0);
        })
        .await;
}
