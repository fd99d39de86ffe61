//! From the launcher to the page after the chat, with the scripted agent, under the strict policy.

use serde_json::json;

use crate::support::{Play, Role};

#[tokio::test]
async fn a_visitor_comes_from_the_launcher_to_the_page_after_the_chat() {
    Play::scripted()
        .set(|settings| settings.post_chat_url = Some("{shop}/after-chat.html".into()))
        .set(|settings| settings.queue_step_ms = 300)
        .run(async |scene| {
            scene.open().await;
            scene.fill("Name", "Ada").await;
            scene.fill("How can we help?", "Where is my parcel?").await;
            scene.click(Role::Button, "Start chat").await;

            scene.says(Role::Log, "Hello Ada, this is Mira.").await;
            scene.says(Role::Log, "Parcels leave our warehouse on the same day").await;
            assert_eq!(positions(&scene.details("chat-queue").await), [json!(2), json!(1), json!(0)]);

            scene.write("Can I talk to a colleague?").await;
            scene.says(Role::Log, "Jonas P has taken over the chat.").await;
            scene.says(Role::Log, "Hello, Jonas here.").await;

            scene.write("Thank you, bye").await;
            scene.arrive(&scene.backstage.shop("after-chat.html")).await;
        })
        .await;
}

/// The other tests would show nothing if the pages were not under it.
#[tokio::test]
async fn the_host_pages_are_under_the_strict_policy() {
    Play::manual()
        .expect("policy violation: require-trusted-types-for blocked trusted-types-sink")
        .expect("policy violation: style-src-attr blocked inline")
        .allow("This document requires 'Trusted")
        .allow("Content Security Policy")
        .run(async |scene| {
            assert_eq!(scene.browser.try_run_async(TRESPASS, Vec::new()).await.unwrap(), json!([false, false, ""]));
        })
        .await;
}

/// Not at once, because chromedriver's own scripts stand above the policy.
const TRESPASS: &str = "
    const [done] = arguments;
    const works = (act) => { try { act(); return true } catch { return false } };
    setTimeout(() => {
      const evaluates = works(() => new Function('1'));
      const writes = works(() => { document.body.innerHTML += '<p>' });
      document.body.setAttribute('style', 'color: red');
      done([evaluates, writes, document.body.style.color]);
    });";

fn positions(details: &[serde_json::Value]) -> Vec<serde_json::Value> {
    details.iter().map(|detail| detail["position"].clone()).collect()
}
