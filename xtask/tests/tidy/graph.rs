//! What depends on what, as Cargo sees it. Refuses browser crates in native builds of the widget's
//! core, and the widget's code in the sandbox.

use std::process::Command;

use super::assert_none;
use super::files::root;

const BROWSER_CRATES: [&str; 6] = ["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo-net", "gloo-timers"];

/// The names of all crates in the native dependency graph of a package, tests left out.
fn native_graph(package: &str) -> Vec<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .current_dir(root())
        .args(["tree", "--locked", "--offline", "--edges", "normal", "--prefix", "none", "--package", package])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo tree failed; `cargo fetch --locked` may help:\n{said}");
    names(&String::from_utf8_lossy(&output.stdout))
}

fn names(tree: &str) -> Vec<String> {
    tree.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

fn faults(graph: &[String], unwanted: &[&str]) -> Vec<String> {
    graph.iter().filter(|name| unwanted.contains(&name.as_str())).cloned().collect()
}

#[test]
fn native_builds_of_the_widget_know_no_browser() {
    let graph = native_graph("chasitor");
    assert!(graph.iter().any(|name| name == "serde_json"), "no graph: {graph:?}");
    assert_none("Browser crates are wasm-only dependencies", &faults(&graph, &BROWSER_CRATES));
}

#[test]
fn the_sandbox_does_not_use_the_widget() {
    let graph = native_graph("chasitor-sandbox");
    assert!(graph.iter().any(|name| name == "axum"), "no graph: {graph:?}");
    assert_none("The sandbox speaks from types of its own", &faults(&graph, &["chasitor"]));
}

#[test]
fn a_browser_crate_in_the_graph_is_found() {
    let graph = names("chasitor v0.1.0 (here)\nserde v1.0.0\nweb-sys v0.3.106 (*)\n\n");
    assert_eq!(faults(&graph, &BROWSER_CRATES), ["web-sys"]);
}
