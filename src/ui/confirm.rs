//! The question before the end. It ends nothing: the answer is for others to carry out.

use super::element::{Element, button, element};
use super::message::Message;
use super::shared::Shared;
use super::strings::Text;

/// What has the focus first: the harmless answer.
pub(super) const FIRST: &str = ".ask button";
/// The answer that does not have the focus. There are two, so that either direction leads to it.
pub(super) const OTHER: &str = ".ask button:not(:focus)";

/// The question.
pub(super) fn confirm(shared: &Shared) -> Element {
    let answer = |class, answer, words| button(class, shared.tells(Message::Answer(answer))).text(shared.text(words));
    let answers = element("div").class("answers").child(answer("plain", false, Text::KeepChatting)).child(answer(
        "danger",
        true,
        Text::EndChat,
    ));
    let ask = element("div")
        .class("ask")
        .attr("role", "alertdialog")
        .attr("aria-modal", "true")
        .attr("aria-labelledby", "ask")
        .attr("aria-describedby", "ask-more")
        .child(element("h2").attr("id", "ask").text(shared.text(Text::EndQuestion)))
        .child(element("p").attr("id", "ask-more").text(shared.text(Text::EndWarning)))
        .child(answers);
    element("div").class("veil").child(ask)
}
