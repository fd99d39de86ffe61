//! Tables of what an object may hold, and the one loop that compares an object with its table. It knows the
//! shapes of JSON and nothing of what a member is for; whoever reads the members afterwards finds them
//! as the table says, or has a fault.

use crate::wire::json::Json;

use super::faults::{Faults, NOTHING, described, quoted};
use super::sources::Object;

/// What a member must be.
#[derive(Clone, Copy, Debug)]
pub(super) enum Must {
    /// A text.
    Text(&'static str),
    /// A text that passes a check.
    Pass(fn(&str) -> bool, &'static str),
    /// One of a few words. The first is the default.
    Word(&'static [&'static str]),
    /// True or false.
    Flag,
    /// A whole number, and the smallest one.
    Number(u32, &'static str),
    /// Anything that a form control can hold.
    Plain,
    /// A list of texts that pass a check.
    Texts(fn(&str) -> bool, &'static str),
    /// A list.
    List,
    /// An object.
    Object,
    /// Looked at by whoever reads it.
    Any,
}

/// Whether a member must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// It may be absent.
    Free,
    /// It must be there, and not blank.
    Always,
    /// As `Always`, unless this list has something in it.
    Without(&'static str),
}

/// The rule for one member.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    /// Its name.
    pub name: &'static str,
    /// Its shape.
    pub must: Must,
    /// Whether it must be there.
    pub need: Need,
}

/// A member that may be absent.
pub(super) const fn free(name: &'static str, must: Must) -> Rule {
    Rule { name, must, need: Need::Free }
}

/// A text that must be there and not blank.
pub(super) const fn filled(name: &'static str) -> Rule {
    Rule { name, must: Must::Text("a text that is not empty"), need: Need::Always }
}

/// True for every text.
pub(super) fn any(_: &str) -> bool {
    true
}

impl Must {
    /// True if the value is as it must be, but for the items of a list.
    fn allows(self, value: &Json) -> bool {
        match (self, value) {
            (Self::Text(_), Json::Text(_))
            | (Self::Flag, Json::Flag(_))
            | (Self::List, Json::List(_))
            | (Self::Object, Json::Object(_))
            | (Self::Plain, Json::Text(_) | Json::Number(_) | Json::Flag(_))
            | (Self::Any, _) => true,
            (Self::Pass(check, _), Json::Text(text)) => check(text),
            (Self::Word(words), Json::Text(text)) => words.contains(&text.as_str()),
            (Self::Number(least, _), value) => value.as_natural().is_some_and(|number| number >= least),
            (Self::Texts(..), Json::List(items)) => items.iter().all(|item| item.as_text().is_some()),
            _ => false,
        }
    }

    fn expected(self) -> String {
        match self {
            Self::Text(words) | Self::Pass(_, words) | Self::Number(_, words) | Self::Texts(_, words) => words.into(),
            Self::Word(words) => listed(words.iter().copied()),
            Self::Flag => "true or false".into(),
            Self::Plain => "a text, a number, true or false".into(),
            Self::List => "a list".into(),
            Self::Object | Self::Any => "a JSON object".into(),
        }
    }
}

/// Words with commas between them.
pub(super) fn listed<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(word);
    }
    text
}

/// One object, and where it stands.
#[derive(Debug)]
pub(super) struct Shape<'a> {
    object: &'a Object,
    path: &'a str,
}

impl<'a> Shape<'a> {
    /// The members of `object`, which stands at `path` (empty for the options themselves).
    pub(super) fn new(object: &'a Object, path: &'a str) -> Self {
        Self { object, path }
    }

    /// The value at `path` as an object that follows the rules, or faults. Members without a rule are faults too.
    pub(super) fn read(value: &'a Json, path: &'a str, rules: &[Rule], faults: &mut Faults) -> Option<Self> {
        let Some(object) = value.as_object() else {
            faults.add(path, "an object", &described(value));
            return None;
        };
        let shape = Self { object, path };
        for name in object.names().filter(|name| !rules.iter().any(|rule| rule.name == *name)) {
            let known = listed(rules.iter().map(|rule| rule.name));
            faults.add(&shape.path_of(name), &["one of ", &known].concat(), "an unknown name");
        }
        shape.check(rules, faults);
        Some(shape)
    }

    /// The loop.
    pub(super) fn check(&self, rules: &[Rule], faults: &mut Faults) {
        for rule in rules {
            match self.member(rule.name) {
                None if self.needs(rule) => self.refuse(rule.name, &rule.must.expected(), faults),
                None => {}
                Some(value) if !rule.must.allows(value) || self.needs(rule) && is_blank(value) => {
                    self.refuse(rule.name, &rule.must.expected(), faults);
                }
                Some(value) => self.check_items(rule, value, faults),
            }
        }
    }

    fn check_items(&self, rule: &Rule, value: &Json, faults: &mut Faults) {
        let (Must::Texts(check, expected), Some(items)) = (rule.must, value.as_list()) else { return };
        for item in items.iter().filter_map(Json::as_text).filter(|item| !check(item)) {
            faults.add(&self.path_of(rule.name), expected, &quoted(item));
        }
    }

    fn needs(&self, rule: &Rule) -> bool {
        match rule.need {
            Need::Free => false,
            Need::Always => true,
            Need::Without(other) => self.items(other).is_empty(),
        }
    }

    /// The path of a member.
    pub(super) fn path_of(&self, member: &str) -> String {
        if self.path.is_empty() { member.to_owned() } else { [self.path, ".", member].concat() }
    }

    /// Adds a fault at a member.
    pub(super) fn refuse(&self, member: &str, expected: &str, faults: &mut Faults) {
        let found = self.member(member).map_or_else(|| NOTHING.to_owned(), described);
        faults.add(&self.path_of(member), expected, &found);
    }

    /// A member as it is; `null` counts as absent.
    pub(super) fn member(&self, name: &str) -> Option<&'a Json> {
        self.object.get(name).filter(|value| !value.is_null())
    }

    /// A text, letter by letter.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.member(name)?.as_text().map(str::to_owned)
    }

    /// A text without blanks around it; `None` if there is nothing else.
    pub(super) fn filled(&self, name: &str) -> Option<String> {
        Some(self.member(name)?.as_text()?.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// Which one of the words.
    pub(super) fn word(&self, name: &str, words: &[&str]) -> usize {
        let word = self.member(name).and_then(Json::as_text);
        words.iter().position(|known| Some(*known) == word).unwrap_or_default()
    }

    /// True or false.
    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        match self.member(name)? {
            Json::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// A whole number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.member(name)?.as_natural()
    }

    /// The texts of a list.
    pub(super) fn texts(&self, name: &str) -> Vec<String> {
        self.items(name).iter().filter_map(plain).collect()
    }

    /// The items of a list.
    pub(super) fn items(&self, name: &str) -> &'a [Json] {
        self.member(name).and_then(Json::as_list).unwrap_or_default()
    }

    /// The path of an item of a list.
    pub(super) fn path_of_item(&self, name: &str, index: usize) -> String {
        item_path(&self.path_of(name), index)
    }
}

/// The path of an item of the list at `path`.
pub(super) fn item_path(path: &str, index: usize) -> String {
    [path, "[", &index.to_string(), "]"].concat()
}

fn is_blank(value: &Json) -> bool {
    value.as_text().is_some_and(|text| text.trim().is_empty())
}

/// A plain value as text: what a form control would hold.
pub(super) fn plain(value: &Json) -> Option<String> {
    match value {
        Json::Text(text) | Json::Number(text) => Some(text.clone()),
        Json::Flag(flag) => Some(if *flag { "true" } else { "false" }.to_owned()),
        _ => None,
    }
}
