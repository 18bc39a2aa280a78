//! The dates of a schedule.

use chrono::NaiveDate;

use super::grid::{Grid, LAST_DAY};
use super::{Cadence, Schedule};
use crate::civil;

/// Dates of `schedule` on or after `from`, in order, each once. Without an end they go on to the
/// year 9999; take as many as are needed.
///
/// For a schedule counted from completion these are the dates that come if each is done on its day.
pub fn occurrences(schedule: &Schedule, from: NaiveDate) -> impl Iterator<Item = NaiveDate> + '_ {
    let end = schedule.end.unwrap_or(LAST_DAY);
    Grid::new(&schedule.every, schedule.start)
        .into_iter()
        .flat_map(move |grid| grid.forward(from.max(schedule.start)))
        .take_while(move |date| *date <= end)
        .filter(|date| !schedule.is_paused(*date))
}

/// The first `n` dates after `after`; fewer if the schedule ends.
pub fn next_dates(schedule: &Schedule, after: NaiveDate, n: usize) -> Vec<NaiveDate> {
    match after.succ_opt() {
        Some(from) => occurrences(schedule, from).take(n).collect(),
        None => Vec::new(),
    }
}

/// The latest date of `schedule` that is not after `date`: what is waiting after an absence when
/// only the latest counts.
pub fn latest_on_or_before(schedule: &Schedule, date: NaiveDate) -> Option<NaiveDate> {
    let from = schedule.end.map_or(date, |end| end.min(date)).min(LAST_DAY);
    Grid::new(&schedule.every, schedule.start)?
        .backward(from)
        .take_while(|date| *date >= schedule.start)
        .find(|date| !schedule.is_paused(*date))
}

/// The next date of a schedule counted from completion, when it was last done on `done`.
///
/// It is the day one cadence after `done` (the clamped month or year, counted from `done` itself),
/// moved to the **nearest** day that fits the rule, the earlier of two equally near, and always more
/// than half a cadence away. So *every month on the 31st*, done a day late on 1 February, comes on
/// 28 February, and *every four weeks on Saturday*, done on a Sunday, comes on a Saturday. A date that
/// would fall into a pause is the first fitting one after it. `None` after the end.
pub fn next_after_done(schedule: &Schedule, done: NaiveDate) -> Option<NaiveDate> {
    let target = one_cadence_after(&schedule.every, done)?;
    let half_way = done + (target - done) / 2;

    let date = if matches!(schedule.every, Cadence::Days { .. }) {
        target
    } else {
        let before = schedule
            .fitting()?
            .backward(target)
            .next()
            .filter(|date| *date > half_way);
        let after = schedule.fitting()?.forward(target).next();
        match (before, after) {
            (Some(before), Some(after)) if after - target < target - before => after,
            (before, after) => before.or(after)?,
        }
    };

    let mut date = date.max(schedule.start);
    // Pauses may touch each other, so look again after each.
    while let Some(pause) = schedule.paused.iter().find(|pause| pause.holds(date)) {
        let resumed = pause.to.succ_opt()?;
        date = if matches!(schedule.every, Cadence::Days { .. }) {
            resumed
        } else {
            schedule.fitting()?.forward(resumed).next()?
        };
    }
    (date <= schedule.end.unwrap_or(LAST_DAY)).then_some(date)
}

fn one_cadence_after(every: &Cadence, done: NaiveDate) -> Option<NaiveDate> {
    let n = i64::from(every.n());
    if n == 0 {
        return None;
    }
    match every {
        Cadence::Days { .. } => done.checked_add_signed(chrono::Duration::days(n)),
        Cadence::Weeks { .. } => done.checked_add_signed(chrono::Duration::weeks(n)),
        Cadence::Months { .. } => civil::add_months(done, i32::try_from(n).ok()?),
        Cadence::Years { .. } => civil::add_months(done, i32::try_from(n * 12).ok()?),
    }
}

impl Schedule {
    fn is_paused(&self, date: NaiveDate) -> bool {
        self.paused.iter().any(|pause| pause.holds(date))
    }

    /// Every day that fits the rule, whichever turn it belongs to.
    fn fitting(&self) -> Option<Grid<'_>> {
        Grid::every_fitting(&self.every, self.start)
    }
}
