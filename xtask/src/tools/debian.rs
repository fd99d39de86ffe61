//! The browser for tests, from Debian's packages. Refuses to download a browser of its own, and to
//! replace one that is already on the machine.

use std::env;
use std::path::PathBuf;

use super::Tool;
use crate::failure::{Failure, Result};
use crate::run::Run;
use crate::workspace::{Workspace, on_path};

/// Chromium and its WebDriver server.
pub struct Chromium;

/// The only value there is.
pub static CHROMIUM: Chromium = Chromium;

const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];

/// The names under which `chromedriver` finds a browser by itself.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The WebDriver server: what `CHROMEDRIVER` names, else the one on `PATH`.
pub fn chromedriver() -> Option<PathBuf> {
    match env::var_os("CHROMEDRIVER") {
        Some(chosen) => Some(PathBuf::from(chosen)).filter(|path| path.is_file()),
        None => on_path("chromedriver"),
    }
}

impl Tool for Chromium {
    fn name(&self) -> String {
        "Chromium and chromedriver".to_owned()
    }

    fn why(&self) -> &'static str {
        "tests run in a real browser"
    }

    fn usual(&self) -> &'static str {
        "about 30 s"
    }

    fn is_ready(&self, _workspace: &Workspace) -> bool {
        chromedriver().is_some() && BROWSERS.iter().any(|name| on_path(name).is_some())
    }

    fn install(&self, workspace: &Workspace) -> Result {
        if on_path("apt-get").is_none() {
            return Err(Failure::new(
                "There is no apt-get here to install Chromium with. Install Chromium (or Chrome) and \
                 chromedriver of the same version, so that both are on PATH.",
            ));
        }
        apt_get(workspace)?.args(["update", "-qq"]).live()?;
        apt_get(workspace)?.args(["install", "-y", "-qq"]).args(PACKAGES).live()?;
        if self.is_ready(workspace) {
            return Ok(());
        }
        Err(Failure::new(
            "Debian's packages are installed, but chromium and chromedriver are not on PATH. If CHROMEDRIVER is \
             set, it must name an existing file; unset it to use the one on PATH.",
        ))
    }
}

/// `apt-get` that asks nothing and waits for another one; through `sudo` unless we are root.
fn apt_get(workspace: &Workspace) -> Result<Run> {
    let quiet = ["DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=120"];
    let is_root = Run::new(workspace, "id")?.args(["-u"]).output()? == "0";
    if is_root {
        return Ok(Run::new(workspace, "env")?.args(quiet));
    }
    if on_path("sudo").is_none() {
        return Err(Failure::new(format!(
            "Installing Chromium needs root, and there is no sudo. As root, run: apt-get install {}",
            PACKAGES.join(" ")
        )));
    }
    Ok(Run::new(workspace, "sudo")?.args(["env"]).args(quiet))
}
