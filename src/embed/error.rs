//! Errors as the host page gets them: JavaScript errors with a code and, where there are several
//! things wrong, all of them.

use js_sys::Error;
use wasm_bindgen::JsValue;

use super::faults::OptionFault;
use super::value::{Member, set};

/// An error with a code.
pub(super) fn error(code: &str, message: &str) -> JsValue {
    let error = Error::new(message).into();
    set(&error, "code", &Member::Text(code));
    error
}

/// An error with all faults.
pub(super) fn error_with(code: &str, message: &str, faults: &[OptionFault]) -> JsValue {
    let error = error(code, message);
    set(&error, "faults", &Member::Faults(faults));
    error
}
