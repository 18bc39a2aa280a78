//! Some ten reminders, five hundred dates a year. Each evening what is due is shown, as the scheduler would,
//! and somebody settles it, puts it off or leaves it.

use chrono::{NaiveTime, Weekday};

use super::somebody;
use crate::error::Result;
use crate::recurrence::{Cadence, CountFrom, MonthDay, Schedule};
use crate::reminder::{CatchUp, NewReminder, OnDate, Snooze, SnoozeUntil};
use crate::sample::dice::Dice;
use crate::sample::story::{ANA, BEN, BOTH, Story};
use crate::who::{Actor, Side, Viewer};

/// Plans them on the first day, `ago` days before the end.
pub(super) fn plan(story: &mut Story<'_>, ago: i64) -> Result<()> {
    use CatchUp::{Ask, Each, Latest};
    let weeks = |n, on: &[Weekday]| Cadence::Weeks { n, on: on.to_vec() };
    let months = |n, day| Cadence::Months {
        n,
        on: MonthDay::Day { day },
    };
    let planned = CountFrom::Schedule;
    let done = CountFrom::Completion;
    let swim = weeks(1, &[Weekday::Mon, Weekday::Thu]);
    let all = [
        (
            BOTH,
            "Water the balcony",
            Cadence::Days { n: 2 },
            Latest,
            planned,
        ),
        (ANA, "Swim before work", swim, Latest, planned),
        (BOTH, "Bins out", weeks(1, &[Weekday::Tue]), Latest, planned),
        (
            BEN,
            "Call the grandparents",
            weeks(1, &[Weekday::Sun]),
            Ask,
            planned,
        ),
        (
            BOTH,
            "Change the beds",
            weeks(2, &[Weekday::Sat]),
            Latest,
            done,
        ),
        (BOTH, "Put two hundred aside", months(1, 1), Each, planned),
        (BOTH, "The windows", months(3, 15), Latest, done),
        (
            BEN,
            "Renew the train card",
            Cadence::Years { n: 1 },
            Ask,
            planned,
        ),
    ];
    story.ago(ago);
    for (who, title, every, catch_up, from) in all {
        let schedule = Schedule {
            every,
            time: NaiveTime::from_hms_opt(18, 0, 0).unwrap_or_default(),
            start: story.in_days(0),
            end: None,
            from,
            paused: Vec::new(),
        };
        let new = NewReminder {
            title: title.to_owned(),
            own: who != BOTH,
            schedule,
            catch_up,
        };
        story.planner.add_reminder(who, new)?;
    }
    Ok(())
}

/// What is due is shown; most of it gets done.
pub(super) fn evening(dice: &mut Dice, story: &mut Story<'_>) -> Result<()> {
    story.planner.take_notice()?;
    for side in Side::BOTH {
        for item in story.planner.waiting(Viewer::One(side))?.items {
            let who = item.owner.map_or_else(|| somebody(dice), Actor::One);
            let (reminder, on_date) = (item.reminder, item.on_date);
            let on = OnDate { reminder, on_date };
            match dice.below(20) {
                0..16 => story.planner.reminder_done(who, on)?,
                16 => story.planner.reminder_skip(who, on)?,
                17 => {
                    let until = SnoozeUntil::Tomorrow {};
                    let snooze = Snooze {
                        reminder,
                        on_date,
                        until,
                    };
                    story.planner.snooze(who, snooze)?
                }
                // It waits until another evening, or a later date takes its place.
                _ => continue,
            };
        }
    }
    Ok(())
}
