//! Nobody takes the chat.

use chasitor_sandbox::AgentAction;

use crate::support::{Play, Role, Scene};

#[tokio::test]
async fn a_refusal_says_why_and_keeps_the_answers() {
    Play::manual()
        .set(|settings| settings.available = false)
        .run(async |scene| {
            ask(scene).await;
            is_refused(scene).await;
        })
        .await;
}

#[tokio::test]
async fn a_refusal_out_of_the_queue_says_the_same() {
    Play::manual()
        .run(async |scene| {
            ask(scene).await;
            scene.says(Role::Status, "Your place in the queue: 2").await;
            scene.backstage.act(AgentAction::Decline);
            is_refused(scene).await;
        })
        .await;
}

async fn ask(scene: &Scene) {
    scene.open().await;
    scene.fill("Name", "Ada").await;
    scene.fill("How can we help?", "Do you have it in red?").await;
    scene.click(Role::Button, "Start chat").await;
}

async fn is_refused(scene: &Scene) {
    scene.says(Role::Alert, "No agents are available right now.").await;
    assert_eq!(scene.property("phase").await, "offline");
    scene.click(Role::Button, "Start a new chat").await;
    scene.find(Role::Form, "Before we start").await;
    assert_eq!(scene.find(Role::TextBox, "Name").await.value().await, "Ada");
    assert_eq!(scene.find(Role::TextBox, "How can we help?").await.value().await, "Do you have it in red?");
}
