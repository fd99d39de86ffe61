//! One bubble. Its text is a text node, whatever it holds; nothing in it becomes markup or a link.

use yew::{AttrValue, Html};

use crate::session::{Author, Body, Command, Entry, Status};

use super::avatar::avatar;
use super::element::{Element, button, element, text};
use super::notice::notice;
use super::shared::Shared;
use super::strings::Text;

/// A line of the transcript: a bubble, or a notice. `first` is true if another one spoke before.
pub(super) fn line(shared: &Shared, entry: &Entry, first: bool) -> Html {
    let line = match &entry.body {
        Body::Notice(what) => notice(shared, entry.id, what),
        Body::Text { author: Author::Visitor, text, status } => mine(shared, entry, text, *status, first),
        Body::Text { author, text, .. } => theirs(shared, entry, author, text, first),
    };
    line.into()
}

fn mine(shared: &Shared, entry: &Entry, words: &str, status: Status, first: bool) -> Element {
    let class = ["line mine ", state_class(status), if first { " first" } else { "" }].concat();
    element("div")
        .key(entry.id.0)
        .set("class", class.into())
        .child(bubble(text(shared.text(Text::YouSaid)), words))
        .child(own_foot(shared, entry, status))
}

fn theirs(shared: &Shared, entry: &Entry, author: &Author, words: &str, first: bool) -> Element {
    let name = author_name(shared, author);
    let said = shared.fill(Text::Said, &name);
    let mut line = element("div").key(entry.id.0).class(if first { "line theirs first" } else { "line theirs" });
    if first {
        let who = element("bdi").class("who").attr("aria-hidden", "true").text(name);
        line = line.child(avatar(given_name(author))).child(who);
    }
    line.child(bubble(said, words)).child(foot(shared, entry))
}

/// The name of whoever wrote a line, for people to read.
pub(super) fn author_name(shared: &Shared, author: &Author) -> AttrValue {
    match author {
        Author::Visitor => shared.text(Text::You),
        Author::Agent(Some(name)) | Author::Bot(Some(name)) => name.clone().into(),
        Author::Agent(None) => shared.text(Text::Agent),
        Author::Bot(None) => shared.text(Text::Bot),
    }
}

fn given_name(author: &Author) -> Option<&str> {
    match author {
        Author::Agent(name) | Author::Bot(name) => name.as_deref(),
        Author::Visitor => None,
    }
}

/// The text, led by its author for those who do not see the sides.
fn bubble(said: Html, words: &str) -> Element {
    let said = element("span").class("unseen").child(said).text(AttrValue::Static(" "));
    let words = element("span").class("text").attr("dir", "auto").text(words.to_owned().into());
    element("div").class("bubble").attr("part", "message").child(said).child(words)
}

/// What stands below a bubble: its time, if the browser can write it.
fn foot(shared: &Shared, entry: &Entry) -> Element {
    let time = shared.clock.write(entry.at).map(|time| element("time").text(time.into()));
    element("p").class("foot").child_if(time)
}

fn own_foot(shared: &Shared, entry: &Entry, status: Status) -> Element {
    let words = match status {
        Status::Waiting => Text::Sending,
        Status::Sent => Text::Sent,
        Status::Failed => Text::NotSent,
    };
    let retry = || button("retry", shared.sends(Command::Retry(entry.id))).text(shared.text(Text::TryAgain));
    foot(shared, entry)
        .child(element("span").class("status").text(shared.text(words)))
        .child_if((status == Status::Failed).then(retry))
}

fn state_class(status: Status) -> &'static str {
    match status {
        Status::Waiting => "waiting",
        Status::Sent => "sent",
        Status::Failed => "failed",
    }
}
