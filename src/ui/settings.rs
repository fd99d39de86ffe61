//! What the owner of the page has chosen for the interface. Checked before it comes here; nothing is parsed.

use super::strings::Strings;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the visitor's system has it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The class of the panel.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The direction in which the interface is laid out. Each message finds its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of the `dir` attribute.
    pub(super) fn attribute(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// All choices that concern the interface.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UiSettings {
    /// The visible texts.
    pub strings: Strings,
    /// True for `layout="inline"`: always open, and a region of the page instead of a dialog.
    pub inline: bool,
    /// A BCP 47 tag that decides how times are written. One that the browser refuses does no harm.
    pub language: String,
    /// The language of the texts, for whoever reads them aloud: English, unless the owner has put in others.
    pub words: String,
    /// The layout's direction.
    pub direction: Direction,
    /// Light or dark.
    pub theme: Theme,
}
