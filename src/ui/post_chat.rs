//! What follows after the chat. It goes nowhere by itself; leaving the page is for those below.

use yew::Html;

use crate::session::{Command, PostChat};

use super::element::{button, element};
use super::shared::Shared;
use super::strings::Text;
use super::web_link::{link, new_tab_link, web_address};

/// The announcement of the next page, or the link to it.
pub(super) fn post_chat(shared: &Shared, next: Option<&PostChat>) -> Html {
    let shown = match next {
        Some(PostChat::Leaving { url, new_tab }) => leaving(shared, url, *new_tab),
        Some(PostChat::Link(url)) => follow(shared, url),
        None => None,
    };
    shown.unwrap_or_default()
}

fn follow(shared: &Shared, url: &str) -> Option<Html> {
    let (href, host) = web_address(url)?;
    Some(element("p").child(new_tab_link(href).child(shared.fill(Text::Follow, &host))).into())
}

fn leaving(shared: &Shared, url: &str, new_tab: bool) -> Option<Html> {
    let (href, host) = web_address(url)?;
    let link = if new_tab { new_tab_link(href) } else { link(href) };
    let address = link.child(element("bdi").text(host.into()));
    let words = element("p").attr("role", "status").child(shared.around(Text::Leaving, address.into()));
    let stay = button("plain", shared.sends(Command::StayHere)).text(shared.text(Text::StayHere));
    Some(element("div").class("leaving").child(words).child(stay).into())
}
