//! A chat in the flow of the page.

use crate::support::{LAUNCHER, Play, Role, Scene};

#[tokio::test]
async fn an_inline_chat_is_a_region_without_a_launcher() {
    Play::manual()
        .on("inline")
        .run(async |scene| {
            scene.find(Role::Region, "Chat").await;
            scene.find(Role::Form, "Before we start").await;
            no_launcher(scene).await;
            scene.fill("Name", "Ada").await;
            scene.click(Role::Button, "Start chat").await;
            scene.backstage.accept().await;
            scene.says(Role::Log, "Mira K joined the chat.").await;
            scene.write("Hello").await;
            scene.backstage.heard("Hello").await;
            no_launcher(scene).await;
        })
        .await;
}

async fn no_launcher(scene: &Scene) {
    assert!(!scene.has(Role::Button, LAUNCHER).await);
    assert!(!scene.has(Role::Dialog, "Chat").await);
    assert!(!scene.has(Role::Button, "Close").await, "there is nothing to close");
}
