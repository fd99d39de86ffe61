//! The transcript as a text file. Nothing is sent anywhere: the file is made and handed over in the browser.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::session::{Body, Transcript};

use super::line::author_name;
use super::notice;
use super::shared::Shared;
use super::strings::Text;

/// A file that the browser was given. Dropping it takes the file back, so keep it until the next one.
pub(super) struct Saved {
    address: String,
}

impl Drop for Saved {
    fn drop(&mut self) {
        // Fails only for an address that was never given out.
        let _ = Url::revoke_object_url(&self.address);
    }
}

/// Has the browser save the transcript.
///
/// # Errors
///
/// What the browser says if it cannot.
pub(super) fn save(shared: &Shared, transcript: &Transcript) -> Result<Saved, JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/plain;charset=utf-8");
    let parts = Array::of1(&written(shared, transcript).into());
    let file = Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    let saved = Saved { address: Url::create_object_url_with_blob(&file)? };
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let document = window.document().ok_or(JsValue::UNDEFINED)?;
    // Never put into the page: a click is all that is needed.
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    anchor.set_href(&saved.address);
    anchor.set_download(&shared.text(Text::TranscriptFile));
    anchor.click();
    Ok(saved)
}

/// One paragraph for each line, led by its time and author.
fn written(shared: &Shared, transcript: &Transcript) -> String {
    let mut file = String::new();
    for entry in transcript.iter() {
        if let Some(time) = shared.clock.write(entry.at) {
            file.push_str(&time);
            file.push_str("  ");
        }
        match &entry.body {
            Body::Notice(what) => file.push_str(&notice::words(shared, what)),
            Body::Text { author, text, .. } => {
                file.push_str(&author_name(shared, author));
                file.push_str(": ");
                file.push_str(text);
            }
        }
        file.push('\n');
    }
    file
}
