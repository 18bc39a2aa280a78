//! `common-ground-cli`: the planner from a terminal, for the day its window does not open.
//!
//! A program of its own, without Tauri, so that it starts where there is no display and no web view. Looking, what
//! is due, taking out and backing up go on beside the open app; putting a backup in place needs the folder alone.

mod args;
mod clock;
mod place;
mod secret;
mod words;
mod work;

use std::io::Write;
use std::process::ExitCode;

use args::{Act, Asked};
use common_ground_core::error::{Error, FolderProblem, Refusal};
use words::{say, say_with};

/// How it ended, for scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// Done; a check found everything in order.
    Done = 0,
    /// A check found something.
    Found = 1,
    /// The command line was not understood.
    NotUnderstood = 2,
    /// Common Ground is open, and this needs the folder alone.
    IsOpen = 3,
    /// The passphrase is wrong, or none was said.
    Passphrase = 4,
    /// There is no planner, or it does not open.
    NotOpened = 5,
    /// It could not be written where it should go, or must not be.
    NotWritten = 6,
}

/// What a person reads, and how it ended.
type Answer = Result<(End, Vec<String>), (End, String)>;

fn main() -> ExitCode {
    // Whatever is written is for this account alone.
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    let asked = args::read(std::env::args_os().skip(1));
    let answer = asked.and_then(|asked| match asked {
        Asked::Help => Ok((End::Done, vec![say("cli-help")])),
        Asked::Version => Ok((
            End::Done,
            vec![say_with(
                "cli-version",
                &[("version", env!("CARGO_PKG_VERSION"))],
            )],
        )),
        Asked::Act { act, place } => match act {
            Act::Check => work::check(&place),
            Act::Due => work::due(&place),
            Act::Export { format, to } => work::export(&place, format, &to),
            Act::Backup { to } => work::backup(&place, &to),
            Act::Restore { from } => work::restore(&place, &from),
        },
    });
    let end = match answer {
        Ok((end, lines)) => {
            tell(&lines);
            end
        }
        Err((end, line)) => {
            complain(&line);
            end
        }
    };
    ExitCode::from(end as u8)
}

/// What the core answers instead, as an end and a sentence.
fn instead(error: &Error) -> (End, String) {
    let end = match error {
        Error::Folder(FolderProblem::InUse) => return (End::IsOpen, say("cli-is-open")),
        Error::Refused(Refusal::NotSetUp) => return (End::NotOpened, say("cli-no-planner")),
        Error::Refused(Refusal::Locked | Refusal::WrongPassphrase | Refusal::WrongCode) => {
            End::Passphrase
        }
        Error::DiskFull => return (End::NotWritten, say("cli-disk-full")),
        Error::ReadOnly
        | Error::File(_)
        | Error::Refused(Refusal::BackupFull | Refusal::CopyFull) => End::NotWritten,
        _ => End::NotOpened,
    };
    (end, words::say_error(error))
}

/// Says what came of it, for as long as somebody reads: `head` has heard enough after ten lines.
fn tell(lines: &[String]) {
    let mut out = std::io::stdout().lock();
    let _ = lines.iter().try_for_each(|line| writeln!(out, "{line}"));
}

fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
