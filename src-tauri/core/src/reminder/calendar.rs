//! The reminders as a calendar file. Titles are neutral unless somebody asks for their own.

use chrono::{Duration, NaiveDate, NaiveDateTime};
use serde::Deserialize;
use ts_rs::TS;

use super::due::{self, Moment};
use super::row::{Occurrence, Reminder, State};
use super::store;
use crate::civil;
use crate::db::text_enum;
use crate::error::Result;
use crate::export::ical::{CalendarItem, Exceptions, Titles, When, calendar};
use crate::phrases::phrase;
use crate::planner::Planner;
use crate::recurrence::{CountFrom, occurrences};
use crate::who::Viewer;

text_enum! {
    /// Which words stand in the calendar.
    pub enum CalendarTitles {
        /// The same for every entry, saying nothing.
        Neutral = "neutral",
        /// The reminders' own.
        Own = "own",
    }
}

/// What to write into the calendar file.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// Which words.
    pub titles: CalendarTitles,
}

/// A talk of the couple takes about this long.
const MINUTES: u16 = 30;

impl Planner {
    /// The text of a calendar file with everything planned for whoever is here: what is for both, and
    /// one's own while alone. Paused reminders are left out.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn calendar_text(&self, viewer: Viewer, wanted: &Calendar) -> Result<String> {
        let moment = store::moment(self.rows(), self.now())?;
        let mut items = Vec::new();
        for one in store::reminders(self.rows())? {
            let for_them = one.owner.is_none() || one.owner == viewer.one();
            if one.paused_on.is_some() || !for_them {
                continue;
            }
            let rows = match one.schedule.0.from {
                CountFrom::Schedule => store::all_that_count(self.rows(), &one, moment)?,
                CountFrom::Completion => store::past_of(self.rows(), &one, moment)?,
            };
            items.push(CalendarItem {
                id: one.id.0,
                when: when(&one, &rows, moment),
                title: match one.about {
                    Some(about) => phrase(about.phrase()),
                    None => one.title,
                },
                minutes: MINUTES,
            });
        }
        let neutral = phrase("calendar-neutral");
        let titles = match wanted.titles {
            CalendarTitles::Neutral => Titles::Neutral(&neutral),
            CalendarTitles::Own => Titles::Own,
        };
        Ok(calendar(&items, moment.zone, titles, moment.now))
    }
}

/// The rule with what became of its dates; of one that counts from completion the one date that is known.
fn when(reminder: &Reminder, rows: &[Occurrence], moment: Moment) -> When {
    let schedule = &reminder.schedule.0;
    let local = |row: &Occurrence| civil::local(row.at(), moment.zone);
    match schedule.from {
        CountFrom::Schedule => When::Repeats(schedule.clone(), exceptions(reminder, rows, moment)),
        CountFrom::Completion => {
            let today = civil::today(moment.now, moment.zone);
            let open = rows.iter().filter(|row| row.state.open()).map(local);
            let next = due::next_counted(schedule, rows, today)
                .filter(|date| *date >= today - Duration::days(1))
                .map(|date| date.and_time(schedule.time));
            When::Dates(open.chain(next).collect())
        }
    }
}

/// Dates that were left out, and those that were moved or put off. No row says from where it was moved, and
/// none has to: any date that gave up its place may stand for any that took one.
fn exceptions(reminder: &Reminder, rows: &[Occurrence], moment: Moment) -> Exceptions {
    let schedule = &reminder.schedule.0;
    let mut but = Exceptions::default();
    let (mut gone, mut came): (Vec<NaiveDate>, Vec<NaiveDateTime>) = Default::default();
    for row in rows {
        let planned = occurrences(schedule, row.on_date).next() == Some(row.on_date);
        let takes_place = row.state.open() || row.state == State::Done;
        let at = civil::local(row.at(), moment.zone);
        match (planned, row.state) {
            (true, State::Moved) => gone.push(row.on_date),
            (true, State::Skipped) => but.left_out.push(row.on_date),
            (true, _) if takes_place && row.at() != moment.instant(schedule, row.on_date) => {
                but.moved.push((row.on_date, at));
            }
            (false, _) if takes_place => came.push(at),
            // On its usual day, passed, or moved on from a day it had been moved to.
            _ => {}
        }
    }
    let pairs = gone.len().min(came.len());
    but.left_out.extend(gone.drain(pairs..));
    but.besides = came.split_off(pairs);
    but.moved.extend(gone.into_iter().zip(came));
    but
}
