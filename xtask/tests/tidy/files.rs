//! The files of the repository. Refuses to look into what Git ignores at the top (builds, tools).

use std::fs;
use std::path::{Path, PathBuf};

/// A text file: its path from the root, with `/`, and what is in it.
pub struct File {
    pub path: String,
    pub text: String,
}

/// The repository's top folder.
pub fn root() -> PathBuf {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").expect("Cargo sets it for tests");
    Path::new(&manifest).parent().unwrap().to_path_buf()
}

/// Reads one file of the repository.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every text file of the repository; pictures and the like are left out.
pub fn all() -> Vec<File> {
    let root = root();
    let mut skipped = ignored(&read(".gitignore"));
    skipped.push(".git".to_owned());
    let mut paths = Vec::new();
    for entry in fs::read_dir(&root).unwrap().map(Result::unwrap) {
        if !skipped.iter().any(|name| *name == entry.file_name().to_string_lossy()) {
            collect(&entry.path(), &mut paths);
        }
    }
    paths.sort();
    paths.iter().filter_map(|path| text_file(&root, path)).collect()
}

/// The Rust files below the given folders.
pub fn rust(folders: &[&str]) -> Vec<File> {
    let is_wanted =
        |file: &File| file.path.ends_with(".rs") && folders.iter().any(|folder| file.path.starts_with(folder));
    all().into_iter().filter(is_wanted).collect()
}

fn ignored(gitignore: &str) -> Vec<String> {
    let entries = gitignore.lines().filter_map(|line| line.strip_prefix('/'));
    entries.map(|entry| entry.trim_end_matches('/').to_owned()).collect()
}

fn collect(path: &Path, into: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            collect(&entry.unwrap().path(), into);
        }
    } else {
        into.push(path.to_path_buf());
    }
}

fn text_file(root: &Path, path: &Path) -> Option<File> {
    let text = String::from_utf8(fs::read(path).ok()?).ok()?;
    let path = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
    Some(File { path, text })
}

#[test]
fn the_walk_sees_all_parts_of_the_repository() {
    let files = all();
    for expected in ["Cargo.toml", ".ci/run", "src/lib.rs", "xtask/tests/tidy/files.rs"] {
        assert!(files.iter().any(|file| file.path == expected), "{expected} was not seen");
    }
    assert!(!files.iter().any(|file| file.path.starts_with("target/")));
}
