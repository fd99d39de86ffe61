//! Tools from crates.io. Refuses to optimise them: they run for a second, but would take many
//! minutes to build in their own release profiles.

use std::path::PathBuf;

use super::Tool;
use super::stamp::Stamp;
use crate::failure::{Failure, Result};
use crate::run::Run;
use crate::workspace::Workspace;

/// A program built by `cargo install` into the tool folder.
pub struct CargoTool {
    name: &'static str,
    version: &'static str,
    programs: &'static [&'static str],
    why: &'static str,
    usual: &'static str,
}

/// Must be the version of the `wasm-bindgen` crate in `Cargo.toml`; a repository test holds it.
pub static WASM_BINDGEN: CargoTool = CargoTool {
    name: "wasm-bindgen-cli",
    version: "0.2.129",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    why: "writes the JavaScript between wasm and browser, runs wasm tests",
    usual: "1 to 2 min",
};

/// The newest that builds with the compiler this repository asks for.
pub static TRUNK: CargoTool = CargoTool {
    name: "trunk",
    version: "0.21.14",
    programs: &["trunk"],
    why: "builds the widget's files into dist",
    usual: "2 to 4 min",
};

/// Licences, bans and sources of the dependencies.
pub static CARGO_DENY: CargoTool = CargoTool {
    name: "cargo-deny",
    version: "0.20.2",
    programs: &["cargo-deny"],
    why: "checks licences and sources of the dependencies",
    usual: "about 1 min",
};

/// The fast profile. Only ever set for these installations: in the environment of the widget's
/// build the same variables would override its release profile.
const FAST_TO_BUILD: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
];

/// Where the tools are built; one folder, since they share many dependencies.
pub fn build_folder(workspace: &Workspace) -> PathBuf {
    workspace.tools().join("build")
}

impl CargoTool {
    fn description(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    fn has_its_programs(&self, workspace: &Workspace) -> bool {
        self.programs.iter().all(|name| workspace.bin(name).is_file())
    }

    /// TLS, update checks and the like are left out: the tools have nothing to download.
    fn command(&self, workspace: &Workspace) -> Result<Run> {
        let run = Run::new(workspace, "cargo")?
            .args(["install", "--locked", "--force", "--no-default-features"])
            .args([self.name, "--version", self.version, "--root"])
            .args([workspace.tools()])
            .env("CARGO_TARGET_DIR", build_folder(workspace));
        Ok(FAST_TO_BUILD.iter().fold(run, |run, (name, value)| run.env(name, value)))
    }
}

impl Tool for CargoTool {
    fn name(&self) -> String {
        self.description()
    }

    fn why(&self) -> &'static str {
        self.why
    }

    fn usual(&self) -> &'static str {
        self.usual
    }

    fn is_ready(&self, workspace: &Workspace) -> bool {
        self.has_its_programs(workspace) && Stamp::of(workspace, self.name).says(&self.description())
    }

    fn install(&self, workspace: &Workspace) -> Result {
        let stamp = Stamp::of(workspace, self.name);
        stamp.remove()?;
        self.command(workspace)?.live()?;
        if !self.has_its_programs(workspace) {
            return Err(Failure::new(format!(
                "{} was installed, but {} does not hold all of: {}.",
                self.description(),
                workspace.tools().join("bin").display(),
                self.programs.join(", ")
            )));
        }
        stamp.write(&self.description())
    }
}
