//! Keeps paths of this machine out of the release build. Refuses to trust the compiler's flags: the
//! result is searched as well.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::failure::{Attempt, Failure, Result};
use crate::run::Run;
use crate::workspace::Workspace;

/// Compiler flags that rename source folders to what they are called on every machine: panic messages
/// hold paths of source files. Those of crates lie below Cargo's home, those of the standard library
/// below the toolchain (if they are installed).
pub fn remappings(workspace: &Workspace) -> Result<Vec<String>> {
    let mut flags: Vec<String> = registries()?.iter().map(|folder| remap(folder, "")).collect();
    flags.push(remap(&standard_library(workspace)?, &built_standard_library(workspace)?));
    flags.push(remap(workspace.root(), ""));
    Ok(flags)
}

/// Fails if a file of `dist` names a folder of this machine all the same.
pub fn check(workspace: &Workspace) -> Result {
    let folders = [workspace.root().join("src"), cargo_home()?.join("registry"), standard_library(workspace)?];
    let folders = folders.map(|folder| format!("{}/", folder.display()));
    let mut leaks = Vec::new();
    for dist in [workspace.dist(), workspace.dist().join("assets")] {
        let doing = format!("read {}", dist.display());
        for entry in fs::read_dir(&dist).attempt(&doing)? {
            let path = entry.attempt(&doing)?.path();
            if path.is_file() {
                let named = named_in(&fs::read(&path).attempt(&doing)?, &folders);
                leaks.extend(named.into_iter().map(|folder| format!("{} names {folder}", path.display())));
            }
        }
    }
    if leaks.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("The build names folders of this machine:\n  {}", leaks.join("\n  "))))
}

fn named_in<'a>(bytes: &[u8], folders: &'a [String]) -> Vec<&'a str> {
    let holds = |folder: &str| bytes.windows(folder.len()).any(|window| window == folder.as_bytes());
    folders.iter().map(String::as_str).filter(|folder| holds(folder)).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_inside_a_binary_is_found() {
        let folders = ["/some/where/".to_owned(), "/else/where/".to_owned()];
        assert_eq!(named_in(b"\0asm\xff/some/where/src/lib.rs\0", &folders), ["/some/where/"]);
        assert!(named_in(b"\0asm yew-0.23.0/src/lib.rs", &folders).is_empty());
    }
}
