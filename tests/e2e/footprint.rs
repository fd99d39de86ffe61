//! What the widget leaves on the page and in the network when nobody has asked for it, and when somebody has.

use serde_json::json;

use crate::support::{Play, Role, Scene};

/// What is global before any script of the page has run.
const REMEMBER: &str = "window.__globals = new Set(Object.getOwnPropertyNames(window));
    window.__globals.add('__globals');";

/// What is global beyond that, but for frames (numbers) and what chromedriver leaves there.
const NEW_GLOBALS: &str = "const ours = (name) => isNaN(name) && !/^(ret_nodes|se_|cdc_|\\$cdc)/.test(name);
    return Object.getOwnPropertyNames(window).filter((name) => !__globals.has(name) && ours(name))";

#[tokio::test]
async fn nothing_is_requested_before_the_visitor_acts() {
    Play::manual()
        .run(async |scene| {
            scene.find(Role::Button, "Chat with us").await;
            assert_eq!(files(scene).await, ["chasitor.js"]);
            scene.click(Role::Button, "Chat with us").await;
            scene.find(Role::Dialog, "Chat").await;
            assert_eq!(files(scene).await.len(), 4, "loader, glue, wasm, stylesheet");
            assert!(scene.backstage.control().requests().is_empty(), "an open form asks the service nothing");
            scene.fill("Name", "Ada").await;
            assert!(scene.backstage.control().requests().is_empty());
        })
        .await;
}

#[tokio::test]
async fn a_chat_leaves_its_own_keys_in_the_tab_and_nothing_else() {
    Play::manual()
        .early(REMEMBER)
        .run(async |scene| {
            let before = page(scene).await;
            scene.chat("Ada").await;
            scene.write("Hello").await;
            scene.backstage.heard("Hello").await;

            let keys = scene.browser.run("return Object.keys(sessionStorage)", Vec::new()).await;
            let keys = keys.as_array().unwrap();
            assert!(
                !keys.is_empty() && keys.iter().all(|key| key.as_str().unwrap().starts_with("chasitor:")),
                "{keys:?}"
            );
            assert_eq!(scene.browser.run("return Object.keys(localStorage)", Vec::new()).await, json!([]));
            assert_eq!(scene.browser.devtools("Storage.getCookies", json!({})).await["cookies"], json!([]));
            let databases = scene
                .browser
                .try_run_async("indexedDB.databases().then((all) => arguments[0](all.length))", Vec::new());
            assert_eq!(databases.await.unwrap(), 0);
            assert_eq!(scene.browser.run(NEW_GLOBALS, Vec::new()).await, json!(["Chasitor"]));
            assert_eq!(page(scene).await, before, "the page's own elements");
        })
        .await;
}

/// The files asked for of the widget's origin.
async fn files(scene: &Scene) -> Vec<String> {
    let script = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
    let names = scene.browser.run(script, Vec::new()).await;
    let names = names.as_array().unwrap().iter().filter_map(|name| name.as_str());
    let own = names.filter_map(|name| name.strip_prefix(scene.backstage.widget()));
    own.map(|path| path.trim_start_matches('/').to_owned()).collect()
}

/// All of the page but the element.
async fn page(scene: &Scene) -> serde_json::Value {
    let script = "const copy = document.documentElement.cloneNode(true);
                  copy.querySelector('chasitor-chat').remove();
                  return copy.outerHTML";
    scene.find(Role::Button, "Chat with us").await;
    scene.browser.run(script, Vec::new()).await
}
