//! Where the visitor goes after the chat, and where not (§10 of the protocol document).

use chasitor_sandbox::AgentAction;
use serde_json::json;

use crate::support::{Play, Role, Scene};

const OWN: &str = "{shop}/after-chat.html";
const FOREIGN: &str = "{service}/after-chat.html";

fn leads_to(case: &'static str, url: &str) -> Play {
    let url = url.to_owned();
    Play::manual().on(case).set(|settings| settings.post_chat_url = Some(url))
}

#[tokio::test]
async fn the_end_by_the_visitor_leads_to_the_page_after_the_chat() {
    leads_to("plain", OWN)
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.click(Role::Button, "End chat").await;
            scene.find(Role::AlertDialog, "End this chat?").await;
            scene.click(Role::Button, "End chat").await;
            scene.arrive(&scene.backstage.shop("after-chat.html")).await;
            scene.visit().await;
            scene.open().await;
            scene.find(Role::Form, "Before we start").await;
        })
        .await;
}

#[tokio::test]
async fn after_the_agents_end_the_visitor_can_stay() {
    leads_to("plain", OWN)
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.backstage.act(AgentAction::end());
            scene.says(Role::Status, "You are being taken to").await;
            scene.click(Role::Button, "Stay here").await;
            scene
                .until_true("no announcement", async || scene.texts(Role::Status).await.concat().trim().is_empty())
                .await;
            assert_eq!(scene.browser.address().await, scene.address());
            assert!(scene.details("chat-redirect").await.is_empty());
        })
        .await;
}

#[tokio::test]
async fn a_foreign_page_is_a_link_that_nobody_follows_for_the_visitor() {
    leads_to("plain", FOREIGN)
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.end().await;
            link_only(scene, scene.backstage.service()).await;
        })
        .await;
}

#[tokio::test]
async fn a_host_page_that_says_no_keeps_the_visitor() {
    leads_to("plain", OWN)
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.browser.run("addEventListener('chat-redirect', (event) => event.preventDefault())", Vec::new()).await;
            scene.end().await;
            let asked = scene.told("chat-redirect").await;
            assert_eq!(asked, json!({"url": scene.backstage.shop("after-chat.html")}));
            scene.says(Role::Alert, "You have ended the chat.").await;
            scene.find(Role::Button, "Start a new chat").await;
            assert_eq!(scene.browser.address().await, scene.address());
        })
        .await;
}

#[tokio::test]
async fn with_link_the_visitor_is_offered_a_link() {
    leads_to("link", OWN)
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.end().await;
            let shop = scene.backstage.shop("");
            link_only(scene, shop.trim_end_matches('/')).await;
        })
        .await;
}

#[tokio::test]
async fn with_none_nothing_follows() {
    leads_to("no-post-chat", OWN)
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.end().await;
            scene.says(Role::Alert, "You have ended the chat.").await;
            assert!(scene.all(Role::Link).await.is_empty());
            assert!(scene.details("chat-redirect").await.is_empty());
            assert_eq!(scene.browser.address().await, scene.address());
        })
        .await;
}

#[tokio::test]
async fn with_new_tab_this_tab_stays() {
    leads_to("new-tab", OWN)
        .run(async |scene| {
            scene.chat("Ada").await;
            let here = scene.browser.tab().await;
            scene.end().await;
            scene.says(Role::Alert, "You have ended the chat.").await;
            assert_eq!(scene.browser.address().await, scene.address());
            let tabs = scene.browser.tabs().await;
            let there = tabs.iter().find(|tab| **tab != here).expect("a second tab");
            scene.browser.switch_to(there).await;
            scene.arrive(&scene.backstage.shop("after-chat.html")).await;
            assert_eq!(scene.browser.run("return window.opener", Vec::new()).await, json!(null));
        })
        .await;
}

/// A link to that origin, in a tab of its own and without a hold on this page; and the page stays.
async fn link_only(scene: &Scene, origin: &str) {
    let host = origin.trim_start_matches("http://");
    let link = scene.find(Role::Link, &format!("Continue to {host}")).await;
    assert_eq!(link.property("href").await, format!("{origin}/after-chat.html"));
    assert_eq!(link.property("rel").await, "noopener noreferrer");
    assert!(scene.details("chat-redirect").await.is_empty());
    assert_eq!(scene.browser.address().await, scene.address());
}
