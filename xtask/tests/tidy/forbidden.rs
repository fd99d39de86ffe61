//! What no file of its kind may contain. Refuses leaks, markup from strings, clocks in the core, and
//! tests that wait for time.

use super::assert_none;
use super::files::{self, File};
use super::scan::code_only;

/// Where a rule holds, what is not allowed there, and why.
struct Rule {
    folders: &'static [&'static str],
    extension: &'static str,
    words: &'static [&'static str],
    why: &'static str,
}

const RULES: [Rule; 5] = [
    Rule {
        folders: &["src/"],
        extension: ".rs",
        words: &[".forget()", "mem::forget("],
        why: "what is forgotten outlives its owner: keep the value, dropping it undoes it",
    },
    Rule {
        folders: &["src/"],
        extension: ".rs",
        words: &["from_html_unchecked", "inner_html", "outer_html", "insert_adjacent_html"],
        why: "text from the network must never become markup",
    },
    Rule {
        folders: &["src/wire/", "src/protocol/", "src/session/"],
        extension: ".rs",
        words: &[
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "yew",
            "gloo_net",
            "gloo_timers",
            "gloo_events",
            "std::time",
            "Date::now",
            "SystemTime",
            "Instant",
        ],
        why: "the core knows no browser and reads no clock: `now` is an argument",
    },
    Rule {
        folders: &["tests/", "sandbox/tests/", "xtask/tests/"],
        extension: ".rs",
        words: &["sleep("],
        why: "tests wait for an event or move a virtual clock",
    },
    Rule {
        folders: &["static/"],
        extension: ".js",
        words: &["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"],
        why: "strict pages with trusted types forbid code and markup from strings",
    },
];

impl Rule {
    fn covers(&self, path: &str) -> bool {
        path.ends_with(self.extension) && self.folders.iter().any(|folder| path.starts_with(folder))
    }

    fn faults(&self, file: &File) -> Vec<String> {
        let code = if self.extension == ".rs" { code_only(&file.text) } else { file.text.clone() };
        let mut faults = Vec::new();
        for (index, line) in code.lines().enumerate() {
            for word in self.words.iter().filter(|word| contains_word(line, word)) {
                faults.push(format!("{}:{}: `{word}`: {}", file.path, index + 1, self.why));
            }
        }
        faults
    }
}

/// Whether `word` stands in the line and is not a part of a longer word.
fn contains_word(line: &str, word: &str) -> bool {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    line.match_indices(word).any(|(at, _)| {
        let joins_before = word.starts_with(is_word) && line[..at].ends_with(is_word);
        let joins_after = word.ends_with(is_word) && line[at + word.len()..].starts_with(is_word);
        // `inner_html` also forbids `set_inner_html`.
        !(joins_after || joins_before && !line[..at].ends_with('_'))
    })
}

fn faults(file: &File) -> Vec<String> {
    let rules = RULES.iter().filter(|rule| rule.covers(&file.path));
    rules.flat_map(|rule| rule.faults(file)).collect()
}

#[test]
fn no_file_contains_what_is_forbidden_in_it() {
    let faults: Vec<String> = files::all().iter().flat_map(faults).collect();
    assert_none("Forbidden", &faults);
}

#[test]
fn each_forbidden_word_is_found() {
    for rule in &RULES {
        for word in rule.words {
            let path = format!("{}sample{}", rule.folders[0], rule.extension);
            let file = File { path, text: format!("let a = 1;\nlet x = a {word} b;\n") };
            assert_eq!(faults(&file).len(), 1, "{word}");
        }
    }
    let setter = File { path: "src/ui/a.rs".to_owned(), text: "e.set_inner_html(t);".to_owned() };
    assert_eq!(faults(&setter).len(), 1);
}

#[test]
fn words_in_comments_and_other_names_are_free() {
    let text = "// no .forget(), no Instant\nlet instants = Instants::new();\n".to_owned();
    assert_none("free", &faults(&File { path: "src/session/a.rs".to_owned(), text }));
}
