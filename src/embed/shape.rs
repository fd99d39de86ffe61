//! Reads one JSON object of the options member by member, with faults by path. It knows the shapes
//! of JSON and nothing of what a member means.

use crate::wire::json::Json;

use super::faults::{Faults, NOTHING, described};
use super::sources::{Object, texts};

/// One object, and where it stands.
#[derive(Debug)]
pub(super) struct Shape<'a> {
    object: &'a Object,
    path: String,
    faults: &'a mut Faults,
}

impl<'a> Shape<'a> {
    /// The value at `path` as an object, or a fault. Members that `known` does not name are faults too.
    pub(super) fn new(value: &'a Json, path: String, known: &[&str], faults: &'a mut Faults) -> Option<Self> {
        let Some(object) = value.as_object() else {
            faults.add(&path, "an object", &described(value));
            return None;
        };
        for key in object.names().filter(|key| !known.contains(key)) {
            faults.add(&[&path, ".", key].concat(), &["one of ", &known.join(", ")].concat(), "an unknown name");
        }
        Some(Self { object, path, faults })
    }

    /// The path of a member.
    pub(super) fn path_of(&self, member: &str) -> String {
        [&self.path, ".", member].concat()
    }

    /// A member as it is; `null` counts as absent.
    pub(super) fn member(&self, name: &str) -> Option<&'a Json> {
        self.object.get(name).filter(|value| !value.is_null())
    }

    /// Adds a fault at a member.
    pub(super) fn refuse(&mut self, member: &str, expected: &str) {
        let found = self.member(member).map_or_else(|| NOTHING.to_owned(), described);
        self.faults.add(&self.path_of(member), expected, &found);
    }

    /// A text; `None` if absent.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let value = self.member(name)?;
        self.expect(name, "a text", value.as_text().map(str::to_owned))
    }

    /// A text that is there and not blank; empty after a fault.
    pub(super) fn required(&mut self, name: &str) -> String {
        let text = self.member(name).and_then(Json::as_text).map(str::trim).filter(|text| !text.is_empty());
        self.expect(name, "a text that is not empty", text.map(str::to_owned)).unwrap_or_default()
    }

    /// True or false; `default` if absent.
    pub(super) fn flag(&mut self, name: &str, default: bool) -> bool {
        self.member(name).map_or(default, |value| self.expect(name, "true or false", flag(value)).unwrap_or(default))
    }

    /// A number of characters.
    pub(super) fn number(&mut self, name: &str) -> Option<u32> {
        let number = self.member(name)?.as_natural();
        self.expect(name, "a whole number", number)
    }

    /// A list of texts; empty if absent.
    pub(super) fn texts(&mut self, name: &str) -> Vec<String> {
        let Some(value) = self.member(name) else { return Vec::new() };
        self.expect(name, "a list of texts", texts(value)).unwrap_or_default()
    }

    /// A value of any plain kind as the text that an answer holds; `None` if absent.
    pub(super) fn answer(&mut self, name: &str) -> Option<String> {
        let value = self.member(name)?;
        self.expect(name, "a text, a number, true or false", plain(value))
    }

    /// The items of a list, with the path of each; empty if absent.
    pub(super) fn items(&mut self, name: &str) -> Vec<(String, &'a Json)> {
        let Some(value) = self.member(name) else { return Vec::new() };
        let items = self.expect(name, "a list", value.as_list()).map_or(&[] as &[Json], |items| items);
        let path = self.path_of(name);
        items.iter().enumerate().map(|(index, item)| ([&path, "[", &index.to_string(), "]"].concat(), item)).collect()
    }

    /// The collector, for what stands below this object.
    pub(super) fn faults(&mut self) -> &mut Faults {
        self.faults
    }

    fn expect<T>(&mut self, name: &str, expected: &str, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.refuse(name, expected);
        }
        value
    }
}

fn flag(value: &Json) -> Option<bool> {
    match value {
        Json::Flag(flag) => Some(*flag),
        _ => None,
    }
}

/// A plain value as text: what a form control would hold.
pub(super) fn plain(value: &Json) -> Option<String> {
    match value {
        Json::Text(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        Json::Flag(flag) => Some(flag.to_string()),
        _ => None,
    }
}
