//! The drawings of the interface, as paths. None carries a meaning of its own: each stands beside a
//! name that is read out.

use super::element::{Element, element};

/// A drawing on a field of 24 by 24, in strokes of the text's colour.
#[derive(Clone, Copy)]
pub(super) enum Icon {
    Chat,
    Close,
    Dots,
    Send,
    Down,
    Fault,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Chat => {
                "M20 4H4a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1h3v4l5-4h8a1 1 0 0 0 1-1V5a1 1 0 0 0-1-1zM8 9h8M8 13h5"
            }
            Self::Close => "M6 6l12 12M18 6 6 18",
            Self::Dots => "M12 5v.01M12 12v.01M12 19v.01",
            Self::Send => "M12 20V5M5.5 11 12 4.5 18.5 11",
            Self::Down => "M12 5v14M6 13l6 6 6-6",
            Self::Fault => "M12 7v6M12 17v.01M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19z",
        }
    }

    /// The drawing, hidden from screen readers.
    pub fn draw(self) -> Element {
        let path = element("path").attr("d", self.path());
        element("svg").class("icon").attr("viewBox", "0 0 24 24").attr("aria-hidden", "true").child(path)
    }
}
