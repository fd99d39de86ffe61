//! The three kinds of tests. Refuses to repeat a failed one: a test that fails sometimes is broken.

use std::fs;
use std::path::Path;

use crate::failure::{Attempt, Failure, Result};
use crate::progress::Step;
use crate::run::Run;
use crate::tools::chromedriver;
use crate::workspace::Workspace;

/// Tests that need no browser, in all members. `extra` goes to `cargo test`, for example a name.
pub fn native(extra: Vec<String>) -> Step {
    Step {
        name: "Test natively".to_owned(),
        why: "rules, scenarios, sandbox",
        usual: "1 min, then seconds",
        repeat: "cargo xtask test".to_owned(),
        action: Box::new(move |workspace| {
            let mut run =
                Run::new(workspace, "cargo")?.args(["test", "--workspace", "--lib", "--bins", "--test", "native"]);
            for target in member_tests(workspace)? {
                run = run.args(["--test".to_owned(), target]);
            }
            run.args(&extra).live()?;
            Run::new(workspace, "cargo")?.args(["test", "--workspace", "--doc"]).args(&extra).live()
        }),
    }
}

/// Tests of the loader and of the build's own scripts: plain JavaScript, run by Node itself.
pub fn scripts() -> Step {
    Step {
        name: "Test the scripts".to_owned(),
        why: "the loader without a browser, and what the build does to names",
        usual: "1 s",
        repeat: "node --test tests/loader/".to_owned(),
        action: Box::new(|workspace| Run::new(workspace, "node")?.args(["--test", "tests/loader/"]).live()),
    }
}

/// Tests of components, storage, fetch and the element, inside headless Chromium.
pub fn browser(extra: Vec<String>) -> Step {
    Step {
        name: "Test in the browser".to_owned(),
        why: "what only a browser can show",
        usual: "1 min, then seconds",
        repeat: "cargo xtask test-browser".to_owned(),
        action: Box::new(move |workspace| {
            Run::new(workspace, "cargo")?
                .args(["test", "--package", "chasitor", "--target", "wasm32-unknown-unknown"])
                .args(["--test", "browser"])
                .args(extra)
                .env("CHROMEDRIVER", driver()?)
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", workspace.bin("wasm-bindgen-test-runner"))
                .live()
        }),
    }
}

/// Tests of the whole way: release build, sandbox and a real Chromium on separate origins.
pub fn end_to_end(extra: Vec<String>) -> Step {
    Step {
        name: "Test end to end".to_owned(),
        why: "a visitor's whole way on real origins",
        usual: "2 min",
        repeat: "cargo xtask e2e".to_owned(),
        action: Box::new(move |workspace| {
            Run::new(workspace, "cargo")?
                .args(["test", "--package", "chasitor", "--test", "e2e"])
                .args(extra)
                .env("CHROMEDRIVER", driver()?)
                .env("CHASITOR_DIST", workspace.dist())
                .live()
        }),
    }
}

fn driver() -> Result<std::path::PathBuf> {
    chromedriver().ok_or_else(|| {
        Failure::new("chromedriver is not on PATH and CHROMEDRIVER names no file; `cargo xtask setup` installs it.")
    })
}

/// The test targets of the other members; only the widget's own package has some that need a browser.
fn member_tests(workspace: &Workspace) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for member in ["sandbox", "xtask"] {
        let folder = workspace.root().join(member).join("tests");
        if folder.is_dir() {
            names.extend(test_targets(&folder)?);
        }
    }
    names.sort();
    Ok(names)
}

/// Cargo's rule: each `name.rs`, and each folder with a `main.rs`.
fn test_targets(folder: &Path) -> Result<Vec<String>> {
    let doing = format!("list {}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).attempt(&doing)? {
        let path = entry.attempt(&doing)?.path();
        let is_target = path.extension().is_some_and(|extension| extension == "rs") || path.join("main.rs").is_file();
        if let (true, Some(stem)) = (is_target, path.file_stem()) {
            names.push(stem.to_string_lossy().into_owned());
        }
    }
    Ok(names)
}
