//! CORS of the service (§15, A26).

use hyper::Method;

use crate::support::{Reply, Visitor, start};

const SHOP: &str = "http://shop.example.test";

async fn preflight(visitor: &Visitor) -> Reply {
    let headers = [
        ("Origin", SHOP),
        ("Access-Control-Request-Method", "POST"),
        ("Access-Control-Request-Headers", "content-type,x-liveagent-sequence"),
    ];
    visitor.http.send(Method::OPTIONS, &visitor.address("Chasitor/ChatMessage"), &headers, "").await.unwrap()
}

async fn session_from_shop(visitor: &Visitor) -> Reply {
    let headers = [("Origin", SHOP), ("X-LIVEAGENT-API-VERSION", "48"), ("X-LIVEAGENT-AFFINITY", "null")];
    visitor.http.send(Method::GET, &visitor.address("System/SessionId"), &headers, "").await.unwrap()
}

/// A26
#[tokio::test]
async fn a_preflight_allows_the_four_headers_to_the_exact_origin() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::arrive(&sandbox).await;
    let reply = preflight(&visitor).await;
    assert_eq!((reply.status, reply.header("access-control-allow-origin")), (204, Some(SHOP)));
    let headers = reply.header("access-control-allow-headers").unwrap().to_lowercase();
    for name in ["api-version", "affinity", "session-key", "sequence"] {
        assert!(headers.contains(&format!("x-liveagent-{name}")), "{headers}");
    }
    assert!(headers.contains("content-type"));
    assert!(reply.header("access-control-max-age").unwrap().parse::<u32>().unwrap() >= 600);
    assert_eq!(reply.header("access-control-allow-methods"), Some("GET, POST, DELETE, OPTIONS"));
}

/// A26
#[tokio::test]
async fn every_answer_echoes_the_origin_and_exposes_retry_after() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::arrive(&sandbox).await;
    let reply = session_from_shop(&visitor).await;
    assert_eq!(reply.header("access-control-allow-origin"), Some(SHOP));
    assert_eq!(reply.header("access-control-expose-headers"), Some("Retry-After"));
    assert_eq!(reply.header("vary"), Some("Origin"));
}

/// A26, the option
#[tokio::test]
async fn without_cors_no_answer_says_a_word_about_origins() {
    let sandbox = start(|settings| settings.cors = false).await;
    let visitor = Visitor::arrive(&sandbox).await;
    let (asked, got) = (preflight(&visitor).await, session_from_shop(&visitor).await);
    assert_eq!((asked.status, got.status), (405, 200));
    assert!(asked.header("access-control-allow-origin").or(got.header("access-control-allow-origin")).is_none());
}

#[tokio::test]
async fn a_service_that_answers_no_preflight_still_marks_its_answers() {
    let sandbox = start(|settings| settings.preflight = false).await;
    let visitor = Visitor::arrive(&sandbox).await;
    assert_eq!(preflight(&visitor).await.status, 405);
    assert_eq!(session_from_shop(&visitor).await.header("access-control-allow-origin"), Some(SHOP));
}

#[tokio::test]
async fn the_control_api_is_closed_to_pages() {
    let sandbox = start(|_| {}).await;
    let visitor = Visitor::arrive(&sandbox).await;
    let address = format!("{}/_sandbox/sessions", sandbox.service());
    for (method, origin, status) in [
        (Method::GET, SHOP, 403),
        (Method::POST, SHOP, 403),
        (Method::OPTIONS, SHOP, 403),
        (Method::GET, sandbox.service(), 200),
    ] {
        let reply = visitor.http.send(method, &address, &[("Origin", origin)], "").await.unwrap();
        assert_eq!((reply.status, reply.header("access-control-allow-origin")), (status, None), "{origin}");
    }
}
