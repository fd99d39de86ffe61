//! The end in words, whichever way it came, and the way to a new chat. It starts nothing by itself.

use yew::Html;

use crate::session::{Command, EndReason, Ending, Phase, Refusal, StartFault};

use super::element::{self, Element, button, element};
use super::shared::Shared;
use super::strings::Text;

/// Why the chat is over or did not begin, then `more`; nothing in other phases.
pub(super) fn over(shared: &Shared, phase: &Phase, more: Html) -> Option<Element> {
    let words = words(shared, phase)?;
    let again = button("primary again", shared.sends(Command::NewChat)).text(shared.text(Text::StartNew));
    let reason = element("p").attr("role", "alert").child(words);
    Some(element("div").class("over").child(reason).child(more).child(again))
}

fn words(shared: &Shared, phase: &Phase) -> Option<Html> {
    let text = match phase {
        Phase::Ended(ending) => ended(*ending),
        Phase::Offline(refusal) => refused(*refusal),
        Phase::Failed(StartFault::Status(status)) => return Some(shared.fill(Text::FailedStatus, &status.to_string())),
        Phase::Failed(StartFault::Unreachable) => Text::FailedUnreachable,
        Phase::Failed(StartFault::NotAService { .. }) => Text::FailedAnswer,
        _ => return None,
    };
    Some(element::text(shared.text(text)))
}

fn ended(ending: Ending) -> Text {
    match ending {
        // To the visitor every loss is the same; the host page is told which it was.
        Ending::Lost(_) => Text::Lost,
        Ending::Reason(EndReason::Visitor) => Text::EndedVisitor,
        Ending::Reason(EndReason::Agent) => Text::EndedAgent,
        Ending::Reason(EndReason::Idle) => Text::EndedIdle,
        Ending::Reason(EndReason::AgentsGone) => Text::EndedAgentsGone,
        Ending::Reason(EndReason::Unknown) => Text::Ended,
    }
}

fn refused(refusal: Refusal) -> Text {
    match refusal {
        Refusal::Unavailable => Text::RefusedUnavailable,
        Refusal::Blocked => Text::RefusedBlocked,
        Refusal::ServiceFault => Text::RefusedFault,
        Refusal::Unknown => Text::Refused,
    }
}
