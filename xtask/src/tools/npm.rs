//! Tools from npm. Refuses to run their install scripts: the programs come complete in their packages.

use std::fs;
use std::path::PathBuf;

use super::Tool;
use super::stamp::Stamp;
use crate::failure::{Attempt, Result};
use crate::run::Run;
use crate::workspace::Workspace;

/// `wasm-opt` (in Debian too old for the features in use) and `esbuild`, as pinned in `xtask/tools`.
pub struct NpmTools;

/// The only value there is.
pub static NPM_TOOLS: NpmTools = NpmTools;

/// What `npm ci` reads; copied, so that `node_modules` lands in the tool folder.
const FILES: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

/// What the build looks for afterwards.
const PROGRAMS: [&str; 2] = ["wasm-opt", "esbuild"];

fn pinned(workspace: &Workspace, file: &str) -> PathBuf {
    workspace.root().join("xtask").join("tools").join(file)
}

fn lock_file(workspace: &Workspace) -> Result<String> {
    let path = pinned(workspace, "package-lock.json");
    fs::read_to_string(&path).attempt(&format!("read {}", path.display()))
}

fn has_its_programs(workspace: &Workspace) -> bool {
    let folder = workspace.tools().join("node_modules").join(".bin");
    PROGRAMS.iter().all(|name| folder.join(name).is_file())
}

impl Tool for NpmTools {
    fn name(&self) -> String {
        "wasm-opt and esbuild".to_owned()
    }

    fn why(&self) -> &'static str {
        "make the widget small"
    }

    fn usual(&self) -> &'static str {
        "a few seconds"
    }

    fn is_ready(&self, workspace: &Workspace) -> bool {
        has_its_programs(workspace)
            && lock_file(workspace).is_ok_and(|pinned| Stamp::of(workspace, "npm").says(&pinned))
    }

    fn install(&self, workspace: &Workspace) -> Result {
        let stamp = Stamp::of(workspace, "npm");
        stamp.remove()?;
        for file in FILES {
            let from = pinned(workspace, file);
            fs::copy(&from, workspace.tools().join(file))
                .attempt(&format!("copy {} to the tool folder", from.display()))?;
        }
        Run::new(workspace, "npm")?.args(["ci", "--ignore-scripts"]).within(workspace.tools()).live()?;
        stamp.write(&lock_file(workspace)?)
    }
}
