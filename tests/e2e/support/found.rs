//! One element of the page, to be used as a visitor does. It is not looked for again once it is gone.

use serde_json::{Value, json};

use super::browser::Browser;
use super::command::Command;

/// The name under which WebDriver hands elements over.
const REFERENCE: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An element that was found.
#[derive(Debug)]
pub struct Found<'a> {
    pub(super) browser: &'a Browser,
    pub(super) id: String,
}

impl<'a> Found<'a> {
    /// From what a script has given back.
    pub fn new(browser: &'a Browser, reference: &Value) -> Option<Self> {
        let id = reference.get(REFERENCE)?.as_str()?.to_owned();
        Some(Self { browser, id })
    }

    /// Clicks in its middle, with the mouse.
    pub async fn click(&self) {
        self.order("click", json!({})).await;
    }

    /// Puts the focus on it and types.
    pub async fn type_text(&self, text: &str) {
        self.order("value", json!({"text": text})).await;
    }

    /// Its text, also where it is out of sight.
    pub async fn text(&self) -> Result<String, String> {
        let text = self.browser.try_run("return arguments[0].textContent", vec![self.reference()]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// What is entered in it.
    pub async fn value(&self) -> String {
        self.property("value").await.as_str().unwrap_or_default().to_owned()
    }

    /// A property of the element.
    pub async fn property(&self, name: &str) -> Value {
        self.browser.run("return arguments[0][arguments[1]]", vec![self.reference(), json!(name)]).await
    }

    /// An attribute, such as `aria-expanded`.
    pub async fn attribute(&self, name: &str) -> Option<String> {
        let value =
            self.browser.run("return arguments[0].getAttribute(arguments[1])", vec![self.reference(), json!(name)]);
        value.await.as_str().map(str::to_owned)
    }

    /// The text that `aria-describedby` leads to.
    pub async fn description(&self) -> String {
        let script = "const [element] = arguments;
                      const ids = (element.getAttribute('aria-describedby') ?? '').split(' ');
                      return ids.map((id) => element.getRootNode().getElementById(id)?.textContent ?? '').join(' ').trim();";
        self.browser.run(script, vec![self.reference()]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Scrolls what is in it, and waits until the page has been told of that.
    pub async fn scroll_to(&self, top: u32) {
        let script = "const [list, top, done] = arguments;
                      list.addEventListener('scroll', () => done(), { once: true });
                      list.scrollTop = top;";
        let scrolled = self.browser.try_run_async(script, vec![self.reference(), json!(top)]).await;
        scrolled.unwrap_or_else(|error| panic!("cannot scroll to {top}: {error}"));
    }

    /// Runs the body of a function, whose argument is the element.
    pub async fn run(&self, script: &str) -> Value {
        self.browser.run(script, vec![self.reference()]).await
    }

    fn reference(&self) -> Value {
        json!({REFERENCE: self.id})
    }

    async fn order(&self, what: &str, body: Value) {
        let done = self.browser.command(Command::post(format!("element/{}/{what}", self.id), body)).await;
        done.unwrap_or_else(|error| panic!("{what}: {error}"));
    }
}
