//! The three places that options come from, and which of them counts. It does not know what an option means.
//!
//! `configure()` counts over attributes, attributes over the JSON at `config`. Attributes that are no
//! options are left alone, because frameworks, tag managers and the page itself put their own there;
//! in the two objects, which are ours alone, an unknown name is a fault.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::faults::{Faults, NOTHING, described, quoted};

/// Attributes as the page has them, by name in lower case.
pub type Attributes = BTreeMap<String, String>;

/// A JSON object.
pub type Object = Map<String, Value>;

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

/// One option as given.
#[derive(Clone, Copy, Debug)]
enum Given<'a> {
    Text(&'a str),
    Json(&'a Value),
}

impl<'a> Given<'a> {
    /// The text, if it is one.
    fn word(self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Json(value) => value.as_str(),
        }
    }

    /// What was found, for a fault.
    fn words(self) -> String {
        match self {
            Self::Text(text) => quoted(text),
            Self::Json(value) => described(value),
        }
    }
}

/// Reads options one by one and collects the faults.
#[derive(Debug)]
pub struct Reader<'a> {
    sources: Sources<'a>,
    /// What was wrong so far.
    pub faults: Faults,
}

impl<'a> Reader<'a> {
    /// A reader without faults.
    #[must_use]
    pub fn new(sources: Sources<'a>) -> Self {
        Self { sources, faults: Faults::default() }
    }

    /// A text, trimmed; `None` if it was not given or is blank.
    pub fn text(&mut self, name: &str, expected: &str) -> Option<String> {
        let given = self.given(name)?;
        match given.word() {
            Some(text) => filled(text).map(str::to_owned),
            None => self.refuse(name, expected, given),
        }
    }

    /// A text that must be there.
    pub fn required(&mut self, name: &str, expected: &str) -> Option<String> {
        if self.given(name).is_none() {
            self.faults.add(name, expected, NOTHING);
            return None;
        }
        let faults = self.faults.0.len();
        let text = self.text(name, expected);
        if text.is_none() && faults == self.faults.0.len() {
            self.faults.add(name, expected, quoted(""));
        }
        text
    }

    /// True or false; a bare attribute is true, as in HTML.
    pub fn flag(&mut self, name: &str) -> Option<bool> {
        if self.is_bare(name) {
            return Some(true);
        }
        match self.given(name)? {
            Given::Text("true") | Given::Json(Value::Bool(true)) => Some(true),
            Given::Text("false") | Given::Json(Value::Bool(false)) => Some(false),
            other => self.refuse(name, "true or false", other),
        }
    }

    /// A whole number of at least 1.
    pub fn number(&mut self, name: &str) -> Option<u32> {
        let given = self.given(name)?;
        let number = match given {
            Given::Text(text) => text.parse().ok(),
            Given::Json(value) => value.as_u64().and_then(|number| u32::try_from(number).ok()),
        };
        match number {
            Some(number) if number > 0 => Some(number),
            _ => self.refuse(name, "a whole number above 0", given),
        }
    }

    /// Several texts: separated by commas or spaces in an attribute, a list (or such a text) in JSON.
    pub fn list(&mut self, name: &str, expected: &str) -> Vec<String> {
        let Some(given) = self.given(name) else { return Vec::new() };
        let list = match (given, given.word()) {
            (_, Some(text)) => Some(split(text)),
            (Given::Json(value), None) => texts(value),
            (Given::Text(_), None) => None,
        };
        list.or_else(|| self.refuse(name, expected, given)).unwrap_or_default()
    }

    /// One of a few words; the first is the default.
    pub fn choice<T: Copy + Default>(&mut self, name: &str, choices: &[(&str, T)]) -> T {
        let Some(given) = self.given(name) else { return T::default() };
        let chosen = given.word().and_then(|word| choices.iter().find(|(known, _)| *known == word));
        match chosen {
            Some((_, value)) => *value,
            None => self.refuse(name, &one_of(choices), given).unwrap_or_default(),
        }
    }

    /// A JSON object; an attribute holds it as text.
    pub fn object(&mut self, name: &str) -> Option<Object> {
        let given = self.given(name)?;
        let object = match given {
            Given::Text(text) => serde_json::from_str(text).ok(),
            Given::Json(value) => value.as_object().cloned(),
        };
        object.or_else(|| self.refuse(name, "a JSON object", given))
    }

    /// Faults for names that no option has, in the two objects.
    pub fn no_others(&mut self, known: &[&str]) {
        for key in self.sources.configured.keys().chain(self.sources.document.keys()) {
            if !known.iter().any(|name| camel(name) == *key) {
                self.faults.add(key, "the name of an option in camelCase", "an unknown name");
            }
        }
    }

    fn given(&self, name: &str) -> Option<Given<'a>> {
        let key = camel(name);
        let json = |object: &'a Object| object.get(&key).filter(|value| !value.is_null()).map(Given::Json);
        let Sources { attributes, configured, document } = self.sources;
        json(configured)
            .or_else(|| attributes.get(name).and_then(|text| filled(text)).map(Given::Text))
            .or_else(|| json(document))
    }

    fn is_bare(&self, name: &str) -> bool {
        let configured = self.sources.configured.get(&camel(name)).is_some_and(|value| !value.is_null());
        !configured && self.sources.attributes.get(name).is_some_and(String::is_empty)
    }

    fn refuse<T>(&mut self, name: &str, expected: &str, found: Given<'_>) -> Option<T> {
        self.faults.add(name, expected, found.words());
        None
    }
}

/// `button-id` as `buttonId`.
#[must_use]
pub fn camel(name: &str) -> String {
    let mut parts = name.split('-');
    let mut camel = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut chars = part.chars();
        camel.extend(chars.next().map(|first| first.to_ascii_uppercase()));
        camel.push_str(chars.as_str());
    }
    camel
}

fn filled(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn split(text: &str) -> Vec<String> {
    text.split([',', ' ', '\n', '\t']).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// A list of texts, or `None` if it is anything else.
pub(super) fn texts(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|item| item.as_str().map(str::to_owned)).collect()
}

fn one_of<T>(choices: &[(&str, T)]) -> String {
    let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
    words.join(", ")
}
