//! Reading the command line, and the words of `--help`.

use std::ffi::OsString;

use lexopt::Arg::{Long, Short, Value};

/// Which subcommand was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Build what is missing and open the app.
    Run,
    /// Run every test.
    Test,
    /// Format, lints, types, bindings.
    Check,
    /// Every page in a virtual display, as numbered screenshots.
    Tour,
    /// A household of many years, to measure on.
    Household,
    /// The figures of docs/measurements.md.
    Bench,
    /// The tests that try many times.
    Prove,
    /// Make a .deb.
    Bundle,
}

/// What stood behind the subcommand.
#[derive(Debug, Default)]
pub(crate) struct Options {
    /// Install what is missing without asking (`--yes`, or `CI=true`).
    pub(crate) yes: bool,
    /// Only the tests whose name contains this.
    pub(crate) only: Option<String>,
    /// Fewer runs and a shorter idle time (`bench --quick`).
    pub(crate) quick: bool,
    /// Put files right instead of only saying so (`check --fix`).
    pub(crate) fix: bool,
    /// Everything after `--`, for the app; what `household` was told, for the generator;
    /// the parts of `bench` and `prove`.
    pub(crate) rest: Vec<OsString>,
    /// The help that was asked for instead of the command itself.
    pub(crate) help: Option<String>,
}

const HELP: &str = "\
Common Ground

  cargo xtask run      set up what is missing and open the app
  cargo xtask test     set up what is missing and run every test
  cargo xtask check    formatting, lints, types, committed bindings
  cargo xtask tour     every page and main flow as numbered pictures
  cargo xtask bundle   make a Debian package
  cargo xtask household   make a household of many years, to measure on
  cargo xtask bench    measure, and write docs/measurements.md
  cargo xtask prove    the tests that try many times, and write how often

Add --help to any of them to read more. Add --yes (or set CI=true) to let it
install missing packages without asking.";

const RUN: &str = "\
cargo xtask run [--yes] [-- ARGUMENTS FOR THE APP]

Checks Rust and Node, installs what the build needs, builds the interface and
the app, and opens it. The first build takes some minutes; later ones seconds.
Where there is no display it says so and takes the tour instead.

  cargo xtask run -- --demo             a sample couple, gone again at quit
  cargo xtask run -- --data-dir DIR     keep everything in DIR";

const TEST: &str = "\
cargo xtask test [--yes] [--only NAME]

Sets up what is missing and runs every test: the core, the shell, the
interface, and the whole app in a real window on a virtual display.
It ends with one line: N passed, N failed.

  --only NAME    only the tests whose name contains NAME";

const CHECK: &str = "\
cargo xtask check [--yes] [--fix]

Formatting (rustfmt, prettier), lints (clippy), types (svelte-check), whether
the committed TypeScript bindings are what the command list makes, and, where
cargo-deny is installed, licences, sources and known advisories.

  --fix    format the files and write the bindings instead of only checking";

const TOUR: &str = "\
cargo xtask tour [--yes]

Opens the sample couple on a virtual display, walks through every page and
main flow in light and dark, and leaves numbered pictures in target/tour/.
The path of each picture is printed.";

const HOUSEHOLD: &str = "\
cargo xtask household --out DIR [--years N] [--seed S] [--yes]

Makes a household of N years (10) in DIR, ending now, through the same commands
a person's clicks take. The same seed gives the same words. DIR is a data
folder: open it with  cargo xtask run -- --data-dir DIR";

const BENCH: &str = "\
cargo xtask bench [core] [backup] [unlock] [size] [window] [board] [--quick] [--yes]

Measures the app against floors taken in the same run and writes what came of
it, with the command and the commit, to docs/measurements.md. Without a part:
all of them. Builds for release first; leave the machine alone meanwhile.

  core      each command against bare SQLite, on a household of ten years
  backup    backups of a hundred years, and what commands notice of them
  unlock    opening by a passphrase, against one stretching of it
  size      package, program and interface against a blank Tauri window
  window    start, memory and wake-ups against that window
  board     500 cards against the same cards in plain DOM
  --quick   fewer runs, two idle minutes instead of ten";

const PROVE: &str = "\
cargo xtask prove [PART …] [--yes]

Tries again, thousands of times, what `cargo xtask test` tries a few hundred
times, and appends a line to docs/measurements.md: what, how often, what was
found, and the commit. Each part takes at most twenty minutes; without a part:
all of them, one after the other. Random cases differ each time: run a part
four times for ten thousand sequences.
";

/// The words of `prove --help`, with a line for each part.
pub(crate) fn prove_help() -> String {
    let mut help = PROVE.to_owned();
    for part in crate::prove::PARTS {
        help.push_str(&format!("\n  {:<16} {}", part.name, part.about));
    }
    help
}

const BUNDLE: &str = "\
cargo xtask bundle [--yes]

Builds the app for release and makes a Debian package, with the notices of all
libraries in it. Its path is printed.";

/// Reads the command line. `Err` is one sentence for the person.
pub(crate) fn parse() -> Result<(Command, Options), String> {
    parse_from(lexopt::Parser::from_env())
}

fn parse_from(mut args: lexopt::Parser) -> Result<(Command, Options), String> {
    let mut options = Options {
        yes: std::env::var_os("CI").is_some_and(|ci| ci == "true"),
        ..Options::default()
    };
    let command = loop {
        match args.next().map_err(say)? {
            Some(Value(name)) => match name.to_str() {
                Some("run") => break Command::Run,
                Some("test") => break Command::Test,
                Some("check") => break Command::Check,
                Some("tour") => break Command::Tour,
                Some("household") => break Command::Household,
                Some("bench") => break Command::Bench,
                Some("prove") => break Command::Prove,
                Some("bundle") => break Command::Bundle,
                _ => return Err(format!("There is no \"{}\".\n\n{HELP}", name.display())),
            },
            Some(Long("yes") | Short('y')) => options.yes = true,
            Some(Long("help") | Short('h')) | None => {
                options.help = Some(HELP.to_owned());
                return Ok((Command::Run, options));
            }
            Some(other) => return Err(say(other.unexpected())),
        }
    };
    loop {
        match args.next().map_err(say)? {
            Some(Long("yes") | Short('y')) => options.yes = true,
            Some(Long("help") | Short('h')) => {
                let help = match command {
                    Command::Run => RUN,
                    Command::Test => TEST,
                    Command::Check => CHECK,
                    Command::Tour => TOUR,
                    Command::Household => HOUSEHOLD,
                    Command::Bench => BENCH,
                    Command::Prove => &prove_help(),
                    Command::Bundle => BUNDLE,
                };
                options.help = Some(help.to_owned());
            }
            Some(Long("only")) if command == Command::Test => {
                options.only = Some(args.value().map_err(say)?.to_string_lossy().into_owned());
            }
            Some(Long(name @ ("years" | "seed" | "out"))) if command == Command::Household => {
                let name = format!("--{name}");
                let value = args.value().map_err(say)?;
                options.rest.extend([name.into(), value]);
            }
            Some(Long("quick")) if command == Command::Bench => options.quick = true,
            Some(Value(part)) if matches!(command, Command::Bench | Command::Prove) => {
                options.rest.push(part)
            }
            Some(Long("fix")) if command == Command::Check => options.fix = true,
            // Only `run` hands words on, and lexopt has already swallowed the `--` before them.
            Some(Value(word)) if command == Command::Run => {
                options.rest.push(word);
                options.rest.extend(args.raw_args().map_err(say)?);
            }
            Some(other) => return Err(say(other.unexpected())),
            None => return Ok((command, options)),
        }
    }
}

fn say(problem: lexopt::Error) -> String {
    format!("{problem}. cargo xtask --help shows what there is.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(words: &[&str]) -> Result<(Command, Options), String> {
        parse_from(lexopt::Parser::from_args(words))
    }

    #[test]
    fn the_generator_is_told_how_many_years() {
        let (command, options) = parsed(&["household", "--years", "3", "--out", "x"]).unwrap();
        assert_eq!(command, Command::Household);
        assert_eq!(options.rest, ["--years", "3", "--out", "x"]);
        assert!(parsed(&["run", "--years", "3"]).is_err());
    }

    #[test]
    fn words_after_two_dashes_go_to_the_app() {
        let (command, options) =
            parsed(&["run", "--yes", "--", "--demo", "--data-dir", "x"]).unwrap();
        assert_eq!(command, Command::Run);
        assert!(options.yes);
        assert_eq!(options.rest, ["--demo", "--data-dir", "x"]);
    }

    #[test]
    fn every_subcommand_explains_itself() {
        for name in [
            "run",
            "test",
            "check",
            "tour",
            "household",
            "bench",
            "prove",
            "bundle",
        ] {
            let (_, options) = parsed(&[name, "--help"]).unwrap();
            assert!(
                options
                    .help
                    .unwrap()
                    .starts_with(&format!("cargo xtask {name}"))
            );
        }
    }

    #[test]
    fn an_unknown_word_is_answered_with_what_there_is() {
        assert!(parsed(&["walk"]).unwrap_err().contains("cargo xtask run"));
        assert!(
            parsed(&["run", "--only", "x"]).is_err(),
            "--only belongs to test"
        );
    }
}
