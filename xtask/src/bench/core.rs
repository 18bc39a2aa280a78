//! Commands against bare SQLite: the measuring itself is an example of the core.

use crate::bench::{folder, report};
use crate::cli::Options;
use crate::{Outcome, sh};

/// Each command against bare SQLite, on ten years.
pub(super) fn measure(options: &Options) -> Outcome {
    run("core", options)
}

/// Backups of a hundred years, and what commands notice of them.
pub(super) fn backup(options: &Options) -> Outcome {
    run("backup", options)
}

/// Opening by a passphrase against the stretching of it.
pub(super) fn unlock(options: &Options) -> Outcome {
    run("unlock", options)
}

fn run(part: &str, options: &Options) -> Outcome {
    let dir = folder(part)?;
    let mut bench = sh::cargo();
    bench.args([
        "run",
        "--release",
        "--quiet",
        "--package",
        "common-ground-core",
    ]);
    bench.args(["--example", "bench", "--", part]).arg(&dir);
    let mut table = String::new();
    let ended = sh::follow(&mut bench, |line| {
        table.push_str(line);
        table.push('\n');
    })?;
    if !ended {
        return Err("The core could not be measured; the reason stands above.".to_owned());
    }
    report::write(part, options, &table)
}
