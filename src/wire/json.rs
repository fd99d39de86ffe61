//! Any JSON as a tree, for what owners write by hand. Bodies of the services are not read with it: they have
//! types. Numbers stay text, since reading them as floating point brings tables that nothing here needs.

use super::lenient::{self, Object};
use super::named::Named;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number as it was written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object.
    Object(Named<Json>),
}

impl Json {
    /// Reads JSON text; `None` if it is none.
    #[must_use]
    pub fn parse(json: &str) -> Option<Self> {
        let json = json.trim();
        Some(match json.as_bytes().first()? {
            _ if json == "null" => Self::Null,
            _ if json == "true" || json == "false" => Self::Flag(json == "true"),
            b'"' => Self::Text(lenient::text(json).ok()?),
            b'[' => Self::List(lenient::list(json)?.into_iter().map(Self::parse).collect::<Option<_>>()?),
            b'{' => Self::Object(members(&Object::parse(json)?)?),
            _ => Self::Number(lenient::whole(json).map(|_| json.to_owned())?),
        })
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The list, if it is one.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// The object, if it is one.
    #[must_use]
    pub fn as_object(&self) -> Option<&Named<Self>> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The number, if it is a whole one from 0 on.
    #[must_use]
    pub fn as_natural(&self) -> Option<u32> {
        match self {
            Self::Number(number) => u32::try_from(lenient::integer(number)?).ok(),
            _ => None,
        }
    }

    /// True for `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        *self == Self::Null
    }
}

fn members(object: &Object<'_>) -> Option<Named<Json>> {
    object.iter().map(|(name, json)| Some((name.to_owned(), Json::parse(json)?))).collect()
}
