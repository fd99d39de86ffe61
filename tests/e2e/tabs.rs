//! One chat and two tabs.

use serde_json::json;

use crate::support::{Play, Role, Scene};

#[tokio::test]
async fn a_duplicated_tab_waits_until_it_is_told_to_go_on() {
    Play::manual()
        .allow("status of 409")
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.write("From the first tab").await;
            scene.backstage.heard("From the first tab").await;
            let first = scene.browser.tab().await;

            let second = scene.duplicate_tab().await;
            scene.says(Role::Status, "This chat is open in another tab.").await;
            assert!(!scene.has(Role::TextBox, "Message").await);

            scene.browser.switch_to(&first).await;
            scene.write("The first one still works").await;
            scene.backstage.heard("The first one still works").await;

            scene.browser.switch_to(&second).await;
            scene.click(Role::Button, "Continue here").await;
            scene.find(Role::TextBox, "Message").await;
            scene.write("From the second tab").await;
            let session = scene.backstage.heard("From the second tab").await;
            scene.backstage.say("Welcome to the second tab");
            scene.says(Role::Log, "Welcome to the second tab").await;
            assert_eq!(session.times_heard("From the first tab"), 1);

            scene.browser.switch_to(&first).await;
            scene.says(Role::Status, "This chat is open in another tab.").await;
            scene.find(Role::Button, "Continue here").await;
            is_one_chat(scene);
        })
        .await;
}

/// The second tab has the number of the next POST from the time at which it was duplicated. The first one has used
/// that number since, and the service takes a number that it knows for a repeat.
#[tokio::test]
async fn the_second_tab_loses_no_text_to_a_number_that_the_first_has_used() {
    Play::manual()
        .allow("status of 409")
        .run(async |scene| {
            scene.chat("Ada").await;
            let first = scene.browser.tab().await;
            let second = scene.duplicate_tab().await;
            scene.says(Role::Status, "This chat is open in another tab.").await;

            scene.browser.switch_to(&first).await;
            scene.call("send", vec![json!("From the first tab")]).await.unwrap();
            scene.backstage.heard("From the first tab").await;

            scene.browser.switch_to(&second).await;
            scene.click(Role::Button, "Continue here").await;
            scene.find(Role::TextBox, "Message").await;
            scene.call("send", vec![json!("From the second tab")]).await.unwrap();
            let session = scene.backstage.heard("From the second tab").await;
            assert_eq!(session.times_heard("From the first tab"), 1);
            is_one_chat(scene);
        })
        .await;
}

/// One session, whose polls never met.
fn is_one_chat(scene: &Scene) {
    let polls = scene.backstage.requests_to("System/Messages");
    assert!(!polls.iter().any(|poll| matches!(poll.status, Some(403 | 409))), "{}", scene.backstage.story(40));
    assert_eq!(scene.backstage.control().look(|view| view.sessions().len()), 1);
}
