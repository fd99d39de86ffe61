//! A visitor that speaks raw HTTP: what it sends is exactly what the test says.

use std::time::Duration;

use chasitor_sandbox::{AgentAction, Control, Options, PhaseName, Sandbox, Selector, Settings, spawn};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::header::HeaderMap;
use hyper::{Method, Request};
use hyper_util::client::legacy::{Client, Error, connect::HttpConnector};
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};

/// Longer than anything a test waits for; only a failing test gets there.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// An answer, read to its end.
#[derive(Debug, Clone)]
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Reply {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Types of the events in a poll answer.
    pub fn kinds(&self) -> Vec<String> {
        let messages = self.json()["messages"].as_array().cloned().unwrap_or_default();
        messages.iter().map(|event| event["type"].as_str().unwrap_or_default().to_owned()).collect()
    }

    pub fn sequence(&self) -> i64 {
        self.json()["sequence"].as_i64().expect("a poll answer has a sequence")
    }
}

/// A plain HTTP client.
#[derive(Clone)]
pub struct Http {
    client: Client<HttpConnector, Full<Bytes>>,
}

impl Http {
    pub fn new() -> Self {
        Self { client: Client::builder(TokioExecutor::new()).build_http() }
    }

    pub async fn send(
        &self,
        method: Method,
        address: &str,
        headers: &[(&str, &str)],
        body: impl Into<Bytes>,
    ) -> Result<Reply, Error> {
        let mut request = Request::builder().method(method).uri(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Full::new(body.into())).unwrap();
        let response = self.client.request(request).await?;
        let (head, body) = response.into_parts();
        let body = body.collect().await.map(|body| body.to_bytes());
        // A body that breaks off is a lost answer like any other: told by a status of its own.
        Ok(match body {
            Ok(body) => Reply { status: head.status.as_u16(), headers: head.headers, body },
            Err(_) => Reply { status: TORN, headers: head.headers, body: Bytes::new() },
        })
    }
}

/// Status of a reply whose body broke off.
pub const TORN: u16 = 0;

/// Starts a sandbox with a manual agent and short times.
pub async fn start(change: impl FnOnce(&mut Settings)) -> Sandbox {
    let mut settings = Settings::manual();
    settings.hold_ms = 50;
    settings.poll_grace_ms = 50;
    change(&mut settings);
    let options = Options { settings, ..Options::default() };
    tokio::time::timeout(PATIENCE, spawn(options)).await.unwrap().unwrap()
}

/// A visitor with a session.
#[derive(Clone)]
pub struct Visitor {
    pub http: Http,
    pub service: String,
    pub id: String,
    pub key: String,
    pub affinity: String,
    pub version: String,
    pub sequence: u64,
}

impl Visitor {
    /// Creates a session.
    pub async fn arrive(sandbox: &Sandbox) -> Self {
        let http = Http::new();
        let service = sandbox.service().to_owned();
        let address = format!("{service}/chat/rest/System/SessionId");
        let headers = [("X-LIVEAGENT-API-VERSION", "48"), ("X-LIVEAGENT-AFFINITY", "null")];
        let reply = http.send(Method::GET, &address, &headers, "").await.unwrap();
        assert_eq!(reply.status, 200, "{}", reply.text());
        let session = reply.json();
        let field = |name: &str| session[name].as_str().unwrap().to_owned();
        let (id, key, affinity) = (field("id"), field("key"), field("affinityToken"));
        Self { http, service, id, key, affinity, version: "48".into(), sequence: 0 }
    }

    /// Creates a session and asks for a chat.
    pub async fn queue(sandbox: &Sandbox) -> Self {
        let mut visitor = Self::arrive(sandbox).await;
        let reply = visitor.post("Chasitor/ChasitorInit", visitor.init()).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        visitor
    }

    /// Has a chat with an agent; the events so far are not fetched yet.
    pub async fn chat(sandbox: &Sandbox) -> Self {
        let visitor = Self::queue(sandbox).await;
        sandbox.control().act(Selector::Id(visitor.id.clone()), AgentAction::accept()).unwrap();
        visitor
    }

    /// A ChasitorInit that finds an agent.
    pub fn init(&self) -> Value {
        json!({
            "organizationId": "00D7Q000003xTgA", "deploymentId": "5727Q000000Kd3X", "buttonId": "5737Q000000Pw2R",
            "sessionId": self.id, "userAgent": "", "language": "en", "screenResolution": "1x1",
            "visitorName": "Lena", "prechatDetails": [], "prechatEntities": [],
            "receiveQueueUpdates": true, "isPost": true
        })
    }

    fn headers(&self) -> Vec<(&str, &str)> {
        vec![
            ("X-LIVEAGENT-API-VERSION", &self.version),
            ("X-LIVEAGENT-AFFINITY", &self.affinity),
            ("X-LIVEAGENT-SESSION-KEY", &self.key),
        ]
    }

    pub fn address(&self, path: &str) -> String {
        format!("{}/chat/rest/{path}", self.service)
    }

    /// A GET with the three headers.
    pub async fn get(&self, path: &str) -> Reply {
        self.try_get(path).await.unwrap()
    }

    pub async fn try_get(&self, path: &str) -> Result<Reply, Error> {
        self.http.send(Method::GET, &self.address(path), &self.headers(), "").await
    }

    /// A poll with this `ack`.
    pub async fn poll(&self, ack: i64) -> Reply {
        self.get(&format!("System/Messages?ack={ack}")).await
    }

    /// A POST with the next SEQUENCE.
    pub async fn post(&mut self, path: &str, body: impl ToString) -> Reply {
        self.sequence += 1;
        self.post_as(path, body, Some(self.sequence)).await
    }

    /// A POST with any SEQUENCE, or none.
    pub async fn post_as(&self, path: &str, body: impl ToString, sequence: Option<u64>) -> Reply {
        self.try_post(path, body, sequence).await.unwrap()
    }

    pub async fn try_post(&self, path: &str, body: impl ToString, sequence: Option<u64>) -> Result<Reply, Error> {
        let sequence = sequence.map(|number| number.to_string());
        let mut headers = self.headers();
        headers.push(("Content-Type", "application/json"));
        if let Some(sequence) = &sequence {
            headers.push(("X-LIVEAGENT-SEQUENCE", sequence));
        }
        self.http.send(Method::POST, &self.address(path), &headers, body.to_string()).await
    }

    /// A text with the next SEQUENCE.
    pub async fn say(&mut self, text: &str) -> Reply {
        self.post("Chasitor/ChatMessage", json!({"text": text})).await
    }

    /// `DELETE System/SessionId/{key}`.
    pub async fn delete(&self) -> Reply {
        let key: String = self.key.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let address = self.address(&format!("System/SessionId/{key}"));
        self.http.send(Method::DELETE, &address, &self.headers(), "").await.unwrap()
    }

    /// Adopts the token of a ReconnectSession.
    pub async fn reconnect(&mut self) -> Reply {
        let headers = [
            ("X-LIVEAGENT-API-VERSION", "48"),
            ("X-LIVEAGENT-AFFINITY", "null"),
            ("X-LIVEAGENT-SESSION-KEY", self.key.as_str()),
        ];
        let address = self.address("System/ReconnectSession?ReconnectSession.offset=0");
        let reply = self.http.send(Method::GET, &address, &headers, "").await.unwrap();
        if reply.status == 200 {
            self.affinity = reply.json()["messages"][0]["message"]["affinityToken"].as_str().unwrap().to_owned();
            self.sequence = 0;
        }
        reply
    }

    /// A poll in the background, held by the service when this returns.
    pub async fn held_poll(&self, control: &Control, ack: i64) -> tokio::task::JoinHandle<Reply> {
        let visitor = self.clone();
        let poll = tokio::spawn(async move { visitor.poll(ack).await });
        control.until(|view| view.session(self.id.as_str()).filter(|session| session.polling)).await;
        poll
    }
}

/// What the agent's side says of a session.
pub fn phase(control: &Control, visitor: &Visitor) -> PhaseName {
    control.look(|view| view.session(visitor.id.as_str()).unwrap().phase)
}
