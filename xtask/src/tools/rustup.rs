//! Parts of the Rust toolchain. Refuses to choose a toolchain: what runs this program is used.

use std::path::Path;

use super::Tool;
use crate::failure::Result;
use crate::run::Run;
use crate::workspace::Workspace;

/// A part that `rustup` adds to the toolchain in use.
pub struct Part {
    name: &'static str,
    /// `target` or `component`.
    kind: &'static str,
    why: &'static str,
    is_there: fn(&Workspace) -> bool,
}

/// The standard library for the widget's target.
pub static WASM_TARGET: Part = Part {
    name: "wasm32-unknown-unknown",
    kind: "target",
    why: "the widget is compiled to WebAssembly",
    is_there: has_wasm_target,
};

/// The formatter; a minimal toolchain lacks it.
pub static RUSTFMT: Part = Part {
    name: "rustfmt",
    kind: "component",
    why: "checks the formatting",
    is_there: |workspace| has_subcommand(workspace, "fmt"),
};

/// The lints; a minimal toolchain lacks them.
pub static CLIPPY: Part = Part {
    name: "clippy",
    kind: "component",
    why: "checks the code for common mistakes",
    is_there: |workspace| has_subcommand(workspace, "clippy"),
};

/// The standard library's sources: the widget's release compiles it again, for size.
pub static SOURCES: Part = Part {
    name: "rust-src",
    kind: "component",
    why: "the release build compiles the standard library for size",
    is_there: has_sources,
};

fn has_sources(workspace: &Workspace) -> bool {
    Run::new(workspace, "rustc")
        .and_then(|run| run.args(["--print", "sysroot"]).output())
        .is_ok_and(|sysroot| Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.lock").is_file())
}

fn has_wasm_target(workspace: &Workspace) -> bool {
    Run::new(workspace, "rustc")
        .and_then(|run| run.args(["--print", "target-libdir", "--target", WASM_TARGET.name]).output())
        .is_ok_and(|folder| Path::new(&folder).is_dir())
}

fn has_subcommand(workspace: &Workspace, name: &str) -> bool {
    Run::new(workspace, "cargo").is_ok_and(|run| run.args([name, "--version"]).succeeds())
}

impl Tool for Part {
    fn name(&self) -> String {
        format!("the {} {}", self.kind, self.name)
    }

    fn why(&self) -> &'static str {
        self.why
    }

    fn usual(&self) -> &'static str {
        "a few seconds"
    }

    fn is_ready(&self, workspace: &Workspace) -> bool {
        (self.is_there)(workspace)
    }

    fn install(&self, workspace: &Workspace) -> Result {
        Run::new(workspace, "rustup")?.args([self.kind, "add", self.name]).live()
    }
}
