//! What outlives the page, as a flat list of texts: each type writes its members in order and reads them in
//! the same order. It names no member and tolerates nothing: a list that does not fit is no record.
//!
//! Not derived, on purpose: readers derived for two dozen enums and structs were an eighth of the
//! widget's bytes, and nobody but the same version of the same code reads what is written here.

use crate::wire::{lenient, writer};

/// Writes a record.
#[derive(Debug, Default)]
pub struct Writer(Vec<String>);

/// Reads a record.
#[derive(Debug)]
pub struct Reader(std::vec::IntoIter<String>);

impl Writer {
    /// Adds a text.
    pub fn text(&mut self, text: &str) {
        self.0.push(text.to_owned());
    }

    /// Adds a number.
    pub fn number(&mut self, number: u64) {
        self.0.push(number.to_string());
    }

    /// Adds a number that may be below 0.
    pub fn signed(&mut self, number: i64) {
        self.0.push(number.to_string());
    }

    /// Adds yes or no.
    pub fn flag(&mut self, flag: bool) {
        self.number(u64::from(flag));
    }

    /// Adds a text that may be absent.
    pub fn maybe_text(&mut self, text: Option<&str>) {
        self.flag(text.is_some());
        self.text(text.unwrap_or_default());
    }

    /// Adds a number that may be absent.
    pub fn maybe_number(&mut self, number: Option<u64>) {
        self.flag(number.is_some());
        self.number(number.unwrap_or_default());
    }

    /// Adds one of the values of `all`, as its place there.
    pub fn one_of<T: PartialEq>(&mut self, all: &[T], value: &T) {
        let place = all.iter().position(|candidate| candidate == value);
        self.number(place.unwrap_or(all.len()) as u64);
    }

    /// The record as JSON text.
    #[must_use]
    pub fn finish(self) -> String {
        writer::list(&mut self.0.iter().map(|text| writer::quoted(text)))
    }
}

impl Reader {
    /// Starts to read; `None` if it is no list of texts.
    #[must_use]
    pub fn new(json: &str) -> Option<Self> {
        let texts = lenient::list(json)?.into_iter().map(|item| lenient::text(item).ok());
        texts.collect::<Option<Vec<String>>>().map(|texts| Self(texts.into_iter()))
    }

    /// The next text.
    pub fn text(&mut self) -> Option<String> {
        self.0.next()
    }

    /// The next number.
    pub fn number(&mut self) -> Option<u64> {
        self.text()?.parse().ok()
    }

    /// The next number that may be below 0.
    pub fn signed(&mut self) -> Option<i64> {
        self.text()?.parse().ok()
    }

    /// The next yes or no.
    pub fn flag(&mut self) -> Option<bool> {
        match self.number()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    /// The next text that may be absent.
    pub fn maybe_text(&mut self) -> Option<Option<String>> {
        let there = self.flag()?;
        let text = self.text()?;
        Some(there.then_some(text))
    }

    /// The next number that may be absent.
    pub fn maybe_number(&mut self) -> Option<Option<u64>> {
        let there = self.flag()?;
        let number = self.number()?;
        Some(there.then_some(number))
    }

    /// The next value of `all`.
    pub fn one_of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        let place = usize::try_from(self.number()?).ok()?;
        all.get(place).copied()
    }
}
