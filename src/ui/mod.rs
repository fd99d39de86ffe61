//! What the visitor sees: snapshots in, commands out. It refuses to decide, to wait and to fetch: no
//! timer, no request and no storage is named here, and the session is the only layer it knows.
//!
//! - All texts of the network are text nodes; markup is never parsed, and links are checked first.
//! - No visible word stands in a component: all of them are in [`strings`].
//! - No `style` attribute: the host page's policy may forbid it, the stylesheet has classes instead.
//! - There is one component, [`App`], with one list of messages (`message`), and one for each piece of the
//!   transcript. All else is plain functions and plain structs: a component or a hook of its own costs
//!   kilobytes of wasm. For the same reason elements are written with `element` instead of `html!`.

mod app;
mod avatar;
mod banner;
mod choices;
mod clock;
mod composer;
mod confirm;
mod control;
mod element;
mod elsewhere;
mod end_keeper;
mod entered;
mod fault;
mod field;
mod focus;
mod header;
mod icon;
mod keys;
mod line;
mod menu;
mod message;
mod notice;
mod over;
mod panel;
mod post_chat;
mod pre_chat;
mod question;
mod queue;
mod save;
mod screen;
mod settings;
mod shared;
mod strings;
mod transcript;
mod typing;
mod web_link;

pub use app::{App, AppProps};
pub use settings::{Direction, Theme, UiSettings};
pub use strings::{Strings, Text, UnknownText};
