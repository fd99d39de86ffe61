//! The console of the browser: a fault or a warning that no test has expected fails it. What is only said
//! for information is left alone.

use serde_json::Value;

/// What may and what must be in the console.
#[derive(Debug, Default)]
pub struct Expectations {
    must: Vec<&'static str>,
    once: Vec<&'static str>,
    may: Vec<&'static str>,
}

impl Expectations {
    /// Words of a line that must come.
    pub fn must(&mut self, words: &'static str) {
        self.must.push(words);
    }

    /// Words of exactly one line.
    pub fn once(&mut self, words: &'static str) {
        self.once.push(words);
    }

    /// Words of a line that may come.
    pub fn may(&mut self, words: &'static str) {
        self.may.push(words);
    }

    /// Fails if there is a line too many, or one too few.
    pub fn check(&self, log: &[Value]) {
        let lines: Vec<&str> = log.iter().filter(|entry| is_fault(entry)).map(message).collect();
        let known = |line: &&str| self.must.iter().chain(&self.once).chain(&self.may).any(|words| line.contains(words));
        let unknown: Vec<_> = lines.iter().filter(|line| !known(line)).collect();
        assert!(unknown.is_empty(), "the console has lines that nobody expects: {unknown:#?}");
        for words in &self.must {
            assert!(
                lines.iter().any(|line| line.contains(words)),
                "the console has no line with {words:?}: {lines:#?}"
            );
        }
        for words in &self.once {
            let times = lines.iter().filter(|line| line.contains(words)).count();
            assert_eq!(times, 1, "lines with {words:?}: {lines:#?}");
        }
    }
}

fn is_fault(entry: &Value) -> bool {
    matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING"))
}

/// The text of an entry, led by where it comes from.
pub fn message(entry: &Value) -> &str {
    entry["message"].as_str().unwrap_or_default()
}
