//! An endpoint that is no chat service.

use chasitor_sandbox::{Fault, FaultKind};

use crate::support::{Play, Role, Scene};

#[tokio::test]
async fn a_dead_endpoint_is_told_and_the_answers_stay() {
    Play::manual()
        .set(|settings| settings.keep_alive = false)
        .expect("net::ERR_EMPTY_RESPONSE")
        .once("Chasitor: nothing answers at the endpoint")
        .run(async |scene| {
            scene.backstage.fault(Fault::new(FaultKind::Cut).times(1_000));
            ask(scene).await;
            scene.says(Role::Alert, "The chat service cannot be reached.").await;
            assert_eq!(scene.told("chat-error").await["code"], "unreachable");
            answers_stay(scene).await;

            scene.backstage.control().clear_faults();
            scene.click(Role::Button, "Start chat").await;
            scene.backstage.accept().await;
            scene.says(Role::Log, "Mira K joined the chat.").await;
        })
        .await;
}

#[tokio::test]
async fn a_page_of_html_instead_of_json_is_told() {
    Play::manual()
        .once("Chasitor: the endpoint is not a chat service")
        .run(async |scene| {
            scene.backstage.fault(Fault::html_page().on("System/SessionId"));
            ask(scene).await;
            scene.says(Role::Alert, "The chat service does not answer as it should.").await;
            let error = scene.told("chat-error").await;
            assert_eq!(error["code"], "not-a-service");
            assert!(error["message"].as_str().unwrap().contains("expected"), "{error}");
            answers_stay(scene).await;
        })
        .await;
}

async fn ask(scene: &Scene) {
    scene.open().await;
    scene.fill("Name", "Ada").await;
    scene.fill("How can we help?", "A long question").await;
    scene.click(Role::Button, "Start chat").await;
}

async fn answers_stay(scene: &Scene) {
    assert_eq!(scene.property("phase").await, "failed");
    scene.click(Role::Button, "Start a new chat").await;
    assert_eq!(scene.find(Role::TextBox, "Name").await.value().await, "Ada");
    assert_eq!(scene.find(Role::TextBox, "How can we help?").await.value().await, "A long question");
}
