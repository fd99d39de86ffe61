//! The tools that build and tests need, and their installation. Refuses to touch anything that is
//! already there in the right version, and to install outside the tool folder what can live in it.

mod cargo;
mod debian;
mod npm;
mod rustup;
mod stamp;

pub use debian::chromedriver;

use std::fs;

use crate::failure::{Attempt, Result};
use crate::lock::SetUpLock;
use crate::progress::{self, Step};
use crate::workspace::Workspace;

/// Something that must be installed before a step can run.
pub trait Tool: Sync {
    /// What is installed, with its version.
    fn name(&self) -> String;
    /// What it is needed for.
    fn why(&self) -> &'static str;
    /// How long the installation usually takes on two cores.
    fn usual(&self) -> &'static str;
    /// Whether the right version is completely there.
    fn is_ready(&self, workspace: &Workspace) -> bool;
    /// Installs it, over whatever an interrupted or older installation left.
    fn install(&self, workspace: &Workspace) -> Result;
}

/// The tools for one purpose.
pub type Tools = &'static [&'static dyn Tool];

/// What building the widget needs.
pub const FOR_BUILDING: Tools =
    &[&rustup::WASM_TARGET, &rustup::SOURCES, &cargo::WASM_BINDGEN, &cargo::TRUNK, &npm::NPM_TOOLS];

/// What formatting and lints need.
pub const FOR_LINTS: Tools = &[&rustup::RUSTFMT, &rustup::CLIPPY, &rustup::WASM_TARGET];

/// What tests inside a browser need.
pub const FOR_BROWSER_TESTS: Tools = &[&rustup::WASM_TARGET, &cargo::WASM_BINDGEN, &debian::CHROMIUM];

/// What the check of dependencies needs.
pub const FOR_DEPENDENCIES: Tools = &[&cargo::CARGO_DENY];

/// All of them; those of the system come first, since they fail early when rights are missing.
pub const ALL: Tools = &[
    &debian::CHROMIUM,
    &rustup::RUSTFMT,
    &rustup::CLIPPY,
    &rustup::WASM_TARGET,
    &rustup::SOURCES,
    &npm::NPM_TOOLS,
    &cargo::WASM_BINDGEN,
    &cargo::TRUNK,
    &cargo::CARGO_DENY,
];

/// Installs those of `tools` that are not there.
pub fn set_up(workspace: &Workspace, tools: Tools) -> Result {
    if missing(workspace, tools).is_empty() {
        return Ok(());
    }
    let _lock = SetUpLock::take(workspace)?;
    // Whoever held the lock before us may have installed them.
    let missing = missing(workspace, tools);
    if missing.is_empty() {
        return Ok(());
    }
    println!(
        "Set-up: {} of {} tools missing; they go to {}.\n",
        missing.len(),
        tools.len(),
        workspace.tools().display()
    );
    progress::run(workspace, missing.into_iter().map(installation).collect())?;
    forget_build_files(workspace)
}

fn missing(workspace: &Workspace, tools: Tools) -> Vec<&'static dyn Tool> {
    tools.iter().copied().filter(|tool| !tool.is_ready(workspace)).collect()
}

fn installation(tool: &'static dyn Tool) -> Step {
    Step {
        name: format!("Install {}", tool.name()),
        why: tool.why(),
        usual: tool.usual(),
        repeat: "cargo xtask setup".to_owned(),
        action: Box::new(|workspace| tool.install(workspace)),
    }
}

/// Half-built tools are kept only as long as the set-up is unfinished: an interrupted one goes on
/// where it stopped, a finished one frees the disk.
fn forget_build_files(workspace: &Workspace) -> Result {
    let folder = cargo::build_folder(workspace);
    if folder.exists() {
        fs::remove_dir_all(&folder).attempt(&format!("remove {}", folder.display()))?;
    }
    Ok(())
}
