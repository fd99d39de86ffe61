//! The pre-chat form as data. It draws nothing and knows no service.

use crate::protocol::{Entity, Named};

/// What was entered, by field name, in the order of the form. A checkbox holds `true` or `false`.
pub type Answers = Named<String>;

/// The kinds of field that the embed contract names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// One line of text.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Tel,
    /// A number.
    Number,
    /// A date, `YYYY-MM-DD`.
    Date,
    /// A web address.
    Url,
    /// Several lines of text.
    Textarea,
    /// One of `options`, in a list.
    Select,
    /// One of `options`, all in sight.
    Radio,
    /// Yes or no.
    Checkbox,
    /// Not shown.
    Hidden,
}

impl Kind {
    /// All kinds by the names that the embed contract gives them.
    pub const NAMED: [(&str, Self); 11] = [
        ("text", Self::Text),
        ("email", Self::Email),
        ("tel", Self::Tel),
        ("number", Self::Number),
        ("date", Self::Date),
        ("url", Self::Url),
        ("textarea", Self::Textarea),
        ("select", Self::Select),
        ("radio", Self::Radio),
        ("checkbox", Self::Checkbox),
        ("hidden", Self::Hidden),
    ];

    /// The kind of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    /// The name of this kind.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMED.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }
}

/// One choice of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: String,
}

/// When a field is shown: another field has one of these values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The other field's name.
    pub field: String,
    /// The values, one of which it must have.
    pub equals: Vec<String>,
}

/// One field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// Names the answer.
    pub name: String,
    /// What the visitor reads; also the detail's label for the agent.
    pub label: String,
    /// The kind of control.
    pub kind: Kind,
    /// True if it must be filled (a checkbox: ticked).
    pub required: bool,
    /// The choices of a select or radio field.
    pub options: Vec<Choice>,
    /// A JavaScript regular expression for the whole value.
    pub pattern: Option<String>,
    /// Least number of characters, once anything is entered.
    pub min_length: Option<u32>,
    /// Largest number of characters.
    pub max_length: Option<u32>,
    /// What it starts with; the value of a hidden field.
    pub value: String,
    /// Shown while empty.
    pub placeholder: Option<String>,
    /// The browser's hint for filling in.
    pub autocomplete: Option<String>,
    /// Explanation below the control.
    pub help: Option<String>,
    /// When it is shown; always if `None`.
    pub show_if: Option<Condition>,
    /// API names of the transcript's fields that keep the answer.
    pub transcript_fields: Vec<String>,
    /// True if the agent sees the answer.
    pub display_to_agent: bool,
    /// True if the answer is the visitor's name.
    pub visitor_name: bool,
    /// True if the answer is also the visitor's first text.
    pub first_message: bool,
}

/// A box to tick before the chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// What is agreed to.
    pub text: String,
    /// Where it is explained; http or https.
    pub url: Option<String>,
    /// True if it must be ticked.
    pub required: bool,
}

/// The name under which the consent box stands among the answers and faults.
pub const CONSENT: &str = "consent";

/// The whole form.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// In the order shown.
    pub fields: Vec<Field>,
    /// Records to find or create.
    pub entities: Vec<Entity>,
    /// The box to tick, if there is one.
    pub consent: Option<Consent>,
}

/// What is wrong with an answer, for the interface to put into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Nothing entered.
    Missing,
    /// Not of the field's kind.
    NotA(Kind),
    /// Fewer characters than this.
    TooShort(u32),
    /// More characters than this.
    TooLong(u32),
    /// Not as the pattern asks.
    Pattern,
    /// None of the choices.
    NotAChoice,
}

/// One fault, at the field it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field's name.
    pub field: String,
    /// What is wrong.
    pub kind: FaultKind,
}

impl Field {
    /// True if it is to be shown (or sent) with these answers.
    #[must_use]
    pub fn applies(&self, answers: &Answers) -> bool {
        self.show_if.as_ref().is_none_or(|condition| {
            let value = answers.get(&condition.field).map_or("", String::as_str);
            condition.equals.iter().any(|wanted| wanted == value)
        })
    }
}

impl Form {
    /// The form that is shown when the website's owner names none: a name and a question.
    #[must_use]
    pub fn standard(name_label: &str, question_label: &str) -> Self {
        let name = Field {
            name: "name".into(),
            label: name_label.into(),
            required: true,
            max_length: Some(80),
            autocomplete: Some("name".into()),
            display_to_agent: true,
            visitor_name: true,
            ..Field::default()
        };
        let question = Field {
            name: "question".into(),
            label: question_label.into(),
            kind: Kind::Textarea,
            max_length: Some(1000),
            display_to_agent: true,
            first_message: true,
            ..Field::default()
        };
        Self { fields: vec![name, question], entities: Vec::new(), consent: None }
    }

    /// What the form starts with.
    #[must_use]
    pub fn defaults(&self) -> Answers {
        self.fields.iter().map(|field| (field.name.clone(), field.value.clone())).collect()
    }
}
