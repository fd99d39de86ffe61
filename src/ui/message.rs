//! One bubble. Its text is a text node, whatever it holds; nothing in it becomes markup or a link.

use yew::prelude::*;

use crate::session::{Author, Body, Command, Entry, Status};

use super::avatar::avatar;
use super::notice::notice;
use super::shared::Shared;
use super::strings::Text;

/// A line of the transcript: a bubble, or a notice. `first` is true if another one spoke before.
pub(super) fn line(shared: &Shared, entry: &Entry, first: bool) -> Html {
    let key = entry.id.0;
    match &entry.body {
        Body::Notice(what) => notice(shared, entry.id, what),
        Body::Text { author: Author::Visitor, text, status } => {
            let said = shared.text(Text::YouSaid).into();
            let class = classes!("line", "mine", state_class(*status), first.then_some("first"));
            html! { <div {key} {class}>{ bubble(said, text) }{ own_foot(shared, entry, *status) }</div> }
        }
        Body::Text { author, text, .. } => {
            let name = author_name(shared, author);
            let said = shared.fill(Text::Said, &name);
            html! {
                <div {key} class={classes!("line", "theirs", first.then_some("first"))}>
                    if first {
                        { avatar(given_name(author)) }
                        <bdi class="who" aria-hidden="true">{ name }</bdi>
                    }
                    { bubble(said, text) }
                    <p class="foot">{ time(shared, entry) }</p>
                </div>
            }
        }
    }
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
fn bubble(said: Html, text: &str) -> Html {
    html! {
        <div class="bubble" part="message"><span class="unseen">{ said }{ " " }</span><span class="text" dir="auto">{ text }</span></div>
    }
}

fn own_foot(shared: &Shared, entry: &Entry, status: Status) -> Html {
    let words = match status {
        Status::Waiting => Text::Sending,
        Status::Sent => Text::Sent,
        Status::Failed => Text::NotSent,
    };
    html! {
        <p class="foot">
            { time(shared, entry) }<span class="status">{ shared.text(words) }</span>
            if status == Status::Failed {
                <button type="button" class="retry" onclick={shared.sends(Command::Retry(entry.id))}>{ shared.text(Text::TryAgain) }</button>
            }
        </p>
    }
}

fn state_class(status: Status) -> &'static str {
    match status {
        Status::Waiting => "waiting",
        Status::Sent => "sent",
        Status::Failed => "failed",
    }
}

fn time(shared: &Shared, entry: &Entry) -> Html {
    match shared.clock.write(entry.at) {
        Some(time) => html! { <time>{ time }</time> },
        None => Html::default(),
    }
}
