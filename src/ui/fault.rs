//! Faults of the form in words. What is at fault was found out elsewhere.

use yew::prelude::*;

use crate::session::FaultKind;
use crate::session::form::{Field, Kind};

use super::icon::Icon;
use super::shared::Shared;
use super::strings::Text;

/// What the visitor is to do about this fault of a field of this kind.
pub(super) fn words(shared: &Shared, kind: Kind, fault: &FaultKind) -> Html {
    let text = match fault {
        FaultKind::TooShort(count) => return shared.fill(Text::FaultShort, &count.to_string()),
        FaultKind::TooLong(count) => return shared.fill(Text::FaultLong, &count.to_string()),
        FaultKind::Missing => missing(kind),
        FaultKind::NotA(wanted) => wrong_kind(*wanted),
        FaultKind::Pattern => Text::FaultPattern,
        FaultKind::NotAChoice => Text::FaultUnchosen,
    };
    html! { { shared.text(text) } }
}

/// The line below a control, or nothing.
pub(super) fn line(shared: &Shared, field: &Field, fault: Option<&FaultKind>, id: String) -> Html {
    match fault {
        Some(fault) => html! {
            <p class="fault" {id}>{ Icon::Fault.draw() }<span>{ words(shared, field.kind, fault) }</span></p>
        },
        None => Html::default(),
    }
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
