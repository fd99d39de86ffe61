//! The three places that options come from, and which of them counts. It does not know what an option means.
//!
//! `configure()` counts over attributes, attributes over the JSON at `config`. Attributes that are no
//! options are left alone, because frameworks, tag managers and the page itself put their own there;
//! in the two objects, which are ours alone, an unknown name is a fault.

use crate::wire::Named;
use crate::wire::json::Json;

use super::faults::Faults;
use super::rules::{Must, Rule};

/// What a name in one of the two objects must be.
pub const OPTION_NAME: &str = "the name of an option in camelCase";

/// Attributes as the page has them, by name in lower case.
pub type Attributes = Named<String>;

/// A JSON object.
pub type Object = Named<Json>;

/// Everything that was given, unchecked.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The element's attributes.
    pub attributes: &'a Attributes,
    /// What `configure()` was given, all calls together.
    pub configured: &'a Object,
    /// The JSON at `config`; empty if there is none.
    pub document: &'a Object,
}

impl Sources<'_> {
    /// Every option that was given, by its name as an attribute and as JSON.
    pub(super) fn merged(self, rules: &[Rule]) -> Object {
        rules.iter().filter_map(|rule| Some((rule.name.to_owned(), self.given(rule)?))).collect()
    }

    /// Faults for names that no option has, in the two objects.
    pub(super) fn no_others(self, rules: &[Rule], faults: &mut Faults) {
        for key in self.configured.names().chain(self.document.names()) {
            if !rules.iter().any(|rule| camel(rule.name) == key) {
                faults.add(key, OPTION_NAME, "an unknown name");
            }
        }
    }

    /// A text of this name, trimmed; `None` if it is missing, blank or anything else.
    pub(super) fn text(self, name: &'static str) -> Option<String> {
        let rule = super::rules::free(name, Must::Text(""));
        match self.given(&rule) {
            Some(Json::Text(text)) if !text.is_empty() => Some(text),
            _ => None,
        }
    }

    fn given(self, rule: &Rule) -> Option<Json> {
        let key = camel(rule.name);
        let json = |object: &Object| object.get(&key).filter(|value| !value.is_null()).cloned();
        let given = json(self.configured)
            .or_else(|| of_attribute(self.attributes.get(rule.name)?, rule.must))
            .or_else(|| json(self.document))?;
        Some(match (given, rule.must) {
            (Json::Text(text), Must::Texts(..)) => split(&text),
            (Json::Text(text), _) => Json::Text(text.trim().to_owned()),
            (other, _) => other,
        })
    }
}

/// What an attribute holds, `None` if it is blank. What it cannot hold stays a text, for the fault to quote.
fn of_attribute(text: &str, must: Must) -> Option<Json> {
    let word = text.trim();
    Some(match must {
        // A bare attribute is true, as in HTML.
        Must::Flag if text.is_empty() || word == "true" => Json::Flag(true),
        Must::Flag if word == "false" => Json::Flag(false),
        _ if word.is_empty() => return None,
        Must::Number(..) if word.bytes().all(|byte| byte.is_ascii_digit()) => Json::Number(word.to_owned()),
        Must::Object => Json::parse(word).unwrap_or_else(|| Json::Text(word.to_owned())),
        _ => Json::Text(word.to_owned()),
    })
}

/// `button-id` as `buttonId`.
fn camel(name: &str) -> String {
    let mut camel = String::new();
    let mut capital = false;
    for letter in name.chars() {
        if letter == '-' {
            capital = true;
        } else {
            camel.push(if capital { letter.to_ascii_uppercase() } else { letter });
            capital = false;
        }
    }
    camel
}

/// Texts that are separated by commas or spaces.
fn split(text: &str) -> Json {
    let parts =
        text.split(|letter: char| letter == ',' || letter.is_ascii_whitespace()).filter(|part| !part.is_empty());
    Json::List(parts.map(|part| Json::Text(part.to_owned())).collect())
}
