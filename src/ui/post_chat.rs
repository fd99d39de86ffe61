//! What follows after the chat. It goes nowhere by itself; leaving the page is for those below.

use yew::prelude::*;

use crate::session::{Command, PostChat};

use super::shared::Shared;
use super::strings::Text;
use super::web_link::{link, web_address};

/// The announcement of the next page, or the link to it.
pub(super) fn post_chat(shared: &Shared, next: Option<&PostChat>) -> Html {
    match next {
        Some(PostChat::Leaving { url, new_tab }) => leaving(shared, url, *new_tab),
        Some(PostChat::Link(url)) => match web_address(url) {
            Some((href, host)) => html! { <p>{ link(href, shared.fill(Text::Follow, &host)) }</p> },
            None => Html::default(),
        },
        None => Html::default(),
    }
}

fn leaving(shared: &Shared, url: &str, new_tab: bool) -> Html {
    let Some((href, host)) = web_address(url) else {
        return Html::default();
    };
    let address = html! { <bdi>{ host }</bdi> };
    let address = if new_tab {
        link(href, address)
    } else {
        html! { <a class="link" {href}>{ address }</a> }
    };
    html! {
        <div class="leaving">
            <p role="status">{ shared.around(Text::Leaving, address) }</p>
            <button type="button" class="plain" onclick={shared.sends(Command::StayHere)}>{ shared.text(Text::StayHere) }</button>
        </div>
    }
}
