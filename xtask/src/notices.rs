//! The notices of everything others wrote that is shipped, for the package and for whoever asks.

use crate::{Outcome, sh};

/// Where they are written.
const FILE: &str = "target/THIRD-PARTY.md";

/// Writes them from what cargo and npm say about the locked versions.
pub(crate) fn notices() -> Outcome {
    let mut node = std::process::Command::new("node");
    node.args(["xtask/src/notices.mjs", FILE]);
    sh::run(
        &mut node,
        "The notices could not be written; the reason stands above.",
    )
}
