//! Finding things as a screen reader does: by the role and the name that the browser computes. It knows no
//! class, no id and no nesting of the widget, only that it lives in open shadow roots.

use serde_json::json;

use super::command::Command;
use super::found::Found;
use super::scene::Scene;

/// Roles of the embed contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Alert,
    AlertDialog,
    Button,
    CheckBox,
    ComboBox,
    Dialog,
    Form,
    Link,
    Log,
    MenuItem,
    Region,
    Status,
    TextBox,
}

impl Role {
    /// What the browser calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Alert => "alert",
            Self::AlertDialog => "alertdialog",
            Self::Button => "button",
            Self::CheckBox => "checkbox",
            Self::ComboBox => "combobox",
            Self::Dialog => "dialog",
            Self::Form => "form",
            Self::Link => "link",
            Self::Log => "log",
            Self::MenuItem => "menuitem",
            Self::Region => "region",
            Self::Status => "status",
            Self::TextBox => "textbox",
        }
    }

    /// Elements that may have the role: those of HTML that bring it along, and those that say so. It only
    /// saves questions to the browser, which decides.
    fn candidates(self) -> String {
        let native = match self {
            Self::Button => "button,input,summary",
            Self::Dialog => "dialog",
            Self::Form => "form",
            Self::Link => "a",
            Self::Region => "section",
            Self::Status => "output",
            Self::CheckBox => "input",
            Self::ComboBox => "select",
            Self::TextBox => "input,textarea",
            Self::Alert | Self::AlertDialog | Self::Log | Self::MenuItem => "",
        };
        let said = format!("[role~={}]", self.name());
        if native.is_empty() { said } else { format!("{said},{native}") }
    }
}

/// Elements of a chat that are rendered, by selector, as element references.
const CANDIDATES: &str = "
    const [chat, selector] = arguments;
    const root = document.querySelectorAll('chasitor-chat')[chat]?.shadowRoot;
    const all = root ? [...root.querySelectorAll(selector)] : [];
    return all.filter((element) => element.checkVisibility({ visibilityProperty: true }));";

impl Scene {
    /// Waits for an element with this role and this name.
    pub async fn find(&self, role: Role, name: &str) -> Found<'_> {
        self.until(&what(role, name), async || self.look(role, name).await).await
    }

    /// Waits until there is no such element.
    pub async fn gone(&self, role: Role, name: &str) {
        self.until_true(&format!("no {}", what(role, name)), async || !self.has(role, name).await).await;
    }

    /// True if there is such an element now.
    pub async fn has(&self, role: Role, name: &str) -> bool {
        self.look(role, name).await.is_some()
    }

    /// Such an element, if there is one now.
    pub async fn look(&self, role: Role, name: &str) -> Option<Found<'_>> {
        for found in self.all(role).await {
            if found.name().await.is_ok_and(|label| label == name) {
                return Some(found);
            }
        }
        None
    }

    /// All elements with this role now.
    pub async fn all(&self, role: Role) -> Vec<Found<'_>> {
        let arguments = vec![json!(self.chat.get()), json!(role.candidates())];
        let candidates = self.browser.try_run(CANDIDATES, arguments).await.unwrap_or_default();
        let mut all = Vec::new();
        for found in
            candidates.as_array().into_iter().flatten().filter_map(|element| Found::new(&self.browser, element))
        {
            // An element that is gone meanwhile is not there.
            if found.role().await.is_ok_and(|computed| computed == role.name()) {
                all.push(found);
            }
        }
        all
    }

    /// Waits until an element with this role has this text in it.
    pub async fn says(&self, role: Role, text: &str) {
        let what = format!("{} that says {text:?}", role.name());
        self.until_true(&what, async || self.texts(role).await.iter().any(|said| said.contains(text))).await;
    }

    /// The texts of all elements with this role now.
    pub async fn texts(&self, role: Role) -> Vec<String> {
        let mut texts = Vec::new();
        for found in self.all(role).await {
            texts.extend(found.text().await);
        }
        texts
    }

    /// The role and the name of what has the focus: of the innermost one, inside of shadow roots.
    pub async fn focused(&self) -> (String, String) {
        let inner = "let at = document.activeElement;
                     while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
                     return at;";
        let element = self.browser.run(inner, Vec::new()).await;
        let Some(found) = Found::new(&self.browser, &element) else { return Default::default() };
        (found.role().await.unwrap_or_default(), found.name().await.unwrap_or_default())
    }

    /// Waits until the focus is there.
    pub async fn focus_on(&self, role: Role, name: &str) {
        let wanted = (role.name().to_owned(), name.to_owned());
        self.until_true(&format!("the focus on {}", what(role, name)), async || self.focused().await == wanted).await;
    }
}

fn what(role: Role, name: &str) -> String {
    format!("{} {name:?}", role.name())
}

impl Found<'_> {
    /// The role that the browser computes.
    pub async fn role(&self) -> Result<String, String> {
        self.computed("computedrole").await
    }

    /// The accessible name that the browser computes.
    pub async fn name(&self) -> Result<String, String> {
        self.computed("computedlabel").await
    }

    async fn computed(&self, what: &str) -> Result<String, String> {
        let answer = self.browser.command(Command::get(format!("element/{}/{what}", self.id))).await?;
        Ok(answer.as_str().unwrap_or_default().to_owned())
    }
}
