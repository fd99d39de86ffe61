//! Chasitor is a chat widget that a website owner adds to a page with one script tag. This page is the
//! map of the house; the README says how to embed and how to build.
//!
//! # The product in one picture
//!
//! ```text
//!  host page ── <script src="…/chasitor.js" data-…>             any website, any origin
//!                  │  static/chasitor.js: the launcher, and nothing else until the visitor acts
//!                  ▼
//!             <chasitor-chat> ── shadow root ── Yew component tree (ui)
//!                  │                                 ▲ Snapshot      │ Command
//!                  │                                 │               ▼
//!                  │ embed                      session (pure: no clock, no I/O)
//!                  │                                 │ ChatCommand   ▲ ChatEvent
//!                  │                                 ▼               │
//!                  │                 protocol: one driver per service (pure as well)
//!                  ▼                                 │ HttpRequest   ▲ HttpOutcome
//!               runtime (fetch, one timer, sessionStorage, page events, the claim among tabs)
//!                  ▼
//!       Live Agent REST: the real service, or the sandbox of this repository
//! ```
//!
//! # Layers
//!
//! Arrows point down only: a module names those above it in this table, and `xtask/tests/tidy` fails when
//! one does not.
//!
//! | Module | Owns | May name | Never |
//! |---|---|---|---|
//! | [`wire`] | bodies of each service, tolerant reading, secrets that no log can show | – | I/O, clock, decisions |
//! | [`protocol`] | one driver per service: commands to requests, answers to chat events; the long poll, its counters, repeats and back-off, hand-over, resume | `wire` | browser, Yew, clock, storage |
//! | [`session`] | phases, outbox, transcript, what is saved, the snapshot that the visitor sees | `protocol` | `wire`, browser, Yew, clock |
//! | `runtime` | carries out effects: fetch, one timer, storage, page events, the claim | `session`, plain HTTP values of `protocol` | Yew, decisions |
//! | `ui` | the panel, one part of it a file: snapshot in, commands out | `session` | `runtime`, `protocol`, `wire`, fetch, storage |
//! | [`embed`] | joins everything: mounting, options, host events, failures | all | details of a protocol |
//!
//! `wire`, `protocol` and `session` are compiled natively without Yew or web-sys (browser crates are wasm-only
//! dependencies), so the compiler holds that line; a test reads the dependency graph. `embed::options` is pure
//! as well, because owners' mistakes are worth native tests.
//!
//! # The contract in the middle
//!
//! [`session`] and every [`protocol::Driver`] share one shape: one input in, all outputs drained, one
//! timer armed. `now` is an argument everywhere. So the whole widget below the screen runs in virtual time, and
//! the tests in `tests/native` play thousands of chats with lost answers, hand-overs and reloads in seconds.
//!
//! # Invariants
//!
//! 1. At most one poll and one POST are in flight. [`protocol::slot::Slot`] holds the request, and a full slot
//!    sends nothing.
//! 2. An answer is taken only by the slot that holds its id. Ids are never reused, so an answer from an old
//!    poll, an old chat or an old driver is nobody's.
//! 3. The next poll leaves in the same call in which the last answer was read.
//! 4. A POST keeps its SEQUENCE on every repeat, and a POST that may have arrived is repeated until it
//!    is answered: a number the server may have seen never gets another body.
//! 5. What must outlive the page is saved before the request that depends on it leaves
//!    ([`session::Session::poll_effect`] gives the save first).
//! 6. A text of the visitor has our own id from the click on and leaves the outbox only with an outcome: sent,
//!    or failed with "Try again".
//! 7. After a hand-over the service's transcript is compared with ours by counting, never by sorting: nothing is
//!    shown twice and a repeated text stays repeated.
//! 8. After the end only the session's deletion is sent, and no later error changes the end.
//! 9. Nothing from the network becomes markup, a script, a style or an address to go to: texts are text
//!    nodes, and post-chat addresses pass [`session::address`].
//! 10. A panic is our bug. It is reported once, and a card with a link takes the panel's place.
//!
//! # Where this differs from the first drawing, and why
//!
//! * **Back-off is the driver's**, not the session's: how long to try, what to repeat and when to give up is
//!   the service's protocol (§5.2, §5.3), and a reader finds all of it under `protocol::live_agent`.
//! * **The launcher is the loader's for good.** One button from the first paint to the end, so that nothing
//!   flickers and no focus is lost when the wasm arrives; Yew draws the panel only.
//! * **JSON is read by our own scanner** (`wire::scan`), not by serde_json, which refuses a text with half a surrogate
//!   pair and costs every visitor ten kilobytes; tests hold the two against each other. What a session leaves for the
//!   next page is a flat list of texts ([`protocol::record`]), for the same reason.
//! * **The interface is built step by step** (`ui::element`), not by `html!`, and from two components: the macro and the
//!   hooks were seventeen kilobytes.
//! * **The outbox hands over one text at a time.** The driver answers for that one; all others stay in the
//!   session, which can look a doubtful one up in the service's transcript before it is sent again.
//!
//! # Deliberately absent
//!
//! No mirroring between tabs (a further tab says "open in another tab" and can take over), no availability
//! question, no files, rich messages, sneak peek, idle timer or sensitive-data rules, no other languages than
//! English, no other service than Live Agent. Events of these kinds are counted and skipped.
//!
//! # Beside the library
//!
//! The release build compiles the standard library again for size, and a panic in it is a bare trap: the glue sees it
//! (`xtask/hooks/guard.mjs`) and `embed` shows the card. `xtask/hooks` also shortens the names between glue and wasm.
//!
//! `src/main.rs` is the thin binary that Trunk builds (a `cdylib` beside the `rlib` would switch link-time
//! optimisation off). `sandbox` is a server that speaks the protocol with types of its own, so that one mistake
//! cannot cancel itself out. `xtask` holds the repository's commands. Fixtures tie both ends together.

pub mod protocol;
pub mod session;
pub mod wire;

pub mod embed;
#[cfg(target_arch = "wasm32")]
pub mod runtime;
#[cfg(target_arch = "wasm32")]
pub mod ui;
