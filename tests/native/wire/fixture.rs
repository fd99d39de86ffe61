//! Access to the fixtures; it knows no body.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/live-agent")
}

/// The text of a fixture, named without `.json`.
pub fn text(name: &str) -> String {
    let path = folder().join(format!("{name}.json"));
    fs::read_to_string(&path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

/// A fixture as a tree of values. The lone surrogate cannot be read this way.
pub fn value(name: &str) -> Value {
    serde_json::from_str(&text(name)).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}

/// The names, without `.json`, of all fixtures that begin with `prefix`.
pub fn names(prefix: &str) -> Vec<String> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let stems = entries.filter_map(|name| name.strip_suffix(".json").map(str::to_owned));
    stems.filter(|name| name.starts_with(prefix)).collect()
}
