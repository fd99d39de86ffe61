//! What the host page can do and is told.

use chasitor_sandbox::{AgentAction, PhaseName};
use serde_json::{Value, json};

use crate::support::{Play, Role, Scene};

#[tokio::test]
async fn calls_before_the_wasm_is_there_are_kept_and_done_in_order() {
    Play::manual()
        .run(async |scene| {
            scene.find(Role::Button, "Chat with us").await;
            let kept = "Chasitor.open();
                        Chasitor.start({ name: 'Ada' });
                        Chasitor.send('First');
                        Chasitor.send('Second');
                        return [Chasitor.phase, Chasitor.ready instanceof Promise]";
            assert_eq!(scene.browser.run(kept, Vec::new()).await, json!(["idle", true]));
            scene.backstage.accept().await;
            let session = scene.backstage.heard("Second").await;
            let texts: Vec<_> = session.transcript.iter().map(|line| line.text.as_str()).collect();
            assert_eq!(texts, ["First", "Second"]);
            assert_eq!(session.visitor_name, "Ada");
            scene.find(Role::Dialog, "Chat").await;
        })
        .await;
}

#[tokio::test]
async fn start_with_complete_answers_skips_the_form() {
    Play::manual()
        .run(async |scene| {
            let answers = json!({"name": "Ada", "question": "Is it in stock?"});
            scene.call("start", vec![answers]).await.unwrap();
            scene.says(Role::Status, "Your place in the queue: 2").await;
            assert!(!scene.has(Role::Form, "Before we start").await);
            assert_eq!(scene.property("phase").await, "queued");
            assert_eq!(scene.property("queue").await, json!({"position": 2, "waitSeconds": 40}));
            scene.backstage.accept().await;
            scene.backstage.heard("Is it in stock?").await;
            scene.phase("chatting").await;
            assert_eq!(scene.property("queue").await, Value::Null);
        })
        .await;
}

#[tokio::test]
async fn start_without_a_needed_answer_shows_the_form_and_says_what_is_missing() {
    Play::manual()
        .run(async |scene| {
            let broken = scene.call("start", vec![json!({"question": "Hello?"})]).await.unwrap_err();
            assert_eq!(broken["code"], "answers");
            assert_eq!(broken["faults"][0]["option"], "name");
            scene.find(Role::Form, "Before we start").await;
            assert_eq!(scene.find(Role::TextBox, "How can we help?").await.value().await, "Hello?");
            assert!(scene.backstage.control().requests().is_empty());
        })
        .await;
}

#[tokio::test]
async fn the_page_is_told_everything_in_order() {
    Play::manual()
        .run(async |scene| {
            scene.browser.run("Chasitor.ready.then((chat) => { window.readyWith = chat })", Vec::new()).await;
            scene.call("start", vec![json!({"name": "Ada"})]).await.unwrap();
            assert_eq!(scene.browser.run("return window.readyWith === Chasitor", Vec::new()).await, true);
            scene.backstage.accept().await;
            scene.phase("chatting").await;
            scene.call("send", vec![json!("Hello")]).await.unwrap();
            scene.backstage.heard("Hello").await;
            scene.call("close", Vec::new()).await.unwrap();
            scene.backstage.say("Hello Ada");
            scene.until_true("an unread message", async || scene.property("unread").await == 1).await;
            scene.call("toggle", Vec::new()).await.unwrap();
            assert_eq!(scene.property("unread").await, 0);
            scene.call("end", Vec::new()).await.unwrap();
            assert_eq!(scene.property("phase").await, "ended");

            let story = story(scene).await;
            let expected = [
                "ready",
                "open",
                "phase pre-chat",
                "phase requesting",
                "phase queued",
                "queue 2",
                "phase chatting",
                "message system Mira K joined the chat. sent",
                "message visitor Hello waiting",
                "message visitor Hello sent",
                "close",
                "unread 1",
                "message agent Hello Ada sent",
                "open",
                "unread 0",
                "phase ended",
                "end visitor",
            ];
            let mut missing: Vec<_> =
                expected.into_iter().filter(|wanted| !story.contains(&(*wanted).to_owned())).collect();
            missing.extend(["(nothing else)"].into_iter().filter(|_| story.len() != expected.len()));
            assert!(missing.is_empty(), "missing {missing:?} in {story:#?}");
            in_order(
                &story,
                &[
                    "ready",
                    "open",
                    "phase requesting",
                    "phase queued",
                    "phase chatting",
                    "close",
                    "unread 1",
                    "unread 0",
                    "end visitor",
                ],
            );
            in_order(
                &story,
                &["message visitor Hello waiting", "message visitor Hello sent", "message agent Hello Ada sent"],
            );
        })
        .await;
}

#[tokio::test]
async fn a_custom_event_of_the_agent_can_be_answered() {
    Play::manual()
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.backstage.act(AgentAction::CustomEvent { kind: "colour".into(), data: json!("which?") });
            assert_eq!(scene.told("chat-agent-event").await, json!({"type": "colour", "data": "which?"}));
            scene.call("sendEvent", vec![json!("colour"), json!("red")]).await.unwrap();
            scene
                .backstage
                .until("the answer", |view| view.session("latest").filter(|s| s.noted("custom-event")))
                .await;
        })
        .await;
}

#[tokio::test]
async fn send_without_a_chat_is_refused_in_words() {
    Play::manual()
        .run(async |scene| {
            let broken = scene.call("send", vec![json!("Hello?")]).await.unwrap_err();
            assert_eq!(broken["code"], "no-chat");
            scene.call("start", vec![json!({"name": "Ada"})]).await.unwrap();
            let broken = scene.call("send", vec![json!("  ")]).await.unwrap_err();
            assert_eq!(broken["code"], "text");
        })
        .await;
}

#[tokio::test]
async fn destroy_leaves_nothing_behind() {
    Play::manual()
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.browser.run("window.kept = Chasitor", Vec::new()).await;
            scene.call("destroy", Vec::new()).await.unwrap();

            let left = "return [document.querySelectorAll('chasitor-chat').length, typeof window.Chasitor,
                                kept.shadowRoot.childNodes.length, kept.phase]";
            assert_eq!(scene.browser.run(left, Vec::new()).await, json!([0, "undefined", 0, "idle"]));
            scene
                .backstage
                .until("the poll is let go", |view| view.session("latest").filter(|session| !session.polling))
                .await;
            let before = scene.backstage.control().requests().len();
            scene
                .browser
                .run("dispatchEvent(new Event('online')); dispatchEvent(new Event('pageshow'))", Vec::new())
                .await;
            scene.backstage.say("Anybody?");
            let refused = "const done = arguments[0]; kept.send('x').then(() => done('sent'), () => done('refused'))";
            let waits =
                scene.browser.try_run_async(&format!("{refused}; setTimeout(() => done('waits'))"), Vec::new()).await;
            assert_ne!(waits.unwrap(), "sent");
            assert_eq!(scene.backstage.control().requests().len(), before, "{}", scene.backstage.story(10));
            assert_eq!(scene.backstage.phase(PhaseName::Active).await.undelivered, 1);
        })
        .await;
}

/// Each event in a few words.
async fn story(scene: &Scene) -> Vec<String> {
    let events = scene.events().await;
    let words = events.iter().map(|event| {
        let parts = ["phase", "position", "author", "text", "status", "count", "reason"];
        let told = parts.iter().filter_map(|part| event.detail.get(part)).map(word);
        std::iter::once(event.kind.trim_start_matches("chat-").to_owned()).chain(told).collect::<Vec<_>>().join(" ")
    });
    words.collect()
}

fn word(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn in_order(story: &[String], wanted: &[&str]) {
    let places: Vec<_> = wanted.iter().map(|word| story.iter().position(|told| told == word)).collect();
    assert!(places.is_sorted(), "{wanted:?} stand at {places:?} in {story:#?}");
}
