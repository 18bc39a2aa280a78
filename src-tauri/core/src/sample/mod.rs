//! Households to look at and to measure on. Everything in them is done through the commands a person's
//! clicks take, with a clock that is set to the day it would have happened: no rule is skipped, and the
//! history is the one a couple would have.

mod couple;
mod decisions;
mod dice;
mod story;
mod years;

use std::path::Path;

use chrono::{DateTime, Utc};

use crate::error::Result;
use crate::planner::Planner;
use crate::reminder::OnDate;
use crate::who::{Actor, Viewer};
use story::{Scene, Story};

/// Two lived-in years of a sample couple, ending at `now`, in a household of their own in `dir`.
/// `zone` is the IANA name of the zone they live in.
///
/// # Errors
/// A folder that cannot be written, a zone that is none.
pub fn demo(dir: &Path, now: DateTime<Utc>, zone: &str) -> Result<()> {
    let (mut planner, scene) = Scene::begin(dir, now, zone, 730, 1)?;
    planner.batch(|planner| {
        couple::live(&mut Story {
            planner,
            scene: &scene,
        })?;
        settle(planner)
    })
}

/// The couple sat down when they were reminded: nothing of two years is piling up.
fn settle(planner: &mut Planner) -> Result<()> {
    for item in planner.waiting(Viewer::Both)?.items {
        let on = OnDate {
            reminder: item.reminder,
            on_date: item.on_date,
        };
        planner.reminder_done(Actor::Both, on)?;
    }
    Ok(())
}

/// A household of `years` years ending at `now`: each year 40 goals with 300 steps and 1,000 progress
/// entries, 6 boundaries in 20 versions, 4 rules, 200 good moments, 24 good times and 500 dates of reminders,
/// with the history of all of it. The same `seed` gives the same words and ids.
/// `tell` is called after each month with the months done and the months in all.
///
/// # Errors
/// A folder that cannot be written; whatever `tell` answers, which stops it.
pub fn generate(
    dir: &Path,
    years: u32,
    seed: u64,
    now: DateTime<Utc>,
    tell: impl FnMut(u32, u32) -> Result<()>,
) -> Result<()> {
    let days = i64::from(years.max(1)) * 365;
    let (mut planner, scene) = Scene::begin(dir, now, "Europe/Berlin", days, seed)?;
    years::live(&mut planner, &scene, years.max(1), tell)
}
