//! The transcript: each line once, as text, and the visitor's place in it.

use chasitor::session::{Command, MessageId, Snapshot, Status};
use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use super::shown::{next_scroll, shown};
use super::snapshots::{chat, joined, many, said, written};

#[wasm_bindgen(inline_js = r#"
export class Watched {
  constructor(element) {
    this.records = [];
    this.observer = new MutationObserver((records) => this.records.push(...records));
    this.observer.observe(element, { childList: true });
  }
  changes() {
    const said = (sign) => (node) => sign + node.textContent;
    return [...this.records, ...this.observer.takeRecords()].flatMap((record) =>
      [...[...record.addedNodes].map(said('+')), ...[...record.removedNodes].map(said('-'))]);
  }
}
"#)]
extern "C" {
    type Watched;
    #[wasm_bindgen(constructor)]
    fn new(element: &Element) -> Watched;
    #[wasm_bindgen(method)]
    fn changes(this: &Watched) -> Array;
}

fn from_end(log: &Element) -> i32 {
    log.scroll_height() - log.client_height() - log.scroll_top()
}

#[wasm_bindgen_test]
async fn a_new_line_is_added_once_and_nothing_else_is_touched() {
    // One line in the second piece, so that both kinds of pieces are there.
    for count in [1, 63, 64, 65] {
        let shown = shown(chat(&many(count))).await;
        let watched = Watched::new(&shown.find("[role=log]"));
        shown.push(chat(&many(count + 1))).await;
        let changes = watched.changes();
        assert_eq!(changes.length(), 1, "{count}: {changes:?}");
        let added = changes.get(0).as_string().unwrap();
        assert!(added.contains(&format!("Mira K said: Line {count}")), "{added}");
    }
}

#[wasm_bindgen_test]
async fn each_line_is_led_by_its_author() {
    let lines = [joined("Mira K"), said("Hello"), written("Hi", Status::Sent)];
    let shown = shown(chat(&lines)).await;
    assert_eq!(shown.text(".notice"), "Mira K joined the chat.");
    assert_eq!(shown.text(".theirs .bubble"), "Mira K said: Hello");
    assert_eq!(shown.text(".mine .bubble"), "You said: Hi");
}

#[wasm_bindgen_test]
async fn text_never_becomes_markup() {
    let hostile = "<img src=x onerror=alert(1)> <b>&amp;</b>\n<script>alert(1)</script>";
    let shown = shown(chat(&[joined(hostile), said(hostile), written(hostile, Status::Sent)])).await;
    assert_eq!(shown.count("[role=log] :is(img, b, script)"), 0);
    assert_eq!(shown.text(".theirs .text"), hostile);
    assert_eq!(shown.text(".mine .text"), hostile);
    assert_eq!(shown.find(".theirs .text").get_attribute("dir").as_deref(), Some("auto"));
}

#[wasm_bindgen_test]
async fn a_status_changes_in_place() {
    let shown = shown(chat(&[written("Hi", Status::Waiting)])).await;
    assert_eq!(shown.text(".status"), "Sending…");
    let watched = Watched::new(&shown.find("[role=log]"));
    shown.push(chat(&[written("Hi", Status::Sent)])).await;
    assert_eq!(shown.text(".status"), "Sent");
    assert_eq!(watched.changes().length(), 0);
}

#[wasm_bindgen_test]
async fn a_failed_text_can_be_tried_again() {
    let shown = shown(chat(&[written("Hi", Status::Failed)])).await;
    assert_eq!(shown.text(".status"), "Not sent");
    shown.click(&shown.named("[role=log] button", "Try again").unwrap()).await;
    assert_eq!(shown.sent(), [Command::Retry(MessageId(1))]);
}

#[wasm_bindgen_test]
async fn who_is_at_the_end_stays_at_the_end() {
    let shown = shown(chat(&many(60))).await;
    let log = shown.find("[role=log]");
    assert!(log.scroll_top() > 0 && from_end(&log) <= 1);
    shown.push(chat(&many(70))).await;
    assert!(from_end(&log) <= 1);
}

#[wasm_bindgen_test]
async fn who_has_scrolled_away_is_left_alone_and_told() {
    let shown = shown(chat(&many(60))).await;
    let log = shown.find("[role=log]");
    let scrolled = next_scroll(&log);
    log.set_scroll_top(100);
    JsFuture::from(scrolled).await.unwrap();
    assert_eq!(shown.sent(), [Command::Scrolled(Some(100))]);
    shown.push(chat(&many(61))).await;
    assert_eq!(log.scroll_top(), 100);

    let scrolled = next_scroll(&log);
    shown.click(&shown.button("New messages")).await;
    JsFuture::from(scrolled).await.unwrap();
    yew::scheduler::flush().await;
    assert!(from_end(&log) <= 1);
    assert!(shown.named("button", "New messages").is_none());
    assert_eq!(shown.sent().pop(), Some(Command::Scrolled(None)));
}

#[wasm_bindgen_test]
async fn an_own_text_leads_to_the_end() {
    let shown = shown(Snapshot { scroll: Some(100), ..chat(&many(60)) }).await;
    let log = shown.find("[role=log]");
    assert_eq!(log.scroll_top(), 100);
    let mut lines = many(60);
    lines.push(written("Hi", Status::Waiting));
    shown.push(chat(&lines)).await;
    assert!(from_end(&log) <= 1);
}

#[wasm_bindgen_test]
async fn a_place_found_again_is_kept_when_lines_come_at_once() {
    let shown = shown(Snapshot { scroll: Some(100), ..chat(&many(60)) }).await;
    shown.push(chat(&many(61))).await;
    assert_eq!(shown.find("[role=log]").scroll_top(), 100);
    assert!(shown.named("button", "New messages").is_some());
}
