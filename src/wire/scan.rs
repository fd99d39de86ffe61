//! Finds where JSON values begin and end, and reads their texts. It builds nothing, and looks into no value that
//! nobody asks for.
//!
//! By hand, beside a library that can do it, for two reasons. A text may hold half a surrogate pair: JSON and every
//! browser allow it, Rust's text does not, and serde_json then refuses the whole text; here it becomes U+FFFD
//! and the visitor can read the rest. And the library's reader costs four kilobytes (brotli) that every visitor would
//! download. Tests hold it against serde_json on every kind of value.

/// Stands for what is no character.
const REPLACEMENT: char = '\u{fffd}';

/// A place in a JSON text.
#[derive(Debug, Clone, Copy)]
pub struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    /// The beginning of a text.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The next byte that is no white space.
    pub fn peek(&mut self) -> Option<u8> {
        while self.byte().is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        self.byte()
    }

    /// Steps over this byte, if it is the next one.
    pub fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// Steps over one value and gives its text; `None` if it is cut off or none.
    pub fn value(&mut self) -> Option<&'a str> {
        let first = self.peek()?;
        let start = self.at;
        match first {
            b'"' => self.string()?,
            b'{' | b'[' => self.nested()?,
            _ => self.word()?,
        }
        self.text.get(start..self.at)
    }

    /// Nothing but white space is left.
    pub fn end(&mut self) -> Option<()> {
        self.peek().is_none().then_some(())
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn string(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            match self.byte()? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some(())
    }

    /// Without recursion, because the depth is chosen by whoever wrote the text.
    fn nested(&mut self) -> Option<()> {
        let mut open = Vec::new();
        loop {
            match self.peek()? {
                b'"' => {
                    self.string()?;
                    continue;
                }
                b'{' => open.push(b'}'),
                b'[' => open.push(b']'),
                byte @ (b'}' | b']') if open.pop()? != byte => return None,
                _ => {}
            }
            self.at += 1;
            if open.is_empty() {
                return Some(());
            }
        }
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) -> Option<()> {
        let start = self.at;
        while self.byte().is_some_and(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)) {
            self.at += 1;
        }
        let word = self.text.get(start..self.at)?;
        let is_number = word.starts_with(|first: char| first == '-' || first.is_ascii_digit());
        (is_number || word == "true" || word == "false" || word == "null").then_some(())
    }
}

/// Reads a JSON text value; `None` if it is anything else.
#[must_use]
pub fn unescape(json: &str) -> Option<String> {
    let mut characters = json.strip_prefix('"')?.strip_suffix('"')?.chars();
    let mut text = String::with_capacity(json.len());
    let mut high: Option<u32> = None;
    while let Some(character) = characters.next() {
        let unit = match character {
            '\\' => escape(&mut characters)?,
            other => Unit::Character(other),
        };
        match (high.take(), unit) {
            (Some(high), Unit::Half(low @ 0xdc00..)) => {
                let joined = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                text.push(char::from_u32(joined).unwrap_or(REPLACEMENT));
            }
            (before, unit) => {
                text.extend(before.map(|_| REPLACEMENT));
                match unit {
                    Unit::Character(character) => text.push(character),
                    Unit::Half(half @ ..0xdc00) => high = Some(half),
                    Unit::Half(_) => text.push(REPLACEMENT),
                }
            }
        }
    }
    text.extend(high.map(|_| REPLACEMENT));
    Some(text)
}

/// What an escape stands for.
enum Unit {
    Character(char),
    /// Half of a surrogate pair.
    Half(u32),
}

fn escape(characters: &mut std::str::Chars<'_>) -> Option<Unit> {
    Some(Unit::Character(match characters.next()? {
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        same @ ('"' | '\\' | '/') => same,
        'u' => {
            let mut code = 0;
            for _ in 0..4 {
                code = code * 16 + characters.next()?.to_digit(16)?;
            }
            return Some(char::from_u32(code).map_or(Unit::Half(code), Unit::Character));
        }
        _ => return None,
    }))
}
