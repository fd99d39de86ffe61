//! Post-chat addresses of every shape: the origin that is checked must be the origin that a browser visits (§10).

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use chasitor::session::address::http_origin;
use proptest::prelude::{Just, ProptestConfig, Strategy, any};
use proptest::test_runner::RngSeed;
use proptest::{prop_assert, prop_assert_eq, prop_oneof, proptest};

/// Pieces that addresses are forged from.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        "https://",
        "http://",
        "HTTP:",
        "javascript:",
        "//",
        "/",
        "\\",
        "@",
        ":",
        "443",
        "80",
        "0",
        "08",
        "256",
        "0x7f",
        "1",
        ".",
        "-",
        "a",
        "xn--",
        "shop.example",
        "%2e",
        "\t",
        "\n",
        " ",
        "?",
        "#",
        "[::1]",
        "ß",
        "。",
        "\u{200b}",
    ];
    let words: Vec<_> = words.iter().map(|word| Just((*word).to_owned())).collect();
    prop_oneof![4 => proptest::sample::select(words).prop_flat_map(|word| word), 1 => any::<char>().prop_map(String::from)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_origin_is_only_given_for_what_every_browser_reads_alike(pieces in proptest::collection::vec(piece(), 1..8)) {
        let forged = pieces.concat();
        for url in [forged.clone(), format!("https://{forged}"), format!("https://shop.example{forged}")] {
            let Some(origin) = http_origin(&url) else { continue };
            let (scheme, rest) = url.split_once("://").unwrap();
            let authority = rest.split(['/', '?', '#']).next().unwrap();
            let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
            let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
            prop_assert!(!host.is_empty() && host.chars().all(is_plain), "{url}");
            prop_assert!(port.chars().all(|c| c.is_ascii_digit()), "{url}");
            prop_assert!(!url.contains(['\\', '\t', '\n', ' ']), "{url}");
            prop_assert!(ends_in_no_number(host) || host.parse::<std::net::Ipv4Addr>().is_ok(), "{url}");
            prop_assert!(["http", "https"].contains(&scheme.to_ascii_lowercase().as_str()), "{url}");
            let spelled = format!("{}://{}", scheme.to_ascii_lowercase(), host.to_ascii_lowercase());
            prop_assert!(origin.starts_with(&spelled), "{url} {origin}");
            prop_assert_eq!(http_origin(&origin), Some(origin.clone()), "an origin is its own origin");
            prop_assert_eq!(http_origin(&format!("{origin}/path?q#f")), Some(origin));
        }
    }
}

/// What browsers take for an IPv4 address ends in a number: digits, or `0x` with hexadecimal digits.
fn ends_in_no_number(host: &str) -> bool {
    let last = host.strip_suffix('.').unwrap_or(host).rsplit('.').next().unwrap().to_ascii_lowercase();
    let hexadecimal = last.strip_prefix("0x").is_some_and(|rest| rest.chars().all(|c| c.is_ascii_hexdigit()));
    !hexadecimal && (last.is_empty() || !last.chars().all(|c| c.is_ascii_digit()))
}

#[test]
fn known_traps_have_no_origin() {
    let traps = [
        "https:\\\\shop.example",
        "https:/shop.example",
        "https:shop.example",
        "//shop.example",
        "https://good@evil.example",
        "https://good:pw@evil.example",
        "https://good\t.example",
        "ht\ntps://good.example",
        " https://good.example",
        "https://127.1",
        "https://2130706433",
        "https://0x7f.0.0.1",
        "https://0177.0.0.1",
        "https://1.2.3.4.",
        "https://256.1.1.1",
        "https://good%2eexample",
        "https://gооd.example",
        "https://good。example",
        "https://[::1]",
        "https://good.example:70000",
        "https://good.example:+443",
        "https://good.example:4 43",
        "https://good.example:",
        "javascript://good.example/%0aalert(1)",
        "data://good.example",
        "blob:https://good.example/1",
        "https://",
        "https:///good.example",
        "https://?good.example",
    ];
    for trap in traps {
        assert_eq!(http_origin(trap), None, "{trap}");
    }
}

#[test]
fn plain_addresses_have_theirs() {
    let plain = [
        ("https://shop.example", "https://shop.example"),
        ("HTTPS://Shop.Example:443/a?b#c", "https://shop.example"),
        ("http://127.0.0.1:8300/", "http://127.0.0.1:8300"),
        ("http://localhost:080/x", "http://localhost"),
        ("https://xn--mnchen-3ya.example/", "https://xn--mnchen-3ya.example"),
        ("https://0xyz.a1", "https://0xyz.a1"),
    ];
    for (url, origin) in plain {
        assert_eq!(http_origin(url).as_deref(), Some(origin));
    }
}
