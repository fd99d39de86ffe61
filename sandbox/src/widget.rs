//! Serves the built widget to pages of any origin. Builds nothing.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::State as Shared;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::answer::Answer;
use crate::{shop, static_file};

const NOT_BUILT: &str = "The widget is not built: its folder is missing or has no chasitor.js.\n\
                         Build it with `trunk build --release`, or name another folder with --widget-dir.\n";

/// The router of the widget's origin.
pub(crate) fn router(folder: PathBuf) -> Router {
    Router::new().fallback(get(serve)).with_state(Arc::new(folder))
}

async fn serve(Shared(folder): Shared<Arc<PathBuf>>, uri: Uri) -> Response {
    let path = shop::file_path(uri.path());
    let mut response = match static_file::read(&folder, &path).await {
        Some(bytes) => shop::file(static_file::mime(&path), bytes),
        None if !folder.join("chasitor.js").is_file() => Answer::text(404, NOT_BUILT).into_response(),
        None => Answer::text(404, "Not Found\n").into_response(),
    };
    open_to_all(response.headers_mut(), &path);
    response
}

/// Pages of any origin may use the files; files with a hash in their name may be kept.
fn open_to_all(headers: &mut HeaderMap, path: &str) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    let cache = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
}
