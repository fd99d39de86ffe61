//! The base address of the service. It never guesses a host and never turns https into http.

/// `scheme://host[:port]/chat/rest`, without a slash at the end (§2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint(String);

impl Endpoint {
    /// What an endpoint is, for whoever has to say that something is none.
    pub const EXPECTED: &str =
        "a host, or an http or https address without a query, such as https://chat.example.com/chat/rest";

    /// Brings `host`, `https://host`, `https://host/chat` and `https://host/chat/rest/` to the same
    /// base. A path in front of `/chat/rest`, as a proxy may have it, is kept.
    /// `None` for anything that is not [`Endpoint::EXPECTED`], such as user information, a query or blanks.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (scheme, rest) = match text.split_once("://") {
            Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
            None => ("https".to_owned(), text),
        };
        let path_at = rest.find('/').unwrap_or(rest.len());
        let (host, path) = rest.split_at(path_at);
        if !matches!(scheme.as_str(), "http" | "https") || !is_host(host) || !is_path(path) {
            return None;
        }
        Some(Self([&scheme, "://", host, &with_rest(path)].concat()))
    }

    /// The address of a resource such as `System/SessionId`.
    #[must_use]
    pub fn resource(&self, path: &str) -> String {
        [&self.0, "/", path].concat()
    }

    /// The base address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_host(host: &str) -> bool {
    !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_:[]".contains(&b))
}

fn is_path(path: &str) -> bool {
    !path.contains(['?', '#', '\\']) && !path.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// The path with exactly one `/chat/rest` at its end.
fn with_rest(path: &str) -> String {
    let path = path.trim_end_matches('/');
    if path.ends_with("/chat/rest") {
        path.to_owned()
    } else if path.ends_with("/chat") {
        [path, "/rest"].concat()
    } else {
        [path, "/chat/rest"].concat()
    }
}
