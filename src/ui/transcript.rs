//! All lines. Whatever is scrolled, moved or kept in sight is not done here.
//!
//! Lines come in shared pieces, and each piece is a component that is drawn again only when it has
//! changed: a new line costs the same at ten and at ten thousand lines.

use std::rc::Rc;

use yew::virtual_dom::VChild;
use yew::{Component, Context, Html, Properties};

use crate::session::{Author, Body, Entry, Transcript};

use super::element::{Element, button, element, list};
use super::icon::Icon;
use super::line::line;
use super::message::Message;
use super::shared::Shared;
use super::strings::Text;

/// The list of lines, as a selector.
pub(super) const LOG: &str = ".log";

/// The lines, and the way to their end if `behind`. After the end of the chat nothing can be sent again.
pub(super) fn conversation(shared: &Rc<Shared>, transcript: &Transcript, is_over: bool, behind: bool) -> Element {
    let mut chunks = Vec::new();
    for lines in transcript.chunks() {
        chunks.push(chunk(shared, lines));
    }
    let log = element("div")
        .class("log")
        .attr("role", "log")
        .attr("part", "transcript")
        .attr("tabindex", "0")
        .attr("aria-live", "polite")
        .attr("aria-relevant", "additions")
        .set("aria-label", shared.text(Text::Conversation))
        .on("scroll", shared.tells(Message::Scrolled))
        .child(list(chunks));
    let to_end = || {
        let to_end = button("pill", shared.tells(Message::ToEnd)).child(Icon::Down.draw());
        to_end.text(shared.text(Text::NewMessages))
    };
    let class = match (transcript.is_empty(), is_over) {
        (true, _) => "talk empty",
        (_, true) => "talk done",
        _ => "talk",
    };
    element("div").class(class).child(log).child_if(behind.then(to_end))
}

fn chunk(shared: &Rc<Shared>, lines: &Rc<Vec<Entry>>) -> Html {
    let key = lines.first().map_or(0, |first| first.id.0);
    VChild::<Chunk>::new(ChunkProps { shared: shared.clone(), lines: lines.clone() }, Some(key.into())).into()
}

#[derive(Properties)]
struct ChunkProps {
    shared: Rc<Shared>,
    lines: Rc<Vec<Entry>>,
}

impl PartialEq for ChunkProps {
    /// By identity: what is shared never changes, and a changed piece is a new one.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.lines, &other.lines)
    }
}

struct Chunk;

impl Component for Chunk {
    type Message = ();
    type Properties = ChunkProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let ChunkProps { shared, lines } = context.props();
        let mut before = None;
        let mut drawn = Vec::new();
        for entry in &**lines {
            let author = author(entry);
            let is_first = author != std::mem::replace(&mut before, author);
            drawn.push(line(shared, entry, is_first));
        }
        list(drawn)
    }
}

/// Who has said a line; nobody, if it is a notice.
pub(super) fn author(entry: &Entry) -> Option<&Author> {
    match &entry.body {
        Body::Text { author, .. } => Some(author),
        Body::Notice(_) => None,
    }
}
