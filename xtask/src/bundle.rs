//! `cargo xtask bundle`: a Debian package through Tauri's own command line.

use crate::cli::Options;
use crate::setup::{self, Need};
use crate::{Outcome, notices, sh};

/// Builds for release and prints where the package lies.
pub(crate) fn bundle(options: &Options) -> Outcome {
    setup::setup(Need::Build, options)?;
    notices::notices()?;
    terminal()?;
    // The command line is one of the interface's development packages but must run at the root,
    // where `tauri.conf.json` stands.
    let mut tauri = std::process::Command::new("ui/node_modules/.bin/tauri");
    tauri.args(["build", "--bundles", "deb"]);
    sh::run(
        &mut tauri,
        "The package could not be made; the reason stands above.",
    )?;
    let folder = sh::root().join("target/release/bundle/deb");
    let made = std::fs::read_dir(&folder).map_err(|e| format!("{}: {e}.", folder.display()))?;
    for file in made.flatten().map(|entry| entry.path()) {
        if file.extension().is_some_and(|kind| kind == "deb") {
            println!("{}", file.display());
        }
    }
    Ok(())
}

/// Builds the program for the terminal: the package carries it too (`bundle.linux.deb.files` in
/// `tauri.conf.json`), and Tauri builds only its own.
pub(crate) fn terminal() -> Outcome {
    sh::run(
        sh::cargo().args(["build", "--release", "--package", "common-ground-cli"]),
        "The program for the terminal could not be built; the reason stands above.",
    )
}
