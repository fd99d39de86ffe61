//! No network, or a bad one.

use chasitor_sandbox::{Fault, FaultKind};
use serde_json::json;

use crate::support::{Play, Role, Scene};

#[tokio::test]
async fn a_tab_without_network_says_so_and_goes_on_when_it_is_back() {
    Play::manual()
        .allow("net::ERR_INTERNET_DISCONNECTED")
        .run(async |scene| {
            scene.chat("Ada").await;
            network(scene, false).await;
            scene.says(Role::Status, "You are offline").await;
            scene.write("Written offline").await;

            network(scene, true).await;
            let session = scene.backstage.heard("Written offline").await;
            scene.until_true("no word of being offline", async || !says_anything(scene, "offline").await).await;
            scene.backstage.say("There you are");
            scene.says(Role::Log, "There you are").await;
            assert_eq!(session.times_heard("Written offline"), 1);
            assert_eq!(scene.property("connection").await, "online");
        })
        .await;
}

#[tokio::test]
async fn a_service_that_breaks_off_is_tried_until_it_answers() {
    Play::manual()
        .set(|settings| settings.keep_alive = false)
        .expect("net::ERR_EMPTY_RESPONSE")
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.backstage.fault(Fault::new(FaultKind::Cut).times(1_000));
            scene.backstage.say("The last one before");
            scene.says(Role::Log, "The last one before").await;
            scene.says(Role::Status, "Reconnecting…").await;
            assert_eq!(scene.property("connection").await, "reconnecting");
            scene.write("Written meanwhile").await;

            scene.backstage.control().clear_faults();
            let session = scene.backstage.heard("Written meanwhile").await;
            scene.backstage.say("There you are");
            scene.says(Role::Log, "There you are").await;
            scene.until_true("no word of reconnecting", async || !says_anything(scene, "Reconnecting").await).await;
            assert_eq!(session.times_heard("Written meanwhile"), 1);
            assert_eq!(scene.times_shown("The last one before").await, 1);
        })
        .await;
}

async fn says_anything(scene: &Scene, words: &str) -> bool {
    scene.texts(Role::Status).await.iter().any(|text| text.contains(words))
}

async fn network(scene: &Scene, there: bool) {
    let conditions = json!({"offline": !there, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
    scene.browser.devtools("Network.enable", json!({})).await;
    scene.browser.devtools("Network.emulateNetworkConditions", conditions).await;
}
