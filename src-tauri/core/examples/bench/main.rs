//! The core against bare SQLite, on a household of ten years: `cargo xtask bench core` runs this.
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
mod writes;

use std::path::PathBuf;
use std::process::ExitCode;

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

/// `bench DIR [YEARS]`: two copies of one household are made in DIR.
fn measure() -> Outcome<()> {
    let mut args = std::env::args().skip(1);
    let dir = PathBuf::from(args.next().ok_or("Say where the households may lie.")?);
    let years: u32 = args.next().map_or(Ok(10), |years| years.parse())?;
    let now = DateTime::<Utc>::from_timestamp(1_781_265_600, 0).unwrap_or_default();
    let (ours, theirs) = (dir.join("planner"), dir.join("bare"));
    if !ours.join("household.db").exists() {
        eprintln!("Making a household of {years} years …");
        sample::generate(&ours, years, 1, now, |_, _| Ok(()))?;
    }
    // The same file twice: what one side writes, the other writes too, so they stay alike.
    std::fs::create_dir_all(&theirs)?;
    for name in ["household.db", "keys.json"] {
        std::fs::copy(ours.join(name), theirs.join(name))?;
    }
    let app = app::App::open(&ours, now)?;
    println!("{}", reads::measure(&app, &bare::open(&ours)?)?);
    println!("{}", copying::measure(&app, &ours, &dir)?);
    println!(
        "{}",
        writes::measure(&app, &bare::open(&ours)?, &bare::open(&theirs)?)?
    );
    Ok(())
}
