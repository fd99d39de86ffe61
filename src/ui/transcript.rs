//! All lines, and where the visitor looks at them. It never moves what is being read: only somebody
//! who is at the end is taken to the new end.
//!
//! Lines come in shared pieces, and each piece is a component that is drawn again only when it has
//! changed: a new line costs the same at ten and at ten thousand lines.

use std::rc::Rc;

use yew::prelude::*;

use crate::session::{Author, Body, Entry, Transcript};

use super::end_keeper::{Seen, use_kept_end};
use super::icon::Icon;
use super::message;
use super::shared::Shared;
use super::strings::Text;

#[derive(Properties)]
pub(super) struct ConversationProps {
    pub shared: Shared,
    pub transcript: Transcript,
    /// Where to begin, in CSS pixels from the top; `None` is the end.
    pub start: Option<u32>,
}

impl PartialEq for ConversationProps {
    /// Without the place: it follows the visitor's own scrolling, and only its first value counts.
    fn eq(&self, other: &Self) -> bool {
        self.shared == other.shared && self.transcript == other.transcript
    }
}

#[component]
pub(super) fn Conversation(props: &ConversationProps) -> Html {
    let node = use_node_ref();
    let last = props.transcript.iter().next_back();
    let seen = Seen {
        transcript: &props.transcript,
        own: last.is_some_and(|entry| author(entry) == Some(&Author::Visitor)),
        last: last.map(|entry| entry.id),
        start: props.start,
    };
    let end = use_kept_end(&node, &seen, &props.shared.send);
    html! {
        <div class={classes!("talk", last.is_none().then_some("empty"))}>
            <div class="log" role="log" part="transcript" tabindex="0" ref={node} onscroll={end.onscroll}
                aria-live="polite" aria-relevant="additions" aria-label={props.shared.text(Text::Conversation)}>
                { for props.transcript.chunks().iter().map(|lines| chunk(&props.shared, lines)) }
            </div>
            if end.is_behind {
                <button type="button" class="pill" onclick={end.go}>
                    { Icon::Down.draw() }{ props.shared.text(Text::NewMessages) }
                </button>
            }
        </div>
    }
}

fn chunk(shared: &Shared, lines: &Rc<Vec<Entry>>) -> Html {
    let key = lines.first().map_or(0, |first| first.id.0);
    html! { <Chunk {key} shared={shared.clone()} lines={lines.clone()} /> }
}

#[derive(Properties, PartialEq)]
struct ChunkProps {
    shared: Shared,
    lines: Rc<Vec<Entry>>,
}

#[component]
fn Chunk(props: &ChunkProps) -> Html {
    let mut before = None;
    let lines = props.lines.iter().map(|entry| {
        let author = author(entry);
        let is_first = author != std::mem::replace(&mut before, author);
        message::line(&props.shared, entry, is_first)
    });
    html! { { for lines } }
}

fn author(entry: &Entry) -> Option<&Author> {
    match &entry.body {
        Body::Text { author, .. } => Some(author),
        Body::Notice(_) => None,
    }
}
