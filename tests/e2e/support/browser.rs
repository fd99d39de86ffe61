//! One browser session with a fresh profile. It waits for nothing and looks for nothing.

use std::sync::Arc;

use fantoccini::wd::{Capabilities, WindowHandle};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use super::command::Command;
use super::driver::Driver;

/// Reduced motion, so that nothing moves away from under the pointer.
const ARGUMENTS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
    "--window-size=1280,900",
];

/// Longest time of a script in the page, in milliseconds. Waits end earlier by themselves.
const SCRIPT_MS: u64 = 30_000;

const PROBE: &str = include_str!("probe.js");

/// A browser, and the tab of it that is driven now.
#[derive(Debug)]
pub struct Browser {
    client: Client,
    /// Scripts that run in each page before the page's own.
    early: Vec<String>,
    _driver: Arc<Driver>,
}

impl Browser {
    /// Starts a browser. `early` runs in each page before the page's own scripts.
    pub async fn start(early: &[&str]) -> Self {
        let driver = Driver::shared();
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities())
            .connect(driver.address())
            .await
            .unwrap_or_else(|error| panic!("chromedriver starts no Chromium: {error}"));
        let early = std::iter::once(PROBE).chain(early.iter().copied()).map(str::to_owned).collect();
        let browser = Self { client, early, _driver: driver };
        browser.prepare_tab().await;
        browser
    }

    /// Ends the browser.
    pub async fn close(&self) {
        if let Err(error) = self.client.clone().close().await {
            panic!("the browser does not end: {error}");
        }
    }

    /// Goes to an address and waits until it is loaded.
    pub async fn go(&self, url: &str) {
        self.client.goto(url).await.unwrap_or_else(|error| panic!("cannot go to {url}: {error}"));
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.client.refresh().await.expect("a page can be loaded again");
    }

    /// Goes back to the page before.
    pub async fn back(&self) {
        self.client.back().await.expect("there is a page before");
    }

    /// Runs the body of a function in the page; `arguments` are its arguments.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.try_run(script, arguments).await.unwrap_or_else(|error| panic!("{error}\nin the script: {script}"))
    }

    /// As [`Self::run`], for a page that may go away meanwhile.
    pub async fn try_run(&self, script: &str, arguments: Vec<Value>) -> Result<Value, String> {
        self.client.execute(script, arguments).await.map_err(|error| error.to_string())
    }

    /// Runs the body of a function that is done when it calls its last argument.
    pub async fn try_run_async(&self, script: &str, arguments: Vec<Value>) -> Result<Value, String> {
        self.client.execute_async(script, arguments).await.map_err(|error| error.to_string())
    }

    /// Any WebDriver command.
    pub async fn command(&self, command: Command) -> Result<Value, String> {
        self.client.issue_cmd(command).await.map_err(|error| error.to_string())
    }

    /// A command of the DevTools protocol for this tab.
    pub async fn devtools(&self, name: &str, parameters: Value) -> Value {
        let body = json!({"cmd": name, "params": parameters});
        self.command(Command::post("goog/cdp/execute", body)).await.unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// What has come into the console since the last call, of all tabs.
    pub async fn console(&self) -> Vec<Value> {
        let log = self.command(Command::post("se/log", json!({"type": "browser"}))).await;
        log.expect("the log of the browser was asked for at the start").as_array().cloned().unwrap_or_default()
    }

    /// A picture of the tab as PNG.
    pub async fn picture(&self) -> Result<Vec<u8>, String> {
        self.client.screenshot().await.map_err(|error| error.to_string())
    }

    /// The address of the page.
    pub async fn address(&self) -> String {
        self.client.current_url().await.expect("every tab has an address").to_string()
    }

    /// Sets the size of the window in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.expect("a headless window takes any size");
    }

    /// The tab that is driven now.
    pub async fn tab(&self) -> WindowHandle {
        self.client.window().await.expect("there is a tab")
    }

    /// All tabs.
    pub async fn tabs(&self) -> Vec<WindowHandle> {
        self.client.windows().await.expect("there are tabs")
    }

    /// Drives another tab from now on.
    pub async fn switch_to(&self, tab: &WindowHandle) {
        self.client.switch_to_window(tab.clone()).await.expect("the tab is there");
    }

    /// Drives a tab that was just opened.
    pub async fn switch_to_new(&self, tab: &WindowHandle) {
        self.switch_to(tab).await;
        self.prepare_tab().await;
    }

    async fn prepare_tab(&self) {
        for source in &self.early {
            self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": source})).await;
        }
    }
}

fn capabilities() -> Capabilities {
    let wanted = json!({
        "goog:chromeOptions": {"args": ARGUMENTS},
        "goog:loggingPrefs": {"browser": "ALL"},
        "timeouts": {"script": SCRIPT_MS},
    });
    wanted.as_object().cloned().unwrap_or_default()
}
