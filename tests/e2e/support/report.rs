//! What is there to see when a test fails: a picture, the accessible tree, the console, the requests. It
//! decides nothing.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::console;
use super::scene::Scene;

/// How many requests are shown.
const LAST: usize = 40;

impl Scene {
    /// Writes the picture and prints the rest.
    pub(super) async fn report(&self, test: &str) {
        eprintln!("--- {test}");
        eprintln!("last requests:\n{}", self.backstage.story(LAST));
        let file = folder().join(format!("{test}.png"));
        match self.browser.picture().await {
            Ok(picture) => {
                write(&file, &picture);
                eprintln!("picture: {}", file.display());
            }
            Err(error) => eprintln!("no picture: {error}"),
        }
        for entry in self.browser.console().await {
            eprintln!("console: {} {}", entry["level"].as_str().unwrap_or_default(), console::message(&entry));
        }
        eprintln!("accessible tree:\n{}", self.tree().await);
    }

    /// The accessible tree of the page, one thing a line.
    pub async fn tree(&self) -> String {
        self.browser.devtools("Accessibility.enable", json!({})).await;
        let tree = self.browser.devtools("Accessibility.getFullAXTree", json!({})).await;
        tree["nodes"].as_array().into_iter().flatten().filter_map(line).collect()
    }

    /// Takes a picture of the tab as it is, for people.
    pub async fn take_picture(&self, file: &Path) {
        write(file, &self.browser.picture().await.expect("a page that is shown can be pictured"));
    }
}

fn line(node: &Value) -> Option<String> {
    let text = |member: &str| node[member]["value"].as_str().unwrap_or_default();
    let (role, name) = (text("role"), text("name"));
    let is_part = matches!(role, "none" | "generic" | "InlineTextBox" | "ListMarker");
    (node["ignored"] != json!(true) && !is_part).then(|| format!("  {role} {name:?}\n"))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/e2e")
}

fn write(file: &Path, bytes: &[u8]) {
    let folder = file.parent().expect("a file lies in a folder");
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(file, bytes));
    written.unwrap_or_else(|error| panic!("cannot write {}: {error}", file.display()));
}
