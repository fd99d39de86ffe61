//! The chromedriver of this test binary: one process for all tests that run at the same time. It is ended
//! with the last of them and belongs to nobody else.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;

static RUNNING: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

/// A running chromedriver; dropping it ends it.
#[derive(Debug)]
pub struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    /// The one that runs, or a new one.
    pub fn shared() -> Arc<Self> {
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        running.upgrade().unwrap_or_else(|| {
            let driver = Arc::new(Self::start());
            *running = Arc::downgrade(&driver);
            driver
        })
    }

    /// Its address, such as `http://127.0.0.1:33445`.
    pub fn address(&self) -> &str {
        &self.address
    }

    fn start() -> Self {
        let program = env::var("CHROMEDRIVER").unwrap_or_else(|_| "/usr/bin/chromedriver".to_owned());
        let mut process = Command::new(&program)
            .args(["--port=0", "--log-level=WARNING"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {program}: {error}. Install it with `cargo xtask setup`, or name another one in CHROMEDRIVER."));
        let output = process.stdout.take().expect("the output was asked for as a pipe");
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let port = lines
            .find_map(|line| port(&line))
            .unwrap_or_else(|| panic!("{program} ended without saying on which port it listens"));
        // Whatever it says later must go somewhere, or it would wait for a reader.
        thread::spawn(move || lines.for_each(drop));
        Self { process, address: format!("http://127.0.0.1:{port}") }
    }
}

/// "ChromeDriver was started successfully on port 33445."
fn port(line: &str) -> Option<u16> {
    line.rsplit_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok()
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Both fail only if it has ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
