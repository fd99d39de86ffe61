//! The three places that options come from, and which of them counts. It does not know what an option means.
//!
//! `configure()` counts over attributes, attributes over the JSON at `config`. Attributes that are no
//! options are left alone, because frameworks, tag managers and the page itself put their own there;
//! in the two objects, which are ours alone, an unknown name is a fault.

use crate::wire::Named;
use crate::wire::json::Json;

use super::faults::{Faults, NOTHING, described, quoted};

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

/// One option as given.
#[derive(Clone, Copy, Debug)]
enum Given<'a> {
    Text(&'a str),
    Json(&'a Json),
}

impl<'a> Given<'a> {
    /// The text, if it is one.
    fn word(self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Json(value) => value.as_text(),
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
        let Some(text) = given.word() else {
            self.refuse(name, expected, given);
            return None;
        };
        filled(text).map(str::to_owned)
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
            self.faults.add(name, expected, &quoted(""));
        }
        text
    }

    /// True or false; a bare attribute is true, as in HTML.
    pub fn flag(&mut self, name: &str) -> Option<bool> {
        if self.is_bare(name) {
            return Some(true);
        }
        match self.given(name)? {
            Given::Text("true") | Given::Json(Json::Flag(true)) => Some(true),
            Given::Text("false") | Given::Json(Json::Flag(false)) => Some(false),
            other => {
                self.refuse(name, "true or false", other);
                None
            }
        }
    }

    /// A whole number of at least 1.
    pub fn number(&mut self, name: &str) -> Option<u32> {
        let given = self.given(name)?;
        let number = match given {
            Given::Text(text) => text.parse().ok(),
            Given::Json(value) => value.as_natural(),
        };
        let number = number.filter(|number| *number > 0);
        if number.is_none() {
            self.refuse(name, "a whole number above 0", given);
        }
        number
    }

    /// Several texts: separated by commas or spaces in an attribute, a list (or such a text) in JSON.
    pub fn list(&mut self, name: &str, expected: &str) -> Vec<String> {
        let Some(given) = self.given(name) else { return Vec::new() };
        let list = match (given, given.word()) {
            (_, Some(text)) => Some(split(text)),
            (Given::Json(value), None) => texts(value),
            (Given::Text(_), None) => None,
        };
        list.unwrap_or_else(|| {
            self.refuse(name, expected, given);
            Vec::new()
        })
    }

    /// Which one of a few words; the first is the default.
    pub fn choice(&mut self, name: &str, words: &[&str]) -> usize {
        let Some(given) = self.given(name) else { return 0 };
        let chosen = given.word().and_then(|word| words.iter().position(|known| *known == word));
        chosen.unwrap_or_else(|| {
            self.refuse(name, &words.join(", "), given);
            0
        })
    }

    /// A JSON object; an attribute holds it as text.
    pub fn object(&mut self, name: &str) -> Option<Object> {
        let given = self.given(name)?;
        let object = match given {
            Given::Text(text) => Json::parse(text).and_then(|json| json.as_object().cloned()),
            Given::Json(value) => value.as_object().cloned(),
        };
        if object.is_none() {
            self.refuse(name, "a JSON object", given);
        }
        object
    }

    /// Faults for names that no option has, in the two objects.
    pub fn no_others(&mut self, known: &[&str]) {
        for key in self.sources.configured.names().chain(self.sources.document.names()) {
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

    fn refuse(&mut self, name: &str, expected: &str, found: Given<'_>) {
        self.faults.add(name, expected, &found.words());
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
pub(super) fn texts(value: &Json) -> Option<Vec<String>> {
    value.as_list()?.iter().map(|item| item.as_text().map(str::to_owned)).collect()
}
