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

    /// Turns the page round, as a language read from right to left would, and makes sure that
    /// nothing then sticks out at the side. The words stay as they are: the interface's own tests
    /// try its made-up language.
    pub fn set_direction(&self, direction: &str) {
        self.execute(
            "document.documentElement.dir = arguments[0]",
            vec![json!(direction)],
        );
        self.at_rest();
        let too_wide = self.execute(
            "const page = document.documentElement;
             return page.scrollWidth - page.clientWidth",
            vec![],
        );
        if too_wide.as_i64() > Some(0) {
            self.give_up(&format!("the page sticks out by {too_wide} px at the side"));
        }
    }
}
