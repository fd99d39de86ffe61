//! Plain JavaScript values for the host page: texts, numbers and faults by name. It knows no event and no error.

use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use super::faults::OptionFault;

/// The value of a member.
pub(super) enum Member<'a> {
    /// A text.
    Text(&'a str),
    /// A text, or null.
    MaybeText(Option<&'a str>),
    /// A number, or null.
    MaybeNumber(Option<u32>),
    /// A time in milliseconds or the number of a line: whole, and far below 2^53.
    Long(u64),
    /// All faults.
    Faults(&'a [OptionFault]),
}

impl Member<'_> {
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    fn value(&self) -> JsValue {
        let to = Serializer::json_compatible();
        let value = match self {
            Self::Text(text) => text.serialize(&to),
            Self::MaybeText(text) => text.serialize(&to),
            Self::MaybeNumber(number) => number.serialize(&to),
            Self::Long(number) => Ok(JsValue::from_f64(*number as f64)),
            Self::Faults(faults) => Ok(list(faults)),
        };
        // Texts and numbers: there is nothing in them that could fail.
        value.unwrap_or(JsValue::NULL)
    }
}

fn list(faults: &[OptionFault]) -> JsValue {
    let list = Array::new();
    for OptionFault { option, expected, found } in faults {
        let members = [("option", option), ("expected", expected), ("found", found)];
        list.push(&object(&members.map(|(name, text)| (name, Member::Text(text)))));
    }
    list.into()
}

/// An object with these members.
pub(super) fn object(members: &[(&str, Member<'_>)]) -> JsValue {
    let object = Object::new().into();
    for (name, member) in members {
        set(&object, name, member);
    }
    object
}

/// Sets one member of an object of ours.
pub(super) fn set(target: &JsValue, name: &str, member: &Member<'_>) {
    // A fresh object takes every member.
    let _set = Reflect::set(target, &name.into(), &member.value());
}
