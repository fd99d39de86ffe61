//! Faults in the options, as values. Nothing here stops at the first one or throws: a website's owner
//! wants to see all of them at once, by name, with what was expected and what was found.

use crate::wire::json::Json;

/// The word for an option that was not given at all.
pub const NOTHING: &str = "nothing";

/// Longest text of a found value, in characters; enough to recognise it.
const FOUND_CHARS: usize = 60;

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionFault {
    /// The option's name as an attribute (`button-id`), or the path inside an object (`preChat.fields[2].type`).
    pub option: String,
    /// What the option must be.
    pub expected: String,
    /// What it is, shortened.
    pub found: String,
}

/// All faults so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(pub Vec<OptionFault>);

impl Faults {
    /// Adds one.
    pub fn add(&mut self, option: &str, expected: &str, found: &str) {
        self.0.push(OptionFault { option: option.into(), expected: expected.into(), found: found.into() });
    }
}

/// All faults in one text, one on each line after `lead`.
#[must_use]
pub fn summary(lead: &str, faults: &[OptionFault]) -> String {
    let mut text = lead.to_owned();
    for fault in faults {
        text.extend(["\n  ", &fault.option, ": expected ", &fault.expected, ", found ", &fault.found]);
    }
    text
}

/// A found text in quotes, shortened.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut short: String = text.chars().take(FOUND_CHARS).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    ["\"", &short, "\""].concat()
}

/// A found JSON value in words.
#[must_use]
pub fn described(value: &Json) -> String {
    match value {
        Json::Null => NOTHING.into(),
        Json::Flag(flag) => if *flag { "true" } else { "false" }.into(),
        Json::Number(number) => number.clone(),
        Json::Text(text) => quoted(text),
        Json::List(_) => "a list".into(),
        Json::Object(_) => "an object".into(),
    }
}
