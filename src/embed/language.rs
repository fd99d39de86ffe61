//! The direction of a language. It translates nothing.

/// Languages written from right to left in their usual script.
const RIGHT_TO_LEFT: [&str; 16] =
    ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"];

/// Scripts written from right to left, which count over the language (`az-Arab`).
const SCRIPTS: [&str; 6] = ["arab", "hebr", "nkoo", "syrc", "thaa", "adlm"];

/// True if texts in the language of this tag run from right to left.
#[must_use]
pub fn is_right_to_left(tag: &str) -> bool {
    let tag = tag.to_ascii_lowercase();
    let mut parts = tag.split(['-', '_']);
    let language = parts.next().unwrap_or_default();
    match parts.find(|part| part.len() == 4) {
        Some(script) => SCRIPTS.contains(&script),
        None => RIGHT_TO_LEFT.contains(&language),
    }
}
