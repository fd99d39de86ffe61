//! How times are written. It reads no clock: it only puts given times into the visitor's language.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::session::Timestamp;

/// Writes hours and minutes. Made once: making the browser's formatter costs more than using it.
pub(super) struct Clock {
    /// `None` if the browser has no formatter; times are then left out.
    format: Option<Function>,
}

impl Clock {
    /// A clock for this language tag; one that the browser does not understand gives the browser's own language.
    pub fn new(language: &str) -> Self {
        let tag = if language.is_empty() { JsValue::UNDEFINED } else { language.into() };
        Self { format: formatter(&tag).or_else(|_| formatter(&JsValue::UNDEFINED)).ok() }
    }

    /// Hours and minutes, or nothing if the time lies beyond what a browser can write.
    pub fn write(&self, at: Timestamp) -> Option<String> {
        let milliseconds = JsValue::from_f64(at.0 as f64);
        self.format.as_ref()?.call1(&JsValue::UNDEFINED, &milliseconds).ok()?.as_string()
    }
}

/// The bound `format` function of an `Intl.DateTimeFormat`. By reflection, since the typed way cannot
/// hand back the exception of a wrong language tag.
fn formatter(tag: &JsValue) -> Result<Function, JsValue> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
    let class: Function = Reflect::get(&intl, &"DateTimeFormat".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"hour".into(), &"numeric".into())?;
    Reflect::set(&options, &"minute".into(), &"2-digit".into())?;
    let made = Reflect::construct(&class, &Array::of2(tag, &options))?;
    Reflect::get(&made, &"format".into())?.dyn_into()
}
