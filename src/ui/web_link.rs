//! Links to addresses that came from elsewhere. Anything but http and https is not made into a link.

use web_sys::Url;

use super::element::{Element, element};

/// The address, if it is one of the web: in full, and its host as a person reads it.
pub(super) fn web_address(raw: &str) -> Option<(String, String)> {
    let url = Url::new(raw).ok()?;
    matches!(url.protocol().as_str(), "http:" | "https:").then(|| (url.href(), url.host()))
}

/// A link in this tab, still without words.
pub(super) fn link(href: String) -> Element {
    element("a").class("link").set("href", href.into())
}

/// A link in a tab of its own, which gets no hold on this page.
pub(super) fn new_tab_link(href: String) -> Element {
    link(href).attr("target", "_blank").attr("rel", "noopener noreferrer")
}
