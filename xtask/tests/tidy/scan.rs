//! Separates code from words. Refuses to parse: it only knows where comments and strings end.

/// The code of a Rust file, with comments left out and strings emptied; lines stay where they are.
pub fn code_only(text: &str) -> String {
    let mut scanner = Scanner { rest: text, code: String::with_capacity(text.len()) };
    while !scanner.rest.is_empty() {
        scanner.step();
    }
    scanner.code
}

struct Scanner<'a> {
    rest: &'a str,
    code: String,
}

impl Scanner<'_> {
    fn step(&mut self) {
        if self.rest.starts_with("//") {
            let end = self.rest.find('\n').unwrap_or(self.rest.len());
            self.drop(end);
        } else if self.rest.starts_with("/*") {
            let end = block_comment(self.rest);
            self.drop(end);
        } else if let Some(end) = self.raw_string().or_else(|| string(self.rest)) {
            self.drop(end);
            self.code.push_str("\"\"");
        } else if let Some(end) = character(self.rest) {
            self.drop(end);
            self.code.push_str("' '");
        } else {
            let next = self.rest.chars().next().expect("the rest is not empty");
            self.code.push(next);
            self.rest = &self.rest[next.len_utf8()..];
        }
    }

    /// Skips `length` bytes, keeping their line ends.
    fn drop(&mut self, length: usize) {
        let lines = self.rest[..length].matches('\n').count();
        self.code.extend(std::iter::repeat_n('\n', lines));
        self.rest = &self.rest[length..];
    }

    /// `r"…"`, `r#"…"#`; a prefix `b` or `c` was copied as code before.
    fn raw_string(&self) -> Option<usize> {
        let is_word = |character: char| character.is_alphanumeric() || character == '_';
        let mut before = self.code.chars().rev();
        let prefix = before.next().filter(|last| !['b', 'c'].contains(last));
        if prefix.is_some_and(is_word) {
            return None;
        }
        let after = self.rest.strip_prefix('r')?;
        let hashes = after.len() - after.trim_start_matches('#').len();
        let body = after[hashes..].strip_prefix('"')?;
        let end = format!("\"{}", "#".repeat(hashes));
        Some(1 + hashes + 1 + body.find(&end)? + end.len())
    }
}

fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

fn string(text: &str) -> Option<usize> {
    let mut characters = text.char_indices();
    characters.next().filter(|(_, first)| *first == '"')?;
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => drop(characters.next()),
            '"' => return Some(at + 1),
            _ => {}
        }
    }
    Some(text.len())
}

/// A character in quotes, but no lifetime: `'a'` and `'\n'`, not `'a`.
fn character(text: &str) -> Option<usize> {
    let body = text.strip_prefix('\'')?;
    if let Some(escaped) = body.strip_prefix('\\') {
        let first = escaped.chars().next()?.len_utf8();
        return Some(2 + first + escaped[first..].find('\'')? + 1);
    }
    let first = body.chars().next()?.len_utf8();
    body[first..].starts_with('\'').then_some(1 + first + 1)
}

#[test]
fn words_are_left_out_and_code_stays() {
    let quote = '"';
    let text = format!("a // b\n/* c /* d */ e */ f{quote}g \\{quote} h{quote} i<'j> 'k' '\\'' r#{quote}l{quote}# m");
    let code = code_only(&text);
    for stays in ['a', 'f', 'i', 'j', 'm'] {
        assert!(code.contains(stays), "{stays} in {code}");
    }
    for goes in ['b', 'c', 'd', 'e', 'g', 'h', 'k', 'l'] {
        assert!(!code.contains(goes), "{goes} in {code}");
    }
    assert_eq!(code.lines().count(), 2);
}
