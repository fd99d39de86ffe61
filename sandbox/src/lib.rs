//! The sandbox never uses the widget's own wire types, so that one mistake cannot cancel itself out:
//! it speaks the Live Agent REST API (§2 to §6 of the protocol document, decisions A1 to A32 of its §16.1)
//! from types of its own. It listens on the loopback interface alone.
//!
//! Three listeners, three origins, so that everything is really cross-origin:
//!
//! | Listener | Serves |
//! |---|---|
//! | service | `/chat/rest/…` for the visitor, `/_sandbox/…` for whoever plays the agent |
//! | widget | the built widget as static files |
//! | shop | host pages, with the other origins filled in and a strict content security policy |
//!
//! [`spawn`] starts all three on any free ports; [`Control`] acts as the agent, injects faults and waits
//! for conditions. One [`World`] holds everything; each change of it wakes whoever waits.
//!
//! # Control API
//!
//! Plain HTTP with JSON under the service's origin, for tools; pages of other origins are refused. `{id}` is a
//! session id or `latest`.
//!
//! | Request | Does |
//! |---|---|
//! | `GET /_sandbox/requests` | all requests with headers, body, status and answer ([`Record`]); no keys |
//! | `GET`, `PATCH /_sandbox/settings` | shows, or replaces the named fields of [`Settings`] |
//! | `GET /_sandbox/sessions` | what the agent sees ([`SessionView`]) |
//! | `POST /_sandbox/sessions/{id}/agent` | an [`AgentAction`], such as `{"action": "say", "text": "Hello"}` |
//! | `POST /_sandbox/sessions/{id}/raw` | the body as an event, byte by byte; `?as=answer`: as a whole poll answer |
//! | `POST /_sandbox/sessions/{id}/hand-over`, `…/expire` | moves or expires the session |
//! | `GET`, `POST`, `DELETE /_sandbox/faults` | lists, orders ([`Fault`]), takes back |
//! | `POST /_sandbox/reset` | forgets everything |
//!
//! # In a test
//!
//! ```no_run
//! # async fn demo() -> std::io::Result<()> {
//! use chasitor_sandbox::{AgentAction, Options, Selector, spawn};
//! let sandbox = spawn(Options::default()).await?;
//! let control = sandbox.control();
//! let session = control.session_created().await;
//! control.phase(session.id.as_str(), chasitor_sandbox::PhaseName::Queued).await;
//! control.act(Selector::Latest, AgentAction::accept()).expect("the visitor waits in the queue");
//! sandbox.stop().await;
//! # Ok(())
//! # }
//! ```

mod agent;
mod agent_action;
mod answer;
mod bodies;
mod call;
mod control;
mod control_http;
mod cors;
mod cut;
mod deed;
mod desk;
mod event_log;
mod fault;
mod fault_layer;
mod gate;
mod handover;
mod id;
mod messages;
mod phase;
mod poll_slot;
mod post;
mod post_counter;
mod record;
mod record_layer;
mod routing;
mod script;
mod service;
mod session;
mod session_view;
mod settings;
mod shop;
mod spawn;
mod static_file;
mod system;
mod upload;
mod visitor;
mod widget;
mod world;

pub use agent_action::{ActionError, AgentAction};
pub use control::{Control, Selector, View};
pub use desk::{Line, Who};
pub use fault::{Fault, FaultKind};
pub use phase::PhaseName;
pub use record::{KeyFlag, Outcome, Record, RecordedHeaders};
pub use service::app;
pub use session_view::SessionView;
pub use settings::{Agent, AgentMode, Button, Idle, Settings};
pub use spawn::{Options, Sandbox, spawn};
pub use world::{Origins, World};
