//! `cargo xtask run`: set up what is missing and open the app.

use crate::cli::Options;
use crate::setup::{self, Need};
use crate::{Outcome, sh, tour};

/// Opens the app, or takes the tour where nothing could be seen.
pub(crate) fn run(options: &Options) -> Outcome {
    if !display() {
        println!("There is no display here, so the tour is taken instead.");
        return tour::tour(options);
    }
    setup::setup(Need::Build, options)?;
    sh::run(
        sh::cargo()
            .args([
                "run",
                "--package",
                "common-ground",
                "--bin",
                "common-ground",
                "--",
            ])
            .args(&options.rest),
        "The app did not end well; the reason stands above.",
    )
}

fn display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
