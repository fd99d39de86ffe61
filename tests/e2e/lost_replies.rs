//! Answers that never arrive. Each answer closes its connection, because a browser repeats a request by itself
//! when a connection that it has used before breaks.

use chasitor_sandbox::{Fault, FaultKind};

use crate::support::{Play, Role};

#[tokio::test]
async fn a_text_whose_answer_is_lost_is_heard_once() {
    Play::manual()
        .set(|settings| settings.keep_alive = false)
        .expect("net::ERR_EMPTY_RESPONSE")
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.backstage.fault(Fault::new(FaultKind::LostReply).on("Chasitor/ChatMessage"));
            scene.write("Did you get this?").await;
            scene.write("And this?").await;
            let session = scene.backstage.heard("And this?").await;
            assert_eq!(session.times_heard("Did you get this?"), 1);
            assert_eq!(scene.times_shown("Did you get this?").await, 1);
            let numbers: Vec<_> = scene.backstage.requests_to("Chasitor/ChatMessage");
            let numbers: Vec<_> = numbers.iter().filter_map(|request| request.headers.sequence.clone()).collect();
            assert_eq!(numbers[0], numbers[1], "the repeat keeps its number");
            assert!(!scene.has(Role::Button, "Try again").await);
        })
        .await;
}

#[tokio::test]
async fn a_poll_whose_answer_is_lost_shows_its_text_once() {
    Play::manual()
        .set(|settings| settings.keep_alive = false)
        .expect("net::ERR_EMPTY_RESPONSE")
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.backstage.fault(Fault::new(FaultKind::LostReply).on("System/Messages"));
            scene.backstage.say("On the poll that is held");
            scene.says(Role::Log, "On the poll that is held").await;
            scene.backstage.quiet().await;
            scene.backstage.say("On the one whose answer is lost");
            scene.says(Role::Log, "On the one whose answer is lost").await;
            scene.backstage.say("Afterwards");
            scene.says(Role::Log, "Afterwards").await;
            assert_eq!(scene.times_shown("On the one whose answer is lost").await, 1);
        })
        .await;
}
