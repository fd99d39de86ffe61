//! Tolerant reading of JSON. It judges no value, and it never fails because of a member nobody asked for.
//!
//! An [`Object`] keeps each member as raw text and reads it when it is asked for, so that one damaged
//! member costs no other (§7, rules 1, 2 and 4). It is one type for every body on purpose: a derived
//! decoder for each event would be several times the code, and the code travels to the visitor.

use super::scan::{Scan, unescape};

/// The members of a JSON object, still undecoded.
#[derive(Debug, Default)]
pub struct Object<'a> {
    members: Vec<(String, &'a str)>,
}

/// A member that is there and is not what it has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrongType;

impl<'a> Object<'a> {
    /// Reads the outer braces of `json`; `None` when it is anything but an object.
    #[must_use]
    pub fn parse(json: &'a str) -> Option<Self> {
        let mut scan = Scan::new(json);
        let mut members = Vec::new();
        scan.take(b'{')?;
        while scan.take(b'}').is_none() {
            if !members.is_empty() {
                scan.take(b',')?;
            }
            let name = unescape(scan.value()?)?;
            scan.take(b':')?;
            members.push((name, scan.value()?));
        }
        scan.end()?;
        Some(Self { members })
    }

    /// The JSON text of a member; null is the same as absent. Of two members of one name the later
    /// counts, as in a browser.
    #[must_use]
    pub fn json(&self, name: &str) -> Option<&'a str> {
        let (_, json) = self.members.iter().rfind(|(member, _)| member == name)?;
        Some(*json).filter(|json| *json != "null")
    }

    /// A text; absent when it is of another type.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        self.exact_text(name).unwrap_or_default()
    }

    /// A text that is worth nothing when it is not one.
    ///
    /// # Errors
    /// The member is there, but it is no text.
    pub fn exact_text(&self, name: &str) -> Result<Option<String>, WrongType> {
        self.json(name).map(text).transpose()
    }

    /// A text with at least one character.
    #[must_use]
    pub fn filled_text(&self, name: &str) -> Option<String> {
        self.text(name).filter(|text| !text.is_empty())
    }

    /// True or false, also written as text; absent when it is anything else.
    #[must_use]
    pub fn flag(&self, name: &str) -> Option<bool> {
        match unquoted(self.json(name)?) {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    /// A whole number: `40`, `40.0` or `"40"`.
    #[must_use]
    pub fn integer(&self, name: &str) -> Option<i64> {
        integer(self.json(name)?)
    }

    /// A whole number from 0 on.
    #[must_use]
    pub fn natural(&self, name: &str) -> Option<u64> {
        self.integer(name)?.try_into().ok()
    }

    /// The whole part of a number: 12 of `12.5` or `"12.5"`.
    #[must_use]
    pub fn whole(&self, name: &str) -> Option<i64> {
        whole(self.json(name)?)
    }

    /// An object inside this one.
    #[must_use]
    pub fn object(&self, name: &str) -> Option<Self> {
        Self::parse(self.json(name)?)
    }

    /// The entries of a list as JSON text; `None` when the member is no list.
    #[must_use]
    pub fn list(&self, name: &str) -> Option<Vec<&'a str>> {
        list(self.json(name)?)
    }

    /// All members as JSON text.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &'a str)> {
        self.members.iter().map(|(name, json)| (name.as_str(), *json))
    }
}

/// Reads a JSON list; its entries as JSON text.
#[must_use]
pub fn list(json: &str) -> Option<Vec<&str>> {
    let mut scan = Scan::new(json);
    let mut entries = Vec::new();
    scan.take(b'[')?;
    while scan.take(b']').is_none() {
        if !entries.is_empty() {
            scan.take(b',')?;
        }
        entries.push(scan.value()?);
    }
    scan.end()?;
    Some(entries)
}

/// Reads a JSON text value.
///
/// # Errors
/// It is no text.
pub fn text(json: &str) -> Result<String, WrongType> {
    unescape(json).ok_or(WrongType)
}

/// Reads a whole number written `40`, `40.0`, `4e1` or `"40"`; `None` when it has a fraction or does not fit.
#[must_use]
pub fn integer(json: &str) -> Option<i64> {
    let (whole, rest) = decimal(unquoted(json))?;
    rest.bytes().all(|digit| digit == b'0').then_some(whole)
}

/// Reads a number, also one written as text, and leaves out its fraction.
#[must_use]
pub fn whole(json: &str) -> Option<i64> {
    decimal(unquoted(json)).map(|(whole, _)| whole)
}

/// Splits a decimal number into its whole part and the digits of its fraction. Done by hand because floating
/// point brings twenty kilobytes of tables, and nothing here needs it.
fn decimal(text: &str) -> Option<(i64, String)> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (sign, unsigned) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let (before, after) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let mut digits = [before, after].concat();
    if before.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let point = usize::try_from(i64::try_from(before.len()).ok()? + i64::from(exponent.parse::<i16>().ok()?)).ok()?;
    while digits.len() < point {
        digits.push('0');
    }
    let fraction = digits.split_off(point);
    let whole = if digits.is_empty() { "0" } else { &digits };
    Some(([sign, whole].concat().parse().ok()?, fraction))
}

fn unquoted(json: &str) -> &str {
    let inner = json.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.unwrap_or(json).trim()
}
