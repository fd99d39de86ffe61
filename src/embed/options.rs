//! The options, complete after one parse. It fetches nothing, draws nothing and stops at no fault:
//! all of them come back together, or every option is set.

use std::rc::Rc;

use crate::protocol::DriverConfig;
use crate::protocol::live_agent::{self, Endpoint};
use crate::session::{Form, PostChatMode};
use crate::wire::json::Json;

use super::address::{self, Page};
use super::faults::{Faults, NOTHING, OptionFault, described, quoted};
use super::pre_chat;
use super::rules::{Must, Need, Rule, Shape, any, free};
use super::sources::{Attributes, OPTION_NAME, Object, Sources};

/// What `protocol` may be. Only the first one is in this build.
const PROTOCOLS: [&str; 3] = ["live-agent", "liveperson", "enhanced-chat"];
const LAYOUTS: [&str; 2] = ["floating", "inline"];
const LOADS: [&str; 3] = ["interaction", "idle", "eager"];
const THEMES: [&str; 3] = ["auto", "light", "dark"];
const POST_CHATS: [&str; 4] = ["redirect", "new-tab", "link", "none"];
const MODES: [PostChatMode; 4] = [PostChatMode::Redirect, PostChatMode::NewTab, PostChatMode::Link, PostChatMode::None];

/// The length is not checked: the service knows its ids better.
const ID: Must = Must::Pass(is_id, "an id of letters and digits");
const TEXT: Must = Must::Text("a text");

/// All options, as in the embed contract's table.
const RULES: [Rule; 25] = [
    free("protocol", Must::Word(&PROTOCOLS)),
    Rule { name: "endpoint", must: Must::Pass(is_endpoint, Endpoint::EXPECTED), need: Need::Always },
    Rule { name: "organization-id", must: ID, need: Need::Always },
    Rule { name: "deployment-id", must: ID, need: Need::Always },
    // With targets of their own a request needs no button (§3.3).
    Rule { name: "button-id", must: ID, need: Need::Without("button-overrides") },
    free("agent-id", ID),
    free("button-overrides", Must::Texts(any, "ids of buttons or agents")),
    free("do-fallback", Must::Flag),
    free("api-version", Must::Number(1, "a whole number above 0")),
    free("account-id", TEXT),
    free("app-key", TEXT),
    free("skill", TEXT),
    free("deployment-name", TEXT),
    free("language", Must::Pass(is_tag, "a language tag such as de or pt-BR")),
    free("layout", Must::Word(&LAYOUTS)),
    // The loader's; only checked here.
    free("load", Must::Word(&LOADS)),
    free("theme", Must::Word(&THEMES)),
    free("post-chat", Must::Word(&POST_CHATS)),
    free(
        "post-chat-origins",
        Must::Texts(is_origin, "origins such as https://www.example.com, separated by commas or spaces"),
    ),
    free("switch-hosts", Must::Texts(is_host, "host suffixes such as .example.com, separated by commas or spaces")),
    free("pre-chat", Must::Object),
    free("strings", Must::Object),
    free("fallback-url", Must::Pass(address::is_link, "an http, https, mailto or tel address")),
    free("nonce", TEXT),
    free("config", Must::Text("an address")),
];

/// Where the panel stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Above the page, opened by the launcher.
    #[default]
    Floating,
    /// In the page, always open, without a launcher.
    Inline,
}

/// The colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the visitor's system.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Every option, set.
#[derive(Debug)]
pub struct Options {
    /// The service and how to reach it.
    pub driver: DriverConfig,
    /// The language tag of the visible texts.
    pub language: String,
    /// Where the panel stands.
    pub layout: Layout,
    /// The colours.
    pub theme: Theme,
    /// What is done with a post-chat address.
    pub post_chat: PostChatMode,
    /// Origins that a post-chat address may lead to without a click.
    pub post_chat_origins: Vec<String>,
    /// The form; `None` is the session's own.
    pub form: Option<Rc<Form>>,
    /// Texts that the page wants otherwise, by key.
    pub strings: Vec<(String, String)>,
    /// Faults that cost a wish and not the chat: each of these options has its default now.
    pub complaints: Vec<OptionFault>,
    /// What all of this was made from: the same again is made from the same.
    pub origin: Object,
}

/// What the browser must be asked while options are checked.
#[derive(Clone, Copy, Debug)]
pub struct Checks {
    /// True for a JavaScript regular expression.
    pub is_pattern: fn(&str) -> bool,
    /// True for the key of a visible text.
    pub is_string: fn(&str) -> bool,
}

/// Options without which a chat goes on, as if they had not been given. Without the others it would lead to
/// somewhere else, or ask for less than the owner wants (`pre-chat`).
const WISHES: [&str; 9] =
    ["language", "layout", "load", "theme", "post-chat", "post-chat-origins", "switch-hosts", "nonce", "fallback-url"];

/// Merges, completes and checks all options.
///
/// # Errors
/// All faults, in the order of the contract's table, if one of them stands in the way of a chat. Otherwise they are
/// the options' complaints.
pub fn parse(sources: Sources<'_>, page: &Page, checks: Checks) -> Result<Options, Vec<OptionFault>> {
    let mut origin = sources.merged(&RULES);
    complete(&mut origin, page);
    let given = Shape::new(&origin, "");
    let mut faults = Faults::default();
    given.check(&RULES, &mut faults);
    let form = given.member("pre-chat").and_then(|object| pre_chat::read(object, page, checks.is_pattern, &mut faults));
    let strings = strings(&given, checks.is_string, &mut faults);
    sources.no_others(&RULES, &mut faults);
    let protocol = given.word("protocol", &PROTOCOLS);
    if protocol > 0 {
        return Err(without_absent(not_in_this_build(protocol), faults.0));
    }
    let Some(driver) = driver(&given).filter(|_| faults.0.iter().all(is_wish)) else { return Err(faults.0) };
    Ok(Options {
        driver,
        language: given.filled("language").unwrap_or_default(),
        layout: [Layout::Floating, Layout::Inline][given.word("layout", &LAYOUTS)],
        theme: [Theme::Auto, Theme::Light, Theme::Dark][given.word("theme", &THEMES)],
        post_chat: MODES[given.word("post-chat", &POST_CHATS)],
        post_chat_origins: post_chat_origins(&given, page),
        form: form.map(Rc::new),
        strings,
        complaints: faults.0,
        origin,
    })
}

/// True for a fault of a wish, of a visible text, or of a name that nobody knows.
fn is_wish(fault: &OptionFault) -> bool {
    fault.expected == OPTION_NAME || fault.option.starts_with("strings") || WISHES.contains(&fault.option.as_str())
}

/// What depends on the page.
fn complete(given: &mut Object, page: &Page) {
    if let Some(Json::Text(address)) = given.get("endpoint") {
        given.insert("endpoint".into(), Json::Text(page.resolve(address)));
    }
    if given.get("language").is_none_or(|language| language.as_text() == Some("")) {
        given.insert("language".into(), Json::Text(page.language.clone()));
    }
}

fn not_in_this_build(protocol: usize) -> OptionFault {
    let found = [&quoted(PROTOCOLS[protocol]), ", which is not in this build"].concat();
    OptionFault { option: "protocol".into(), expected: PROTOCOLS[0].into(), found }
}

fn driver(given: &Shape<'_>) -> Option<DriverConfig> {
    Some(DriverConfig::LiveAgent(live_agent::Config {
        endpoint: Endpoint::parse(&given.filled("endpoint")?)?,
        organization_id: given.filled("organization-id")?,
        deployment_id: given.filled("deployment-id")?,
        button_id: given.filled("button-id").unwrap_or_default(),
        agent_id: given.filled("agent-id"),
        button_overrides: given.texts("button-overrides"),
        do_fallback: given.flag("do-fallback"),
        api_version: given.number("api-version").unwrap_or(live_agent::API_VERSION),
    }))
}

fn post_chat_origins(given: &Shape<'_>, page: &Page) -> Vec<String> {
    let texts = given.texts("post-chat-origins");
    let mut origins: Vec<String> = texts.iter().filter_map(|text| address::bare_origin(text)).collect();
    if origins.is_empty() {
        origins.push(page.origin.clone());
    }
    origins
}

fn strings(given: &Shape<'_>, is_string: fn(&str) -> bool, faults: &mut Faults) -> Vec<(String, String)> {
    let mut strings = Vec::new();
    for (key, value) in given.member("strings").and_then(Json::as_object).into_iter().flat_map(Object::iter) {
        let path = ["strings.", key].concat();
        match value {
            _ if !is_string(key) => faults.add(&path, "the key of a visible text", "an unknown key"),
            Json::Text(text) => strings.push((key.to_owned(), text.clone())),
            other => faults.add(&path, "a text", &described(other)),
        }
    }
    strings
}

fn is_endpoint(text: &str) -> bool {
    Endpoint::parse(text).is_some()
}

fn is_id(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn is_tag(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn is_host(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte))
}

fn is_origin(text: &str) -> bool {
    address::bare_origin(text).is_some()
}

/// The address of the JSON at `config`, absolute, if the page names one.
#[must_use]
pub fn config_address(attributes: &Attributes, configured: &Object, page: &Page) -> Option<String> {
    let nothing = Object::default();
    let sources = Sources { attributes, configured, document: &nothing };
    sources.text("config").map(|address| page.resolve(&address))
}

/// The way out that can be offered although other options are at fault.
#[must_use]
pub fn fallback_of(sources: Sources<'_>) -> Option<String> {
    sources.text("fallback-url").filter(|url| address::is_link(url))
}

/// A fault that makes it unknown what else is needed, together with those that cannot come from an absence:
/// what is merely missing may stand in the JSON that could not be read, or is not wanted by that service.
#[must_use]
pub fn without_absent(fault: OptionFault, mut others: Vec<OptionFault>) -> Vec<OptionFault> {
    others.retain(|other| other.found != NOTHING);
    others.insert(0, fault);
    others
}
