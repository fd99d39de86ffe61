//! A suite without a test passes, and says nothing. Here it fails.

use crate::files;

/// Each suite and the mark of a test in it.
const SUITES: [(&str, &str); 3] =
    [("tests/native/", "#[test]"), ("tests/browser/", "#[wasm_bindgen_test]"), ("tests/e2e/", "#[tokio::test]")];

/// Tests in the texts of a suite; ignored ones are none.
fn tests<'a>(texts: impl Iterator<Item = &'a str>, mark: &str) -> usize {
    texts.map(|text| text.matches(mark).count().saturating_sub(text.matches("#[ignore").count())).sum()
}

#[test]
fn every_suite_has_tests() {
    for (folder, mark) in SUITES {
        let files = files::rust(&[folder]);
        assert!(tests(files.iter().map(|file| file.text.as_str()), mark) > 0, "{folder} has no {mark}");
    }
}

#[test]
fn a_suite_of_ignored_tests_is_found_to_be_empty() {
    let mark = "#[tokio::test]";
    assert_eq!(tests(["fn main() {}", "#[tokio::test]\n#[ignore = \"…\"]\nasync fn a() {}"].into_iter(), mark), 0);
    assert_eq!(tests(["#[tokio::test]\nasync fn a() {}"].into_iter(), mark), 1);
}
