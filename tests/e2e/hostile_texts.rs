//! Texts that want to be more than texts. They appear letter by letter, and change nothing.

use chasitor_sandbox::AgentAction;
use serde_json::json;

use crate::support::{Play, Role, Scene};

const TEXTS: [&str; 8] = [
    "<img src=x onerror=\"window.hacked=1\">",
    "<script>window.hacked=1</script>",
    "<style>*{display:none}</style><h1>big</h1>",
    "&lt;b&gt;Fish &amp; Chips&lt;/b&gt;",
    "javascript:window.hacked=1",
    "\u{202E}live si siht\u{2066} and goes on",
    "{{constructor.constructor('window.hacked=1')()}} ${window.hacked=1}",
    "'; window.hacked=1; //",
];

const NAME: &str = "<b onmouseover=window.hacked=1>Eve</b>";

#[tokio::test]
async fn markup_of_the_agent_is_shown_letter_by_letter() {
    Play::manual()
        .run(async |scene| {
            scene.ask_for_a_chat("Ada").await;
            scene.says(Role::Status, "Your place").await;
            scene.backstage.act(AgentAction::Accept { name: Some(NAME.into()), items: Vec::new() });
            scene.says(Role::Log, &format!("{NAME} joined the chat.")).await;
            let before = counted(scene).await;
            for text in TEXTS {
                scene.backstage.say(text);
                scene.says(Role::Log, text).await;
            }
            scene.backstage.act(AgentAction::Typing);
            scene.says(Role::Status, &format!("{NAME} is typing")).await;
            nothing_happened(scene).await;
            assert_eq!(counted(scene).await, before, "markup became elements");
        })
        .await;
}

#[tokio::test]
async fn markup_of_the_visitor_reaches_the_agent_letter_by_letter() {
    Play::manual()
        .run(async |scene| {
            scene.chat("<i>Ada</i>").await;
            for text in TEXTS {
                scene.call("send", vec![json!(text)]).await.unwrap();
                scene.backstage.heard(text).await;
                scene.says(Role::Log, text).await;
            }
            let session = scene.backstage.heard(TEXTS[0]).await;
            assert_eq!(session.visitor_name, "<i>Ada</i>");
            nothing_happened(scene).await;
        })
        .await;
}

#[tokio::test]
async fn a_script_address_after_the_chat_is_nothing_at_all() {
    Play::manual()
        .set(|settings| settings.post_chat_url = Some("javascript:window.hacked=1".into()))
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.end().await;
            scene.says(Role::Alert, "You have ended the chat.").await;
            assert!(scene.all(Role::Link).await.is_empty());
            assert!(scene.details("chat-redirect").await.is_empty());
            nothing_happened(scene).await;
        })
        .await;
}

async fn nothing_happened(scene: &Scene) {
    let here = "return [typeof window.hacked, document.title, location.href]";
    assert_eq!(scene.browser.run(here, Vec::new()).await, json!(["undefined", "Plain", scene.address()]));
}

/// Elements in the shadow root that a text has no business to bring.
async fn counted(scene: &Scene) -> serde_json::Value {
    let script = "const root = document.querySelector('chasitor-chat').shadowRoot;
                  return ['img', 'script', 'style', 'b', 'h1', 'a', 'iframe', '[onerror]', '[onmouseover]']
                    .map((selector) => root.querySelectorAll(selector).length)";
    scene.browser.run(script, Vec::new()).await
}
