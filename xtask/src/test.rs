//! `cargo xtask test`: every test there is, and one line at the end that says how it went.

use std::process::Command;

use crate::cli::Options;
use crate::setup::{self, Need};
use crate::{Outcome, sh};

/// The app as the window tests drive it. The same feature is named for the other tests, so that
/// everything is compiled once.
const FEATURES: [&str; 2] = ["--features", "common-ground/e2e"];
const WINDOW: &str = "common-ground-e2e";

/// Sets up, then runs the core, the shell, the interface and the window, all of them even when
/// an early one goes wrong.
pub(crate) fn test(options: &Options) -> Outcome {
    setup::setup(Need::Window, options)?;
    let only = options.only.as_deref();

    let mut rust = sh::cargo();
    rust.args(["test", "--workspace", "--no-fail-fast", "--exclude", WINDOW])
        .args(FEATURES);
    rust.args(only);

    let mut interface = sh::npm();
    interface
        .args(["test", "--"])
        .args(only.map(|name| format!("--testNamePattern={name}")));
    // A pattern that fits no test of the interface is no reason to stop.
    interface.args(only.map(|_| "--passWithNoTests"));
    interface.env("NO_COLOR", "1").env_remove("FORCE_COLOR");

    let mut parts = vec![Part::run("the core and the shell", &mut rust)];
    parts.push(Part::run("the interface", &mut interface));
    if cfg!(target_os = "linux") {
        parts.push(match build_plain().and_then(|()| build_for_the_window()) {
            Ok(()) => {
                let mut window = sh::cargo();
                window
                    .args(["test", "--no-fail-fast", "--package", WINDOW])
                    .args(only);
                Part::run("the app in a real window", &mut window)
            }
            Err(sentence) => Part::not_run("the app in a real window", &sentence),
        });
    }
    sum_up(&parts)
}

/// Builds the app as people get it, for the tests of what it refuses, and puts it aside: the next build
/// writes to the same place. Only the shell itself is compiled twice.
fn build_plain() -> Outcome {
    sh::run(
        sh::cargo().args([
            "build",
            "--package",
            "common-ground",
            "--bin",
            "common-ground",
        ]),
        "The app could not be built; the reason stands above.",
    )?;
    let built = "target/debug/common-ground";
    std::fs::copy(built, format!("{built}-plain"))
        .map(drop)
        .map_err(|e| format!("{built} could not be put aside: {e}."))
}

/// Builds the app with automation kept on, and the program for the terminal that is used beside it.
pub(crate) fn build_for_the_window() -> Outcome {
    sh::run(
        sh::cargo()
            .args(["build", "--package", "common-ground"])
            .args(["--package", "common-ground-cli", "--bins"])
            .args(FEATURES),
        "The app could not be built; the reason stands above.",
    )
}

/// How one part of the tests went.
struct Part {
    name: &'static str,
    passed: u32,
    failed: u32,
    /// The runner's own closing lines.
    closing: Vec<String>,
}

impl Part {
    fn run(name: &'static str, command: &mut Command) -> Self {
        let mut part = Self {
            name,
            passed: 0,
            failed: 0,
            closing: Vec::new(),
        };
        let ended = sh::follow(command, |line| part.read(line));
        match ended {
            Ok(true) => {}
            // A runner that broke before it could count (it did not compile, say) is one failure.
            Ok(false) if part.failed == 0 => {
                part.failed = 1;
                part.closing
                    .push("did not run to its end; the reason stands above".into());
            }
            Ok(false) => {}
            Err(sentence) => return Self::not_run(name, &sentence),
        }
        part
    }

    fn not_run(name: &'static str, sentence: &str) -> Self {
        Self {
            name,
            passed: 0,
            failed: 1,
            closing: vec![sentence.to_owned()],
        }
    }

    fn read(&mut self, line: &str) {
        if let Some((passed, failed)) = cargo_counts(line).or_else(|| vitest_counts(line)) {
            self.passed += passed;
            self.failed += failed;
            if passed + failed > 0 {
                self.closing.push(line.trim().to_owned());
            }
        }
    }
}

fn sum_up(parts: &[Part]) -> Outcome {
    println!();
    for part in parts {
        println!("{}:", part.name);
        for line in &part.closing {
            println!("  {line}");
        }
    }
    let passed: u32 = parts.iter().map(|part| part.passed).sum();
    let failed: u32 = parts.iter().map(|part| part.failed).sum();
    println!("\n{passed} passed, {failed} failed");
    match (passed, failed) {
        (0, 0) => Err("No test was run.".into()),
        (_, 0) => Ok(()),
        _ => {
            let broken: Vec<_> = parts
                .iter()
                .filter(|part| part.failed > 0)
                .map(|part| part.name)
                .collect();
            Err(format!("Something is broken in {}.", broken.join(", ")))
        }
    }
}

/// `test result: ok. 12 passed; 0 failed; 1 ignored; …`
pub(crate) fn cargo_counts(line: &str) -> Option<(u32, u32)> {
    let counts = line.strip_prefix("test result: ")?.split_once(". ")?.1;
    Some((before(counts, " passed")?, before(counts, " failed")?))
}

/// `      Tests  1 failed | 12 passed (13)`
fn vitest_counts(line: &str) -> Option<(u32, u32)> {
    let counts = line.trim_start().strip_prefix("Tests  ")?;
    Some((
        before(counts, " passed").unwrap_or(0),
        before(counts, " failed").unwrap_or(0),
    ))
}

/// The number right before `word`.
fn before(text: &str, word: &str) -> Option<u32> {
    let upto = &text[..text.find(word)?];
    let digits = upto
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + 1);
    upto[digits..].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_of_each_runner_are_counted() {
        let cargo = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.10s";
        assert_eq!(cargo_counts(cargo), Some((12, 3)));
        assert_eq!(
            vitest_counts("      Tests  1 failed | 41 passed | 2 skipped (44)"),
            Some((41, 1))
        );
        assert_eq!(vitest_counts("      Tests  7 passed (7)"), Some((7, 0)));
        assert_eq!(vitest_counts(" Test Files  7 passed (7)"), None);
        assert_eq!(cargo_counts("running 12 tests"), None);
    }

    #[test]
    fn a_runner_that_breaks_before_counting_is_a_failure() {
        let part = Part::run("nothing", &mut Command::new("false"));
        assert_eq!((part.passed, part.failed), (0, 1));
        let part = Part::run("nothing", &mut Command::new("no-such-program-anywhere"));
        assert_eq!((part.passed, part.failed), (0, 1));
    }

    #[test]
    fn no_test_at_all_is_not_a_success() {
        assert!(sum_up(&[]).is_err());
    }
}
