//! The page is loaded again, or left for another one, while there is a chat.

use chasitor_sandbox::{Fault, FaultKind, Outcome};

use crate::support::{Found, Play, Role, Scene};

#[tokio::test]
async fn a_reload_in_the_middle_goes_on_as_if_nothing_had_been() {
    Play::manual()
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.backstage.say("Before the reload");
            scene.says(Role::Log, "Before the reload").await;
            scene.write("Mine before").await;
            scene.backstage.heard("Mine before").await;
            scene.fill("Message", "Half a thou").await;
            scene.browser.reload().await;

            scene.find(Role::Dialog, "Chat").await;
            scene.says(Role::Log, "Before the reload").await;
            assert_eq!(scene.find(Role::TextBox, "Message").await.value().await, "Half a thou");

            scene.fill("Message", "ght").await;
            scene.click(Role::Button, "Send").await;
            let session = scene.backstage.heard("Half a thought").await;
            scene.backstage.say("After the reload");
            scene.says(Role::Log, "After the reload").await;
            for text in ["Before the reload", "Mine before", "Half a thought", "After the reload"] {
                assert_eq!(scene.times_shown(text).await, 1, "{text}");
            }
            assert_eq!(session.times_heard("Mine before"), 1);
            is_one_session(scene);
        })
        .await;
}

#[tokio::test]
async fn a_reload_in_the_queue_keeps_the_place() {
    Play::manual()
        .run(async |scene| {
            scene.ask_for_a_chat("Ada").await;
            scene.says(Role::Status, "Your place in the queue: 2").await;
            scene.write("I am waiting").await;
            scene.browser.reload().await;

            scene.says(Role::Status, "Your place in the queue: 2").await;
            scene.backstage.accept().await;
            let session = scene.backstage.heard("I am waiting").await;
            scene.says(Role::Log, "Mira K joined the chat.").await;
            assert_eq!(session.times_heard("I am waiting"), 1);
            assert_eq!(scene.times_shown("I am waiting").await, 1);
            is_one_session(scene);
        })
        .await;
}

#[tokio::test]
async fn a_text_whose_answer_the_reload_cuts_off_is_not_sent_twice() {
    Play::manual()
        .run(async |scene| {
            scene.chat("Ada").await;
            scene
                .backstage
                .fault(Fault::new(FaultKind::DelayAnswer { milliseconds: 60_000 }).on("Chasitor/ChatMessage"));
            scene.write("Only once, please").await;
            scene.backstage.heard("Only once, please").await;
            scene.browser.reload().await;

            scene.says(Role::Log, "Only once, please").await;
            scene.write("The next one").await;
            let session = scene.backstage.heard("The next one").await;
            assert_eq!(session.times_heard("Only once, please"), 1);
            assert_eq!(scene.times_shown("Only once, please").await, 1);
            is_one_session(scene);
        })
        .await;
}

#[tokio::test]
async fn a_panel_that_was_closed_stays_closed_and_the_launcher_counts() {
    Play::manual()
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.click(Role::Button, "Close").await;
            scene.gone(Role::Dialog, "Chat").await;
            scene.browser.reload().await;
            scene.phase("chatting").await;
            scene.backstage.say("Are you still there?");
            scene.find(Role::Button, "Chat with us, 1 unread message").await;
            assert!(!scene.has(Role::Dialog, "Chat").await);
            is_one_session(scene);
        })
        .await;
}

#[tokio::test]
async fn the_chat_goes_along_to_the_next_page_and_back() {
    Play::manual()
        .on("link")
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.write("On the first page").await;
            scene.backstage.heard("On the first page").await;
            scene.browser.run("document.querySelector('main a').click()", Vec::new()).await;
            scene.arrive(&scene.backstage.page("plain")).await;
            scene.says(Role::Log, "On the first page").await;
            scene.write("On the next page").await;
            scene.backstage.heard("On the next page").await;

            scene.browser.back().await;
            scene.arrive(&scene.address()).await;
            scene.backstage.quiet().await;
            scene.backstage.say("Welcome back");
            scene.says(Role::Log, "Welcome back").await;
            scene.write("And back").await;
            let session = scene.backstage.heard("And back").await;
            assert_eq!(session.times_heard("On the first page"), 1);
            for text in ["On the first page", "On the next page", "Welcome back", "And back"] {
                assert_eq!(scene.times_shown(text).await, 1, "{text}");
            }
            is_one_session(scene);
        })
        .await;
}

#[tokio::test]
async fn whoever_has_scrolled_up_finds_the_same_place_again() {
    Play::manual()
        .run(async |scene| {
            scene.chat("Ada").await;
            for number in 1..=40 {
                scene.backstage.say(&format!("Line {number}"));
            }
            scene.says(Role::Log, "Line 40").await;
            let log = scene.find(Role::Log, "Conversation").await;
            scene.until_true("the end of the log", async || top(&log).await > 200).await;
            log.scroll_to(120).await;
            scene.browser.reload().await;

            scene.says(Role::Log, "Line 40").await;
            let log = scene.find(Role::Log, "Conversation").await;
            scene.until_true("the same place", async || top(&log).await == 120).await;
        })
        .await;
}

async fn top(log: &Found<'_>) -> i64 {
    log.property("scrollTop").await.as_f64().unwrap() as i64
}

/// One session, its POSTs in one line, and never two polls at a time.
fn is_one_session(scene: &Scene) {
    let asked = scene.backstage.requests_to("System/SessionId");
    assert_eq!(asked.iter().filter(|request| request.method == "GET").count(), 1);
    let requests = scene.backstage.control().requests();
    assert!(requests.iter().all(|request| request.status != Some(409)), "{}", scene.backstage.story(40));
    let open = requests.iter().filter(|r| r.path.ends_with("System/Messages") && r.outcome == Outcome::Open);
    assert!(open.count() <= 1, "{}", scene.backstage.story(40));
    let posts = requests.iter().filter(|request| request.method == "POST");
    let numbers: Vec<u64> = posts.filter_map(|post| post.headers.sequence.as_ref()?.parse().ok()).collect();
    let is_next = |pair: &[u64]| pair[1] == pair[0] || pair[1] == pair[0] + 1;
    assert!(numbers.first() == Some(&1) && numbers.windows(2).all(is_next), "SEQUENCE {numbers:?}");
}
