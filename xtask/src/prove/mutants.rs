//! Changing the program on purpose, one place after the other, to see whether a test notices: with
//! [cargo-mutants](https://mutants.rs), where it is installed.

use super::Came;
use crate::sh;

/// The modules on which it rests whether something holds, when something is due, and what is thrown away.
pub(super) const FILES: &[&str] = &[
    "agreed/standing.rs",
    "recurrence/*.rs",
    "reminder/due.rs",
    "backup/thin.rs",
    "backup/when.rs",
    "vault/code.rs",
    "order.rs",
    "history/undo.rs",
];

/// The tests of the core that could notice: those of other modules would only take their time.
const TESTS: &[&str] = &[
    "--lib", "--test", "agreed", "--test", "goal", "--test", "reminder", "--test", "spine",
    "--test", "time", "--test", "vault",
];

/// How many cases each property is tried with: a change is tried, not a release.
const CASES: (&str, &str) = ("PROPTEST_CASES", "40");

/// Tries them, or answers none where cargo-mutants is not there, having said how it is installed.
pub(super) fn try_them() -> Result<Option<Came>, String> {
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
    for file in FILES {
        mutants.args(["--file", &format!("src-tauri/core/src/{file}")]);
    }
    mutants
        .args(["--timeout", "240", "--output", "target"])
        .args(["--", "--package", "common-ground-core"])
        .args(TESTS)
        .env(CASES.0, CASES.1);
    let mut found = Vec::new();
    // It ends well only where none was missed; which ones were stands in target/mutants.out/missed.txt.
    let held = sh::follow(&mut mutants, |line| {
        found.extend(tested(line).map(str::to_owned))
    })?;
    Ok(Some(Came {
        held,
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
