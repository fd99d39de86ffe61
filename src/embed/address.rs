//! Addresses in options, as text. It fetches nothing and does not repair: what is no address is a fault.

use crate::session::address::http_origin;

/// What the page is, as far as options depend on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The page's origin, such as `https://shop.example.com`.
    pub origin: String,
    /// The path of the page's address, beginning with a slash.
    pub path: String,
    /// The page's language, or else the browser's; a language tag.
    pub language: String,
}

/// The schemes of a link that a visitor may be offered.
const LINK_SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

impl Page {
    /// An address relative to the page as an absolute one. Only what begins with a slash or a dot is
    /// relative: a bare host is an address of its own (§2).
    #[must_use]
    pub fn resolve(&self, address: &str) -> String {
        if address.starts_with("//") {
            let (scheme, _) = self.origin.split_once(':').unwrap_or(("https", ""));
            return [scheme, ":", address].concat();
        }
        if address.starts_with('/') {
            return [&self.origin, address].concat();
        }
        if !address.starts_with('.') {
            return address.to_owned();
        }
        let mut absolute = [&self.origin, parent(&self.path)].concat();
        for part in address.split('/') {
            match part {
                "." => {}
                ".." => absolute.truncate(self.origin.len().max(parent(&absolute).len())),
                other => {
                    absolute.push('/');
                    absolute.push_str(other);
                }
            }
        }
        absolute
    }
}

/// What stands in front of the last slash.
fn parent(path: &str) -> &str {
    path.bytes().rposition(|byte| byte == b'/').and_then(|end| path.get(..end)).unwrap_or_default()
}

/// An origin in the form in which browsers write it, or `None` if it is anything else or more.
#[must_use]
pub fn bare_origin(text: &str) -> Option<String> {
    let text = text.strip_suffix('/').unwrap_or(text);
    let (_, host) = text.split_once("://")?;
    http_origin(text).filter(|_| !host.contains(['/', '?', '#']))
}

/// True if a visitor may be offered this as a link: relative, or of a harmless scheme.
#[must_use]
pub fn is_link(address: &str) -> bool {
    // Browsers drop control characters, so that `java\nscript:` is a scheme to them.
    if address.bytes().any(|byte| byte.is_ascii_control()) {
        return false;
    }
    let end = address.bytes().position(|byte| b":/?#".contains(&byte));
    match end.and_then(|end| address.split_at_checked(end)) {
        Some((scheme, rest)) if rest.starts_with(':') => {
            LINK_SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known))
        }
        _ => true,
    }
}
