//! The connection in words. It says nothing while all is well, and does not know the phase.

use crate::session::Connection;

use super::element::{Element, element};
use super::shared::Shared;
use super::strings::Text;

/// One status that is always there, empty while the connection holds.
pub(super) fn banner(shared: &Shared, connection: Connection) -> Element {
    let (class, words) = match connection {
        // What a lost session means for the chat is said where the chat ends.
        Connection::Online | Connection::Lost => ("banner", None),
        Connection::Reconnecting => ("banner trying", Some(Text::Reconnecting)),
        Connection::Offline => ("banner gone", Some(Text::Offline)),
    };
    let banner = element("div").class(class).attr("role", "status");
    match words {
        Some(words) => banner.child(element("span").class("sign").attr("aria-hidden", "true")).text(shared.text(words)),
        None => banner,
    }
}
