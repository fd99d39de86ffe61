//! The fixtures of a request that waits for an agent.

use chasitor::wire::live_agent::event::{ChatRequestFail, ChatRequestSuccess, Event, GeoLocation, QueueUpdate};

use super::{detail, germany, some};

/// Each of these fixtures and what it says.
pub fn table() -> [(&'static str, Event); 15] {
    let fail = |reason: Option<&str>| {
        Event::ChatRequestFail(ChatRequestFail { reason: reason.map(str::to_owned), ..ChatRequestFail::default() })
    };
    let queue = |position, estimated_wait_seconds| {
        Event::QueueUpdate(QueueUpdate { position: Some(position), estimated_wait_seconds })
    };
    let success = |success| Event::ChatRequestSuccess(Box::new(success));
    let hostile = ChatRequestSuccess {
        queue_position: Some(1),
        post_chat_url: some("javascript:alert(document.domain)"),
        ..ChatRequestSuccess::default()
    };
    let unavailable = ChatRequestFail {
        reason: some("Unavailable"),
        post_chat_url: some("https://shop.example.test/after-chat"),
        attached_records: some("[]"),
    };
    [
        ("event-ChatRequestSuccess", success(full_success())),
        ("event-ChatRequestSuccess-empty", success(ChatRequestSuccess::default())),
        ("event-ChatRequestSuccess-null-fields", success(ChatRequestSuccess::default())),
        ("event-ChatRequestSuccess-hostile-url", success(hostile)),
        ("event-ChatRequestSuccess-full-geo", success(success_with_full_geo())),
        ("event-ChatRequestFail", Event::ChatRequestFail(unavailable)),
        ("event-ChatRequestFail-NoPost", fail(Some("NoPost"))),
        ("event-ChatRequestFail-Blocked", fail(Some("Blocked"))),
        ("event-ChatRequestFail-InternalFailure", fail(Some("InternalFailure"))),
        ("event-ChatRequestFail-unknown-reason", fail(Some("SolarFlare"))),
        ("event-ChatRequestFail-no-reason", fail(None)),
        ("event-QueueUpdate", queue(1, Some(40))),
        ("event-QueueUpdate-zero", queue(0, Some(0))),
        ("event-QueueUpdate-unknown-wait", queue(4, Some(-1))),
        ("event-QueueUpdate-no-wait", queue(3, None)),
    ]
}

fn full_success() -> ChatRequestSuccess {
    ChatRequestSuccess {
        connection_timeout_ms: Some(150_000),
        queue_position: Some(2),
        estimated_wait_seconds: Some(95),
        geo_location: Some(GeoLocation {
            organization: some("Example Net"),
            latitude: Some("50.11".to_owned()),
            longitude: Some("8.68".to_owned()),
            ..germany()
        }),
        url: some(""),
        oref: some(""),
        post_chat_url: some("https://shop.example.test/after-chat"),
        custom_details: vec![detail("Order", "A-10077", "Order_No__c")],
        visitor_id: some("0d5c3c8e-7f61-4f0e-8d2b-6b8f4a9c1e20"),
        transcript_save_enabled: false,
    }
}

fn success_with_full_geo() -> ChatRequestSuccess {
    ChatRequestSuccess {
        queue_position: Some(1),
        estimated_wait_seconds: Some(12),
        geo_location: Some(GeoLocation {
            country_code: some("PT"),
            country_name: some("Portugal"),
            region: some("11"),
            city: some("Lisboa"),
            organization: some("Example Telecom"),
            latitude: Some("38.72".to_owned()),
            longitude: Some("-9.14".to_owned()),
        }),
        ..ChatRequestSuccess::default()
    }
}
