//! What the visitor's POSTs ask for, read from noun and body (§3.8 to §3.16). Does nothing of it.

use serde::Deserialize;
use serde_json::Value;

use crate::answer::Answer;
use crate::bodies::{ChasitorInit, json};

/// What a POST of the visitor asks for.
#[derive(Debug)]
pub(crate) enum Deed {
    Init(Box<ChasitorInit>),
    Resync,
    Message(String),
    Typing,
    NotTyping,
    SneakPeek(String),
    Custom {
        kind: String,
        data: String,
    },
    End(Option<String>),
    IdleWarning(&'static str),
    Rules(Vec<String>),
    Choice(Vec<RichAction>),
    /// MultiNoun: in order, under one SEQUENCE (§3.14).
    Batch(Vec<Deed>),
    /// Accepted without effect: entries of a batch for the prefix `ChatBot`.
    Nothing,
}

impl Deed {
    /// Reads the body of `POST Chasitor/{noun}`. An empty body counts as `{}` (§3.9).
    pub(crate) fn read(noun: &str, body: &[u8]) -> Result<Self, Answer> {
        Ok(match noun {
            "ChasitorInit" => Self::Init(Box::new(json::<ChasitorInit>(body)?.check()?)),
            "ChasitorResyncState" => json(body).map(|_: ResyncState| Self::Resync)?,
            "ChatMessage" => Self::message(json::<Text>(body)?.text)?,
            "ChasitorTyping" => object(body).map(|()| Self::Typing)?,
            "ChasitorNotTyping" => object(body).map(|()| Self::NotTyping)?,
            "ChasitorSneakPeek" => Self::SneakPeek(json::<SneakPeek>(body)?.text),
            "CustomEvent" => json(body).map(|CustomEvent { kind, data }| Self::Custom { kind, data })?,
            "ChatEnd" => Self::End(json::<ChatEnd>(body)?.reason),
            "ChasitorIdleTimeoutWarningEvent" => Self::idle(&json(body)?),
            "SensitiveDataRuleTriggered" => {
                Self::Rules(json::<Rules>(body)?.rules.into_iter().map(|rule| rule.name).collect())
            }
            "RichMessage" => Self::Choice(json::<RichChoice>(body)?.actions),
            _ => return Err(Answer::text(404, "Not Found")),
        })
    }

    /// Reads the body of `POST System/MultiNoun` (§3.14).
    pub(crate) fn read_batch(body: &[u8]) -> Result<Self, Answer> {
        let nouns = json::<MultiNoun>(body)?.nouns;
        nouns.into_iter().map(NounWrapper::read).collect::<Result<_, _>>().map(Self::Batch)
    }

    fn message(text: String) -> Result<Self, Answer> {
        if text.is_empty() {
            return Err(Answer::bad_request("text is empty")); // A23
        }
        Ok(Self::Message(text))
    }

    fn idle(warning: &IdleWarning) -> Self {
        Self::IdleWarning(match warning.idle_timeout_warning_event {
            IdleState::Triggered => "triggered",
            IdleState::Cleared => "cleared",
        })
    }
}

impl NounWrapper {
    /// `object`, or `data` as an object or as JSON text.
    fn read(self) -> Result<Deed, Answer> {
        let body = match self.object.or(self.data) {
            Some(Value::String(text)) => text.into_bytes(),
            Some(value) => value.to_string().into_bytes(),
            None => Vec::new(),
        };
        match (self.prefix.as_str(), self.noun.as_str()) {
            ("ChatBot", _) => Ok(Deed::Nothing),
            ("Chasitor", "ChasitorInit" | "ChasitorResyncState") => {
                Err(Answer::bad_request(&format!("{} cannot be part of a batch", self.noun)))
            }
            ("Chasitor", noun) => Deed::read(noun, &body),
            (prefix, _) => Err(Answer::bad_request(&format!("unknown prefix {prefix:?}"))),
        }
    }
}

#[derive(Deserialize)]
struct Text {
    text: String,
}

#[derive(Deserialize)]
struct SneakPeek {
    #[serde(rename = "position")]
    _position: i64,
    text: String,
}

#[derive(Deserialize)]
struct CustomEvent {
    #[serde(rename = "type")]
    kind: String,
    data: String,
}

#[derive(Deserialize)]
struct ChatEnd {
    reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct IdleWarning {
    idle_timeout_warning_event: IdleState,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum IdleState {
    Triggered,
    Cleared,
}

#[derive(Deserialize)]
struct Rules {
    rules: Vec<Rule>,
}

#[derive(Deserialize)]
struct Rule {
    name: String,
}

#[derive(Deserialize)]
struct RichChoice {
    actions: Vec<RichAction>,
}

/// A choice in a menu (§3.16).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RichAction {
    #[serde(rename = "type")]
    pub(crate) kind: RichKind,
    pub(crate) index: u32,
    pub(crate) dialog_id: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[allow(clippy::enum_variant_names, reason = "names of the wire")]
pub(crate) enum RichKind {
    ChatWindowMenu,
    ChatWindowButton,
    ChatWindowFooterMenu,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ResyncState {
    #[serde(rename = "organizationId")]
    _organization_id: String,
}

#[derive(Deserialize)]
struct MultiNoun {
    nouns: Vec<NounWrapper>,
}

#[derive(Deserialize)]
struct NounWrapper {
    prefix: String,
    noun: String,
    object: Option<Value>,
    data: Option<Value>,
}

fn object(body: &[u8]) -> Result<(), Answer> {
    json::<serde_json::Map<String, Value>>(body).map(|_| ())
}
