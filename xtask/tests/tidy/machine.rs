//! Nothing in the repository names the machine it was written on, or where packages came from there.

use super::assert_none;
use super::files::{self, File};

/// Written in halves, so that this file does not find itself.
const FOLDERS: [&str; 4] =
    [concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/Us", "ers/"), concat!("/wo", "rk/")];

const REGISTRY_HOSTS: [&str; 7] = [
    concat!("registry.np", "mjs.org"),
    concat!("static.cra", "tes.io"),
    concat!("index.cra", "tes.io"),
    concat!("art", "ifactory"),
    concat!("jf", "rog"),
    concat!("verd", "accio"),
    concat!("\"reso", "lved\""),
];

/// The one source that `Cargo.lock` may name: the name of crates.io itself, whatever mirror is used.
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn faults(file: &File) -> Vec<String> {
    let mut faults = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        let found = FOLDERS.iter().filter(|folder| is_absolute_path(line, folder));
        let found = found.chain(REGISTRY_HOSTS.iter().filter(|host| line.contains(**host)));
        faults.extend(found.map(|word| format!("{}:{}: `{word}`", file.path, index + 1)));
        if file.path == "Cargo.lock" && line.starts_with("source = ") && !line.contains(CRATES_IO) {
            faults.push(format!("{}:{}: expected {CRATES_IO}, found {line}", file.path, index + 1));
        }
    }
    faults
}

/// Whether a path begins here; in `https://shop.example/home/` none does.
fn is_absolute_path(line: &str, folder: &str) -> bool {
    let inside = |character: char| character.is_alphanumeric() || ['.', '}', '_', '-', '*'].contains(&character);
    line.match_indices(folder).any(|(at, _)| !line[..at].ends_with(inside))
}

#[test]
fn no_file_names_a_machine_or_a_registry_host() {
    let faults: Vec<String> = files::all().iter().flat_map(faults).collect();
    assert_none("Paths come from variables; registries are each machine's own matter", &faults);
}

#[test]
fn machine_paths_and_hosts_are_found() {
    for word in FOLDERS.iter().chain(&REGISTRY_HOSTS) {
        let text = format!("first\nsee \"{word}x\"\n");
        assert_eq!(faults(&File { path: "README.md".to_owned(), text }).len(), 1, "{word}");
    }
    let text = "source = \"git+https://code.example/a\"\n".to_owned();
    assert_eq!(faults(&File { path: "Cargo.lock".to_owned(), text }).len(), 1);
}

#[test]
fn addresses_of_pages_are_free() {
    let text = format!("https://shop.example{}x\n", FOLDERS[1]);
    assert_none("free", &faults(&File { path: "README.md".to_owned(), text }));
}
