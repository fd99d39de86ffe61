//! Writes JSON objects member by member. It checks nothing and leaves nothing out: what stands in a body is
//! decided where the body is.
//!
//! By hand rather than derived: derived writers are expanded at every member, and every visitor downloads them.

/// A body that a service is sent.
pub trait Body {
    /// Writes the members in their order.
    fn write(&self, object: &mut ObjectWriter);
}

/// A JSON object that is being written.
#[derive(Debug, Default)]
pub struct ObjectWriter(String);

impl ObjectWriter {
    /// Adds a text.
    pub fn text(&mut self, name: &str, value: &str) {
        self.member(name, &quoted(value));
    }

    /// Adds a text, if there is one.
    pub fn maybe_text(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(name, value);
        }
    }

    /// Adds yes or no.
    pub fn flag(&mut self, name: &str, value: bool) {
        self.member(name, if value { "true" } else { "false" });
    }

    /// Adds a number.
    pub fn number(&mut self, name: &str, value: u64) {
        self.member(name, &value.to_string());
    }

    /// Adds a list of texts.
    pub fn texts(&mut self, name: &str, values: &[String]) {
        self.member(name, &list(&mut values.iter().map(|value| quoted(value))));
    }

    /// Adds a list of objects.
    pub fn objects(&mut self, name: &str, values: &mut dyn Iterator<Item = &dyn Body>) {
        self.member(name, &list(&mut values.map(encode)));
    }

    fn member(&mut self, name: &str, json: &str) {
        let before = if self.0.is_empty() { '{' } else { ',' };
        self.0.push(before);
        self.0.push_str(&quoted(name));
        self.0.push(':');
        self.0.push_str(json);
    }
}

/// The JSON text of a body.
#[must_use]
pub fn encode(body: &dyn Body) -> String {
    let mut object = ObjectWriter::default();
    body.write(&mut object);
    if object.0.is_empty() {
        object.0.push('{');
    }
    object.0.push('}');
    object.0
}

/// A list of values that are JSON already.
#[must_use]
pub fn list(values: &mut dyn Iterator<Item = String>) -> String {
    let mut json = String::from("[");
    for value in values {
        if json.len() > 1 {
            json.push(',');
        }
        json.push_str(&value);
    }
    json.push(']');
    json
}

/// A text as a JSON value.
#[must_use]
pub fn quoted(text: &str) -> String {
    // Writing a text into memory cannot fail.
    serde_json::to_string(text).unwrap_or_default()
}
