//! Reading the two tables together.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::params;

use super::due::{self, Moment, Past};
use super::row::{Occurrence, Reminder};
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
    reminders
        .iter()
        .map(|reminder| Ok((reminder.id, past_of(rows, reminder, moment)?)))
        .collect()
}

/// The dates of one reminder that matter now, in order: from the first that counts or still waits on, and the
/// one before it, which shows whether somebody was there. What was settled years ago is not read each time.
pub(crate) fn past_of(
    rows: Rows<'_>,
    reminder: &Reminder,
    moment: Moment,
) -> Result<Vec<Occurrence>> {
    // The date everything is counted from: the newest planned one, or the one that was settled last.
    let counts: Option<NaiveDate> = match reminder.schedule.0.from {
        CountFrom::Schedule => Some(due::counts_from(reminder, moment)),
        CountFrom::Completion => rows.value(
            "SELECT min(on_date, settled_on) FROM occurrence WHERE reminder=?1 AND settled_on IS NOT NULL
             ORDER BY on_date DESC LIMIT 1",
            [reminder.id],
        )?,
    };
    // Left to itself SQLite looks for the first open date from the reminder's very first on.
    rows.select(
        "WHERE reminder=?1 AND on_date>=coalesce(
           (SELECT max(on_date) FROM occurrence WHERE reminder=?1 AND on_date<coalesce(min(?2,
             (SELECT min(on_date) FROM occurrence INDEXED BY occurrence_open
              WHERE reminder=?1 AND state IN ('due','shown','snoozed'))
           ), ?2)), '')
         ORDER BY on_date",
        params![reminder.id, counts],
    )
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
    use crate::reminder::row::{CatchUp, State};
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
            let some = past_of(planner.rows(), &reminder, moment).unwrap();
            let what = |rows: &[Occurrence]| {
                let one = std::slice::from_ref(&reminder);
                let past = Past::from([(reminder.id, rows.to_vec())]);
                let until = moment.now + Duration::days(60);
                let mut ahead = wake::ahead(&reminder, rows, moment, until);
                ahead.sort();
                let next = next::next(&reminder, rows, moment);
                (due::due(one, &past, moment), next, ahead)
            };
            prop_assert_eq!(what(&all), what(&some), "{} of {}", some.len(), all.len());
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
        let read = past_of(planner.rows(), &reminder, moment).unwrap().len();
        assert!((1..=10).contains(&read), "{read}");
    }
}
