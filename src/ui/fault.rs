//! Faults of the form in words. What is at fault was found out elsewhere.

use yew::{AttrValue, Html};

use crate::session::FaultKind;
use crate::session::form::Kind;

use super::element::{element, text};
use super::icon::Icon;
use super::shared::Shared;
use super::strings::Text;

/// The line below a control of this kind.
pub(super) fn line(shared: &Shared, kind: Kind, fault: &FaultKind, id: AttrValue) -> Html {
    let words = element("span").child(words(shared, kind, fault));
    element("p").class("fault").set("id", id).child(Icon::Fault.draw()).child(words).into()
}

/// What the visitor is to do about it.
fn words(shared: &Shared, kind: Kind, fault: &FaultKind) -> Html {
    let words = match fault {
        FaultKind::TooShort(count) => return shared.fill(Text::FaultShort, &count.to_string()),
        FaultKind::TooLong(count) => return shared.fill(Text::FaultLong, &count.to_string()),
        FaultKind::Missing => missing(kind),
        FaultKind::NotA(wanted) => wrong_kind(*wanted),
        FaultKind::Pattern => Text::FaultPattern,
        FaultKind::NotAChoice => Text::FaultUnchosen,
    };
    text(shared.text(words))
}

fn missing(kind: Kind) -> Text {
    match kind {
        Kind::Select | Kind::Radio => Text::FaultUnchosen,
        Kind::Checkbox => Text::FaultUnticked,
        _ => Text::FaultMissing,
    }
}

fn wrong_kind(wanted: Kind) -> Text {
    match wanted {
        Kind::Email => Text::FaultEmail,
        Kind::Tel => Text::FaultTel,
        Kind::Number => Text::FaultNumber,
        Kind::Date => Text::FaultDate,
        Kind::Url => Text::FaultUrl,
        _ => Text::FaultKind,
    }
}
