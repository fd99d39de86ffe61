//! Notes of finished installations. Refuses to believe in half of one: a stamp is removed before
//! an installation starts and written after it has ended well.

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use crate::failure::{Attempt, Failure, Result};
use crate::workspace::Workspace;

/// The stamp of one tool: a file that holds exactly what was installed.
pub struct Stamp {
    path: PathBuf,
}

impl Stamp {
    /// The stamp of the tool called `name`.
    pub fn of(workspace: &Workspace, name: &str) -> Self {
        Self { path: workspace.tools().join("stamps").join(name) }
    }

    /// Whether exactly `wanted` was installed completely.
    pub fn says(&self, wanted: &str) -> bool {
        fs::read_to_string(&self.path).is_ok_and(|found| found == wanted)
    }

    /// Forgets the installation, before it is replaced.
    pub fn remove(&self) -> Result {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(Failure::new(format!("Could not remove {}: {error}.", self.path.display())))
            }
            _ => Ok(()),
        }
    }

    /// Records that `installed` is completely there.
    pub fn write(&self, installed: &str) -> Result {
        let doing = format!("write {}", self.path.display());
        let folder = self.path.parent().expect("a stamp lies in the folder of stamps");
        fs::create_dir_all(folder).attempt(&doing)?;
        // Written aside and moved, so that a stamp is never seen half.
        let aside = self.path.with_extension("new");
        fs::write(&aside, installed).attempt(&doing)?;
        fs::rename(&aside, &self.path).attempt(&doing)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

    use super::*;

    #[test]
    fn only_a_finished_installation_of_the_same_version_counts() {
        let folder = std::env::temp_dir().join(format!("chasitor-stamp-{}", std::process::id()));
        let stamp = Stamp::of(&Workspace::at(folder.clone(), folder.clone()), "tool");
        assert!(!stamp.says("tool 1"), "nothing is installed");
        stamp.remove().unwrap();
        stamp.write("tool 1").unwrap();
        assert!(stamp.says("tool 1"));
        assert!(!stamp.says("tool 2"), "another version must be installed anew");
        stamp.remove().unwrap();
        assert!(!stamp.says("tool 1"), "an interrupted installation must be repeated");
        fs::remove_dir_all(folder).unwrap();
    }
}
