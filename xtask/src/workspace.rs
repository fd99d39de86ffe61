//! Where things are. Refuses to guess: the root comes from Cargo, the tool folder from one variable.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};

/// The folders that the steps read and write; all paths are absolute.
#[derive(Debug, Clone)]
pub struct Workspace {
    root: PathBuf,
    tools: PathBuf,
}

impl Workspace {
    /// Finds the repository from the variables that `cargo run` sets, and the tool folder from
    /// `CHASITOR_TOOLS` (default: `.tools` in the repository).
    pub fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| {
            Failure::new("CARGO_MANIFEST_DIR is not set. Start this program through Cargo: `cargo xtask`.")
        })?;
        let root = Path::new(&manifest)
            .parent()
            .ok_or_else(|| Failure::new("xtask must lie in a folder of the repository."))?
            .to_path_buf();
        let tools = match env::var_os("CHASITOR_TOOLS") {
            Some(folder) if !folder.is_empty() => root.join(folder),
            _ => root.join(".tools"),
        };
        Ok(Self { root, tools })
    }

    /// A workspace in folders of a test's choice.
    #[cfg(test)]
    pub fn at(root: PathBuf, tools: PathBuf) -> Self {
        Self { root, tools }
    }

    /// The repository's top folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of the installed tools; it need not exist yet.
    pub fn tools(&self) -> &Path {
        &self.tools
    }

    /// The release build of the widget, as a website would host it.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// A program that `cargo install` puts into the tool folder.
    pub fn bin(&self, name: &str) -> PathBuf {
        self.tools.join("bin").join(name)
    }

    /// `PATH` for child processes: our tools first, so that another version elsewhere does no harm.
    pub fn path_variable(&self) -> Result<OsString> {
        let own = [self.tools.join("bin"), self.tools.join("node_modules").join(".bin")];
        let inherited = env::var_os("PATH").unwrap_or_default();
        env::join_paths(own.into_iter().chain(env::split_paths(&inherited))).map_err(|error| {
            Failure::new(format!(
                "The tool folder {} cannot stand in PATH: {error}. Set CHASITOR_TOOLS to another folder.",
                self.tools.display()
            ))
        })
    }
}

/// The first program of that name on `PATH`.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|candidate| candidate.is_file())
}
