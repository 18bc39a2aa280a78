//! `wake.json`: what the app may know while everything is locked. Instants and tokens, no words and no ids.
//!
//! A token is a digest over the reminder's random id, its date and its round. Nobody without the open
//! file can tell what it stands for; with the file open it is found again without keeping a list.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::due::{self, Due, Moment};
use super::row::{Occurrence, Reminder, ReminderId, State};
use super::show::{muted, quiet};
use super::store;
use crate::civil;
use crate::error::Result;
use crate::household::{self, Household};
use crate::planner::Planner;
use crate::recurrence::{CountFrom, occurrences};
use crate::talk::{self, Break};

/// What it is called.
pub(super) const NAME: &str = "wake.json";
/// How far ahead it looks.
const AHEAD: Duration = Duration::days(60);
/// Enough for sixty days of everything anyone plans by hand.
const MOST: usize = 5_000;

/// The whole file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wake {
    /// The file's shape.
    pub version: u32,
    /// It says nothing about instants after this one.
    pub until: DateTime<Utc>,
    /// In order of their instants.
    pub notices: Vec<WakeNotice>,
}

/// One notice to give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WakeNotice {
    /// Stands for the notice, and tells nobody which.
    pub token: String,
    /// When to give it: quiet hours are applied already.
    pub at: DateTime<Utc>,
    /// It was given.
    pub shown: bool,
}

impl Planner {
    /// Writes `wake.json`, whole.
    ///
    /// # Errors
    /// Where the place does not take it; the file before it stays.
    pub fn write_wake(&self, wake: &Wake) -> Result<()> {
        self.folder()
            .replace(NAME, &serde_json::to_vec_pretty(wake)?)
    }

    /// What would be announced in the next sixty days if nobody touched anything; `None` before anything
    /// is set up.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn wake(&self) -> Result<Option<Wake>> {
        let now = self.now();
        let Some(home) = household::set_up(self.rows())? else {
            return Ok(None);
        };
        let partners = household::partners(self.rows())?;
        let moment = Moment::of(&home, now)?;
        let until = now + AHEAD;
        let mut notices = Vec::new();
        if home.paused_from.is_none() {
            let mut reminders = store::reminders(self.rows())?;
            reminders
                .retain(|reminder| reminder.paused_on.is_none() && !muted(reminder, &partners));
            let past = store::past(self.rows(), &reminders, moment)?;
            let notice = |token, at, shown| WakeNotice {
                token,
                at: after_quiet(&home, moment.zone, at),
                shown,
            };
            for due in due::due(&reminders, &past, moment) {
                notices.push(notice(token_of(&due), due.at, !due.unannounced()));
            }
            for reminder in &reminders {
                for (date, round, at) in ahead(reminder, past.of(reminder.id), moment, until) {
                    notices.push(notice(token(reminder.id, date, round), at, false));
                }
            }
            if let Some(one) = talk::goes_on(self.rows())? {
                notices.push(notice(token_of_break(&one), one.back_at, one.announced));
            }
        }
        notices.sort_by(|a, b| a.at.cmp(&b.at).then_with(|| a.token.cmp(&b.token)));
        notices.truncate(MOST);
        Ok(Some(Wake {
            version: 1,
            until,
            notices,
        }))
    }
}

/// What comes after now: dates without a row, and rows that were put off or moved there.
pub(super) fn ahead(
    reminder: &Reminder,
    rows: &[Occurrence],
    moment: Moment,
    until: DateTime<Utc>,
) -> Vec<(NaiveDate, u32, DateTime<Utc>)> {
    let schedule = &reminder.schedule.0;
    let (from, to) = (
        civil::today(moment.now, moment.zone),
        civil::today(until, moment.zone),
    );
    let dates: Vec<NaiveDate> = match schedule.from {
        CountFrom::Schedule => occurrences(schedule, from)
            .take_while(|date| *date <= to)
            .collect(),
        CountFrom::Completion => due::next_counted(schedule, rows, from)
            .into_iter()
            .collect(),
    };
    let planned = dates
        .into_iter()
        .filter(|date| due::row_at(rows, *date).is_none())
        .map(|date| (date, 0, moment.instant(schedule, date)));
    let written = rows
        .iter()
        .filter(|row| matches!(row.state, State::Due | State::Snoozed))
        .map(|row| (row.on_date, row.round, row.at()));
    planned
        .chain(written)
        .filter(|(_, _, at)| moment.now < *at && *at <= until)
        .collect()
}

/// The first instant from `at` on that lies outside the quiet hours.
fn after_quiet(home: &Household, zone: Tz, at: DateTime<Utc>) -> DateTime<Utc> {
    let local = civil::local(at, zone);
    match home.quiet_until {
        Some(end) if quiet(home, local.time()) => {
            let day = if local.time() < end {
                local.date()
            } else {
                local.date().succ_opt().unwrap_or(local.date())
            };
            civil::resolve_local(day.and_time(end), zone)
        }
        _ => at,
    }
}

/// The token of what waits now.
pub(super) fn token_of(due: &Due) -> String {
    let round = due.row.as_ref().map_or(0, |row| row.round);
    token(due.reminder, due.on_date, round)
}

/// The token of a break's return time.
pub(super) fn token_of_break(one: &Break) -> String {
    digest(&format!("wake break {} {}", one.id, one.back_at))
}

fn token(reminder: ReminderId, date: NaiveDate, round: u32) -> String {
    digest(&format!("wake {reminder} {date} {round}"))
}

fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
