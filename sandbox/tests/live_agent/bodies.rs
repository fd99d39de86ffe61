//! When a POST is in order, and what its body must look like (§3, A18 to A24).

use chasitor_sandbox::{AgentAction, PhaseName};
use serde_json::{Value, json};

use crate::support::{Visitor, start};

/// A18
#[tokio::test]
async fn a_post_before_an_agent_is_there_fails_with_500() {
    let sandbox = start(|_| {}).await;
    let mut visitor = Visitor::queue(&sandbox).await;
    let posts = [
        ("Chasitor/ChatMessage", json!({"text": "early"})),
        ("Chasitor/ChasitorTyping", json!({})),
        ("Chasitor/ChasitorResyncState", json!({"organizationId": "00D7Q000003xTgA"})),
        ("System/MultiNoun", json!({"nouns": [{"prefix": "Chasitor", "noun": "ChasitorTyping", "object": {}}]})),
    ];
    for (path, body) in posts {
        assert_eq!(visitor.post_as(path, body, Some(2)).await.status, 500, "{path}");
    }
    sandbox.control().act("latest", AgentAction::accept()).unwrap();
    assert_eq!(visitor.say("in time").await.status, 200);
}

/// A19
#[tokio::test]
async fn ending_in_the_queue_ends_with_reason_client() {
    let sandbox = start(|_| {}).await;
    let mut visitor = Visitor::queue(&sandbox).await;
    visitor.poll(-1).await;
    assert_eq!(visitor.post("Chasitor/ChatEnd", json!({})).await.status, 200);
    let answer = visitor.poll(0).await;
    assert_eq!(answer.kinds(), ["ChatEnded"]);
    assert_eq!(answer.json()["messages"][0]["message"]["reason"], "client");
    assert_eq!(sandbox.control().session_created().await.phase, PhaseName::Ended);
}

/// A20
#[tokio::test]
async fn a_bad_body_is_a_bad_request() {
    let sandbox = start(|_| {}).await;
    let mut visitor = Visitor::arrive(&sandbox).await;
    let without = |name: &str| {
        let mut body = visitor.init();
        body.as_object_mut().unwrap().remove(name);
        body.to_string()
    };
    let with = |name: &str, value: Value| {
        let mut body = visitor.init();
        body[name] = value;
        body.to_string()
    };
    let bad = [
        "{oops".to_owned(),
        without("organizationId"),
        without("deploymentId"),
        without("buttonId"),
        with("organizationId", json!("")),
        with("buttonId", json!("")),
        with("prechatDetails", json!("none")),
        with("isPost", json!("true")),
        with("userAgent", json!(7)),
        with("sessionId", json!(visitor.key)),
    ];
    for body in bad {
        assert_eq!(visitor.post_as("Chasitor/ChasitorInit", &body, Some(1)).await.status, 400, "{body}");
    }
    let loose = without("userAgent");
    assert_eq!(visitor.post("Chasitor/ChasitorInit", loose).await.status, 200);
}

/// A20, the end of it, and A22
#[tokio::test]
async fn a_refusal_comes_on_the_poll() {
    let sandbox = start(|_| {}).await;
    let table = [
        (json!({"buttonId": "5737Q000000Nope"}), "Unavailable"),
        (json!({"isPost": false}), "NoPost"),
        (json!({"isPost": null}), "NoPost"),
        (json!({"agentId": "0057Q00000HnNoN"}), "Unavailable"),
        (json!({"buttonOverrides": ["0057Q00000HnNoN_5737Q000000Pw2R"]}), "Unavailable"),
    ];
    for (change, reason) in table {
        let mut visitor = Visitor::arrive(&sandbox).await;
        let mut body = visitor.init();
        body.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        assert_eq!(visitor.post("Chasitor/ChasitorInit", body).await.status, 200);
        let answer = visitor.poll(-1).await;
        assert_eq!(answer.kinds(), ["ChatRequestFail"], "{change}");
        assert_eq!(answer.json()["messages"][0]["message"]["reason"], reason, "{change}");
        assert_eq!(visitor.poll(0).await.status, 204);
    }
}

#[tokio::test]
async fn the_first_target_that_is_there_takes_the_chat() {
    let sandbox = start(|_| {}).await;
    let table = [
        json!({"agentId": "0057Q00000HnNoN", "doFallback": true}),
        json!({"agentId": "0057Q00000HnD4s", "buttonId": "5737Q000000Nope"}),
        json!({"buttonOverrides": ["0057Q00000HnNoN", "0057Q00000HnD4sAAA_5737Q000000Pw2RQAS"], "buttonId": ""}),
    ];
    for change in table {
        let mut visitor = Visitor::arrive(&sandbox).await;
        let mut body = visitor.init();
        body.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        visitor.post("Chasitor/ChasitorInit", body).await;
        assert_eq!(visitor.poll(-1).await.kinds(), ["ChatRequestSuccess"], "{change}");
    }
}

/// A21
#[tokio::test]
async fn the_visitors_text_never_comes_back_on_the_poll() {
    let sandbox = start(|_| {}).await;
    let mut visitor = Visitor::chat(&sandbox).await;
    visitor.poll(-1).await;
    visitor.say("echo?").await;
    assert_eq!(visitor.poll(1).await.status, 204);
}

/// A23
#[tokio::test]
async fn an_empty_text_is_a_bad_request() {
    let sandbox = start(|_| {}).await;
    let mut visitor = Visitor::chat(&sandbox).await;
    assert_eq!(visitor.say("").await.status, 400);
}

/// A24
#[tokio::test]
async fn a_text_may_be_of_any_length_unless_a_limit_is_set() {
    let sandbox = start(|_| {}).await;
    let mut visitor = Visitor::chat(&sandbox).await;
    assert_eq!(visitor.say(&"x".repeat(50_000)).await.status, 200);
    sandbox.control().settings(|settings| settings.max_text = Some(3));
    assert_eq!(visitor.post_as("Chasitor/ChatMessage", json!({"text": "four"}), Some(3)).await.status, 400);
    assert_eq!(visitor.post_as("Chasitor/ChatMessage", json!({"text": "äöü"}), Some(3)).await.status, 200);
}

#[tokio::test]
async fn what_the_visitor_does_shows_on_the_agents_screen() {
    let sandbox = start(|_| {}).await;
    let control = sandbox.control();
    let mut visitor = Visitor::chat(&sandbox).await;
    visitor.post("Chasitor/ChasitorTyping", "").await;
    assert!(control.session_created().await.typing);
    visitor.post("Chasitor/ChasitorSneakPeek", json!({"position": 0, "text": "My rou"})).await;
    assert_eq!(control.session_created().await.sneak_peek.as_deref(), Some("My rou"));
    visitor.post("Chasitor/CustomEvent", json!({"type": "cart", "data": "2"})).await;
    visitor.post("Chasitor/ChasitorIdleTimeoutWarningEvent", json!({"idleTimeoutWarningEvent": "triggered"})).await;
    visitor.post("Chasitor/SensitiveDataRuleTriggered", json!({"rules": [{"id": "0GO", "name": "mask"}]})).await;
    visitor.post("Chasitor/RichMessage", json!({"actions": [{"type": "ChatWindowMenu", "index": 1}]})).await;
    visitor.say("My router").await;
    let session = control.heard("My router").await;
    assert!(!session.typing && session.sneak_peek.is_none());
    for kind in ["custom-event", "idle-warning", "sensitive-data-rule", "choice"] {
        assert!(session.noted(kind), "{kind}");
    }
}

#[tokio::test]
async fn a_request_without_version_is_a_bad_request() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::arrive(&sandbox).await;
    for path in ["System/SessionId", "System/Messages?ack=-1", "Visitor/VisitorId?org_id=a&deployment_id=b"] {
        let reply = visitor.http.send(hyper::Method::GET, &visitor.address(path), &[], "").await.unwrap();
        assert_eq!(reply.status, 400, "{path}");
    }
}

#[tokio::test]
async fn a_wrong_address_is_404_and_a_wrong_method_405() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::chat(&sandbox).await;
    assert_eq!(visitor.get("System/Nothing").await.status, 404);
    assert_eq!(visitor.post_as("Chasitor/Nothing", "{}", Some(2)).await.status, 404);
    assert_eq!(visitor.get("Chasitor/ChatMessage").await.status, 405);
}

#[tokio::test]
async fn the_post_chat_address_names_the_shop_as_it_runs() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::queue(&sandbox).await;
    let url = visitor.poll(-1).await.json()["messages"][0]["message"]["postChatUrl"].clone();
    assert_eq!(url, format!("{}/after-chat.html", sandbox.shop()));
}

#[tokio::test]
async fn a_version_below_47_gets_no_wait_time() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::queue(&sandbox).await;
    assert_eq!(visitor.poll(-1).await.json()["messages"][0]["message"]["estimatedWaitTime"], 40);
    let mut old = Visitor::arrive(&sandbox).await;
    old.version = "46".into();
    old.post("Chasitor/ChasitorInit", old.init()).await;
    assert_eq!(old.poll(-1).await.json()["messages"][0]["message"]["estimatedWaitTime"], Value::Null);
    sandbox.control().settings(|settings| settings.min_version = 47);
    assert_eq!(old.poll(0).await.status, 400);
}

#[tokio::test]
async fn the_spellings_of_the_documents_are_used_as_set() {
    let sandbox = start(|settings| {
        settings.client_poll_timeout_as_text = true;
        settings.lower_case_idle = true;
    })
    .await;
    let visitor = Visitor::chat(&sandbox).await;
    let established = visitor.poll(0).await.json()["messages"][0]["message"].clone();
    assert_eq!(established["chasitorIdletimeout"]["isEnabled"], true);
    let headers = [("X-LIVEAGENT-API-VERSION", "48"), ("X-LIVEAGENT-AFFINITY", "null")];
    let address = visitor.address("System/SessionId/");
    let session = visitor.http.send(hyper::Method::GET, &address, &headers, "").await.unwrap().json();
    assert_eq!(session["clientPollTimeout"], "40");
}
