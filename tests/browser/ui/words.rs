//! What the states of a chat are called.

use chasitor::session::{
    Command, Connection, EndReason, Ending, Loss, Phase, Queue, QueuePlace, Refusal, Snapshot, StartFault,
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::shown::shown;
use super::snapshots::{chat, over, queued};

#[wasm_bindgen_test]
async fn the_place_is_a_number_and_the_wait_is_in_words() {
    let shown = shown(Snapshot { phase: Phase::Requesting, ..chat(&[]) }).await;
    assert_eq!(shown.text(".queue [role=status]"), "Connecting…");
    let place = "Your place in the queue: 2";
    let waiting = "Waiting for an agent…";
    let cases = [
        (queued(Some(2), None, true), place.to_owned()),
        (queued(Some(2), Some(130), true), [place, "Estimated wait: about 2 minutes"].concat()),
        (queued(Some(2), Some(60), true), [place, "Estimated wait: about 1 minute"].concat()),
        (queued(Some(2), Some(59), true), [place, "Estimated wait: less than a minute"].concat()),
        (queued(Some(0), Some(0), true), "You are nextAn agent will be with you any moment now".to_owned()),
        (queued(Some(0), None, false), waiting.to_owned()),
        (queued(None, None, false), waiting.to_owned()),
    ];
    for (snapshot, words) in cases {
        shown.push(snapshot).await;
        assert_eq!(shown.text(".queue [role=status]"), words);
    }
    shown.push(chat(&[])).await;
    assert_eq!(shown.count(".queue"), 0);
}

#[wasm_bindgen_test]
async fn a_transfer_is_a_wait_as_well() {
    let queue = Queue { place: QueuePlace { position: Some(1), wait_seconds: None }, counted: true };
    let shown = shown(Snapshot { phase: Phase::Transferring(queue), ..chat(&[]) }).await;
    assert_eq!(shown.text(".queue [role=status]"), "Your place in the queue: 1");
    shown.push(Snapshot { phase: Phase::Transferring(Queue::default()), ..chat(&[]) }).await;
    assert_eq!(shown.text(".queue [role=status]"), "Waiting for another agent…");
}

#[wasm_bindgen_test]
async fn who_is_typing_is_said_outside_of_the_log() {
    let shown = shown(Snapshot { typing: Some(Some("Mira K".into())), ..chat(&[]) }).await;
    assert_eq!(shown.text(".typing[role=status]"), "Mira K is typing");
    assert_eq!(shown.count("[role=log] .typing"), 0);
    shown.push(Snapshot { typing: Some(None), ..chat(&[]) }).await;
    assert_eq!(shown.text(".typing"), "Agent is typing");
    shown.push(chat(&[])).await;
    assert_eq!(shown.text(".typing"), "");
}

#[wasm_bindgen_test]
async fn the_connection_is_said_only_when_it_fails() {
    let shown = shown(chat(&[])).await;
    for (connection, words) in [
        (Connection::Reconnecting, "Reconnecting…"),
        (Connection::Offline, "You are offline"),
        (Connection::Online, ""),
    ] {
        shown.push(Snapshot { connection, ..chat(&[]) }).await;
        assert_eq!(shown.text(".banner[role=status]"), words);
    }
}

#[wasm_bindgen_test]
async fn each_end_says_why_and_offers_a_new_chat() {
    let reasons = [
        (Phase::Ended(Ending::Reason(EndReason::Visitor)), "You have ended the chat."),
        (Phase::Ended(Ending::Reason(EndReason::Agent)), "The agent has ended the chat."),
        (Phase::Ended(Ending::Reason(EndReason::Unknown)), "The chat has ended."),
        (Phase::Ended(Ending::Lost(Loss::Expired)), "The chat has ended because the connection was lost."),
        (Phase::Ended(Ending::Lost(Loss::Rejected)), "The chat has ended because the connection was lost."),
        (Phase::Offline(Refusal::Unavailable), "No agents are available right now."),
        (Phase::Failed(StartFault::Status(500)), "The chat service answered with error 500. Please try again later."),
    ];
    let shown = shown(chat(&[])).await;
    for (phase, words) in reasons {
        shown.push(over(phase)).await;
        assert_eq!(shown.text("[role=alert]"), words);
        assert_eq!(shown.count("textarea"), 0);
        assert!(shown.text("[role=log]").contains("Hello"));
        shown.click(&shown.button("Start a new chat")).await;
        assert_eq!(shown.sent().pop(), Some(Command::NewChat));
    }
}

#[wasm_bindgen_test]
async fn a_chat_in_another_tab_can_be_taken_over() {
    let shown = shown(Snapshot { elsewhere: true, can_end: false, ..chat(&[]) }).await;
    assert_eq!(shown.text(".card p"), "This chat is open in another tab.");
    assert_eq!(shown.count("textarea"), 0);
    shown.click(&shown.button("Continue here")).await;
    assert_eq!(shown.sent(), [Command::ContinueHere]);
}
