//! A browser that forbids sessionStorage, as some do for pages of other sites.

use crate::support::{Play, Role};

/// Reading the property throws, as it does where a browser forbids it.
const FORBID: &str = "Object.defineProperty(window, 'sessionStorage', {
    get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); },
});";

#[tokio::test]
async fn a_chat_works_without_storage_and_warns_once() {
    Play::manual()
        .early(FORBID)
        .once("Chasitor: sessionStorage is blocked")
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.write("Can you hear me?").await;
            scene.backstage.heard("Can you hear me?").await;
            scene.backstage.say("Very well");
            scene.says(Role::Log, "Very well").await;
            scene.end().await;
            scene.click(Role::Button, "Start a new chat").await;
            assert_eq!(scene.find(Role::TextBox, "Name").await.value().await, "Ada");
        })
        .await;
}
