//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use common_ground_core::export::CopyForm;

use crate::End;
use crate::place::Place;
use crate::words::{say, say_with};

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// How it is used.
    Help,
    /// Which version this is.
    Version,
    /// Something to do with a planner.
    Act { act: Act, place: Place },
}

/// Something to do with a planner.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// Looks through the whole file.
    Check,
    /// Says what waits.
    Due,
    /// Takes out what both share.
    Export { format: Format, to: PathBuf },
    /// Makes a verified backup in a folder.
    Backup { to: PathBuf },
    /// Goes back to a backup, or puts it in the place of a planner that does not open.
    Restore { from: PathBuf },
}

/// In which form it is taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// A copy, as the app writes it.
    Copy(CopyForm),
    /// A calendar file with neutral titles.
    Calendar,
}

/// Reads it; the sentence of an error says what is allowed.
pub(crate) fn read(args: impl Iterator<Item = OsString>) -> Result<Asked, (End, String)> {
    let mut words = Vec::new();
    let mut place = Place::default();
    let mut args = args;
    while let Some(arg) = args.next() {
        match arg.to_str() {
            Some("--help" | "-h") => return Ok(Asked::Help),
            Some("--version") => return Ok(Asked::Version),
            Some("--data-dir") => {
                let dir = args.next().ok_or_else(|| wrong(say("cli-say-folder")))?;
                place.data_dir = Some(dir.into());
            }
            Some("--passphrase-fd") => {
                let number = args.next().and_then(|number| number.to_str()?.parse().ok());
                place.passphrase_fd = Some(number.ok_or_else(|| wrong(say("cli-say-fd")))?);
            }
            Some(option) if option.starts_with("--") => {
                return Err(wrong(say_with("cli-not-understood", &[("word", option)])));
            }
            _ => words.push(arg),
        }
    }
    let mut words = words.into_iter();
    let name = words.next().ok_or_else(|| wrong(say("cli-help")))?;
    let mut next = |missing: &str| words.next().ok_or_else(|| wrong(say(missing)));
    let act = match name.to_str() {
        Some("check") => Act::Check,
        Some("due") => Act::Due,
        Some("export") => {
            let format = next("cli-say-format")?;
            let format = match format.to_str() {
                Some("json") => Format::Copy(CopyForm::Json),
                Some("markdown") => Format::Copy(CopyForm::Markdown),
                Some("html") => Format::Copy(CopyForm::Html),
                Some("csv") => Format::Copy(CopyForm::Csv),
                Some("ical") => Format::Calendar,
                _ => return Err(wrong(say("cli-say-format"))),
            };
            let to = next("cli-say-where")?.into();
            Act::Export { format, to }
        }
        Some("backup") => Act::Backup {
            to: next("cli-say-where")?.into(),
        },
        Some("restore") => Act::Restore {
            from: next("cli-say-backup")?.into(),
        },
        _ => {
            let word = name.to_string_lossy();
            return Err(wrong(say_with("cli-not-understood", &[("word", &word)])));
        }
    };
    match words.next() {
        Some(more) => {
            let word = more.to_string_lossy();
            Err(wrong(say_with("cli-not-understood", &[("word", &word)])))
        }
        None => Ok(Asked::Act { act, place }),
    }
}

fn wrong(sentence: String) -> (End, String) {
    (End::NotUnderstood, sentence)
}
