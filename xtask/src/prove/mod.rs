//! `cargo xtask prove`: the tests that try many times, as often as docs/measurements.md wants it. Each part
//! takes at most twenty minutes and appends its own line; run again it tries other cases.

mod mutants;
mod parts;

use crate::cli::Options;
use crate::setup::{self, Need};
use crate::{Outcome, sh};

pub(crate) use parts::PARTS;
use parts::{How, Part, Tests};

const FILE: &str = "docs/measurements.md";
const TITLE: &str = "## proofs\n";
const HEAD: &str = "
`cargo xtask prove PART` appends a line. Random cases differ each time, so that lines of one part add up.

| day | part | tried | what | found | commit |
|---|---|---|---|---|---|
";
/// How a test begins a line with what it found.
const FOUND: &str = "found: ";

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
    let wanted: Vec<&Part> = PARTS
        .iter()
        .filter(|part| {
            options.rest.is_empty() || options.rest.iter().any(|named| named == part.name)
        })
        .collect();
    let window = wanted.iter().any(|part| part.needs_the_window());
    setup::setup(if window { Need::Window } else { Need::Build }, options)?;
    let mut broken = Vec::new();
    for part in wanted {
        if !part.run()? {
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

/// What a part came to: whether it held, how many tests of it ran, and what they said they found.
#[derive(Debug, Default)]
struct Came {
    held: bool,
    ran: u32,
    found: Vec<String>,
}

impl Came {
    /// A line of a test's own output.
    fn read(&mut self, line: &str) {
        self.ran += crate::test::cargo_counts(line).map_or(0, |(passed, _)| passed);
        // The harness may have begun the line with the name of the test.
        if let Some((_, found)) = line.split_once(FOUND) {
            self.found.push(found.trim().to_owned());
        }
    }

    /// As the table says it.
    fn said(&self) -> String {
        let held = if self.held { "held" } else { "**broke**" };
        if self.found.is_empty() {
            return held.to_owned();
        }
        format!("{held}: {}", self.found.join("; ").replace('|', "/"))
    }
}

impl Part {
    /// Runs it and appends its line, whichever way it went. A part that says itself why it was not run has none.
    fn run(&self) -> Result<bool, String> {
        // What is tried is what was there at the beginning, however long it takes.
        let commit = commit();
        let came = match self.how {
            How::Tests(tests) => self.by(tests)?,
            How::Mutants(module) => match mutants::try_them(module)? {
                Some(came) => came,
                None => return Ok(true),
            },
        };
        let line = format!(
            "| {} | {} | {} | {} | {} | {} |\n",
            today(),
            self.name,
            self.times.1,
            self.what,
            came.said(),
            commit
        );
        let old = std::fs::read_to_string(FILE).map_err(|e| format!("{FILE}: {e}."))?;
        std::fs::write(FILE, appended(&old, &line)).map_err(|e| format!("{FILE}: {e}."))?;
        Ok(came.held)
    }

    fn needs_the_window(&self) -> bool {
        match self.how {
            How::Tests(tests) => tests.iter().any(|one| matches!(one, Tests::Window(_))),
            How::Mutants(_) => false,
        }
    }

    fn by(&self, tests: &[Tests]) -> Result<Came, String> {
        let mut came = Came {
            held: true,
            ..Came::default()
        };
        for one in tests {
            let (package, binary, names) = match one {
                Tests::Core(binary, names) => ("common-ground-core", *binary, *names),
                Tests::Window(names) => {
                    crate::test::build_for_the_window()?;
                    ("common-ground-e2e", "window", *names)
                }
            };
            let mut test = sh::cargo();
            test.args(["test", "--package", package, "--test", binary, "--"])
                .args(names);
            came.held &= self.follow(&mut test, &mut came)?;
        }
        Ok(came)
    }

    fn follow(&self, test: &mut std::process::Command, came: &mut Came) -> Result<bool, String> {
        let (variable, times) = self.times;
        test.arg("--nocapture").env(variable, times.to_string());
        let before = came.ran;
        let held = sh::follow(test, |line| came.read(line))?;
        // A name that fits no test would hold for ever.
        Ok(held && came.ran > before)
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

    #[test]
    fn what_tests_found_is_read_from_their_lines() {
        let mut came = Came {
            held: true,
            ..Came::default()
        };
        assert_eq!(came.said(), "held");
        came.read("test killed ... found: 3 kills | 0 lost");
        came.read("test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured");
        assert_eq!(
            (came.said().as_str(), came.ran),
            ("held: 3 kills / 0 lost", 2)
        );
        came.held = false;
        assert!(came.said().starts_with("**broke**"));
    }

    #[test]
    fn help_has_a_line_for_each_part() {
        let help = crate::cli::prove_help();
        for part in PARTS {
            assert!(
                help.contains(&format!("\n  {} ", part.name)),
                "{}",
                part.name
            );
        }
    }
}
