//! The core against bare SQLite: `cargo xtask bench core`, `backup` and `unlock` run this.
//!
//! Every figure is the ratio of two things done one after the other in the same run: a command of the
//! planner, and the least that could do the same with rusqlite and serde alone. It prints Markdown.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it talks to a person at a terminal"
)]

mod app;
mod bare;
mod copying;
mod figures;
mod reads;
mod unlock;
mod writes;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use chrono::{DateTime, Utc};
use common_ground_core::sample;

/// Whatever goes wrong ends the run with its sentence.
pub(crate) type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// `bench core DIR` measures every command on ten years, `bench backup DIR` backups of a hundred, `bench unlock
/// DIR` opening ten years by a passphrase.
fn measure() -> Outcome<()> {
    let usage = "Say what to measure, core, backup or unlock, and where the households may lie.";
    let mut args = std::env::args().skip(1);
    let part = args.next().ok_or(usage)?;
    let dir = PathBuf::from(args.next().ok_or(usage)?);
    let now = DateTime::<Utc>::from_timestamp(1_781_265_600, 0).unwrap_or_default();
    let ours = dir.join("planner");
    match part.as_str() {
        "core" => {
            make(&ours, 10, now)?;
            // The same file twice: what one side writes, the other writes too, so they stay alike.
            let theirs = dir.join("bare");
            std::fs::create_dir_all(&theirs)?;
            for name in ["household.db", "keys.json"] {
                std::fs::copy(ours.join(name), theirs.join(name))?;
            }
            let app = app::App::open(&ours, now)?;
            println!("{}", reads::measure(&app, &bare::open(&ours)?)?);
            let writes = writes::measure(&app, &bare::open(&ours)?, &bare::open(&theirs)?)?;
            println!("{writes}");
        }
        "backup" => {
            println!("{}", make(&ours, 100, now)?);
            let app = app::App::open(&ours, now)?;
            println!("{}", copying::measure(&app, &ours, &dir, 5)?);
        }
        "unlock" => {
            make(&ours, 10, now)?;
            println!("{}", unlock::measure(&ours, now, 21)?);
        }
        _ => return Err(usage.into()),
    }
    Ok(())
}

/// Makes a household and says what it took.
fn make(dir: &Path, years: u32, now: DateTime<Utc>) -> Outcome<String> {
    eprintln!("Making a household of {years} years …");
    let start = Instant::now();
    sample::generate(dir, years, 1, now, |done, of| {
        if years > 10 && done.is_multiple_of(120) {
            eprintln!("{} of {} years", done / 12, of / 12);
        }
        Ok(())
    })?;
    let took = start.elapsed().as_secs();
    let size = std::fs::metadata(dir.join("household.db"))?.len() / 1_000_000;
    Ok(format!(
        "A household of {years} years: made in {took} s, {size} MB on the disk.\n"
    ))
}
