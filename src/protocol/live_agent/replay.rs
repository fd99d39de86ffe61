//! What a hand-over brings twice: a text of an agent that stands in the session's data and follows once more as an
//! event of its own (A13). It shows nothing and compares texts only; who wrote to whom is the caller's.

use crate::wire::live_agent::Event;

/// The events without those texts that the session's data among them has brought already.
///
/// The service sends again what it does not know to have arrived. Those are the latest lines it wrote before the
/// move, so they are the end of the transcript: the longest run of texts behind the data that ends the transcript
/// is the repetition, and what follows is new.
pub fn without_replay(events: Vec<(i64, Event)>) -> Vec<(i64, Event)> {
    let Some(at) = events.iter().rposition(|(_, event)| matches!(event, Event::ChasitorSessionData(_))) else {
        return events;
    };
    let mut twice = repeated(&told(&events[at].1), &texts(&events[at..]));
    let mut kept = Vec::with_capacity(events.len());
    for (index, (number, event)) in events.into_iter().enumerate() {
        if index > at && twice > 0 && text(&event).is_some() {
            twice -= 1;
        } else {
            kept.push((number, event));
        }
    }
    kept
}

/// How many of the first texts behind the data end the transcript.
fn repeated(told: &[String], behind: &[String]) -> usize {
    let most = told.len().min(behind.len());
    (1..=most).rev().find(|count| told.ends_with(&behind[..*count])).unwrap_or(0)
}

/// The agents' texts in the session's data.
fn told(event: &Event) -> Vec<String> {
    let Event::ChasitorSessionData(data) = event else { return Vec::new() };
    let lines = data.chat_messages.iter().filter(|line| line.kind.as_deref() == Some("Agent"));
    lines.filter_map(|line| line.content.clone()).filter(|text| !text.is_empty()).collect()
}

fn texts(events: &[(i64, Event)]) -> Vec<String> {
    events.iter().filter_map(|(_, event)| text(event)).collect()
}

fn text(event: &Event) -> Option<String> {
    match event {
        Event::ChatMessage(body) => body.text.clone().filter(|text| !text.is_empty()),
        _ => None,
    }
}
