//! What all tests here share. It holds no test, and knows the widget by the names of the embed contract alone.

mod backstage;
mod browser;
mod command;
mod console;
mod driver;
mod events;
mod find;
mod found;
mod keyboard;
mod report;
mod scene;
mod visitor;
mod wait;

pub use find::Role;
pub use found::Found;
pub use keyboard::Key;
pub use scene::{Play, Scene};
pub use visitor::LAUNCHER;
