//! What a visitor finds in the panel, by the names and roles of the embed contract. The session is not
//! there: each test shows a snapshot and looks at what is drawn and asked for.

mod composer;
mod contract;
mod conversation;
mod faults;
mod focus;
mod form;
mod links;
mod menu;
mod question;
mod shown;
mod snapshots;
mod strings;
mod words;
