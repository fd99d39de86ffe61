//! What a hand-over brings twice: a text of an agent that stands in the session's data and follows once more as an
//! event of its own (A13). It shows nothing and compares texts only; who wrote to whom is the caller's.

use crate::wire::live_agent::Event;

/// What is known of the agents' texts. Kept over a reload.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// How many there were in all.
    pub texts: usize,
    /// How many the latest answer held: the service may not know yet that they arrived.
    pub unconfirmed: usize,
}

impl Received {
    /// An empty answer came: the service has seen the `ack` for everything before it.
    pub fn confirm(&mut self) {
        self.unconfirmed = 0;
    }

    /// The events without those texts that the session's data among them has brought already.
    ///
    /// The service sends again what it does not know to have arrived. Those are the latest lines it wrote before
    /// the move, so they are the end of the transcript: the longest run of texts behind the data that ends the
    /// transcript is the repetition, and what follows is new. The run can hold no more than the texts that were
    /// missing here or were never confirmed, so that an agent may say the last line once more.
    pub fn take(&mut self, events: Vec<(i64, Event)>) -> Vec<(i64, Event)> {
        let Some(at) = events.iter().rposition(|(_, event)| matches!(event, Event::ChasitorSessionData(_))) else {
            self.unconfirmed = texts(&events).len();
            self.texts += self.unconfirmed;
            return events;
        };
        let (told, behind) = (told(&events[at].1), texts(&events[at..]));
        let missing = told.len().saturating_sub(self.texts);
        let mut twice = repeated(&told, &behind, missing + self.unconfirmed);
        self.texts = self.texts.max(told.len()) + behind.len() - twice;
        self.unconfirmed = behind.len();
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
}

/// How many of the first texts behind the data end the transcript, `limit` at most.
fn repeated(told: &[String], behind: &[String], limit: usize) -> usize {
    let most = told.len().min(behind.len()).min(limit);
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
