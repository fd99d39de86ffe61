//! Where the visitor may be sent after the chat. Nothing from the network leads anywhere unless
//! it is a plain http or https address, and by itself only to an origin that the owner allows (§10).

/// What the owner wants done with the service's post-chat address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PostChatMode {
    /// Go there in this tab.
    #[default]
    Redirect,
    /// Go there in a new tab.
    NewTab,
    /// Offer a link.
    Link,
    /// Nothing.
    None,
}

/// The owner's rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PostChatPolicy {
    /// What to do.
    pub mode: PostChatMode,
    /// Origins, such as `https://shop.example`, to which the visitor may be sent without a click.
    pub origins: Vec<String>,
}

/// What follows after the chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PostChat {
    /// The visitor is about to go there; can be stopped.
    Leaving {
        /// Checked address.
        url: String,
        /// True for a new tab.
        new_tab: bool,
    },
    /// A link to follow, or not.
    Link(String),
}

impl PostChatPolicy {
    /// What to do with an address from the service.
    #[must_use]
    pub fn decide(&self, url: &str) -> Option<PostChat> {
        let origin = http_origin(url)?;
        let allowed = self.origins.iter().any(|listed| http_origin(listed).is_some_and(|listed| listed == origin));
        let url = url.to_owned();
        match self.mode {
            PostChatMode::None => None,
            PostChatMode::Redirect if allowed => Some(PostChat::Leaving { url, new_tab: false }),
            PostChatMode::NewTab if allowed => Some(PostChat::Leaving { url, new_tab: true }),
            PostChatMode::Redirect | PostChatMode::NewTab | PostChatMode::Link => Some(PostChat::Link(url)),
        }
    }
}

/// The origin of an absolute http or https address, in lower case and without a default port.
///
/// It takes less than a browser does, on purpose: no blanks, no backslashes, no user information, no
/// other characters than ASCII letters, digits, `.` and `-` in the host. What remains is read by every browser in
/// the same way, so that the origin checked is the origin visited.
#[must_use]
pub fn http_origin(url: &str) -> Option<String> {
    if url.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\') {
        return None;
    }
    let (scheme, rest) = url.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let default_port = match scheme.as_str() {
        "https" => "443",
        "http" => "80",
        _ => return None,
    };
    let authority = rest.split(['/', '?', '#']).next()?;
    let (host, port) = authority.split_once(':').unwrap_or((authority, default_port));
    let port: u16 = port.parse().ok().filter(|_| port.bytes().all(|byte| byte.is_ascii_digit()))?;
    let plain = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-');
    if host.is_empty() || !plain || !is_same_to_everyone(host) {
        return None;
    }
    let port = port.to_string();
    let shown = if port == default_port { String::new() } else { [":", &port].concat() };
    Some([&scheme, "://", &host.to_ascii_lowercase(), &shown].concat())
}

/// A host that ends in a number is an IPv4 address to a browser, which takes `127.1` and `0x7f.1` for one as
/// well. Only the usual form, four numbers from 0 to 255, is read by everyone as it is written.
fn is_same_to_everyone(host: &str) -> bool {
    let last = host.strip_suffix('.').unwrap_or(host).rsplit('.').next().unwrap_or_default();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let hexadecimal = last.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("0x"))
        && last.bytes().skip(2).all(|byte| byte.is_ascii_hexdigit());
    if last.is_empty() || !(digits(last) || hexadecimal) {
        return true;
    }
    let usual = |part: &str| digits(part) && part.parse::<u8>().is_ok() && (part == "0" || !part.starts_with('0'));
    host.split('.').count() == 4 && host.split('.').all(usual)
}
