//! `Visitor/…` and file upload (§3.17 to §3.21).

use chasitor_sandbox::AgentAction;
use hyper::Method;
use serde_json::json;

use crate::support::{Visitor, start};

#[tokio::test]
async fn availability_answers_for_ids_bare_and_in_brackets() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::arrive(&sandbox).await;
    for ids in ["5737Q000000Pw2R,5737Q000000Pw9Z", "%5B5737Q000000Pw2R,5737Q000000Pw9Z%5D"] {
        let query = format!("org_id=o&deployment_id=d&Availability.needEstimatedWaitTime=1&Availability.ids={ids}");
        let reply = visitor.get(&format!("Visitor/Availability?{query}")).await.json();
        let results = json!([
            {"id": "5737Q000000Pw2R", "isAvailable": true, "estimatedWaitTime": 40},
            {"id": "5737Q000000Pw9Z"}
        ]);
        assert_eq!(reply["messages"][0]["message"]["results"], results, "{ids}");
    }
}

#[tokio::test]
async fn nobody_is_available_when_the_sandbox_says_so() {
    let sandbox = start(|settings| settings.available = false).await;
    let visitor = Visitor::arrive(&sandbox).await;
    let reply = visitor.get("Visitor/Availability?org_id=o&deployment_id=d&Availability.ids=5737Q000000Pw2R").await;
    assert_eq!(reply.json()["messages"][0]["message"]["results"], json!([{"id": "5737Q000000Pw2R"}]));
}

#[tokio::test]
async fn settings_name_the_ping_rate_in_both_spellings() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::arrive(&sandbox).await;
    let path = "Visitor/Settings?org_id=o&deployment_id=d&Settings.buttonIds=%5B5737Q000000Pw2R%5D";
    let message = visitor.get(path).await.json()["messages"][0]["message"].clone();
    assert_eq!((&message["pingRate"], &message["buttons"][0]["isAvailable"]), (&json!(50_000), &json!(true)));
    sandbox.control().settings(|settings| settings.lower_case_ping_rate = true);
    assert_eq!(visitor.get(path).await.json()["messages"][0]["message"]["pingrate"], 50_000);
}

#[tokio::test]
async fn an_uploaded_file_is_confirmed_on_the_poll() {
    let sandbox = start(|_| {}).await;
    let control = sandbox.control();
    let visitor = Visitor::chat(&sandbox).await;
    control.act("latest", AgentAction::RequestFile).unwrap();
    let request = visitor.poll(1).await.json()["messages"][0]["message"].clone();
    let (address, token) = (request["uploadServletUrl"].as_str().unwrap(), request["fileToken"].as_str().unwrap());
    let form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bill.pdf\"\r\n\r\nx\r\n--b--\r\n";
    let target = |token: &str| format!("{address}?orgId=o&chatKey={}&fileToken={token}&encoding=UTF-8", visitor.id);
    let send = |address: String| async move { visitor.http.send(Method::POST, &address, &[], form).await.unwrap() };
    let (wrong, right) = (target("00"), target(token));
    assert_eq!(send.clone()(wrong).await.status, 403);
    assert_eq!(send(right).await.status, 200);
    assert!(control.session_created().await.noted("file"));
}
