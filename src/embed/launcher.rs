//! Keeps the launcher in step with the chat. The launcher itself is the loader's: nothing is added to
//! it or taken from it, only its state and words are set.

use web_sys::{Element, HtmlElement};

use crate::ui::{Strings, Text};

/// The launcher, where the layout has one.
#[derive(Clone, Debug)]
pub(super) struct Launcher {
    button: Option<HtmlElement>,
}

impl Launcher {
    pub(super) fn new(button: Option<HtmlElement>) -> Self {
        Self { button }
    }

    /// Whether the panel (or a card in its place) is open.
    pub(super) fn set_open(&self, open: bool) {
        if let Some(button) = &self.button {
            set(button, "aria-expanded", if open { "true" } else { "false" });
        }
    }

    /// The number of unread messages, in the name and on the badge.
    pub(super) fn set_unread(&self, unread: u32, strings: &Strings) {
        let Some(button) = &self.button else { return };
        let count = unread.to_string();
        match unread {
            0 => set(button, "aria-label", &strings.get(Text::Launcher)),
            1 => set(button, "aria-label", &strings.get(Text::LauncherUnreadOne)),
            _ => set(button, "aria-label", &strings.fill(Text::LauncherUnread, &count)),
        }
        if let Ok(Some(badge)) = button.query_selector(".badge") {
            show_badge(&badge, unread, &count);
        }
    }

    /// Puts the focus on the launcher.
    pub(super) fn focus(&self) {
        if let Some(button) = &self.button {
            // Fails on a page that is going away, where there is no focus to set.
            let _focused = button.focus();
        }
    }
}

fn show_badge(badge: &Element, unread: u32, count: &str) {
    if badge.text_content().as_deref() != Some(count) {
        badge.set_text_content(Some(count));
    }
    // The attribute exists for every element, so this cannot fail.
    let _toggled = badge.toggle_attribute_with_force("hidden", unread == 0);
}

/// Writes only what changed: a screen reader may say it again otherwise.
fn set(element: &Element, name: &str, value: &str) {
    if element.get_attribute(name).as_deref() != Some(value) {
        // Only an impossible name fails.
        let _written = element.set_attribute(name, value);
    }
}
