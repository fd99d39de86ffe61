//! One set-up at a time. Refuses to leave anything behind: the operating system lets go of the
//! lock when the process ends, however it ends.

use std::fs::{File, TryLockError};

use crate::failure::{Attempt, Failure, Result};
use crate::workspace::Workspace;

/// Held while tools are installed; dropped, it lets the next one in.
#[must_use]
pub struct SetUpLock {
    _file: File,
}

impl SetUpLock {
    /// Takes the lock of the tool folder, waiting for another set-up if there is one.
    pub fn take(workspace: &Workspace) -> Result<Self> {
        let folder = workspace.tools();
        std::fs::create_dir_all(folder).attempt(&format!("make the folder {}", folder.display()))?;
        let path = folder.join("set-up.lock");
        let file = File::create(&path).attempt(&format!("write {}", path.display()))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                println!("Another set-up is at work in {}; waiting for it.", folder.display());
                file.lock().attempt(&format!("wait for {}", path.display()))?;
            }
            Err(TryLockError::Error(error)) => {
                return Err(Failure::new(format!("Could not lock {}: {error}.", path.display())));
            }
        }
        Ok(Self { _file: file })
    }
}
