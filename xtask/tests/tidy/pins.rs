//! Versions that are written in several places agree. Refuses a tool that does not fit its library.

use super::files::read;

/// What stands in quotes after `marker`, without a leading `=` or `^`.
fn pinned(text: &str, marker: &str) -> String {
    let (_, after) = text.split_once(marker).unwrap_or_else(|| panic!("no {marker:?}"));
    let quoted = after.split('"').nth(1).unwrap_or_else(|| panic!("nothing in quotes after {marker:?}"));
    quoted.trim_start_matches(['=', '^']).to_owned()
}

#[test]
fn wasm_bindgen_has_one_version() {
    let library = pinned(&read("Cargo.toml"), "\nwasm-bindgen =");
    let tool = read("xtask/src/tools/cargo.rs");
    assert_eq!(pinned(&tool, "name: \"wasm-bindgen-cli\",\n    version:"), library);
    assert_eq!(pinned(&read("Trunk.toml"), "\nwasm_bindgen ="), library);
}

#[test]
fn trunk_has_one_version() {
    let tool = read("xtask/src/tools/cargo.rs");
    assert_eq!(pinned(&tool, "name: \"trunk\",\n    version:"), pinned(&read("Trunk.toml"), "trunk-version ="));
}

#[test]
fn wasm_opt_has_one_version() {
    let package = pinned(&read("xtask/tools/package.json"), "\"binaryen\":");
    let major = package.split('.').next().unwrap();
    assert_eq!(pinned(&read("Trunk.toml"), "\nwasm_opt ="), format!("version_{major}"));
}

#[test]
fn a_pin_is_read_without_its_sign() {
    assert_eq!(pinned("x\nwasm-bindgen = \"=0.2.1\"\n", "\nwasm-bindgen ="), "0.2.1");
}
