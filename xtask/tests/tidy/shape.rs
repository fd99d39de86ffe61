//! Files stay small and say what they are. Refuses a file that nobody can read in one go.

use super::assert_none;
use super::files::{self, File};

const MAX_LINES: usize = 400;

const FOLDERS: [&str; 4] = ["src/", "sandbox/", "tests/", "xtask/"];

fn faults(file: &File) -> Vec<String> {
    let mut faults = Vec::new();
    let lines = file.text.lines().count();
    if lines > MAX_LINES {
        faults.push(format!("{}: expected at most {MAX_LINES} lines, found {lines}", file.path));
    }
    if !file.text.starts_with("//!") {
        faults.push(format!("{}: expected a module doc (`//!`) in the first line", file.path));
    }
    faults
}

#[test]
fn files_are_small_and_begin_with_their_doc() {
    let files = files::rust(&FOLDERS);
    assert!(files.len() > 20, "only {} files were found", files.len());
    let faults: Vec<String> = files.iter().flat_map(faults).collect();
    assert_none("Split the file, or lead with what the module refuses to do", &faults);
}

#[test]
fn a_long_file_without_doc_is_found() {
    let text = "fn f() {}\n".repeat(MAX_LINES + 1);
    assert_eq!(faults(&File { path: "src/long.rs".to_owned(), text }).len(), 2);
    let text = "//! Short.\n".to_owned();
    assert!(faults(&File { path: "src/short.rs".to_owned(), text }).is_empty());
}
