//! Decides whether a chat request finds somebody. The order of refusals: NoPost, then Unavailable.

use serde_json::{Value, json};

use crate::bodies::ChasitorInit;
use crate::id;
use crate::phase::Phase;
use crate::session::Session;
use crate::settings::Settings;

/// Takes up a ChasitorInit: Created → Queued, or → Ended when refused (§16.2). Either is told on the poll.
pub(crate) fn request(
    session: &mut Session,
    settings: &Settings,
    post_chat_url: Option<&str>,
    version: u32,
    init: ChasitorInit,
) {
    let refusal = refusal(&init, settings);
    session.version = version;
    session.request = Some(init);
    if let Some(reason) = refusal {
        return session.refuse(reason, post_chat_url);
    }
    session.phase = Phase::Queued;
    session.queue_position = settings.queue_position;
    let message = success(session, settings, post_chat_url);
    session.events.push("ChatRequestSuccess", &message);
}

fn refusal(init: &ChasitorInit, settings: &Settings) -> Option<&'static str> {
    if init.is_post != Some(true) {
        return Some("NoPost"); // A22
    }
    let found = settings.available && targets(init).iter().any(|target| reachable(target, settings));
    (!found).then_some("Unavailable")
}

/// The targets in order: `buttonOverrides` replaces the other three fields (§3.3).
fn targets(init: &ChasitorInit) -> Vec<&str> {
    if let Some(overrides) = init.button_overrides.as_ref().filter(|targets| !targets.is_empty()) {
        return overrides.iter().map(String::as_str).collect();
    }
    match init.agent_id.as_deref() {
        Some(agent) if init.do_fallback == Some(true) => vec![agent, &init.button_id],
        Some(agent) => vec![agent],
        None => vec![&init.button_id],
    }
}

/// A button, an agent, or `agent_button`.
fn reachable(target: &str, settings: &Settings) -> bool {
    let agent = |wanted: &str| settings.agents.iter().any(|agent| id::same(&agent.id, wanted));
    let button = |wanted: &str| settings.buttons.iter().any(|button| button.available && id::same(&button.id, wanted));
    match target.split_once('_') {
        Some((first, second)) => agent(first) && button(second),
        None => agent(target) || button(target),
    }
}

/// ChatRequestSuccess (§6.1); wait times exist from version 47.
fn success(session: &Session, settings: &Settings, post_chat_url: Option<&str>) -> Value {
    let details = session.request.as_ref().and_then(|request| request.prechat_details.as_ref());
    let mut message = json!({
        "connectionTimeout": settings.connection_timeout_ms,
        "queuePosition": settings.queue_position,
        "geoLocation": {
            "countryCode": "DE", "countryName": "Germany", "organization": "Example Net",
            "latitude": 50.11, "longitude": 8.68
        },
        "url": "",
        "oref": "",
        "customDetails": details.map_or_else(|| json!([]), |details| json!(details)),
        "visitorId": id::uuid(),
        "sensitiveDataRules": settings.sensitive_rules,
        "transcriptSaveEnabled": false,
    });
    if let Some(url) = post_chat_url {
        message["postChatUrl"] = json!(url);
    }
    if session.version >= 47 {
        message["estimatedWaitTime"] = json!(settings.wait_at(settings.queue_position));
    }
    message
}
