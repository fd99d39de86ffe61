//! Errors as the host page gets them: JavaScript errors with a code and, where there are several
//! things wrong, all of them.

use js_sys::{Error, Reflect};
use serde::Serialize;
use wasm_bindgen::JsValue;

use super::faults::OptionFault;

/// One fault, as the host page sees it.
#[derive(Serialize)]
pub(super) struct FaultDetail<'a> {
    option: &'a str,
    expected: &'a str,
    found: &'a str,
}

/// All faults, as the host page sees them.
pub(super) fn details(faults: &[OptionFault]) -> Vec<FaultDetail<'_>> {
    faults
        .iter()
        .map(|fault| FaultDetail { option: &fault.option, expected: &fault.expected, found: &fault.found })
        .collect()
}

/// A plain JavaScript value.
pub(super) fn plain(value: &impl Serialize) -> JsValue {
    // Texts, numbers and lists of them: there is nothing in them that could fail.
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

/// An error with a code.
pub(super) fn error(code: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    set(&error, "code", &code.into());
    error.into()
}

/// An error with all faults.
pub(super) fn error_with(code: &str, message: &str, faults: &[OptionFault]) -> JsValue {
    let error = error(code, message);
    set(&error, "faults", &plain(&details(faults)));
    error
}

fn set(target: &JsValue, name: &str, value: &JsValue) {
    // A fresh error object takes every member.
    let _set = Reflect::set(target, &name.into(), value);
}
