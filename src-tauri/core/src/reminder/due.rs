//! What is due: one pure function of the reminders, what became of their dates, and the wall clock.
//!
//! It is asked again each time, so nothing rests on having been awake at the right moment: a date is
//! waiting when its instant is not after now and nobody settled it. A row is written before a date is
//! shown, so a clock that goes back finds the row and shows nothing twice.

use std::collections::HashMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use chrono_tz::Tz;

use super::row::{CatchUp, Occurrence, Reminder, ReminderId, State};
use crate::civil;
use crate::error::Result;
use crate::household::Household;
use crate::recurrence::{
    CountFrom, Schedule, latest_on_or_before, next_after_done, next_dates, occurrences,
};

/// A date that waits now.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Due {
    pub(crate) reminder: ReminderId,
    pub(crate) on_date: NaiveDate,
    /// When it was planned for.
    pub(crate) due_at: DateTime<Utc>,
    /// Since when it waits: a snoozed one since its new time.
    pub(crate) at: DateTime<Utc>,
    /// Its row, if it was written already.
    pub(crate) row: Option<Occurrence>,
    /// Earlier dates that passed without having been shown, oldest first.
    pub(crate) earlier: Vec<NaiveDate>,
}

impl Due {
    /// Whether no notice was given for it yet; a snooze begins a new round.
    pub(crate) fn unannounced(&self) -> bool {
        self.row
            .as_ref()
            .is_none_or(|row| row.state != State::Shown)
    }
}

/// What became of the dates of each reminder.
#[derive(Debug, Default)]
pub(crate) struct Past {
    /// Their rows as far back as they matter, in order of their date.
    pub(super) rows: HashMap<ReminderId, Vec<Occurrence>>,
    /// For those that bring [`CatchUp::Each`]: which dates have come and have no row.
    pub(super) unseen: HashMap<ReminderId, Vec<NaiveDate>>,
}

impl Past {
    /// The rows of one, in order of their date.
    pub(super) fn of(&self, reminder: ReminderId) -> &[Occurrence] {
        self.rows.get(&reminder).map_or(&[], Vec::as_slice)
    }
}

/// The zone and the two instants everything is worked out from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    pub(crate) zone: Tz,
    pub(crate) now: DateTime<Utc>,
    /// When the household's pause ended: what was planned before is no backlog.
    pub(crate) resumed_at: Option<DateTime<Utc>>,
}

/// A `since` further in the future than this was written under a clock that was wrong.
const WRONG_CLOCK: Duration = Duration::days(3);
/// Reading more unseen dates than these would help nobody; the newest are kept.
const MOST: usize = 400;

impl Moment {
    pub(crate) fn of(household: &Household, now: DateTime<Utc>) -> Result<Self> {
        Ok(Self {
            zone: household.zone()?,
            now,
            resumed_at: household.resumed_at,
        })
    }

    /// Before this instant nothing of the reminder counts.
    fn floor(&self, reminder: &Reminder) -> DateTime<Utc> {
        [Some(reminder.since), self.resumed_at]
            .into_iter()
            .flatten()
            .filter(|at| *at <= self.now + WRONG_CLOCK)
            .max()
            .unwrap_or(DateTime::<Utc>::MIN_UTC)
    }

    fn today(&self) -> NaiveDate {
        civil::today(self.now, self.zone)
    }

    pub(crate) fn instant(&self, schedule: &Schedule, date: NaiveDate) -> DateTime<Utc> {
        civil::resolve_local(date.and_time(schedule.time), self.zone)
    }
}

/// Everything that waits now, by the instant it waits since. A paused reminder has nothing waiting.
pub(crate) fn due(reminders: &[Reminder], past: &Past, moment: Moment) -> Vec<Due> {
    let mut all: Vec<Due> = reminders
        .iter()
        .filter(|reminder| reminder.paused_on.is_none() && reminder.trashed_on.is_none())
        .flat_map(|reminder| of_one(reminder, past, moment))
        .collect();
    all.sort_by(|a, b| {
        a.at.cmp(&b.at)
            .then_with(|| a.on_date.cmp(&b.on_date))
            .then_with(|| a.reminder.cmp(&b.reminder))
    });
    all
}

fn of_one(reminder: &Reminder, past: &Past, moment: Moment) -> Vec<Due> {
    let rows = past.of(reminder.id);
    let schedule = &reminder.schedule.0;
    let fresh: Vec<NaiveDate> = match (schedule.from, reminder.catch_up) {
        (CountFrom::Completion, _) => counted_from_done(schedule, rows, moment)
            .into_iter()
            .collect(),
        (CountFrom::Schedule, CatchUp::Each) => {
            past.unseen.get(&reminder.id).cloned().unwrap_or_default()
        }
        (CountFrom::Schedule, CatchUp::Latest | CatchUp::Ask) => {
            latest(reminder, moment).into_iter().collect()
        }
    };
    let planned = |date: NaiveDate| Due {
        reminder: reminder.id,
        on_date: date,
        due_at: moment.instant(schedule, date),
        at: moment.instant(schedule, date),
        row: None,
        earlier: Vec::new(),
    };
    let written = |row: &Occurrence| Due {
        reminder: reminder.id,
        on_date: row.on_date,
        due_at: row.due_at,
        at: row.at(),
        row: Some(row.clone()),
        earlier: Vec::new(),
    };
    let open = rows
        .iter()
        .filter(|row| row.state.open() && row.due_at <= moment.now);
    if only_latest(reminder) {
        // Only the newest date counts, whether it comes from the schedule or was moved there by hand.
        let newest = open.map(|row| row.on_date).chain(fresh).max();
        let Some(date) = newest else {
            return Vec::new();
        };
        let one = match row_at(rows, date) {
            Some(row) if !row.waits(moment.now) => return Vec::new(),
            Some(row) => written(row),
            None => planned(date),
        };
        return vec![Due {
            earlier: passed_unseen(reminder, rows, date, moment),
            ..one
        }];
    }
    let fresh = fresh
        .into_iter()
        .filter(|date| row_at(rows, *date).is_none());
    let mut all: Vec<Due> = open
        .filter(|row| row.waits(moment.now))
        .map(written)
        .chain(fresh.map(planned))
        .collect();
    if reminder.catch_up == CatchUp::Ask
        && let Some(newest) = all.iter_mut().max_by_key(|one| one.on_date)
    {
        newest.earlier = passed_unseen(reminder, rows, newest.on_date, moment);
    }
    all
}

/// The row of a date among rows in order of their date.
pub(crate) fn row_at(rows: &[Occurrence], date: NaiveDate) -> Option<&Occurrence> {
    let at = rows.binary_search_by_key(&date, |row| row.on_date).ok()?;
    rows.get(at)
}

/// The first date whose rows are all looked at. Before it only rows that are still open matter, and the newest that is
/// not: it is that of the newest date that came, or shows since when nobody was there.
pub(crate) fn counts_from(moment: Moment) -> NaiveDate {
    // A day that the clocks skip resolves to the one after it: begin one earlier.
    let today = moment.today();
    today.pred_opt().unwrap_or(today)
}

/// The schedule's newest date whose instant has come, if it counts.
fn latest(reminder: &Reminder, moment: Moment) -> Option<NaiveDate> {
    let schedule = &reminder.schedule.0;
    // A time that the clock skips may come a day late, never a day early: tomorrow's is never due.
    let mut date = latest_on_or_before(schedule, moment.today())?;
    while moment.instant(schedule, date) > moment.now {
        date = latest_on_or_before(schedule, date.pred_opt()?)?;
    }
    (moment.instant(schedule, date) >= moment.floor(reminder)).then_some(date)
}

/// The day nothing of the reminder counts before.
pub(super) fn floor_day(reminder: &Reminder, moment: Moment) -> NaiveDate {
    let floor = moment
        .floor(reminder)
        .max(moment.now - Duration::days(20 * 366));
    // A skipped day (Apia) resolves to the day after: begin one earlier.
    let day = civil::today(floor, moment.zone);
    day.pred_opt().unwrap_or(day)
}

/// Every date since the floor whose instant has come and that has no row. `rows` are the dates from [`floor_day`]
/// on that have one, in order.
pub(super) fn unseen(
    reminder: &Reminder,
    rows: impl Iterator<Item = NaiveDate>,
    moment: Moment,
) -> Vec<NaiveDate> {
    let schedule = &reminder.schedule.0;
    let floor = moment.floor(reminder);
    let today = moment.today();
    let mut rows = rows.peekable();
    let mut has_row = |date: NaiveDate| {
        while rows.next_if(|row| *row < date).is_some() {}
        rows.peek() == Some(&date)
    };
    let mut dates: Vec<NaiveDate> = occurrences(schedule, floor_day(reminder, moment))
        .take_while(|date| *date <= today)
        // Most have a row: only for the others the zone is asked.
        .filter(|date| !has_row(*date))
        .filter(|date| (floor..=moment.now).contains(&moment.instant(schedule, *date)))
        .collect();
    let surplus = dates.len().saturating_sub(MOST);
    dates.drain(..surplus);
    dates
}

/// Dates before `date` that passed without a row: what an absence left out. Nothing before the newest
/// earlier row, which shows that somebody was there.
fn passed_unseen(
    reminder: &Reminder,
    rows: &[Occurrence],
    date: NaiveDate,
    moment: Moment,
) -> Vec<NaiveDate> {
    let schedule = &reminder.schedule.0;
    let floor = moment.floor(reminder);
    let seen = rows
        .iter()
        .map(|row| row.on_date)
        .filter(|on| *on < date)
        .max();
    let from = match seen {
        Some(on) => on.succ_opt().unwrap_or(on),
        None => schedule.start,
    };
    let mut dates = Vec::new();
    let mut before = date;
    // Backwards from the date, so that ten years of a daily reminder are not walked each time.
    while let Some(earlier) = before
        .pred_opt()
        .and_then(|day| latest_on_or_before(schedule, day))
        .filter(|day| *day >= from && moment.instant(schedule, *day) >= floor)
    {
        dates.push(earlier);
        before = earlier;
        if dates.len() == MOST {
            break;
        }
    }
    dates.reverse();
    dates
}

/// The one next date of a schedule that counts from when it was last done; none while one is open.
fn counted_from_done(
    schedule: &Schedule,
    rows: &[Occurrence],
    moment: Moment,
) -> Option<NaiveDate> {
    let date = next_counted(schedule, rows, moment.today())?;
    (moment.instant(schedule, date) <= moment.now).then_some(date)
}

/// As [`counted_from_done`], also where it lies ahead.
pub(crate) fn next_counted(
    schedule: &Schedule,
    rows: &[Occurrence],
    today: NaiveDate,
) -> Option<NaiveDate> {
    if rows.iter().any(|row| row.state.open()) {
        return None;
    }
    let settled = rows
        .iter()
        .rev()
        .find_map(|row| Some((row, row.settled_on?)));
    match settled {
        // Settled under a clock that was ahead: count from its own date instead.
        Some((row, on)) if on > today => next_after_done(schedule, row.on_date),
        Some((_, on)) => next_after_done(schedule, on),
        None => match rows.last() {
            Some(row) => next_dates(schedule, row.on_date, 1).pop(),
            None => occurrences(schedule, schedule.start).next(),
        },
    }
}

/// Whether an open date stops waiting once a later one takes its place.
pub(crate) fn only_latest(reminder: &Reminder) -> bool {
    reminder.catch_up == CatchUp::Latest && reminder.schedule.0.from == CountFrom::Schedule
}
