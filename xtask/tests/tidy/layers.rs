//! The arrows between the layers of `src`. Refuses any that the architecture page does not draw.

use std::collections::BTreeSet;

use super::assert_none;
use super::files::{self, File};
use super::scan::code_only;

/// Each layer with the layers it may name.
const LAYERS: [(&str, &[&str]); 6] = [
    ("wire", &[]),
    ("protocol", &["wire"]),
    ("session", &["protocol"]),
    ("runtime", &["session", "protocol"]),
    ("ui", &["session"]),
    ("embed", &["wire", "protocol", "session", "runtime", "ui"]),
];

/// The only files beside the layers: the architecture page and what Trunk builds.
const OUTSIDE: [&str; 2] = ["src/lib.rs", "src/main.rs"];

fn faults(file: &File) -> Vec<String> {
    if OUTSIDE.contains(&file.path.as_str()) {
        return Vec::new();
    }
    let own = layer_of(&file.path);
    let Some((_, may_name)) = LAYERS.iter().find(|(name, _)| *name == own) else {
        return vec![format!("{}: `{own}` is no layer", file.path)];
    };
    named(file)
        .into_iter()
        .filter(|name| *name != own && LAYERS.iter().any(|(layer, _)| layer == name))
        .filter(|name| !may_name.contains(&name.as_str()))
        .map(|name| format!("{}: {own} names {name}, but may only name {may_name:?}", file.path))
        .collect()
}

/// `protocol` for `src/protocol/live_agent/poll.rs` and for `src/protocol.rs`.
fn layer_of(path: &str) -> &str {
    let below = path.strip_prefix("src/").unwrap_or(path);
    below.split('/').next().unwrap_or(below).trim_end_matches(".rs")
}

/// What the file takes from the root of the crate, by `crate::` or by enough `super::`.
fn named(file: &File) -> BTreeSet<String> {
    let code = code_only(&file.text);
    let to_the_root = "super::".repeat(depth(&file.path));
    ["crate::", to_the_root.as_str()].iter().flat_map(|prefix| after(&code, prefix)).collect()
}

/// How many modules lie above the file's own content: 1 for `src/ui/mod.rs`, 2 for `src/ui/panel.rs`.
fn depth(path: &str) -> usize {
    path.matches('/').count() - usize::from(path.ends_with("/mod.rs"))
}

fn after(code: &str, prefix: &str) -> Vec<String> {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    code.match_indices(prefix)
        .filter(|(at, _)| !code[..*at].ends_with(is_word))
        .flat_map(|(at, _)| first_names(&code[at + prefix.len()..]))
        .collect()
}

/// The name that follows, or those at the beginning of each item of the group that follows.
fn first_names(text: &str) -> Vec<String> {
    match text.strip_prefix('{') {
        None => vec![first_word(text)],
        Some(group) => top_level_items(group).iter().map(|item| first_word(item)).collect(),
    }
}

fn top_level_items(group: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut open = 1;
    for character in group.chars() {
        open += i32::from(character == '{') - i32::from(character == '}');
        match character {
            _ if open == 0 => break,
            ',' if open == 1 => items.push(String::new()),
            _ => items.last_mut().expect("there is one from the start").push(character),
        }
    }
    items
}

fn first_word(text: &str) -> String {
    let is_word = |character: &char| character.is_alphanumeric() || *character == '_';
    text.trim_start().chars().take_while(is_word).collect()
}

#[test]
fn each_layer_names_only_what_it_may() {
    let faults: Vec<String> = files::rust(&["src/"]).iter().flat_map(faults).collect();
    assert_none("See the layers in src/lib.rs", &faults);
}

#[test]
fn a_wrong_arrow_is_found_however_it_is_written() {
    let wrong = [
        ("src/session/phase.rs", "use crate::wire::Event;"),
        ("src/session/phase.rs", "use crate::{\n    protocol::{Agent, Loss},\n    wire::Event,\n};"),
        ("src/ui/panel.rs", "fn f() { super::super::runtime::start() }"),
        ("src/ui/mod.rs", "use super::protocol;"),
        ("src/wire/mod.rs", "pub use crate::embed;"),
        ("src/utils/mod.rs", "fn f() {}"),
    ];
    for (path, text) in wrong {
        let file = File { path: path.to_owned(), text: text.to_owned() };
        assert_eq!(faults(&file).len(), 1, "{path}: {text}");
    }
}

#[test]
fn arrows_that_are_drawn_are_free() {
    let right = [
        ("src/session/phase.rs", "use crate::protocol::{wire, Agent};\nuse crate::session::Phase;"),
        ("src/session/phase.rs", "// use crate::wire::Event;\nlet text = \"crate::wire\";"),
        ("src/runtime/http.rs", "use super::wire;\nuse crate::session::Effect;"),
        ("src/embed/mod.rs", "use crate::{protocol, runtime, session, ui, wire};"),
        ("src/lib.rs", "pub mod wire;"),
    ];
    for (path, text) in right {
        let file = File { path: path.to_owned(), text: text.to_owned() };
        assert_none(text, &faults(&file));
    }
}
