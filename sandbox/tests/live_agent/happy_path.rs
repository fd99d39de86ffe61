//! A whole chat with nothing going wrong.

use chasitor_sandbox::{AgentAction, AgentMode, PhaseName, Settings, Who};
use serde_json::json;

use crate::support::{Visitor, start};

#[tokio::test]
async fn a_chat_runs_from_the_request_to_the_end() {
    let sandbox = start(|_| {}).await;
    let control = sandbox.control();
    let mut visitor = Visitor::queue(&sandbox).await;
    assert_eq!(visitor.poll(-1).await.kinds(), ["ChatRequestSuccess"]);

    let update = AgentAction::QueueUpdate { position: 1, estimated_wait_time: Some(40) };
    control.act(visitor.id.as_str(), AgentAction::Batch { actions: vec![update, AgentAction::accept()] }).unwrap();
    let reply = visitor.poll(0).await;
    assert_eq!(reply.kinds(), ["QueueUpdate", "ChatEstablished"]);
    assert_eq!(reply.json()["messages"][1]["message"]["name"], "Mira K");

    assert_eq!(visitor.say("My router shows a red light.").await.text(), "OK");
    let session = control.heard("My router shows a red light.").await;
    assert_eq!((session.phase, session.visitor_name.as_str()), (PhaseName::Active, "Lena"));

    control.act("latest", AgentAction::say("Could you restart it once?")).unwrap();
    let reply = visitor.poll(2).await;
    assert_eq!(reply.json()["messages"][0]["message"]["text"], "Could you restart it once?");

    visitor.post("Chasitor/ChatEnd", json!({"reason": "client"})).await;
    let reply = visitor.poll(3).await;
    assert_eq!(reply.kinds(), ["ChatEnded"]);
    assert_eq!(reply.json()["messages"][0]["message"]["reason"], "client");
    sandbox.stop().await;
}

#[tokio::test]
async fn the_scripted_agent_counts_down_answers_hands_over_and_says_goodbye() {
    let sandbox = start(|settings| *settings = Settings { hold_ms: 2_000, ..Settings::immediate() }).await;
    let control = sandbox.control();
    assert_eq!(control.look(|view| view.settings().agent), AgentMode::Scripted);
    let mut visitor = Visitor::queue(&sandbox).await;
    let agent_lines = |count: usize| {
        move |view: &chasitor_sandbox::View<'_>| {
            let session = view.session("latest")?;
            let lines = session.transcript.iter().filter(|line| line.who == Who::Agent);
            (lines.count() >= count).then_some(session)
        }
    };
    let greeted = control.until(agent_lines(1)).await;
    assert!(greeted.transcript[0].text.contains("Lena"));
    visitor.say("When are you open?").await;
    control.until(agent_lines(2)).await;
    visitor.say("I want to talk to a human").await;
    let moved = control.until(agent_lines(4)).await;
    assert_eq!(moved.agent.as_deref(), Some("Jonas P"));
    visitor.say("bye").await;
    control.phase("latest", PhaseName::Ended).await;

    let kinds = visitor.poll(-1).await.kinds();
    let first: Vec<&str> = kinds.iter().take(4).map(String::as_str).collect();
    assert_eq!(first, ["ChatRequestSuccess", "QueueUpdate", "QueueUpdate", "ChatEstablished"]);
    assert_eq!(kinds.last().map(String::as_str), Some("ChatEnded"));
    sandbox.stop().await;
}
