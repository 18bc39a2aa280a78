//! The app in a real window, driven from outside.
//!
//! ```no_run
//! use common_ground_e2e::App;
//! let app = App::start("a_goal_is_written_down");
//! app.click("button", "Add a goal");
//! app.fill("What would you like?", "Lisbon in May");
//! app.press("Enter");
//! app.sees("Lisbon in May");
//! app.is_accessible("goals");
//! ```
//!
//! An [`App`] is a whole little desktop that is thrown away with it: its own display (`Xvfb`), its
//! own session bus (so that no notice or tray reaches a real desktop), its own home and data
//! folder, and a `WebKitWebDriver` that starts the program. WebKitGTK lets one session drive one
//! process, so each `App` has its own driver; [`App::restart`] starts the program anew on the
//! same folder.
//!
//! Things are found as people find them: by role and name, worked out by axe-core, the same code
//! that then looks for barriers. Every verb waits until what it needs is there; none measures how
//! long that took. When something is not found, the panic lists what *is* on the page and where
//! its picture lies (`target/e2e/`).
//!
//! The program must have been built with the feature `e2e`, which keeps automation on and takes
//! its clock from `COMMON_GROUND_NOW`; `cargo xtask test` does that.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot go on says so and stops"
)]

mod app;
mod axe;
mod bus;
mod chromium;
mod couple;
mod desktop;
mod driver;
mod find;
mod fits;
mod ground;
mod keys;
mod login;
mod notices;
mod picture;
mod plain;
mod screen;
mod theme;
mod tray;

pub use app::{App, Start, target};
pub use axe::Violation;
pub use bus::Notifications;
pub use chromium::{Paper, in_forced_colours, kept, printed};
pub use couple::Here;
pub use find::Seen;
pub use login::Leaving;
pub use plain::{Plain, plain_program};
pub use screen::Shown;
pub use theme::Theme;
pub use tray::{Entry, Tray};
