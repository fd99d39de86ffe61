//! One test's world: a sandbox and a browser of its own. It shares nothing with another test but the
//! chromedriver, and two of them run at the same time at most.

use std::any::type_name_of_val;
use std::cell::Cell;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::task::Poll;
use std::thread;

use chasitor_sandbox::Settings;
use tokio::sync::Semaphore;

use super::backstage::Backstage;
use super::browser::Browser;
use super::console::Expectations;

/// A browser is busy with more than one core at times, and two are what there is to count on.
static SEATS: Semaphore = Semaphore::const_new(2);

/// What a test begins with.
pub struct Play {
    settings: Settings,
    pages: &'static str,
    case: &'static str,
    early: Vec<&'static str>,
    console: Expectations,
}

/// What a test works with.
pub struct Scene {
    /// The browser of the visitor.
    pub browser: Browser,
    /// The service, the agent, the hosts of the files.
    pub backstage: Backstage,
    /// Which chat of the page is looked at.
    pub(super) chat: Cell<usize>,
    case: &'static str,
}

impl Play {
    /// Nobody answers unless the test does. No page follows after the chat.
    pub fn manual() -> Self {
        Self::with(Settings { post_chat_url: None, ..Settings::manual() })
    }

    /// The scripted agent answers, without pauses. No page follows after the chat.
    pub fn scripted() -> Self {
        Self::with(Settings { post_chat_url: None, ..Settings::immediate() })
    }

    fn with(settings: Settings) -> Self {
        Self { settings, pages: "tests/e2e/pages", case: "plain", early: Vec::new(), console: Expectations::default() }
    }

    /// The folder of the host page.
    pub fn on(self, case: &'static str) -> Self {
        Self { case, ..self }
    }

    /// The pages of the demo.
    pub fn in_the_demo_shop(self) -> Self {
        Self { pages: "static/pages", case: "", ..self }
    }

    /// Changes the settings of the sandbox.
    pub fn set(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(&mut self.settings);
        self
    }

    /// A script that runs before those of the page.
    pub fn early(mut self, script: &'static str) -> Self {
        self.early.push(script);
        self
    }

    /// The console must have a fault or a warning with these words. Others fail the test.
    pub fn expect(mut self, words: &'static str) -> Self {
        self.console.must(words);
        self
    }

    /// The console must have exactly one with these words.
    pub fn once(mut self, words: &'static str) -> Self {
        self.console.once(words);
        self
    }

    /// The console may have one.
    pub fn allow(mut self, words: &'static str) -> Self {
        self.console.may(words);
        self
    }

    /// Opens the page and plays the test on it.
    pub async fn run(self, act: impl AsyncFnOnce(&Scene)) {
        let name = test_name(&act);
        let _seat = SEATS.acquire().await.expect("the semaphore is never closed");
        let backstage = Backstage::start(self.settings, self.pages).await;
        let browser = Browser::start(&self.early).await;
        let scene = Scene { browser, backstage, chat: Cell::new(0), case: self.case };
        let outcome = caught(async {
            scene.visit().await;
            act(&scene).await;
            self.console.check(&scene.browser.console().await);
        })
        .await;
        if outcome.is_err() {
            // The report is made by the very things that may be broken.
            let _reported = caught(scene.report(&name)).await;
        }
        let closed = caught(scene.browser.close()).await;
        scene.backstage.stop().await;
        if let Err(panic) = outcome.and(closed) {
            resume_unwind(panic);
        }
    }
}

impl Scene {
    /// Goes to the page of the test's case.
    pub async fn visit(&self) {
        self.browser.go(&self.backstage.page(self.case)).await;
    }

    /// The address of the page of the test's case.
    pub fn address(&self) -> String {
        self.backstage.page(self.case)
    }

    /// From now on everything concerns this chat of the page, from 0.
    pub fn turn_to(&self, chat: usize) {
        self.chat.set(chat);
    }
}

/// The path of the test function that the closure was written in.
fn test_name(act: &impl Sized) -> String {
    let path = type_name_of_val(act).trim_end_matches("::{{closure}}");
    path.split_once("::").map_or(path, |(_, rest)| rest).replace("::", "-")
}

/// The outcome of a future, also of one that panics.
async fn caught<T>(future: impl Future<Output = T>) -> thread::Result<T> {
    let mut future = pin!(future);
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
        Ok(poll) => poll.map(Ok),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}
