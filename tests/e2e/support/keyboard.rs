//! The keyboard, as far as it is not typing. Keys go wherever the focus is, as those of a person do.

use serde_json::json;

use super::command::Command;
use super::scene::Scene;

/// A key, or two at once.
#[derive(Clone, Copy, Debug)]
pub enum Key {
    Tab,
    ShiftTab,
    Enter,
    ShiftEnter,
    Escape,
    Space,
    ArrowDown,
}

impl Key {
    /// The characters by which WebDriver knows it, those held down first.
    fn codes(self) -> &'static [char] {
        match self {
            Self::Tab => &['\u{E004}'],
            Self::ShiftTab => &['\u{E008}', '\u{E004}'],
            Self::Enter => &['\u{E007}'],
            Self::ShiftEnter => &['\u{E008}', '\u{E007}'],
            Self::Escape => &['\u{E00C}'],
            Self::Space => &[' '],
            Self::ArrowDown => &['\u{E015}'],
        }
    }
}

impl Scene {
    /// Presses a key.
    pub async fn press(&self, key: Key) {
        self.keys(key.codes()).await;
    }

    /// Types where the focus is.
    pub async fn type_here(&self, text: &str) {
        for letter in text.chars() {
            self.keys(&[letter]).await;
        }
    }

    async fn keys(&self, codes: &[char]) {
        let down = codes.iter().map(|code| json!({"type": "keyDown", "value": code}));
        let up = codes.iter().rev().map(|code| json!({"type": "keyUp", "value": code}));
        let actions: Vec<_> = down.chain(up).collect();
        let body = json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]});
        self.browser.command(Command::post("actions", body)).await.expect("keys can be pressed");
    }
}
