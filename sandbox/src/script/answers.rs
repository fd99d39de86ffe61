//! What the scripted agent says. Never repeats the visitor's words, which may be hostile.

use serde_json::Value;

use crate::session_view::SessionView;

/// A text, and what follows it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reply {
    pub(super) text: String,
    pub(super) next: Next,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    Stay,
    /// The text was not understood.
    AskBack,
    HandOver,
    End,
}

/// Words that start like one of these, and the answer. The first rule that fits wins, so that
/// "thanks, bye" ends the chat.
const RULES: &[(&[&str], &str, Next)] = &[
    (
        &["bye", "goodbye", "ciao"],
        "Thank you for talking to us. Have a good day, and come back whenever you need us. Goodbye!",
        Next::End,
    ),
    (
        &["human", "person", "colleague", "transfer", "supervisor", "manager", "somebody", "someone"],
        "Of course. My colleague {colleague} knows more about this; I am putting you through.",
        Next::HandOver,
    ),
    (
        &["return", "refund", "exchange"],
        "You can return anything within 30 days, free of charge: print the label from your order page and hand \
         the parcel in at any post office. The refund takes three to five days. Shall I send you the label by mail?",
        Next::Stay,
    ),
    (
        &["deliver", "shipping", "ship", "parcel", "package", "arrive", "late", "tracking"],
        "Parcels leave our warehouse on the same day when you order before 2 pm, and arrive within one to three \
         working days. If you tell me your order number, I will look up where yours is.",
        Next::Stay,
    ),
    (
        &["order", "invoice", "receipt"],
        "I can look that up. What is the order number? It starts with a letter and stands in the confirmation mail.",
        Next::Stay,
    ),
    (
        &["open", "opening", "hours", "closed", "close", "today", "weekend"],
        "Our shops are open from Monday to Saturday, 9 am to 7 pm. The chat is here from 8 am to 10 pm, on Sundays too.",
        Next::Stay,
    ),
    (
        &["price", "cost", "expensive", "cheap", "discount", "voucher", "sale"],
        "All prices include taxes. Delivery is free above 40 euros. Which article are you thinking of?",
        Next::Stay,
    ),
    (&["thank", "thanks", "great", "perfect"], "You are welcome! Is there anything else I can do for you?", Next::Stay),
    (&["hello", "hi", "hey", "morning", "evening"], "Hello! What can I do for you?", Next::Stay),
];

/// What is asked back, one after the other, when nothing fits.
const ASK_BACK: &[&str] = &[
    "I want to get this right: is it about an order, a delivery, a return, or about one of our products?",
    "Thank you, I am making a note of that. Do you have an order number or the name of the article for me?",
    "I see. What would be the best outcome for you? If you prefer, I can put you through to a colleague.",
];

const NO_COLLEAGUE: &str = "I am a person, and the last one on this shift, so I will see this through with you.";

/// The answer to a text. `asked_back` counts the texts that were not understood so far.
pub(super) fn reply(text: &str, asked_back: usize, has_colleague: bool) -> Reply {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.iter().any(|word| is_order_number(word)) {
        let text = "Thank you, I have it on my screen: the parcel left us yesterday and should reach you tomorrow.";
        return Reply { text: text.into(), next: Next::Stay };
    }
    let fits = |starts: &[&str]| words.iter().any(|word| starts.iter().any(|start| fits(word, start)));
    match RULES.iter().find(|(starts, ..)| fits(starts)) {
        Some((_, _, Next::HandOver)) if !has_colleague => Reply { text: NO_COLLEAGUE.into(), next: Next::Stay },
        Some((_, text, next)) => Reply { text: (*text).into(), next: *next },
        None => Reply { text: ASK_BACK[asked_back % ASK_BACK.len()].into(), next: Next::AskBack },
    }
}

/// Short words must be whole ("hi" is not in "high"); longer ones may have an ending.
fn fits(word: &str, start: &str) -> bool {
    if start.len() <= 4 { word == start } else { word.starts_with(start) }
}

/// Four digits or more, as in A-10077.
fn is_order_number(word: &str) -> bool {
    word.len() >= 4 && word.chars().all(|c| c.is_ascii_digit())
}

pub(super) fn greeting(session: &SessionView) -> String {
    match named(session) {
        Some(name) => format!("Hello {name}, this is {}. How can I help you?", first_name(session)),
        None => format!("Hello, this is {}. How can I help you?", first_name(session)),
    }
}

pub(super) fn taking_over(session: &SessionView) -> String {
    let me = first_name(session);
    format!("Hello, {me} here. I have read what you wrote so far. Is there anything to add before I look into it?")
}

/// A question asked in the pre-chat form, to be answered without being asked again.
pub(super) fn question(details: &Value) -> Option<String> {
    let asked = details.as_array()?.iter().find(|detail| {
        let label = detail["label"].as_str().unwrap_or_default().to_lowercase();
        ["question", "message", "topic", "subject"].iter().any(|word| label.contains(word))
    })?;
    asked["value"].as_str().filter(|value| !value.trim().is_empty()).map(str::to_owned)
}

/// The visitor's name if it is fit to be repeated: short, letters only.
fn named(session: &SessionView) -> Option<&str> {
    let name = session.visitor_name.trim();
    let plain = name.chars().all(|c| c.is_alphabetic() || " -'.".contains(c));
    (plain && name.chars().count() <= 40 && name != "Visitor").then_some(name)
}

fn first_name(session: &SessionView) -> &str {
    session.agent.as_deref().and_then(|name| name.split(' ').next()).unwrap_or("the service")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thanks_and_bye_ends_the_chat() {
        assert_eq!(reply("Thanks, bye!", 0, true).next, Next::End);
    }

    #[test]
    fn a_wish_for_a_human_without_a_colleague_stays_here() {
        assert_eq!(reply("Can I talk to a human?", 0, true).next, Next::HandOver);
        assert_eq!(reply("Can I talk to a human?", 0, false).next, Next::Stay);
    }

    #[test]
    fn what_is_not_understood_is_asked_back_and_not_repeated() {
        let hostile = "<img src=x onerror=alert(1)>";
        let first = reply(hostile, 0, true);
        assert_eq!(first.next, Next::AskBack);
        assert!(!first.text.contains("img"));
        assert_ne!(first.text, reply(hostile, 1, true).text);
    }

    #[test]
    fn high_is_not_hi() {
        assert_eq!(reply("My bill is too high", 0, true).next, Next::AskBack);
    }
}
