//! What a visitor does again and again. Each step ends when the page shows that it is done.

use chasitor_sandbox::PhaseName;
use fantoccini::wd::WindowHandle;

use super::find::Role;
use super::scene::Scene;

/// The launcher's name with nothing unread.
pub const LAUNCHER: &str = "Chat with us";

impl Scene {
    /// Clicks on something.
    pub async fn click(&self, role: Role, name: &str) {
        self.find(role, name).await.click().await;
    }

    /// Types into a text box.
    pub async fn fill(&self, name: &str, text: &str) {
        self.find(Role::TextBox, name).await.type_text(text).await;
    }

    /// Types into a text box in the place of what is there.
    pub async fn fill_anew(&self, name: &str, text: &str) {
        // chromedriver's own typing would go to the end of what is there.
        self.find(Role::TextBox, name).await.run("arguments[0].focus(); arguments[0].select()").await;
        self.type_here(text).await;
    }

    /// Opens the panel by the launcher.
    pub async fn open(&self) {
        self.click(Role::Button, LAUNCHER).await;
        self.find(Role::Dialog, "Chat").await;
    }

    /// Opens the panel, fills in the name, and asks for a chat.
    pub async fn ask_for_a_chat(&self, name: &str) {
        self.open().await;
        self.fill("Name", name).await;
        self.click(Role::Button, "Start chat").await;
        self.gone(Role::Form, "Before we start").await;
    }

    /// Has a chat with the agent Mira K.
    pub async fn chat(&self, name: &str) {
        self.ask_for_a_chat(name).await;
        self.backstage.accept().await;
        self.says(Role::Log, "Mira K joined the chat.").await;
        self.backstage.quiet().await;
    }

    /// Writes a text and sends it by the button.
    pub async fn write(&self, text: &str) {
        self.fill("Message", text).await;
        self.click(Role::Button, "Send").await;
        self.says(Role::Log, text).await;
    }

    /// How often a text stands in the conversation.
    pub async fn times_shown(&self, text: &str) -> usize {
        self.texts(Role::Log).await.iter().map(|log| log.matches(text).count()).sum()
    }

    /// Ends the chat by the button and the question.
    pub async fn end(&self) {
        self.click(Role::Button, "End chat").await;
        self.answer_yes().await;
        self.backstage.phase(PhaseName::Gone).await;
    }

    /// Confirms the end in the question.
    pub async fn answer_yes(&self) {
        self.find(Role::AlertDialog, "End this chat?").await;
        self.click(Role::Button, "End chat").await;
        self.gone(Role::AlertDialog, "End this chat?").await;
    }

    /// Opens the page in a second tab with a copy of this one's sessionStorage, as "Duplicate tab" does, and
    /// goes there.
    pub async fn duplicate_tab(&self) -> WindowHandle {
        let before = self.browser.tabs().await;
        self.browser.run("window.open('about:blank')", Vec::new()).await;
        let tabs = self.browser.tabs().await;
        let new = tabs.into_iter().find(|tab| !before.contains(tab)).expect("a tab was opened");
        self.browser.switch_to_new(&new).await;
        self.visit().await;
        new
    }
}
