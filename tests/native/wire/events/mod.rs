//! Each event fixture becomes exactly the event that it describes.

mod around;
mod waiting;

use chasitor::wire::live_agent::event::{Agent, ChatEnded, ChatResumed, Event, GeoLocation, IdleTimeout, Partner};
use chasitor::wire::live_agent::pre_chat::CustomDetail;

use super::{fixture, texts};

#[test]
fn each_event_fixture_becomes_the_event_it_describes() {
    for (name, expected) in table() {
        assert_eq!(Event::decode(&fixture::text(name)), expected, "{name}");
    }
}

#[test]
fn both_spellings_of_the_idle_timeout_give_the_same_settings() {
    let spelled = |key: &str| format!(r#"{{"{key}":{{"isEnabled":true,"warningTime":60.0,"timeout":"120"}}}}"#);
    for kind in ["ChatEstablished", "ChatTransferred"] {
        let capital = decode(kind, &spelled("chasitorIdleTimeout"));
        let lowercase = decode(kind, &spelled("chasitorIdletimeout"));
        let both = decode(
            kind,
            r#"{"chasitorIdletimeout":null,"chasitorIdleTimeout":{"isEnabled":true,"warningTime":60,"timeout":120}}"#,
        );
        assert_eq!(capital, lowercase);
        assert_eq!(capital, both);
        assert!(format!("{capital:?}").contains("timeout_seconds: Some(120)"), "{capital:?}");
    }
}

#[test]
fn the_literal_samples_of_the_documents_are_understood() {
    let established = decode("ChatEstablished", &fixture::text("sample-start-ChatEstablished"));
    let partner = Partner {
        name: some("Andy L."),
        user_id: some("f1dda237-57f8-4816-b8e8-59775f1e44c8"),
        sneak_peek_enabled: true,
        ..Partner::default()
    };
    assert_eq!(established, Event::ChatEstablished(partner));

    let Event::ChatRequestSuccess(success) =
        decode("ChatRequestSuccess", &fixture::text("sample-start-ChatRequestSuccess"))
    else {
        panic!("the sample is no ChatRequestSuccess");
    };
    assert_eq!(success.queue_position, Some(1));
    assert_eq!(success.estimated_wait_seconds, Some(120));
    assert_eq!(success.oref, some("http://www.google.com?q=yoursite"));
    assert_eq!(success.geo_location.unwrap().city, some("San Francisco"));
    assert_eq!(success.custom_details, [detail("E-mail Address", "jon@example.com", "c__EmailAddress")]);
}

fn decode(kind: &str, message: &str) -> Event {
    Event::decode(&format!(r#"{{"message":{message},"type":"{kind}"}}"#))
}

/// Every event fixture and what it says.
pub fn table() -> Vec<(&'static str, Event)> {
    let mut table = Vec::new();
    table.extend(waiting::table());
    table.extend(partners());
    table.extend(texts::table());
    table.extend(agents());
    table.extend(ends());
    table.extend(around::table());
    table.extend(not_yet_known());
    table
}

fn partners() -> [(&'static str, Event); 8] {
    let on = IdleTimeout { is_enabled: true, warning_seconds: Some(60), timeout_seconds: Some(120) };
    let off = IdleTimeout::default();
    let person = |name: &str, id: &str, sneak_peek_enabled, idle_timeout| Partner {
        name: some(name),
        user_id: some(id),
        is_bot: false,
        sneak_peek_enabled,
        idle_timeout,
    };
    let mira = |peek, idle| Event::ChatEstablished(person("Mira K", "0057Q00000HnD4s", peek, idle));
    let jonas = |peek, idle| Event::ChatTransferred(person("Jonas P", "0057Q00000HnE0b", peek, idle));
    let bot = Partner { is_bot: true, ..person("Helper Bot", "0Xx7Q0000004CdP", false, off) };
    let marked_up = person("<b onmouseover=alert(1)>Mira</b>", "0057Q00000HnD4s", false, off);
    [
        ("event-ChatEstablished", mira(true, on)),
        ("event-ChatEstablished-lowercase-t", mira(false, on)),
        ("event-ChatEstablished-idle-off", mira(false, off)),
        ("event-ChatEstablished-no-idle", mira(true, off)),
        ("event-ChatEstablished-bot", Event::ChatEstablished(bot)),
        ("event-ChatEstablished-html-name", Event::ChatEstablished(marked_up)),
        ("event-ChatTransferred", jonas(false, on)),
        ("event-ChatTransferred-lowercase-t", jonas(true, off)),
    ]
}

fn agents() -> [(&'static str, Event); 12] {
    let nobody = Agent::default;
    let mira = || Agent { name: some("Mira K"), agent_id: some("3f7a2d60-5b1c-4c0e-9a77-18d2f0b6c4e5") };
    let priya = || Agent { name: some("Priya S"), agent_id: None };
    let resumed = ChatResumed { name: some("Mira K"), is_transfer_failure: true };
    [
        ("event-AgentTyping", Event::AgentTyping(mira())),
        ("event-AgentTyping-empty", Event::AgentTyping(nobody())),
        ("event-AgentTyping-no-message", Event::AgentTyping(nobody())),
        ("event-AgentTyping-null-message", Event::AgentTyping(nobody())),
        ("event-AgentNotTyping", Event::AgentNotTyping(mira())),
        ("event-AgentNotTyping-no-message", Event::AgentNotTyping(nobody())),
        ("event-AgentDisconnect", Event::AgentDisconnect),
        ("event-AgentDisconnect-no-message", Event::AgentDisconnect),
        ("event-TransferToButtonInitiated", Event::TransferToButtonInitiated),
        ("event-ChatResumedAfterTransfer", Event::ChatResumedAfterTransfer(resumed)),
        ("event-AgentJoinedConference", Event::AgentJoinedConference(priya())),
        ("event-AgentLeftConference", Event::AgentLeftConference(priya())),
    ]
}

fn ends() -> [(&'static str, Event); 7] {
    let ended = |reason: Option<&str>, records: Option<&str>| {
        Event::ChatEnded(ChatEnded { reason: reason.map(str::to_owned), attached_records: records.map(str::to_owned) })
    };
    let records = r#""{\"CaseId\":\"5007Q00000Xk2Lq\",\"ContactId\":\"0037Q00000Rt8Wm\"}""#;
    [
        ("event-ChatEnded", ended(Some("agent"), Some("[]"))),
        ("event-ChatEnded-client", ended(Some("client"), Some("[]"))),
        ("event-ChatEnded-clientIdleTimeout", ended(Some("clientIdleTimeout"), Some("[]"))),
        ("event-ChatEnded-agentsUnavailable", ended(Some("agentsUnavailable"), Some("[]"))),
        ("event-ChatEnded-no-reason", ended(None, None)),
        ("event-ChatEnded-no-message", ended(None, None)),
        ("event-ChatEnded-records-string", ended(Some("client"), Some(records))),
    ]
}

/// Types that are read by nobody yet: each uses up a number and has no other effect.
fn not_yet_known() -> Vec<(&'static str, Event)> {
    let unknown = |name, type_name: &str| {
        let type_name = type_name.to_owned();
        (name, Event::Unknown { type_name })
    };
    vec![
        unknown("event-Unknown", "HolographicGreeting"),
        unknown("event-Unknown-no-message", "SomethingBodyless"),
        unknown("event-FileTransfer-Requested", "FileTransfer"),
        unknown("event-FileTransfer-Success", "FileTransfer"),
        unknown("event-FileTransfer-Failure", "FileTransfer"),
        unknown("event-FileTransfer-Canceled", "FileTransfer"),
        unknown("event-RichMessage-menu", "RichMessage"),
        unknown("event-RichMessage-buttons", "RichMessage"),
        unknown("event-RichMessage-unknown-kind", "RichMessage"),
        unknown("event-SensitiveDataRules", "SensitiveDataRules"),
        unknown("event-SensitiveDataRules-hard-patterns", "SensitiveDataRules"),
        unknown("event-SwitchServer", "SwitchServer"),
    ]
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn germany() -> GeoLocation {
    GeoLocation { country_code: some("DE"), country_name: some("Germany"), ..GeoLocation::default() }
}

fn detail(label: &str, value: &str, field: &str) -> CustomDetail {
    CustomDetail { transcript_fields: vec![field.to_owned()], ..CustomDetail::new(label, value) }
}
