//! `cargo xtask prove`: the tests that try many times, as often as docs/measurements.md wants it. Each part
//! takes at most twenty minutes and appends its own line; run again it tries other cases.

use crate::cli::Options;
use crate::setup::{self, Need};
use crate::{Outcome, sh};

const FILE: &str = "docs/measurements.md";
const TITLE: &str = "## Proofs\n";
const HEAD: &str = "
`cargo xtask prove PART` appends a line. Random cases differ each time, so that lines of one part add up.

| day | part | tried | what | result | commit |
|---|---|---|---|---|---|
";

/// One part: a test of the core, told by a variable how often to try.
pub(crate) struct Part {
    pub(crate) name: &'static str,
    /// The test binary and the tests of it.
    tests: (&'static str, &'static [&'static str]),
    /// The variable that says how often, and how often.
    times: (&'static str, u32),
    /// What is tried so often.
    what: &'static str,
}

const CASES: &str = "PROPTEST_CASES";
const KILLS: &str = "COMMON_GROUND_KILLS";
const FAULTS: &str = "COMMON_GROUND_FAULTS_TRIED";
const FLIPS: &str = "COMMON_GROUND_FLIPS";

pub(crate) const PARTS: &[Part] = &[
    Part {
        name: "undo",
        tests: ("goal", &["random"]),
        times: (CASES, 2500),
        what: "sequences of edits, undone and redone",
    },
    Part {
        name: "two-hands",
        tests: ("two_hands", &[]),
        times: (CASES, 2500),
        what: "sequences of one partner's commands",
    },
    Part {
        name: "privacy",
        tests: ("privacy", &["nobody_else_sees_a_private_word"]),
        times: (CASES, 2500),
        what: "sequences, read by everybody else",
    },
    Part {
        name: "kills",
        tests: ("kills", &[]),
        times: (KILLS, 1000),
        what: "kills of a program that writes",
    },
    Part {
        name: "vault-kills",
        tests: ("vault_kills", &[]),
        times: (KILLS, 200),
        what: "kills while passphrases are given, changed, renewed, taken away",
    },
    Part {
        name: "migration-kills",
        tests: ("migration", &["killed_in_the_middle"]),
        times: (KILLS, 100),
        what: "kills in the middle of a migration",
    },
    Part {
        name: "faults",
        tests: ("disk_faults", &[]),
        times: (FAULTS, 200),
        what: "places of each kind of call where the disk refuses",
    },
    Part {
        name: "damage",
        tests: ("folder", &["a_flipped_byte", "a_file_cut_short"]),
        times: (FLIPS, 500),
        what: "flipped bytes of the household",
    },
];

/// Runs the parts that were named, or all.
pub(crate) fn prove(options: &Options) -> Outcome {
    for named in &options.rest {
        if !PARTS.iter().any(|part| named == part.name) {
            let names: Vec<_> = PARTS.iter().map(|part| part.name).collect();
            return Err(format!(
                "There is no part \"{}\": {}.",
                named.display(),
                names.join(", ")
            ));
        }
    }
    setup::setup(Need::Build, options)?;
    let mut broken = Vec::new();
    for part in PARTS {
        if (options.rest.is_empty() || options.rest.iter().any(|named| named == part.name))
            && !part.run()?
        {
            broken.push(part.name);
        }
    }
    if broken.is_empty() {
        println!("\nWritten to {FILE}.");
        Ok(())
    } else {
        Err(format!(
            "It did not hold in {}; what broke it stands above.",
            broken.join(", ")
        ))
    }
}

impl Part {
    /// Runs it and appends its line, whichever way it went.
    fn run(&self) -> Result<bool, String> {
        let (variable, times) = self.times;
        let mut test = sh::cargo();
        test.args(["test", "--package", "common-ground-core", "--test"])
            .arg(self.tests.0)
            .arg("--")
            .args(self.tests.1)
            .arg("--nocapture")
            .env(variable, times.to_string());
        let mut ran = 0;
        let held = sh::follow(&mut test, |line| {
            ran += crate::test::cargo_counts(line).map_or(0, |(passed, _)| passed);
        })?;
        // A name that fits no test would hold for ever.
        let held = held && ran > 0;
        let line = format!(
            "| {} | {} | {times} | {} | {} | {} |\n",
            today(),
            self.name,
            self.what,
            if held { "held" } else { "**broke**" },
            commit()
        );
        let old = std::fs::read_to_string(FILE).map_err(|e| format!("{FILE}: {e}."))?;
        std::fs::write(FILE, appended(&old, &line)).map_err(|e| format!("{FILE}: {e}."))?;
        Ok(held)
    }
}

fn commit() -> String {
    let commit = sh::answer("git", &["rev-parse", "--short=10", "HEAD"]).unwrap_or_default();
    // What a run itself writes is no change of what it tried.
    let changed = sh::answer(
        "git",
        &[
            "status",
            "--porcelain",
            "--untracked-files=no",
            "--",
            ".",
            ":!docs",
        ],
    )
    .is_some_and(|changes| !changes.is_empty());
    if changed {
        format!("{commit} and more")
    } else {
        commit
    }
}

/// The day it is, in UTC.
fn today() -> String {
    sh::answer("date", &["-u", "+%Y-%m-%d"]).unwrap_or_else(|| "–".to_owned())
}

/// The file with one more line in the table of proofs, which is its last section or gets to be.
fn appended(file: &str, line: &str) -> String {
    let Some(at) = file.find(TITLE) else {
        return format!("{}\n\n{TITLE}{HEAD}{line}", file.trim_end());
    };
    let after = at + TITLE.len();
    let end = file[after..]
        .find("\n## ")
        .map_or(file.len(), |next| after + next);
    let (before, rest) = file.split_at(end);
    format!("{}\n{line}{rest}", before.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_run_adds_a_line_and_leaves_what_stands_there() {
        let one = appended("# Head\n", "| a |\n");
        assert!(one.ends_with("|---|---|---|---|---|---|\n| a |\n"), "{one}");
        let two = appended(&format!("{one}\n## size\n\n3\n"), "| b |\n");
        assert!(two.contains("| a |\n| b |\n\n## size\n\n3\n"), "{two}");
    }
}
