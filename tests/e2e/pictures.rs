//! The picture for the README. Made on demand only: `cargo xtask e2e -- --ignored`.

use std::path::Path;

use crate::support::{Play, Role};

#[tokio::test]
#[ignore = "writes into the repository; run it when the looks have changed"]
async fn the_picture_of_the_readme_is_taken_from_a_real_chat() {
    Play::scripted()
        .in_the_demo_shop()
        .run(async |scene| {
            scene.browser.resize(1440, 940).await;
            scene.open().await;
            scene.fill("Name", "Ada").await;
            scene.fill("How can we help?", "Where is my order A-10077?").await;
            scene.click(Role::Button, "Start chat").await;
            scene.says(Role::Log, "the parcel left us yesterday").await;
            scene.write("Great, thank you!").await;
            scene.says(Role::Log, "You are welcome!").await;
            scene.take_picture(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/chat.png")).await;
        })
        .await;
}
