//! Commands against bare SQLite: the measuring itself is an example of the core.

use crate::bench::{folder, report};
use crate::cli::Options;
use crate::{Outcome, sh};

pub(super) fn measure(options: &Options) -> Outcome {
    let dir = folder("core")?;
    let mut bench = sh::cargo();
    bench.args([
        "run",
        "--release",
        "--quiet",
        "--package",
        "common-ground-core",
    ]);
    bench.args(["--example", "bench", "--"]).arg(&dir);
    let mut table = String::new();
    let ended = sh::follow(&mut bench, |line| {
        table.push_str(line);
        table.push('\n');
    })?;
    if !ended {
        return Err("The core could not be measured; the reason stands above.".to_owned());
    }
    report::write("core", options, &table)
}
