//! The two reminders a household starts with: the check-in, and our quarter, which gathers all reviews.

use super::row::{About, CatchUp, Reminder};
use super::store;
use crate::civil;
use crate::db::Json;
use crate::error::Result;
use crate::household::Household;
use crate::planner::Tx;
use crate::recurrence::{Cadence, CountFrom, MonthDay, Schedule};

/// Makes both from the household's weekday and time. Our quarter is the first of that weekday in
/// January, April, July and October, for the first time three months out.
pub(crate) fn start_with(tx: &Tx<'_>, household: &Household) -> Result<()> {
    for about in [About::CheckIn, About::Quarter] {
        tx.put(&Reminder {
            id: tx.new_id(),
            about: Some(about),
            owner: None,
            title: String::new(),
            schedule: Json(planned(tx, about, household)),
            catch_up: CatchUp::Latest,
            since: tx.now,
            paused_on: None,
            trashed_on: None,
        })?;
    }
    Ok(())
}

fn planned(tx: &Tx<'_>, about: About, household: &Household) -> Schedule {
    let weekday = household.talk_weekday.into();
    let (every, start) = match about {
        About::CheckIn => (
            Cadence::Weeks {
                n: 1,
                on: vec![weekday],
            },
            tx.today,
        ),
        About::Quarter => {
            let in_three_months = civil::add_months(tx.today, 3).unwrap_or(tx.today);
            (
                Cadence::Months {
                    n: 3,
                    on: MonthDay::NthWeekday { nth: 1, weekday },
                },
                civil::snap_to_quarter(in_three_months, weekday),
            )
        }
    };
    Schedule {
        every,
        time: household.talk_time,
        start,
        end: None,
        from: CountFrom::Schedule,
        paused: Vec::new(),
    }
}

/// Lets the two follow when the household sits down on another weekday or at another time. One that was
/// changed by hand keeps its own.
pub(crate) fn follow_talk(tx: &Tx<'_>, before: &Household, after: &Household) -> Result<()> {
    if (before.talk_weekday, before.talk_time) == (after.talk_weekday, after.talk_time) {
        return Ok(());
    }
    for reminder in store::reminders(**tx)? {
        let Some(about) = reminder.about else {
            continue;
        };
        let was = planned(tx, about, before);
        if reminder.schedule.0.every == was.every && reminder.schedule.0.time == was.time {
            let will = planned(tx, about, after);
            // The quarter's own month stays where it is; only its day and time follow.
            let start = match about {
                About::CheckIn => reminder.schedule.0.start,
                About::Quarter => civil::weekday_on_or_after(
                    first_of_month(reminder.schedule.0.start),
                    after.talk_weekday.into(),
                ),
            };
            tx.put(&Reminder {
                schedule: Json(Schedule {
                    start,
                    paused: reminder.schedule.0.paused.clone(),
                    end: reminder.schedule.0.end,
                    ..will
                }),
                since: tx.now,
                ..reminder
            })?;
        }
    }
    Ok(())
}

fn first_of_month(date: chrono::NaiveDate) -> chrono::NaiveDate {
    chrono::Datelike::with_day(&date, 1).unwrap_or(date)
}
