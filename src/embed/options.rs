//! The options, complete after one parse. It fetches nothing, draws nothing and stops at no fault:
//! all of them come back together, or every option is set.

use crate::protocol::DriverConfig;
use crate::protocol::live_agent::{self, Endpoint};
use crate::session::{Form, PostChatMode};
use crate::wire::json::Json;

use super::address::{self, Page};
use super::faults::{Faults, OptionFault, described, quoted};
use super::pre_chat;
use super::sources::{Attributes, Object, Reader, Sources};

/// All names, as in the embed contract's table.
const NAMES: [&str; 25] = [
    "protocol",
    "endpoint",
    "organization-id",
    "deployment-id",
    "button-id",
    "agent-id",
    "button-overrides",
    "do-fallback",
    "api-version",
    "account-id",
    "app-key",
    "skill",
    "deployment-name",
    "language",
    "layout",
    "load",
    "theme",
    "post-chat",
    "post-chat-origins",
    "switch-hosts",
    "pre-chat",
    "strings",
    "nonce",
    "fallback-url",
    "config",
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

/// When the loader fetches the chat. Only checked here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Load {
    /// When somebody comes near the launcher, or there is a chat to resume.
    #[default]
    Interaction,
    /// When the page has nothing else to do.
    Idle,
    /// At once.
    Eager,
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

/// What `protocol` may be. Only the first one is in this build.
const PROTOCOLS: [&str; 3] = ["live-agent", "liveperson", "enhanced-chat"];

/// Every option, set.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The service and how to reach it.
    pub driver: DriverConfig,
    /// The language tag of the visible texts.
    pub language: String,
    /// Where the panel stands.
    pub layout: Layout,
    /// When the chat is fetched.
    pub load: Load,
    /// The colours.
    pub theme: Theme,
    /// What is done with a post-chat address.
    pub post_chat: PostChatMode,
    /// Origins that a post-chat address may lead to without a click.
    pub post_chat_origins: Vec<String>,
    /// Further host suffixes that the service may move a chat to.
    pub switch_hosts: Vec<String>,
    /// The form; `None` is the session's own.
    pub form: Option<Form>,
    /// Texts that the page wants otherwise, by key.
    pub strings: Vec<(String, String)>,
    /// Where else help is to be had, for when the chat cannot run.
    pub fallback_url: Option<String>,
}

/// What the browser must be asked while options are checked.
#[derive(Clone, Copy, Debug)]
pub struct Checks {
    /// True for a JavaScript regular expression.
    pub is_pattern: fn(&str) -> bool,
    /// True for the key of a visible text.
    pub is_string: fn(&str) -> bool,
}

/// Merges, completes and checks all options.
///
/// # Errors
/// All faults, in the order of the contract's table.
pub fn parse(sources: Sources<'_>, page: &Page, checks: Checks) -> Result<Options, Vec<OptionFault>> {
    let mut reader = Reader::new(sources);
    let driver = driver(&mut reader, page);
    let language = language(&mut reader, page);
    let layout = [Layout::Floating, Layout::Inline][reader.choice("layout", &["floating", "inline"])];
    let loads = [Load::Interaction, Load::Idle, Load::Eager];
    let load = loads[reader.choice("load", &["interaction", "idle", "eager"])];
    let theme = [Theme::Auto, Theme::Light, Theme::Dark][reader.choice("theme", &["auto", "light", "dark"])];
    let modes = [PostChatMode::Redirect, PostChatMode::NewTab, PostChatMode::Link, PostChatMode::None];
    let post_chat = modes[reader.choice("post-chat", &["redirect", "new-tab", "link", "none"])];
    let post_chat_origins = post_chat_origins(&mut reader, page);
    let switch_hosts = switch_hosts(&mut reader);
    let form = reader
        .object("pre-chat")
        .and_then(|object| pre_chat::read(&Json::Object(object), page, checks.is_pattern, &mut reader.faults));
    let strings = strings(&mut reader, checks.is_string);
    let fallback_url = fallback_url(&mut reader);
    reader.text("nonce", "a text");
    reader.text("config", "an address");
    reader.no_others(&NAMES);
    match driver {
        Some(driver) if reader.faults.0.is_empty() => Ok(Options {
            driver,
            language,
            layout,
            load,
            theme,
            post_chat,
            post_chat_origins,
            switch_hosts,
            form,
            strings,
            fallback_url,
        }),
        _ => Err(reader.faults.0),
    }
}

/// The address of the JSON at `config`, absolute, if the page names one.
#[must_use]
pub fn config_address(attributes: &Attributes, configured: &Object, page: &Page) -> Option<String> {
    let nothing = Object::default();
    let mut reader = Reader::new(Sources { attributes, configured, document: &nothing });
    reader.text("config", "an address").map(|address| page.resolve(&address))
}

fn driver(reader: &mut Reader<'_>, page: &Page) -> Option<DriverConfig> {
    let protocol = reader.choice("protocol", &PROTOCOLS);
    for name in ["account-id", "app-key", "skill", "deployment-name"] {
        reader.text(name, "a text");
    }
    if protocol > 0 {
        let found = [&quoted(PROTOCOLS[protocol]), ", which is not in this build"].concat();
        reader.faults.add("protocol", PROTOCOLS[0], &found);
        return None;
    }
    let endpoint = endpoint(reader, page);
    let organization_id = required_id(reader, "organization-id");
    let deployment_id = required_id(reader, "deployment-id");
    let agent_id = reader.text("agent-id", ID).and_then(|id| checked_id(reader, "agent-id", id));
    let button_overrides = reader.list("button-overrides", "ids of buttons or agents");
    // With targets of their own a request needs no button (§3.3).
    let button_id = match button_overrides.is_empty() {
        true => required_id(reader, "button-id"),
        false => Some(reader.text("button-id", ID).unwrap_or_default()),
    };
    let do_fallback = reader.flag("do-fallback");
    let api_version = reader.number("api-version").unwrap_or(live_agent::API_VERSION);
    Some(DriverConfig::LiveAgent(live_agent::Config {
        endpoint: endpoint?,
        organization_id: organization_id?,
        deployment_id: deployment_id?,
        button_id: button_id?,
        agent_id,
        button_overrides,
        do_fallback,
        api_version,
    }))
}

fn endpoint(reader: &mut Reader<'_>, page: &Page) -> Option<Endpoint> {
    let text =
        reader.required("endpoint", "the address of the chat service, such as https://chat.example.com/chat/rest")?;
    match Endpoint::parse(&page.resolve(&text)) {
        Ok(endpoint) => Some(endpoint),
        Err(_) => {
            let expected =
                "a host, or an http or https address without a query, such as https://chat.example.com/chat/rest";
            reader.faults.add("endpoint", expected, &quoted(&text));
            None
        }
    }
}

const ID: &str = "an id of letters and digits";

fn required_id(reader: &mut Reader<'_>, name: &str) -> Option<String> {
    reader.required(name, ID).and_then(|id| checked_id(reader, name, id))
}

/// The length is not checked: the service knows its ids better.
fn checked_id(reader: &mut Reader<'_>, name: &str, id: String) -> Option<String> {
    if id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Some(id);
    }
    reader.faults.add(name, ID, &quoted(&id));
    None
}

fn language(reader: &mut Reader<'_>, page: &Page) -> String {
    let Some(tag) = reader.text("language", "a language tag") else { return page.language.clone() };
    if !tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        reader.faults.add("language", "a language tag such as de or pt-BR", &quoted(&tag));
    }
    tag
}

fn post_chat_origins(reader: &mut Reader<'_>, page: &Page) -> Vec<String> {
    let expected = "origins such as https://www.example.com, separated by commas or spaces";
    let mut origins = Vec::new();
    for text in reader.list("post-chat-origins", expected) {
        match address::bare_origin(&text) {
            Some(origin) => origins.push(origin),
            None => reader.faults.add("post-chat-origins", expected, &quoted(&text)),
        }
    }
    if origins.is_empty() {
        origins.push(page.origin.clone());
    }
    origins
}

fn switch_hosts(reader: &mut Reader<'_>) -> Vec<String> {
    let expected = "host suffixes such as .example.com, separated by commas or spaces";
    let hosts = reader.list("switch-hosts", expected);
    for host in &hosts {
        if !host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte)) {
            reader.faults.add("switch-hosts", expected, &quoted(host));
        }
    }
    hosts
}

fn strings(reader: &mut Reader<'_>, is_string: fn(&str) -> bool) -> Vec<(String, String)> {
    let mut strings = Vec::new();
    for (key, value) in reader.object("strings").unwrap_or_default() {
        let path = ["strings.", &key].concat();
        match value {
            _ if !is_string(&key) => reader.faults.add(&path, "the key of a visible text", "an unknown key"),
            Json::Text(text) => strings.push((key, text)),
            other => reader.faults.add(&path, "a text", &described(&other)),
        }
    }
    strings
}

fn fallback_url(reader: &mut Reader<'_>) -> Option<String> {
    let expected = "an http, https, mailto or tel address";
    let url = reader.text("fallback-url", expected)?;
    if !address::is_link(&url) {
        reader.faults.add("fallback-url", expected, &quoted(&url));
    }
    Some(url)
}

/// The way out that can be offered although other options are at fault.
#[must_use]
pub fn fallback_of(attributes: &Attributes, configured: &Object, document: &Object) -> Option<String> {
    fallback_url(&mut Reader::new(Sources { attributes, configured, document })).filter(|url| address::is_link(url))
}

/// The faults of a `config` address that could not be read, together with those that cannot come
/// from its absence: what is merely missing may well stand in it.
#[must_use]
pub fn without_document(config_fault: OptionFault, others: Vec<OptionFault>) -> Vec<OptionFault> {
    let mut faults = Faults(vec![config_fault]);
    faults.0.extend(others.into_iter().filter(|fault| fault.found != super::faults::NOTHING));
    faults.0
}
