//! `cargo xtask check`: everything that can be said about the sources without running them.

use crate::cli::Options;
use crate::setup::{self, Need};
use crate::{Outcome, sh};

const BINDINGS: &str = "ui/src/api/bindings.ts";

/// Runs every check, also after one of them found something, and names those that did.
pub(crate) fn check(options: &Options) -> Outcome {
    // Clippy compiles the shell, which takes the built interface in.
    setup::setup(Need::Build, options)?;
    let fix = options.fix;
    let checks: [(&str, Outcome); 6] = [
        ("formatting of Rust", rustfmt(fix)),
        ("clippy", clippy()),
        ("formatting of the interface", prettier(fix)),
        ("types of the interface", types()),
        ("bindings", bindings(fix)),
        ("licences and sources", deny()),
    ];
    println!();
    let mut found = Vec::new();
    for (name, outcome) in &checks {
        match outcome {
            Ok(()) => println!("  fine       {name}"),
            Err(sentence) => {
                println!("  look here  {name}: {sentence}");
                found.push(*name);
            }
        }
    }
    if found.is_empty() {
        Ok(())
    } else {
        Err(format!("Look at: {}.", found.join(", ")))
    }
}

fn rustfmt(fix: bool) -> Outcome {
    let mut cargo = sh::cargo();
    cargo.args(["fmt", "--all"]);
    if !fix {
        cargo.arg("--check");
    }
    sh::run(&mut cargo, "`cargo xtask check --fix` formats it.")
}

fn clippy() -> Outcome {
    sh::run(
        sh::cargo().args([
            "clippy",
            "--workspace",
            "--all-targets",
            "--features",
            "common-ground/e2e",
            "--",
            "--deny",
            "warnings",
        ]),
        "clippy's lines stand above.",
    )
}

fn prettier(fix: bool) -> Outcome {
    sh::run(
        sh::npm().args(["run", if fix { "format" } else { "format:check" }]),
        "`cargo xtask check --fix` formats it.",
    )
}

fn types() -> Outcome {
    sh::run(
        sh::npm().args(["run", "check"]),
        "svelte-check's lines stand above.",
    )
}

/// Makes the bindings afresh and compares them with the committed ones.
fn bindings(fix: bool) -> Outcome {
    let made = sh::cargo()
        .args([
            "run",
            "--quiet",
            "--package",
            "common-ground-core",
            "--example",
            "bindings",
        ])
        .stderr(std::process::Stdio::inherit())
        .output()
        .ok()
        .filter(|out| out.status.success())
        .ok_or("they could not be made; the reason stands above.")?
        .stdout;
    if std::fs::read(BINDINGS).is_ok_and(|kept| kept == made) {
        return Ok(());
    }
    if fix {
        return std::fs::write(BINDINGS, made).map_err(|e| format!("{BINDINGS}: {e}."));
    }
    Err(format!(
        "{BINDINGS} is not what the command list makes; `cargo xtask check --fix` writes it."
    ))
}

fn deny() -> Outcome {
    if !sh::has("cargo-deny") {
        println!(
            "\ncargo-deny is not here, so licences and sources are not looked at (cargo install cargo-deny)."
        );
        return Ok(());
    }
    // Advisories need the network, so they are asked for by hand: cargo deny check advisories.
    sh::run(
        sh::cargo().args(["deny", "--offline", "check", "bans", "licenses", "sources"]),
        "cargo-deny's lines stand above.",
    )
}
