//! A page whose policy forbids WebAssembly.

use crate::support::{LAUNCHER, Play, Role};

#[tokio::test]
async fn blocked_wasm_gives_words_and_a_link_and_not_a_dead_button() {
    Play::manual()
        .on("blocked-wasm")
        .once("Chasitor: WebAssembly is blocked")
        .allow("policy violation: script-src blocked wasm-eval")
        .run(async |scene| {
            scene.click(Role::Button, LAUNCHER).await;
            scene.says(Role::Alert, "The chat cannot start on this page.").await;
            let link = scene.find(Role::Link, "Reload this page").await;
            assert_eq!(link.property("href").await, scene.address());
            let error = scene.told("chat-error").await;
            assert_eq!(error["code"], "wasm-blocked");
            assert!(error["message"].as_str().unwrap().contains("'wasm-unsafe-eval'"), "{error}");
        })
        .await;
}
