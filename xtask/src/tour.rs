//! `cargo xtask tour`: the sample couple on a virtual display, as numbered pictures.

use crate::cli::Options;
use crate::setup::{self, Need};
use crate::{Outcome, sh, test};

/// Builds the app as the window tests want it and walks through it.
pub(crate) fn tour(options: &Options) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err("The tour needs Linux: only WebKitGTK can be driven from outside.".into());
    }
    setup::setup(Need::Window, options)?;
    test::build_for_the_window()?;
    sh::run(
        sh::cargo().args(["run", "--package", "common-ground-e2e", "--bin", "tour"]),
        "The tour could not be finished; the reason stands above.",
    )
}
