//! Serves the host pages of the demo, with the origins filled in, under a strict content security policy.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::State as Shared;
use axum::http::{HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::answer::Answer;
use crate::static_file;
use crate::world::Origins;

/// The policy of every host page: the widget must work under it.
const POLICY: &str = "default-src 'none'; script-src {{widget}} 'wasm-unsafe-eval'; \
                      connect-src {{service}} {{widget}}; style-src 'self'; img-src 'self'; form-action 'self'; \
                      base-uri 'none'; require-trusted-types-for 'script'";

const NOT_FOUND: &str = "There is no such page. --pages-dir names the folder of the host pages.\n";

/// The pages' folder and the origins to fill in.
pub(crate) struct Shop {
    pub(crate) folder: PathBuf,
    pub(crate) origins: Origins,
}

/// The router of the shop's origin. Pages may be posted to, as post-chat forms are (§10).
pub(crate) fn router(shop: Shop) -> Router {
    Router::new().fallback(get(serve).post(serve)).with_state(Arc::new(shop))
}

async fn serve(Shared(shop): Shared<Arc<Shop>>, uri: Uri) -> Response {
    let path = file_path(uri.path());
    let Some(bytes) = static_file::read(&shop.folder, &path).await else {
        return Answer::text(404, NOT_FOUND).into_response();
    };
    if path.ends_with(".html") { page(&shop.origins, &bytes) } else { file(static_file::mime(&path), bytes) }
}

fn page(origins: &Origins, bytes: &[u8]) -> Response {
    let mut response = Answer::html(200, &origins.fill_page(&String::from_utf8_lossy(bytes))).into_response();
    let policy = HeaderValue::from_str(&origins.fill_page(POLICY)).expect("origins are plain ASCII");
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// Path below the folder; `/` is index.html.
pub(crate) fn file_path(path: &str) -> String {
    let path = path.trim_start_matches('/');
    if path.is_empty() { "index.html".into() } else { path.into() }
}

/// An answer with a file.
pub(crate) fn file(mime: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(bytes));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(mime));
    response.headers_mut().insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
