//! Options that make no sense.

use crate::support::{LAUNCHER, Play, Role};

#[tokio::test]
async fn all_faults_are_told_at_once_by_name_and_the_page_lives() {
    Play::manual()
        .on("wrong-options")
        .once("Chasitor: the chat cannot start, because of these options")
        .run(async |scene| {
            scene.click(Role::Button, LAUNCHER).await;
            scene.says(Role::Alert, "The chat cannot start on this page.").await;
            scene.find(Role::Link, "Reload this page").await;

            let told = scene.details("chat-error").await;
            assert_eq!(told.len(), 1);
            assert_eq!(told[0]["code"], "options");
            let mut names: Vec<_> = told[0]["faults"].as_array().unwrap().iter().map(|f| f["option"].clone()).collect();
            names.sort_by_key(ToString::to_string);
            assert_eq!(names, ["button-id", "endpoint", "layout", "organization-id", "post-chat"]);
            for fault in told[0]["faults"].as_array().unwrap() {
                assert!(fault["expected"].is_string() && fault["found"].is_string(), "{fault}");
            }

            scene.click(Role::Button, LAUNCHER).await;
            scene.until_true("the card is put away", async || scene.texts(Role::Alert).await.is_empty()).await;
            assert_eq!(
                scene.browser.run("document.querySelector('button').click(); return document.title", Vec::new()).await,
                "Wrong options"
            );
            assert!(scene.backstage.control().requests().is_empty());
        })
        .await;
}
