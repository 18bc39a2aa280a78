//! A board of 500 cards against the same cards in plain DOM, in the real web view.

use crate::bench::report;
use crate::cli::Options;
use crate::{Outcome, sh};

pub(super) fn measure(options: &Options) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err(
            "The board is measured on Linux only: only WebKitGTK can be driven from outside."
                .into(),
        );
    }
    sh::run(
        sh::cargo()
            .args([
                "build",
                "--release",
                "--package",
                "common-ground",
                "--features",
            ])
            .args([
                "common-ground/e2e,tauri/custom-protocol",
                "--bin",
                "common-ground",
            ]),
        "The app could not be built; the reason stands above.",
    )?;
    let mut table = String::new();
    let ended = sh::follow(
        sh::cargo()
            .args([
                "run",
                "--quiet",
                "--package",
                "common-ground-e2e",
                "--bin",
                "board",
            ])
            .env(
                "COMMON_GROUND_BIN",
                sh::root().join("target/release/common-ground"),
            ),
        |line| {
            table.push_str(line);
            table.push('\n');
        },
    )?;
    if ended {
        report::write("board", options, &table)
    } else {
        Err("The board could not be measured; the reason stands above.".to_owned())
    }
}
