//! More than one of something on a page.

use chasitor_sandbox::{AgentAction, Button, PhaseName};
use serde_json::json;

use crate::support::{Play, Role, Scene};

const SECOND_BUTTON: &str = "5737Q000000Qx4T";

#[tokio::test]
async fn two_elements_are_two_chats() {
    Play::manual()
        .on("two")
        .set(|settings| {
            let second = Button { id: SECOND_BUTTON.into(), language: "en_US".into(), available: true };
            settings.buttons.push(second);
        })
        .run(async |scene| {
            let first = begin(scene, 0, "Ada").await;
            let second = begin(scene, 1, "Grace").await;
            assert_ne!(first, second);
            let control = scene.backstage.control();
            control.act(first.as_str(), AgentAction::say("Only for Ada")).unwrap();
            control.act(second.as_str(), AgentAction::say("Only for Grace")).unwrap();

            scene.says(Role::Log, "Only for Grace").await;
            assert_eq!(scene.times_shown("Only for Ada").await, 0);
            scene.turn_to(0);
            scene.says(Role::Log, "Only for Ada").await;
            assert_eq!(scene.times_shown("Only for Grace").await, 0);

            scene.write("From Ada").await;
            let session = scene.backstage.heard("From Ada").await;
            assert_eq!((session.id, session.visitor_name.as_str()), (first, "Ada"));
            let keys = scene.browser.run("return Object.keys(sessionStorage).filter((key) => key.split(':').length === 3 && !key.endsWith(':view'))", Vec::new()).await;
            assert_eq!(keys.as_array().map(Vec::len), Some(2), "{keys}");
        })
        .await;
}

#[tokio::test]
async fn a_script_included_twice_is_one_widget_and_a_warning() {
    Play::manual()
        .on("twice")
        .once("Chasitor: included twice")
        .run(async |scene| {
            scene.chat("Ada").await;
            assert_eq!(
                scene.browser.run("return document.querySelectorAll('chasitor-chat').length", Vec::new()).await,
                json!(1)
            );
            assert_eq!(scene.backstage.control().look(|view| view.sessions().len()), 1);
        })
        .await;
}

/// Has a chat in one of the elements; the id of its session.
async fn begin(scene: &Scene, chat: usize, name: &str) -> String {
    scene.turn_to(chat);
    scene.fill("Name", name).await;
    scene.click(Role::Button, "Start chat").await;
    let waits = scene.backstage.until("a chat that waits", |view| {
        view.sessions().into_iter().find(|session| session.phase == PhaseName::Queued && session.visitor_name == name)
    });
    let session = waits.await;
    scene.backstage.control().act(session.id.as_str(), AgentAction::accept()).unwrap();
    scene.says(Role::Log, "Mira K joined the chat.").await;
    session.id
}
