//! The widget's files and the host pages.

use std::fs;
use std::path::PathBuf;

use chasitor_sandbox::{Options, Sandbox, Settings, spawn};
use hyper::Method;

use crate::support::{Http, Reply};

/// A sandbox over folders with a few files; `name` keeps tests apart.
async fn with_files(name: &str) -> Sandbox {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let (widget_dir, pages_dir) = (root.join("dist"), root.join("pages"));
    fs::create_dir_all(widget_dir.join("assets")).unwrap();
    fs::create_dir_all(&pages_dir).unwrap();
    fs::write(root.join("secret.txt"), "secret").unwrap();
    fs::write(widget_dir.join("chasitor.js"), "// loader").unwrap();
    fs::write(widget_dir.join("assets/chasitor-1_bg.wasm"), "\0asm").unwrap();
    fs::write(pages_dir.join("index.html"), "<script src=\"{{widget}}/chasitor.js\"></script>{{service}} {{shop}}")
        .unwrap();
    fs::write(pages_dir.join("shop.css"), "{{widget}}").unwrap();
    spawn(Options { widget_dir, pages_dir, settings: Settings::manual(), ..Options::default() }).await.unwrap()
}

async fn get(origin: &str, path: &str) -> Reply {
    Http::new().send(Method::GET, &format!("{origin}{path}"), &[], "").await.unwrap()
}

#[tokio::test]
async fn the_widgets_files_are_open_to_every_origin_with_the_right_types() {
    let sandbox = with_files("types").await;
    let table = [
        ("/chasitor.js", "text/javascript; charset=utf-8", "no-cache"),
        ("/assets/chasitor-1_bg.wasm", "application/wasm", "public, max-age=31536000, immutable"),
    ];
    for (path, kind, cache) in table {
        let reply = get(sandbox.widget(), path).await;
        assert_eq!((reply.status, reply.header("content-type")), (200, Some(kind)), "{path}");
        assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
        assert_eq!(reply.header("cross-origin-resource-policy"), Some("cross-origin"));
        assert_eq!(reply.header("cache-control"), Some(cache));
    }
}

#[tokio::test]
async fn no_path_leads_out_of_the_folder() {
    let sandbox = with_files("traversal").await;
    for path in ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "/assets/../../secret.txt"] {
        for origin in [sandbox.widget(), sandbox.shop()] {
            let reply = get(origin, path).await;
            assert_eq!((reply.status, reply.text().contains("secret")), (404, false), "{path}");
        }
    }
}

#[tokio::test]
async fn a_widget_that_is_not_built_says_how_to_build_it() {
    let options = Options { widget_dir: "no/such/folder".into(), ..Options::default() };
    let sandbox = spawn(options).await.unwrap();
    let reply = get(sandbox.widget(), "/chasitor.js").await;
    assert_eq!(reply.status, 404);
    assert!(reply.text().contains("trunk build"), "{}", reply.text());
}

#[tokio::test]
async fn a_host_page_knows_the_origins_and_has_the_strict_policy() {
    let sandbox = with_files("pages").await;
    let (widget, service, shop) = (sandbox.widget(), sandbox.service(), sandbox.shop());
    let reply = get(shop, "/").await;
    assert_eq!(reply.text(), format!("<script src=\"{widget}/chasitor.js\"></script>{service} {shop}"));
    let policy = format!(
        "default-src 'none'; script-src {widget} 'wasm-unsafe-eval'; connect-src {service} {widget}; \
         style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'"
    );
    assert_eq!(reply.header("content-security-policy"), Some(policy.as_str()));
    let style = get(shop, "/shop.css").await;
    assert_eq!((style.header("content-type"), style.text().as_str()), (Some("text/css; charset=utf-8"), "{{widget}}"));
}

#[tokio::test]
async fn a_host_page_may_be_posted_to() {
    let sandbox = with_files("posted").await;
    let address = format!("{}/index.html", sandbox.shop());
    let form = [("Content-Type", "application/x-www-form-urlencoded")];
    assert_eq!(Http::new().send(Method::POST, &address, &form, "chatKey=1").await.unwrap().status, 200);
}

#[tokio::test]
async fn a_port_that_is_taken_is_named() {
    let sandbox = spawn(Options::default()).await.unwrap();
    let port: u16 = sandbox.shop().rsplit(':').next().unwrap().parse().unwrap();
    let Err(error) = spawn(Options { shop_port: port, ..Options::default() }).await else {
        panic!("the port is taken")
    };
    let text = error.to_string();
    assert!(text.contains(&port.to_string()) && text.contains("--shop-port"), "{text}");
}
