//! Reading the two tables together.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::params;

use super::due::{self, Moment, Past};
use super::row::{CatchUp, Occurrence, Reminder, ReminderId};
use crate::db::Rows;
use crate::error::Result;
use crate::household;
use crate::recurrence::CountFrom;

/// Every reminder that is not in the trash, in the order they were made.
pub(crate) fn reminders(rows: Rows<'_>) -> Result<Vec<Reminder>> {
    rows.select("WHERE trashed_on IS NULL ORDER BY rowid", [])
}

/// What became of the dates of these reminders, as far back as it matters now.
pub(crate) fn past(rows: Rows<'_>, reminders: &[Reminder], moment: Moment) -> Result<Past> {
    let mut unseen = HashMap::new();
    for reminder in reminders {
        if reminder.catch_up == CatchUp::Each && reminder.schedule.0.from == CountFrom::Schedule {
            unseen.insert(reminder.id, unseen_of(rows, reminder, moment)?);
        }
    }
    Ok(Past {
        rows: read(rows, reminders, moment)?,
        unseen,
    })
}

/// The same for whoever only asks what comes next.
pub(super) fn to_look_ahead(
    rows: Rows<'_>,
    reminders: &[Reminder],
    moment: Moment,
) -> Result<Past> {
    Ok(Past {
        rows: read(rows, reminders, moment)?,
        unseen: HashMap::new(),
    })
}

/// The dates of one reminder that matter now, in order.
pub(crate) fn past_of(
    rows: Rows<'_>,
    reminder: &Reminder,
    moment: Moment,
) -> Result<Vec<Occurrence>> {
    let one = std::slice::from_ref(reminder);
    let mut read = read(rows, one, moment)?;
    Ok(read.remove(&reminder.id).unwrap_or_default())
}

/// The rows of these reminders, each one's in order of their date: from the first that counts or still waits on,
/// and the one before it, which shows whether somebody was there. What was settled years ago is not read each time.
fn read(
    rows: Rows<'_>,
    reminders: &[Reminder],
    moment: Moment,
) -> Result<HashMap<ReminderId, Vec<Occurrence>>> {
    // The date everything is counted from: the one that counts by itself, or the one that was settled last.
    let counts: BTreeMap<String, Option<NaiveDate>> = reminders
        .iter()
        .map(|reminder| {
            let planned = reminder.schedule.0.from == CountFrom::Schedule;
            (
                reminder.id.to_string(),
                planned.then(|| due::counts_from(moment)),
            )
        })
        .collect();
    let mut all: HashMap<ReminderId, Vec<Occurrence>> = HashMap::new();
    // Left to itself SQLite looks for the first open date from the reminder's very first on.
    for row in rows.select::<Occurrence>(
        "JOIN (SELECT key AS whose, coalesce(value,
             (SELECT min(on_date, settled_on) FROM occurrence WHERE reminder=key AND settled_on IS NOT NULL
              ORDER BY on_date DESC LIMIT 1)) AS counts FROM json_each(?1))
           ON reminder=whose AND on_date>=coalesce(
             (SELECT max(on_date) FROM occurrence WHERE reminder=whose AND on_date<coalesce(min(counts,
               (SELECT min(on_date) FROM occurrence INDEXED BY occurrence_open
                WHERE reminder=whose AND state IN ('due','shown','snoozed'))
             ), counts)), '')",
        [serde_json::to_string(&counts)?],
    )? {
        all.entry(row.reminder).or_default().push(row);
    }
    for rows in all.values_mut() {
        rows.sort_by_key(|row| row.on_date);
    }
    Ok(all)
}

/// Which dates of a reminder have come and have no row. Of those that have one only the date is read, from the
/// index, all in one text.
fn unseen_of(rows: Rows<'_>, reminder: &Reminder, moment: Moment) -> Result<Vec<NaiveDate>> {
    let dates: Option<String> = rows
        .value(
            "SELECT group_concat(on_date, ' ') FROM
               (SELECT on_date FROM occurrence WHERE reminder=?1 AND on_date>=?2 ORDER BY on_date)",
            params![reminder.id, due::floor_day(reminder, moment)],
        )?
        .flatten();
    let dates = dates.unwrap_or_default();
    let seen = dates
        .split_ascii_whitespace()
        .map_while(|date| date.parse().ok());
    Ok(due::unseen(reminder, seen, moment))
}

/// What became of every date since the reminder was planned as it is now, in order.
pub(super) fn all_that_count(
    rows: Rows<'_>,
    reminder: &Reminder,
    moment: Moment,
) -> Result<Vec<Occurrence>> {
    rows.select(
        "WHERE reminder=?1 AND on_date>=?2 ORDER BY on_date",
        params![reminder.id, due::floor_day(reminder, moment)],
    )
}

/// What became of one date.
pub(crate) fn on(
    rows: Rows<'_>,
    reminder: &Reminder,
    date: NaiveDate,
) -> Result<Option<Occurrence>> {
    let row = rows.select(
        "WHERE reminder=?1 AND on_date=?2",
        params![reminder.id, date],
    )?;
    Ok(row.into_iter().next())
}

/// Dates before this one that still wait, in order.
pub(crate) fn open_before(
    rows: Rows<'_>,
    reminder: &Reminder,
    date: NaiveDate,
) -> Result<Vec<Occurrence>> {
    rows.select(
        "INDEXED BY occurrence_open
         WHERE reminder=?1 AND state IN ('due','shown','snoozed') AND on_date<?2 ORDER BY on_date",
        params![reminder.id, date],
    )
}

/// Zone, clock, and when the household's pause ended.
pub(crate) fn moment(rows: Rows<'_>, now: DateTime<Utc>) -> Result<Moment> {
    Moment::of(&household::household(rows)?, now)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test's panic is its answer")]

    use chrono::{Duration, NaiveTime, Weekday};
    use proptest::prelude::*;
    use proptest::test_runner::TestRunner;

    use super::*;
    use crate::Planner;
    use crate::db::{self, Json};
    use crate::recurrence::{Cadence, MonthDay, Schedule};
    use crate::reminder::row::State;
    use crate::reminder::{next, wake};
    use crate::testing::{Clock, friday, household};
    use crate::world::World;

    const STATES: [State; 7] = [
        State::Due,
        State::Shown,
        State::Snoozed,
        State::Done,
        State::Skipped,
        State::Moved,
        State::Lapsed,
    ];

    /// How many days before now a date was, what became of it, and how long after itself it was settled.
    type Became = (i64, (State, i64));

    fn write(
        planner: &Planner,
        clock: &Clock,
        reminder: &Reminder,
        moment: Moment,
        dates: Vec<Became>,
    ) {
        for (ago, (state, later)) in dates {
            let on_date = clock.now().date_naive() - Duration::days(ago);
            let due_at = moment.instant(&reminder.schedule.0, on_date);
            let settled = matches!(state, State::Done | State::Skipped);
            let row = Occurrence {
                id: clock.uuid().into(),
                reminder: reminder.id,
                on_date,
                due_at,
                state,
                until: (state == State::Snoozed).then_some(due_at + Duration::hours(5)),
                round: 0,
                settled_on: settled.then_some(on_date + Duration::days(later)),
            };
            db::put(planner.db(), &row).unwrap();
        }
    }

    fn cadence() -> impl Strategy<Value = Cadence> {
        prop_oneof![
            (1..9_u16).prop_map(|n| Cadence::Days { n }),
            (1..5_u16).prop_map(|n| Cadence::Weeks {
                n,
                on: vec![Weekday::Tue]
            }),
            (1..5_u16).prop_map(|n| Cadence::Months {
                n,
                on: MonthDay::Day { day: 31 }
            }),
            Just(Cadence::Years { n: 1 }),
        ]
    }

    fn random() -> impl Strategy<Value = (Schedule, CatchUp, i64, Vec<Became>)> {
        let start = friday().now().date_naive() - Duration::days(480);
        let schedule = (
            cadence(),
            prop::sample::select(&[CountFrom::Schedule, CountFrom::Completion][..]),
        )
            .prop_map(move |(every, from)| Schedule {
                every,
                time: NaiveTime::from_hms_opt(8, 0, 0).unwrap(),
                start,
                end: None,
                from,
                paused: Vec::new(),
            });
        let became = prop::sample::select(&STATES[..]);
        (
            schedule,
            prop::sample::select(&[CatchUp::Latest, CatchUp::Each, CatchUp::Ask][..]),
            0..500_i64,
            prop::collection::btree_map(-20..500_i64, (became, -12..12_i64), 0..60)
                .prop_map(|dates| dates.into_iter().collect()),
        )
    }

    /// Whatever became of its dates, nothing that is left out would change what is due or comes next.
    #[test]
    fn what_is_not_read_does_not_matter() {
        let dir = tempfile::tempdir().unwrap();
        let clock = friday();
        let planner = household(dir.path(), &clock).unwrap();
        let reminder = reminders(planner.rows()).unwrap().remove(0);
        let moment = moment(planner.rows(), clock.now()).unwrap();
        let same = |(schedule, catch_up, since, dates)| {
            let reminder = Reminder {
                schedule: Json(schedule),
                catch_up,
                since: clock.now() - Duration::days(since),
                ..reminder.clone()
            };
            planner.db().execute("DELETE FROM occurrence", []).unwrap();
            write(&planner, &clock, &reminder, moment, dates);
            let all: Vec<Occurrence> = planner
                .rows()
                .select("WHERE reminder=?1 ORDER BY on_date", [reminder.id])
                .unwrap();
            let one = std::slice::from_ref(&reminder);
            let some = past(planner.rows(), one, moment).unwrap();
            let dates = all.iter().map(|row| row.on_date);
            let all = Past {
                unseen: [(reminder.id, due::unseen(&reminder, dates, moment))].into(),
                rows: [(reminder.id, all)].into(),
            };
            let what = |past: &Past| {
                let rows = past.of(reminder.id);
                let until = moment.now + Duration::days(60);
                let mut ahead = wake::ahead(&reminder, rows, moment, until);
                ahead.sort();
                let next = next::next(&reminder, rows, moment);
                (due::due(one, past, moment), next, ahead)
            };
            prop_assert_eq!(what(&all), what(&some), "{:?}", some);
            let few = to_look_ahead(planner.rows(), one, moment).unwrap();
            let next = |past: &Past| next::next(&reminder, past.of(reminder.id), moment);
            prop_assert_eq!(next(&all), next(&few), "{:?}", few);
            Ok(())
        };
        let config = ProptestConfig {
            cases: 300,
            failure_persistence: None,
            ..ProptestConfig::default()
        };
        TestRunner::new(config).run(&random(), same).unwrap();
    }

    #[test]
    fn years_of_a_daily_reminder_are_not_read_each_time() {
        let dir = tempfile::tempdir().unwrap();
        let clock = friday();
        let planner = household(dir.path(), &clock).unwrap();
        let reminder = reminders(planner.rows()).unwrap().remove(0);
        let moment = moment(planner.rows(), clock.now()).unwrap();
        let dates = (0..300).map(|ago| (ago, (State::Done, 0))).collect();
        write(&planner, &clock, &reminder, moment, dates);
        for catch_up in [CatchUp::Latest, CatchUp::Each, CatchUp::Ask] {
            let reminder = Reminder {
                catch_up,
                ..reminder.clone()
            };
            let read = past_of(planner.rows(), &reminder, moment).unwrap().len();
            assert!((1..=10).contains(&read), "{catch_up:?}: {read}");
        }
    }
}
