//! The smallest screen that counts: 320 CSS pixels wide.

use serde_json::json;

use crate::support::{Play, Role, Scene};

const WIDTH: u32 = 320;
const HEIGHT: u32 = 480;

#[tokio::test]
async fn everything_is_in_reach_at_320_pixels() {
    Play::manual()
        .run(async |scene| {
            let screen = json!({"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": false});
            scene.browser.devtools("Emulation.setDeviceMetricsOverride", screen).await;
            fits(scene, Role::Button, "Chat with us").await;
            scene.chat("Ada").await;
            for (role, name) in [
                (Role::Dialog, "Chat"),
                (Role::Log, "Conversation"),
                (Role::TextBox, "Message"),
                (Role::Button, "Send"),
                (Role::Button, "End chat"),
                (Role::Button, "Close"),
            ] {
                fits(scene, role, name).await;
            }
            scene.write(&"Long".repeat(50)).await;
            scene.backstage.heard(&"Long".repeat(50)).await;
            let wide = "return document.scrollingElement.scrollWidth";
            assert_eq!(scene.browser.run(wide, Vec::new()).await, WIDTH, "the page does not scroll sideways");
            scene.end().await;
            fits(scene, Role::Button, "Start a new chat").await;
        })
        .await;
}

/// Wholly inside of the screen.
async fn fits(scene: &Scene, role: Role, name: &str) {
    let script = "const { left, top, right, bottom } = arguments[0].getBoundingClientRect();
                  return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
                    ? '' : [left, top, right, bottom].join(' ')";
    let outside = scene.find(role, name).await.run(script).await;
    assert_eq!(outside, "", "{} {name:?} is not inside of the screen", role.name());
}
