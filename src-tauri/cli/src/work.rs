//! What it does.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use common_ground_core::error::{Error, FolderProblem, Result};
use common_ground_core::reminder::{About, Calendar, CalendarTitles};
use common_ground_core::who::Viewer;
use common_ground_core::work::Work;
use common_ground_core::world::World;
use common_ground_core::{Closed, Planner, export, recover};
use tempfile::TempDir;

use crate::args::Format;
use crate::clock::SystemWorld;
use crate::place::Place;
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
    let text = match format {
        Format::Json => export::canonical(&reading.planner),
        Format::Calendar => reading.planner.calendar_text(
            Viewer::Both,
            &Calendar {
                titles: CalendarTitles::Neutral,
            },
        ),
    };
    let text = text.map_err(|error| instead(&error))?;
    let shown = to.to_string_lossy();
    match write_new(to, text.as_bytes()) {
        Ok(()) => Ok((End::Done, vec![say_with("cli-exported", &[("to", &shown)])])),
        Err(Error::File(error)) if error.kind() == ErrorKind::AlreadyExists => Err((
            End::NotWritten,
            say_with("cli-there-already", &[("to", &shown)]),
        )),
        Err(error) => Err((End::NotWritten, instead(&error).1)),
    }
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

/// Puts a backup in the place of a planner that does not open. Going back with one that does takes both, in the
/// window.
pub(crate) fn restore(place: &Place, from: &Path) -> Answer {
    let dir = place.dir()?;
    let corner = corner()?;
    let found = Closed::find(&dir, &corner.path().join("copy"), Box::new(SystemWorld));
    let opened = match found {
        Ok(closed) => open(closed, place)?,
        Err(error) => Err(error),
    };
    use FolderProblem as P;
    match opened {
        Ok(_) => return Err((End::NotWritten, say("cli-it-opens"))),
        // Nothing is wrong with what is there: it is in use, of a newer version, or out of reach.
        Err(error @ Error::Folder(P::InUse | P::Newer | P::NotReadable | P::NotWritable))
        | Err(error @ (Error::DiskFull | Error::ReadOnly)) => return Err(instead(&error)),
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
        Err(Error::Folder(FolderProblem::Damaged)) => {
            let from = from.to_string_lossy();
            Err((
                End::NotWritten,
                say_with("cli-no-backup", &[("from", &from)]),
            ))
        }
        Err(error) => Err(instead(&error)),
    }
}
