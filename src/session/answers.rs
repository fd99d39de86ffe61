//! Checks what was entered into the form, and turns it into a request for a chat. It words no fault.

use super::form::{Answers, CONSENT, Fault, FaultKind, Field, Form, Kind};
use crate::protocol::{ClientFacts, Detail, StartRequest};

/// Says whether a JavaScript regular expression matches a whole value. Brought by the browser's side,
/// since patterns are JavaScript's.
pub type Matcher = fn(pattern: &str, value: &str) -> bool;

/// The name for a visitor who gave none; the service requires one.
const NAMELESS: &str = "Visitor";

impl Form {
    /// All faults, in the order of the form; none if the chat can be requested.
    #[must_use]
    pub fn check(&self, answers: &Answers, matches: Matcher) -> Vec<Fault> {
        let shown = self.fields.iter().filter(|field| field.kind != Kind::Hidden && field.applies(answers));
        let mut faults: Vec<Fault> = shown
            .filter_map(|field| {
                let kind = fault(field, value(answers, &field.name), matches)?;
                Some(Fault { field: field.name.clone(), kind })
            })
            .collect();
        let wants_consent = self.consent.as_ref().is_some_and(|consent| consent.required);
        if wants_consent && value(answers, CONSENT) != "true" {
            faults.push(Fault { field: CONSENT.to_owned(), kind: FaultKind::Missing });
        }
        faults
    }

    /// The request that these answers make (§8.1). Empty answers are left out.
    #[must_use]
    pub fn request(&self, answers: &Answers, client: &ClientFacts) -> StartRequest {
        let filled = self.filled(answers);
        StartRequest {
            visitor_name: filled
                .iter()
                .find(|(field, _)| field.visitor_name)
                .map_or_else(|| NAMELESS.to_owned(), |(_, value)| (*value).to_owned()),
            details: filled.iter().map(|(field, value)| detail(field, value)).collect(),
            entities: self.entities.clone(),
            client: client.clone(),
        }
    }

    /// What the visitor says first, from the fields marked for it.
    #[must_use]
    pub fn first_messages(&self, answers: &Answers) -> Vec<String> {
        let filled = self.filled(answers).into_iter();
        filled.filter(|(field, _)| field.first_message).map(|(_, value)| value.to_owned()).collect()
    }

    /// What is kept for another chat: the name.
    #[must_use]
    pub fn keep_name(&self, answers: &Answers) -> Answers {
        let mut kept = self.defaults();
        for field in self.fields.iter().filter(|field| field.visitor_name) {
            kept.insert(field.name.clone(), value(answers, &field.name).to_owned());
        }
        kept
    }

    fn filled<'a>(&'a self, answers: &'a Answers) -> Vec<(&'a Field, &'a str)> {
        let fields = self.fields.iter().filter(|field| field.applies(answers));
        let pairs = fields.map(|field| match field.kind {
            Kind::Hidden if answers.get(&field.name).is_none() => (field, field.value.trim()),
            _ => (field, value(answers, &field.name)),
        });
        pairs.filter(|(_, value)| !value.is_empty()).collect()
    }
}

fn value<'a>(answers: &'a Answers, name: &str) -> &'a str {
    answers.get(name).map_or("", |value| value.trim())
}

fn detail(field: &Field, value: &str) -> Detail {
    Detail {
        label: field.label.clone(),
        value: value.to_owned(),
        transcript_fields: field.transcript_fields.clone(),
        display_to_agent: field.display_to_agent,
    }
}

fn fault(field: &Field, value: &str, matches: Matcher) -> Option<FaultKind> {
    let is_empty = value.is_empty() || (field.kind == Kind::Checkbox && value != "true");
    if is_empty {
        return field.required.then_some(FaultKind::Missing);
    }
    // Characters as people count them, near enough; lengths are far below u32.
    let length = value.chars().count() as u32;
    if !is_of_kind(field, value) {
        let choice = matches!(field.kind, Kind::Select | Kind::Radio);
        return Some(if choice { FaultKind::NotAChoice } else { FaultKind::NotA(field.kind) });
    }
    if let Some(least) = field.min_length.filter(|least| length < *least) {
        return Some(FaultKind::TooShort(least));
    }
    if let Some(most) = field.max_length.filter(|most| length > *most) {
        return Some(FaultKind::TooLong(most));
    }
    let pattern = field.pattern.as_deref()?;
    (!matches(pattern, value)).then_some(FaultKind::Pattern)
}

fn is_of_kind(field: &Field, value: &str) -> bool {
    match field.kind {
        Kind::Email => is_email(value),
        Kind::Number => is_number(value),
        Kind::Date => is_date(value),
        Kind::Url => is_web_address(value),
        Kind::Select | Kind::Radio => field.options.iter().any(|choice| choice.value == value),
        Kind::Text | Kind::Tel | Kind::Textarea | Kind::Checkbox | Kind::Hidden => true,
    }
}

/// A decimal number as the browser's number field gives it, such as `-1.5e3`.
fn is_number(value: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = value.split_once(['e', 'E']).unwrap_or((value, "0"));
    let unsigned = mantissa.strip_prefix('-').unwrap_or(mantissa);
    let is_mantissa = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole.is_empty() || digits(whole)) && digits(fraction),
        None => digits(unsigned),
    };
    is_mantissa && digits(exponent.strip_prefix(['-', '+']).unwrap_or(exponent))
}

/// An http or https address with a host, of any script: the agent reads it, nobody is sent there by itself.
fn is_web_address(value: &str) -> bool {
    let Some((scheme, rest)) = value.split_once("://") else { return false };
    let is_web = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    is_web && !rest.is_empty() && !rest.starts_with(['/', '?', '#']) && !rest.contains(char::is_whitespace)
}

/// One `@` with something on both sides and no blanks: only the mail itself can tell more.
fn is_email(value: &str) -> bool {
    let Some((name, host)) = value.split_once('@') else { return false };
    let host_ok = !host.is_empty() && !host.contains('@') && !host.starts_with('.') && !host.ends_with('.');
    !name.is_empty() && host_ok && !value.contains(char::is_whitespace)
}

/// `YYYY-MM-DD` with a month and a day that can exist.
fn is_date(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let in_range = |text: &str, range: std::ops::RangeInclusive<u32>| {
        text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse().is_ok_and(|number| range.contains(&number))
    };
    year.len() == 4
        && month.len() == 2
        && day.len() == 2
        && in_range(year, 1..=9999)
        && in_range(month, 1..=12)
        && in_range(day, 1..=31)
}
