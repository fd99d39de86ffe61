//! Where the visitor goes after the chat (§10): to the owner's page, by a link, or nowhere.

use chasitor::session::{Command, Phase, PostChat, PostChatMode};

use crate::sim::World;

const OWN: &str = "https://shop.example.test/after-chat?from=chat";
const OTHER: &str = "https://evil.example.test/after-chat";

fn chat(mode: PostChatMode, url: &str) -> World {
    let mut world = World::with(1, |config| config.post_chat.mode = mode);
    world.server.settings.post_chat_url = url.to_owned();
    world.chatting()
}

fn ended_by_agent(mode: PostChatMode, url: &str) -> World {
    let mut world = chat(mode, url);
    world.agent_ends();
    world.run_for(100);
    assert_eq!(world.phase(), "ended");
    world
}

#[test]
fn the_visitors_own_end_leads_to_the_page_at_once() {
    let mut world = chat(PostChatMode::Redirect, OWN);
    world.command(Command::End);
    world.run_for(500);
    assert_eq!(world.page.redirects, [(OWN.to_owned(), false)]);
}

#[test]
fn the_agents_end_leaves_time_to_read_the_last_line() {
    let mut world = ended_by_agent(PostChatMode::Redirect, OWN);
    assert_eq!(world.snapshot().post_chat, Some(PostChat::Leaving { url: OWN.to_owned(), new_tab: false }));
    world.run_for(3_000);
    assert!(world.page.redirects.is_empty());
    world.run_for(2_000);
    assert_eq!(world.page.redirects, [(OWN.to_owned(), false)]);
}

#[test]
fn who_stays_here_is_not_taken_away_and_keeps_the_link() {
    let mut world = ended_by_agent(PostChatMode::Redirect, OWN);
    world.command(Command::StayHere);
    world.run_for(60_000);
    assert!(world.page.redirects.is_empty());
    assert_eq!(world.snapshot().post_chat, Some(PostChat::Link(OWN.to_owned())));
}

#[test]
fn the_next_page_begins_anew() {
    let mut world = ended_by_agent(PostChatMode::Redirect, OWN);
    world.run_for(10_000);
    assert!(world.storage.chat.is_none());
    world.reload(true);
    assert_eq!((world.phase(), world.snapshot().open), ("idle", false));
}

#[test]
fn a_new_tab_leaves_this_one_as_it_is() {
    let mut world = ended_by_agent(PostChatMode::NewTab, OWN);
    world.agent_says("too late");
    world.run_for(10_000);
    assert_eq!(world.page.redirects, [(OWN.to_owned(), true)]);
    assert_eq!(world.snapshot().post_chat, Some(PostChat::Link(OWN.to_owned())));
    assert!(world.storage.chat.is_some());
}

#[test]
fn each_address_leads_where_it_may() {
    let link = |url: &str| Some(PostChat::Link(url.to_owned()));
    let cases = [
        (PostChatMode::Redirect, OTHER, link(OTHER)),
        (PostChatMode::NewTab, OTHER, link(OTHER)),
        (PostChatMode::Link, OWN, link(OWN)),
        (PostChatMode::None, OWN, None),
        (PostChatMode::Redirect, "javascript:alert(1)", None),
        (PostChatMode::Link, "javascript:alert(1)//https://shop.example.test", None),
        (PostChatMode::Redirect, "data:text/html,x", None),
        (PostChatMode::Redirect, "/after-chat", None),
        (PostChatMode::Redirect, "//shop.example.test/", None),
        (PostChatMode::Redirect, "http://shop.example.test/", link("http://shop.example.test/")),
        (PostChatMode::Redirect, "https://shop.example.test:8443/", link("https://shop.example.test:8443/")),
        (PostChatMode::Redirect, "https://shop.example.test@evil.example.test/", None),
        (PostChatMode::Redirect, "https:\\\\evil.example.test", None),
        (PostChatMode::Redirect, "", None),
    ];
    for (mode, url, expected) in cases {
        let mut world = ended_by_agent(mode, url);
        world.run_for(10_000);
        assert_eq!(world.snapshot().post_chat, expected, "{mode:?} {url}");
        assert!(world.page.redirects.is_empty(), "{mode:?} {url}");
    }
}

#[test]
fn the_same_origin_in_another_spelling_is_the_same() {
    let url = "HTTPS://Shop.Example.Test:443/after";
    let mut world = ended_by_agent(PostChatMode::Redirect, url);
    world.run_for(10_000);
    assert_eq!(world.page.redirects, [(url.to_owned(), false)]);
}

#[test]
fn who_was_turned_away_gets_a_link_and_is_not_taken_away() {
    let mut world = World::new();
    world.server.settings.available = false;
    world.server.settings.post_chat_url = OWN.to_owned();
    world.start("");
    world.run_for(60_000);
    assert!(matches!(world.snapshot().phase, Phase::Offline(_)));
    assert_eq!(world.snapshot().post_chat, Some(PostChat::Link(OWN.to_owned())));
    assert!(world.page.redirects.is_empty());
}

#[test]
fn the_address_outlives_a_hand_over_and_a_reload() {
    let mut world = chat(PostChatMode::Redirect, OWN);
    world.desk().move_away();
    world.run_for(5_000);
    world.reload(true);
    world.run_for(100);
    world.command(Command::End);
    world.run_for(1_000);
    assert_eq!(world.page.redirects, [(OWN.to_owned(), false)]);
}
