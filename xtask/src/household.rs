//! `cargo xtask household`: a household of many years, to measure on.

use crate::cli::Options;
use crate::setup::{self, Need};
use crate::{Outcome, sh};

/// Hands its words on to the generator in the core.
pub(crate) fn household(options: &Options) -> Outcome {
    setup::setup(Need::Build, options)?;
    let mut make = sh::cargo();
    // As the benches build it: a hundred years in a debug build take a quarter of an hour.
    make.args([
        "run",
        "--release",
        "--quiet",
        "--package",
        "common-ground-core",
    ]);
    make.args(["--example", "household", "--"]);
    make.args(&options.rest);
    sh::run(
        &mut make,
        "The household was not made; the reason stands above.",
    )
}
