//! What it does.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use common_ground_core::backup::WentBack;
use common_ground_core::error::{Error, FolderProblem, Refusal, Result};
use common_ground_core::export::CopyWanted;
use common_ground_core::reminder::{About, Calendar, CalendarTitles};
use common_ground_core::who::{Actor, Side, Viewer};
use common_ground_core::work::Work;
use common_ground_core::world::World;
use common_ground_core::{Closed, Planner, export, recover};
use tempfile::TempDir;

use crate::args::Format;
use crate::clock::SystemWorld;
use crate::place::Place;
use crate::secret::Sayings;
use crate::words::{say, say_counted, say_with};
use crate::{Answer, End, instead, secret};

/// An open planner, and the corner a copy of it may lie in for as long as it is used.
struct Reading {
    planner: Planner,
    _corner: TempDir,
}

/// Opens the planner for reading, beside whoever has it open.
fn read(place: &Place) -> std::result::Result<Reading, (End, String)> {
    let corner = corner()?;
    let copy = corner.path().join("copy");
    let found = Closed::find_to_read(&place.dir()?, &copy, Box::new(SystemWorld));
    let opened = open(found.map_err(|error| instead(&error))?, place)?;
    let planner = opened.map_err(|error| instead(&error))?;
    Ok(Reading {
        planner,
        _corner: corner,
    })
}

/// Opens it as the household allows: what the file answers is told apart from a passphrase that is wrong.
fn open(closed: Closed, place: &Place) -> std::result::Result<Result<Planner>, (End, String)> {
    if !closed.locked() {
        return Ok(closed.open());
    }
    let unlocked = secret::unlock(&closed, place)?;
    Ok(closed.open_with(unlocked))
}

fn corner() -> std::result::Result<TempDir, (End, String)> {
    let corner = tempfile::Builder::new().prefix("common-ground-").tempdir();
    corner.map_err(|error| instead(&error.into()))
}

/// Looks through the whole file.
pub(crate) fn check(place: &Place) -> Answer {
    let reading = read(place)?;
    let checked = reading
        .planner
        .check()
        .and_then(|check| check.run(&Work::default()));
    let Some(checked) = checked.map_err(|error| instead(&error))? else {
        return Ok((End::Done, Vec::new()));
    };
    let day = checked.day.format("%-d %B %Y").to_string();
    if checked.findings.is_empty() {
        let counts = [("things", checked.things), ("yeses", checked.yeses)];
        return Ok((End::Done, vec![say_counted("file-in-order", &counts, &day)]));
    }
    let mut lines = vec![say("file-found")];
    for finding in &checked.findings {
        let key = format!("file-{}", finding.wrong.word());
        lines.push(say_counted(&key, &[("count", finding.count)], &day));
        if let Some(title) = &finding.about {
            lines.push(say_with("file-about", &[("title", title)]));
        }
    }
    Ok((End::Found, lines))
}

/// Says what waits for both.
pub(crate) fn due(place: &Place) -> Answer {
    let reading = read(place)?;
    let waiting = reading.planner.waiting(Viewer::Both);
    let waiting = waiting.map_err(|error| instead(&error))?;
    let zone = reading.planner.zone().map_err(|error| instead(&error))?;
    let title = |about: Option<About>, own: &str| match about {
        Some(About::CheckIn) => say("reminder-about-check-in"),
        Some(About::Quarter) => say("reminder-about-quarter"),
        None => own.to_owned(),
    };
    let line = |key: &str, title: &str, at: chrono::DateTime<chrono::Utc>| {
        let since = at
            .with_timezone(&zone)
            .format("%-d %B %Y, %H:%M")
            .to_string();
        say_with(key, &[("title", title), ("since", &since)])
    };
    let mut lines: Vec<_> = waiting
        .items
        .iter()
        .map(|item| line("cli-waits", &title(item.about, &item.title), item.due_at))
        .collect();
    if lines.is_empty() {
        lines.push(match &waiting.next {
            Some(next) => line("cli-next", &title(next.about, &next.title), next.at),
            None => say("cli-nothing-waits"),
        });
    }
    Ok((End::Done, lines))
}

/// Takes out what both share; never over something that is there.
pub(crate) fn export(place: &Place, format: Format, to: &Path) -> Answer {
    let reading = read(place)?;
    let planner = &reading.planner;
    let written = match format {
        Format::Calendar => planner
            .calendar_text(
                Viewer::Both,
                &Calendar {
                    titles: CalendarTitles::Neutral,
                },
            )
            .and_then(|text| write_new(to, text.as_bytes())),
        Format::Copy(form) => planner.copying(Viewer::Both, false).and_then(|copying| {
            let work = Work::default();
            let wanted = CopyWanted {
                form,
                own: false,
                passphrase: None,
            };
            export::write(&copying.read(&work)?, &wanted, to, &work)
        }),
    };
    let shown = to.to_string_lossy();
    match written {
        Ok(()) => Ok((End::Done, vec![say_with("cli-exported", &[("to", &shown)])])),
        Err(Error::File(error)) if error.kind() == ErrorKind::AlreadyExists => {
            Err(there_already(&shown))
        }
        Err(Error::Refused(Refusal::AlreadyThere)) => Err(there_already(&shown)),
        Err(error @ (Error::File(_) | Error::Folder(FolderProblem::NotWritable))) => {
            Err((End::NotWritten, instead(&error).1))
        }
        Err(error) => Err(instead(&error)),
    }
}

fn there_already(shown: &str) -> (End, String) {
    (
        End::NotWritten,
        say_with("cli-there-already", &[("to", shown)]),
    )
}

fn write_new(to: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(to)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half of it would look like all of it. Where even this fails the sentence says that it was not written.
        let _ = std::fs::remove_file(to);
    }
    Ok(written?)
}

/// Makes a verified backup in a folder.
pub(crate) fn backup(place: &Place, to: &Path) -> Answer {
    let reading = read(place)?;
    let made = reading.planner.backup().make_at(to);
    let made = made.map_err(|error| (End::NotWritten, instead(&error).1))?;
    let to = made.to_string_lossy();
    Ok((End::Done, vec![say_with("cli-backed-up", &[("to", &to)])]))
}

/// Goes back to a backup by a press of each, or puts it in the place of a planner that does not open.
pub(crate) fn restore(place: &Place, from: &Path) -> Answer {
    let dir = place.dir()?;
    let corner = corner()?;
    let mut said = Sayings::of(place);
    let found = Closed::find(&dir, &corner.path().join("copy"), Box::new(SystemWorld));
    let opened = match found {
        Ok(closed) if closed.locked() => {
            let unlocked = secret::unlock_with(&closed, said.any()?)?;
            closed.open_with(unlocked)
        }
        Ok(closed) => closed.open(),
        Err(error) => Err(error),
    };
    use FolderProblem as P;
    match opened {
        Ok(planner) => return go_back(planner, from, &mut said),
        // Nothing is wrong with what is there: it is in use, of a newer version, or out of reach.
        Err(error @ Error::Folder(P::InUse | P::Newer | P::NotReadable | P::NotWritable))
        | Err(error @ (Error::DiskFull | Error::ReadOnly | Error::Refused(Refusal::BackupFull))) => {
            return Err(instead(&error));
        }
        Err(_) => {}
    }
    match recover::put_backup(&dir, Some(from), SystemWorld.now()) {
        Ok(aside) => {
            let aside = aside.to_string_lossy();
            Ok((
                End::Done,
                vec![say_with("cli-restored", &[("aside", &aside)])],
            ))
        }
        Err(Error::Refused(Refusal::NoBackup)) => Err(no_backup(from)),
        Err(error) => Err(instead(&error)),
    }
}

fn no_backup(from: &Path) -> (End, String) {
    let from = from.to_string_lossy();
    (
        End::NotWritten,
        say_with("cli-no-backup", &[("from", &from)]),
    )
}

/// Goes back with a planner that opens. It takes what it takes in the window: a press of each, with their passphrase
/// where they have one.
fn go_back(mut planner: Planner, from: &Path, said: &mut Sayings<'_>) -> Answer {
    let home = planner
        .home(Viewer::Nobody)
        .map_err(|error| instead(&error))?;
    let have = planner.passphrases().have;
    for (n, side) in Side::BOTH.into_iter().enumerate() {
        let name = &home.partners[n].name;
        if have[n] {
            said.prove(&planner, side, name)?;
        } else {
            said.press(name)?;
        }
        let pressed = planner.go_back_to(Actor::One(side), from);
        match pressed.map(|done| done.value) {
            Ok(WentBack::There) => return Ok((End::Done, vec![say("cli-gone-back")])),
            Ok(WentBack::Waits) => {}
            Err(Error::Refused(Refusal::BackupDamaged) | Error::NotFound) => {
                return Err(no_backup(from));
            }
            Err(Error::Folder(FolderProblem::Foreign)) => {
                return Err((End::NotWritten, say("cli-not-yours")));
            }
            Err(error @ Error::Refused(Refusal::OlderKeys)) => {
                return Err((End::Passphrase, instead(&error).1));
            }
            Err(error) => return Err(instead(&error)),
        }
    }
    Err((End::NotWritten, say("cli-not-pressed")))
}
