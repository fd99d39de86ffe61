//! Waiting for what the page shows. Never for time: between two looks it waits for the next rendering or
//! event, and only a failing test meets the limit.

use std::time::Instant;

use serde_json::{Value, json};

use super::backstage::PATIENCE;
use super::scene::Scene;

/// Where the page stands: which page it is (by the time at which it began), and how much has happened in it.
const NOW: &str = "return [performance.timeOrigin, window.__probe?.count ?? 0]";

/// Done when something happens after that, or at once if it has; false if nothing does in time.
const NEXT: &str = "
    const [page, seen, milliseconds, done] = arguments;
    const probe = window.__probe;
    if (!probe || performance.timeOrigin !== page || probe.count > seen) return done(true);
    const late = setTimeout(() => done(false), milliseconds);
    probe.waiting.push(() => { clearTimeout(late); done(true); });";

/// What chromedriver says when the page goes away in the middle of a script.
const LEAVING: [&str; 5] = ["unload", "navigat", "detached", "execution context", "no such window"];

impl Scene {
    /// Waits until `check` finds something, and gives it back.
    pub async fn until<T>(&self, what: &str, mut check: impl AsyncFnMut() -> Option<T>) -> T {
        let end = Instant::now() + PATIENCE;
        loop {
            let now = self.outcome(self.browser.try_run(NOW, Vec::new()).await);
            if let Some(found) = check().await {
                return found;
            }
            let left = end.saturating_duration_since(Instant::now()).as_millis();
            let came = left > 0 && self.something_happens_after(now, left).await;
            assert!(came, "the page does not show: {what}");
        }
    }

    /// Waits until `check` is true.
    pub async fn until_true(&self, what: &str, mut check: impl AsyncFnMut() -> bool) {
        self.until(what, async || check().await.then_some(())).await;
    }

    /// Waits until the tab is at this address and the page is loaded.
    pub async fn arrive(&self, address: &str) {
        self.until_true(&format!("the page {address}"), async || {
            let here =
                self.browser.try_run("return document.readyState === 'complete' && location.href", Vec::new()).await;
            here.is_ok_and(|here| here == address)
        })
        .await;
    }

    async fn something_happens_after(&self, now: Value, milliseconds: u128) -> bool {
        let arguments = vec![now[0].clone(), now[1].clone(), json!(milliseconds)];
        self.outcome(self.browser.try_run_async(NEXT, arguments).await) != json!(false)
    }

    /// A page that goes away is something that happened; anything else is a fault of the test.
    fn outcome(&self, outcome: Result<Value, String>) -> Value {
        outcome.unwrap_or_else(|error| {
            assert!(LEAVING.iter().any(|word| error.contains(word)), "{error}");
            Value::Null
        })
    }
}
