//! Changing the program on purpose, one place after the other, to see whether a test notices: with
//! [cargo-mutants](https://mutants.rs), where it is installed.

use super::Came;
use crate::sh;

/// One module of the core that is changed in every place, and who could notice.
pub(super) struct Module {
    /// Under `src-tauri/core/src`.
    pub(super) files: &'static [&'static str],
    /// The tests of the core beside its unit tests: those of other modules would only take their time.
    pub(super) tests: &'static [&'static str],
}

/// How many cases each property is tried with: a change is tried, not a release.
const CASES: (&str, &str) = ("PROPTEST_CASES", "40");

/// Where the copies are built, so that only the first has the libraries to build.
const BUILT: &str = "target/mutants";

/// Tries them, or answers none where cargo-mutants is not there, having said how it is installed.
pub(super) fn try_them(module: &Module) -> Result<Option<Came>, String> {
    if sh::answer("cargo", &["mutants", "--version"]).is_none() {
        println!(
            "\ncargo-mutants is not installed, so no mutants were tried. Install it with\n\n  cargo install cargo-mutants --locked"
        );
        return Ok(None);
    }
    let mut mutants = sh::cargo();
    mutants.args([
        "mutants",
        "--package",
        "common-ground-core",
        "--no-shuffle",
        "--colors",
        "never",
    ]);
    for file in module.files {
        mutants.args(["--file", &format!("src-tauri/core/src/{file}")]);
    }
    // For building as for running: else every change builds all the tests there are.
    mutants.arg("--cargo-arg=--lib");
    for test in module.tests {
        mutants.arg(format!("--cargo-arg=--test={test}"));
    }
    mutants
        .args(["--minimum-test-timeout", "30", "--output", "target"])
        .env(CASES.0, CASES.1)
        .env("CARGO_TARGET_DIR", sh::root().join(BUILT));
    let mut found = Vec::new();
    // It does not end well either where a change never ended, which whoever waits notices. Which were missed stands in
    // target/mutants.out/missed.txt.
    sh::follow(&mut mutants, |line| {
        found.extend(tested(line).map(str::to_owned))
    })?;
    if found.is_empty() {
        return Err("cargo-mutants did not come to its end; the reason stands above.".into());
    }
    Ok(Some(Came {
        held: !found.iter().any(|line| line.contains(" missed")),
        ran: 0,
        found,
    }))
}

/// What it says at its end: `61 mutants tested in 20m: 3 missed, 50 caught, 8 unviable`.
fn tested(line: &str) -> Option<&str> {
    let line = line.trim();
    let (_, after) = line.split_once(" mutants tested")?;
    after.contains("caught").then_some(line)
}

#[cfg(test)]
mod tests {
    #[test]
    fn its_last_line_is_what_was_found() {
        let line = "61 mutants tested in 20m: 3 missed, 50 caught, 8 unviable";
        assert_eq!(super::tested(line), Some(line));
        assert_eq!(super::tested("Found 61 mutants to test"), None);
    }
}
