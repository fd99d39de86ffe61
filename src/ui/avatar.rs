//! The round sign beside a name. It loads no picture: letters, or a drawing where there are none.

use super::element::{Element, element};
use super::icon::Icon;

/// The sign of this name, hidden from screen readers because the name itself is at hand.
pub(super) fn avatar(name: Option<&str>) -> Element {
    let letters = name.map(initials).unwrap_or_default();
    let sign = element("span").class("avatar").attr("aria-hidden", "true");
    if letters.is_empty() { sign.child(Icon::Chat.draw()) } else { sign.text(letters.into()) }
}

/// The first letters of the first two words. The stylesheet makes them capitals: the tables for that are the
/// browser's already.
fn initials(name: &str) -> String {
    let letters = name.split(' ').filter_map(|word| word.chars().find(|letter| !letter.is_ascii_punctuation()));
    letters.take(2).collect()
}
