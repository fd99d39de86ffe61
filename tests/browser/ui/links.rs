//! What follows after the chat: addresses of the web alone, and never by itself.

use chasitor::session::{Command, EndReason, Ending, Phase, PostChat, Snapshot};
use wasm_bindgen_test::wasm_bindgen_test;

use super::shown::shown;
use super::snapshots::over;

fn ended(next: PostChat) -> Snapshot {
    Snapshot { post_chat: Some(next), ..over(Phase::Ended(Ending::Reason(EndReason::Visitor))) }
}

#[wasm_bindgen_test]
async fn who_is_about_to_leave_can_stay() {
    let url = "https://shop.example.com/thanks?x=1".to_owned();
    let shown = shown(ended(PostChat::Leaving { url: url.clone(), new_tab: false })).await;
    assert_eq!(shown.text(".leaving [role=status]"), "You are being taken to shop.example.com");
    assert_eq!(shown.find("a").get_attribute("href"), Some(url));
    shown.click(&shown.button("Stay here")).await;
    assert_eq!(shown.sent(), [Command::StayHere]);
}

#[wasm_bindgen_test]
async fn a_link_names_where_it_leads_and_gives_no_hold_on_the_page() {
    let shown = shown(ended(PostChat::Link("https://survey.example.com/x".into()))).await;
    let link = shown.find("a");
    assert_eq!(link.text_content().as_deref(), Some("Continue to survey.example.com"));
    assert_eq!(link.get_attribute("rel").as_deref(), Some("noopener noreferrer"));
    assert_eq!(link.get_attribute("target").as_deref(), Some("_blank"));
}

#[wasm_bindgen_test]
async fn an_address_that_is_not_of_the_web_is_no_link() {
    for url in ["javascript:alert(1)", "data:text/html,x", "//example.com", "not an address", "vbscript:x", ""] {
        let shown = shown(ended(PostChat::Link(url.into()))).await;
        assert_eq!(shown.count("a"), 0, "{url}");
        shown.push(ended(PostChat::Leaving { url: url.into(), new_tab: true })).await;
        assert_eq!(shown.count("a"), 0, "{url}");
    }
}
