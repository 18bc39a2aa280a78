//! `cargo xtask bench`: every figure is a ratio of two things measured in one run, taking turns.

mod board;
mod core;
mod figures;
mod report;
mod screen;
mod size;
mod window;

use std::path::PathBuf;

use crate::cli::Options;
use crate::setup::{self, Need};
use crate::{Outcome, sh};

/// Measures the parts that were named, or all.
pub(crate) fn bench(options: &Options) -> Outcome {
    type Part = fn(&Options) -> Outcome;
    let all: [(&str, Part); 6] = [
        ("core", core::measure),
        ("backup", core::backup),
        ("unlock", core::unlock),
        ("size", size::measure),
        ("window", window::measure),
        ("board", board::measure),
    ];
    for named in &options.rest {
        if !all.iter().any(|(name, _)| named == name) {
            return Err(format!(
                "There is no part \"{}\": core, backup, unlock, size, window, board.",
                named.display()
            ));
        }
    }
    setup::setup(Need::Window, options)?;
    for (name, measure) in all {
        if options.rest.is_empty() || options.rest.iter().any(|named| named == name) {
            measure(options)?;
        }
    }
    println!("\nWritten to {}.", report::FILE);
    Ok(())
}

/// Where everything that is only there to be measured lies.
fn folder(name: &str) -> Result<PathBuf, String> {
    let folder = sh::root().join("target/bench").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}.", folder.display()))?;
    }
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}.", folder.display()))?;
    Ok(folder)
}
