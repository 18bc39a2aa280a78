//! What the shell knows about reaching people outside the window. The list in the app does not rest on it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::db::text_enum;

text_enum! {
    /// What the desktop said to the last notice.
    pub enum Reach {
        /// It has been shown.
        Yes = "yes",
        /// It was taken; this system does not say whether it was shown.
        HandedOver = "handed_over",
        /// There is no notification service.
        NoService = "no_service",
        /// The service answered that it will not show it.
        Refused = "refused",
        /// The service did not answer in time.
        NoAnswer = "no_answer",
    }
}

/// Whether reminders can reach you now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Health {
    /// What the desktop said to the last notice, or says when asked.
    pub reach: Reach,
    /// Whether there is a tray to stay in when the window is closed.
    pub tray: bool,
    /// What closing the window does.
    pub closing: Closing,
}

text_enum! {
    /// What closing the window does.
    pub enum Closing {
        /// It asks, once.
        Ask = "ask",
        /// It stays: in the tray, or minimised where there is none.
        Stay = "stay",
        /// It quits.
        Quit = "quit",
    }
}

/// What closing the window shall do.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetClosing {
    /// Which.
    pub closing: Closing,
}

/// Pause mode for everything.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PauseAll {
    /// Paused, or not.
    pub paused: bool,
}
