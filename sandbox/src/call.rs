//! The four headers of a call (§4). Reads them, judges nothing.

use axum::http::{HeaderMap, HeaderName};

pub(crate) const VERSION: HeaderName = HeaderName::from_static("x-liveagent-api-version");
pub(crate) const AFFINITY: HeaderName = HeaderName::from_static("x-liveagent-affinity");
pub(crate) const KEY: HeaderName = HeaderName::from_static("x-liveagent-session-key");
pub(crate) const SEQUENCE: HeaderName = HeaderName::from_static("x-liveagent-sequence");

/// The four headers as text; absent if missing or not text.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) version: Option<String>,
    pub(crate) affinity: Option<String>,
    pub(crate) key: Option<String>,
    pub(crate) sequence: Option<String>,
}

impl Call {
    pub(crate) fn read(headers: &HeaderMap) -> Self {
        let text = |name: &HeaderName| Some(headers.get(name)?.to_str().ok()?.trim().to_owned());
        Self { version: text(&VERSION), affinity: text(&AFFINITY), key: text(&KEY), sequence: text(&SEQUENCE) }
    }
}
