//! When a reminder comes next, and with it when the two sit down: the one place that says so.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::due::{self, Moment};
use super::row::{About, Occurrence, Reminder, ReminderId};
use super::store;
use crate::civil;
use crate::db::Rows;
use crate::error::Result;
use crate::household;
use crate::recurrence::{CountFrom, occurrences};

/// When the two sit down next. Worked out from the check-in's schedule and what became of its dates, so
/// that one that was moved, put off or left out is so everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NextTalk {
    /// When.
    pub at: DateTime<Utc>,
    /// The date of the check-in's reminder it is, to move it by; none where no date of it is left.
    pub date: Option<TalkDate>,
    /// It is not at its usual day and time, just this once.
    pub moved: bool,
    /// When the one after it is.
    pub then: Option<DateTime<Utc>>,
}

/// One date of the check-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TalkDate {
    /// The check-in's reminder.
    pub reminder: ReminderId,
    /// The date.
    pub on_date: NaiveDate,
}

/// A date that lies ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ahead {
    pub(super) on_date: NaiveDate,
    pub(super) at: DateTime<Utc>,
}

/// When a reminder comes next: by its schedule, or where a date was put off or moved to.
pub(super) fn next(reminder: &Reminder, rows: &[Occurrence], moment: Moment) -> Option<Ahead> {
    if reminder.paused_on.is_some() {
        return None;
    }
    planned(reminder, rows, moment)
}

/// The same, also while it reminds of nothing.
fn planned(reminder: &Reminder, rows: &[Occurrence], moment: Moment) -> Option<Ahead> {
    let schedule = &reminder.schedule.0;
    let today = civil::today(moment.now, moment.zone);
    let on = |date| Ahead {
        on_date: date,
        at: moment.instant(schedule, date),
    };
    let planned = match schedule.from {
        CountFrom::Completion => due::next_counted(schedule, rows, today)
            .map(on)
            .filter(|ahead| ahead.at > moment.now),
        CountFrom::Schedule => {
            let yesterday = today - Duration::days(1);
            occurrences(schedule, yesterday)
                // Rows ahead of now are few: dates settled or moved before their day.
                .filter(|date| due::row_at(rows, *date).is_none())
                .map(on)
                .find(|ahead| ahead.at > moment.now)
        }
    };
    rows.iter()
        .filter(|row| row.state.open() && !row.waits(moment.now))
        .map(|row| Ahead {
            on_date: row.on_date,
            at: row.at(),
        })
        .chain(planned)
        .min_by_key(|ahead| ahead.at)
}

/// When the two sit down next, after `moment`. A check-in whose reminder is paused still takes place.
pub(crate) fn next_talk(rows: Rows<'_>, moment: Moment) -> Result<NextTalk> {
    let check_in = store::reminders(rows)?
        .into_iter()
        .find(|one| one.about == Some(About::CheckIn));
    if let Some(reminder) = check_in {
        let past = store::past_of(rows, &reminder, moment)?;
        if let Some(next) = planned(&reminder, &past, moment) {
            let schedule = &reminder.schedule.0;
            let usual = occurrences(schedule, next.on_date)
                .next()
                .is_some_and(|date| moment.instant(schedule, date) == next.at);
            let later = Moment {
                now: next.at,
                ..moment
            };
            return Ok(NextTalk {
                at: next.at,
                date: Some(TalkDate {
                    reminder: reminder.id,
                    on_date: next.on_date,
                }),
                moved: !usual,
                then: planned(&reminder, &past, later).map(|then| then.at),
            });
        }
    }
    // Its reminder has no date left: the household's own day and time stay.
    let home = household::household(rows)?;
    let today = civil::today(moment.now, moment.zone);
    let on = civil::weekday_on_or_after(today, home.talk_weekday.into());
    let at = |date: NaiveDate| civil::resolve_local(date.and_time(home.talk_time), moment.zone);
    let (this, after) = (at(on), at(on + Duration::days(7)));
    Ok(NextTalk {
        at: if this > moment.now { this } else { after },
        date: None,
        moved: false,
        then: None,
    })
}
