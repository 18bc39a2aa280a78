//! Light and dark.

use serde_json::json;

use crate::app::App;

/// One of the two looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Ink on paper.
    Light,
    /// Its own design, not an inversion.
    Dark,
}

impl Theme {
    /// Both, for a test that looks at a page twice.
    pub const BOTH: [Self; 2] = [Self::Light, Self::Dark];

    /// As the page's root carries it, and as pictures are named.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl App {
    /// Shows the page in one look until the next start, without touching the couple's settings.
    pub fn set_theme(&self, theme: Theme) {
        self.execute(
            "document.documentElement.dataset.theme = arguments[0]",
            vec![json!(theme.name())],
        );
        self.at_rest();
    }
}
