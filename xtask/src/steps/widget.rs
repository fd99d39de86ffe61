//! The release build of the widget and its size. Refuses paths of this machine in the result: the
//! same sources give the same bytes everywhere.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::failure::{Attempt, Failure, Result};
use crate::progress::Step;
use crate::run::Run;
use crate::workspace::Workspace;

/// Builds `dist` in release.
pub fn build() -> Step {
    Step {
        name: "Build the widget".to_owned(),
        why: "release files in dist, as a website hosts them",
        usual: "1 min, then 5 s",
        repeat: "cargo xtask build".to_owned(),
        action: Box::new(|workspace| {
            Run::new(workspace, "trunk")?
                .args(["build", "--release", "--offline", "--locked"])
                .env("CARGO_ENCODED_RUSTFLAGS", path_remappings(workspace)?.join("\u{1f}"))
                // A failed compilation explains itself; trunk's own stack would bury it.
                .env("RUST_BACKTRACE", "0")
                .live()
        }),
    }
}

/// Prints the sizes of what a visitor downloads, and fails above the budget.
pub fn size() -> Step {
    Step {
        name: "Check the size".to_owned(),
        why: "a visitor downloads it",
        usual: "1 s",
        repeat: "cargo xtask size".to_owned(),
        action: Box::new(|workspace| {
            Run::new(workspace, "node")?.args(["xtask/hooks/size.mjs".as_ref(), workspace.dist().as_os_str()]).live()
        }),
    }
}

/// Panic messages hold the paths of source files. Sources of crates lie below Cargo's home, those
/// of the standard library below the toolchain (if its sources are installed): both are
/// renamed to what they are called on every machine.
fn path_remappings(workspace: &Workspace) -> Result<Vec<String>> {
    let mut flags: Vec<String> = registries()?.iter().map(|folder| remap(folder, "")).collect();
    flags.push(remap(&standard_library(workspace)?, &built_standard_library(workspace)?));
    flags.push(remap(workspace.root(), ""));
    Ok(flags)
}

fn remap(from: &Path, to: &str) -> String {
    format!("--remap-path-prefix={}/={to}", from.display())
}

/// One folder per registry, whose name says which registry it was.
fn registries() -> Result<Vec<PathBuf>> {
    let sources = cargo_home()?.join("registry").join("src");
    let doing = format!("list {}", sources.display());
    let mut folders = fs::read_dir(&sources)
        .attempt(&doing)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<Vec<_>>>()
        .attempt(&doing)?;
    folders.sort();
    Ok(folders)
}

fn cargo_home() -> Result<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .ok_or_else(|| Failure::new("Cargo's home is not known. Set CARGO_HOME."))
}

fn standard_library(workspace: &Workspace) -> Result<PathBuf> {
    let sysroot = Run::new(workspace, "rustc")?.args(["--print", "sysroot"]).output()?;
    Ok(Path::new(&sysroot).join("lib/rustlib/src/rust/library"))
}

/// What the compiler itself calls the library's folder where its sources are not installed.
fn built_standard_library(workspace: &Workspace) -> Result<String> {
    let version = Run::new(workspace, "rustc")?.args(["--version", "--verbose"]).output()?;
    let commit = version
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))
        .ok_or_else(|| Failure::new(format!("`rustc -vV` names no commit-hash:\n{version}")))?;
    Ok(format!("/rustc/{commit}/library/"))
}
