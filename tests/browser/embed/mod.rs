//! What the loader and the host page can count on once the chat is mounted.

mod calls;
mod chat;
mod mounted;
mod mounting;
mod options;
