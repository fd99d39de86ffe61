//! What concerns the panel alone, as one list. What concerns the chat goes to the session as a command.

use crate::session::Snapshot;

/// Something that changes the panel.
#[derive(Clone)]
pub enum Message {
    /// The chat has changed.
    Show(Snapshot),
    /// What is kept of the visitor's place has changed.
    Redraw,
    /// The menu's button was pressed.
    ToggleMenu,
    /// The menu is to close, and to give the focus back to its button.
    CloseMenu,
    /// The focus has left the menu.
    LeaveMenu,
    /// The transcript is to be saved.
    Save,
    /// The end of the chat is asked for, by the button with this selector.
    Ask(&'static str),
    /// True for the end, false for going on.
    Answer(bool),
    /// This field of the form was given this value.
    Entered(String, String),
    /// The form is to be handed in.
    HandIn,
    /// The composer holds this text.
    Written(String),
    /// What the composer holds is to be sent.
    Send,
    /// The transcript was scrolled.
    Scrolled,
    /// The end of the transcript is to be shown.
    ToEnd,
}
