//! Reads files below a folder. Refuses everything that leads out of it.

use std::path::{Component, Path, PathBuf};

/// The file below `root` that a decoded address path names; nothing if there is none or it leads outside.
pub(crate) async fn read(root: &Path, path: &str) -> Option<Vec<u8>> {
    let file = inside(root, path)?;
    let (root, file) = (tokio::fs::canonicalize(root).await.ok()?, tokio::fs::canonicalize(file).await.ok()?);
    // Also a link must not lead out.
    if !file.starts_with(&root) {
        return None;
    }
    tokio::fs::read(file).await.ok()
}

/// Only plain names: no `..`, no root, no drive, no hidden file.
fn inside(root: &Path, path: &str) -> Option<PathBuf> {
    let relative = Path::new(path.trim_start_matches('/'));
    let plain = |part: Component<'_>| match part {
        Component::Normal(name) => name.to_str().is_some_and(|name| !name.starts_with('.') && !name.contains('\\')),
        _ => false,
    };
    relative.components().all(plain).then(|| root.join(relative))
}

/// The MIME type by the file's ending.
pub(crate) fn mime(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "map") => "application/json; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_leads_out_is_refused() {
        let root = Path::new("/srv");
        for path in ["../x", "a/../../x", "/../x", ".git/config", "a\\..\\x"] {
            assert_eq!(inside(root, path), None, "{path}");
        }
        assert_eq!(inside(root, "/assets/x.js"), Some(PathBuf::from("/srv/assets/x.js")));
    }
}
