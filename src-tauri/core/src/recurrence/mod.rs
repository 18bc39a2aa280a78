//! When something comes round again, in civil time.
//!
//! A [`Schedule`] knows dates and a time of day, never instants: the zone is the household's and is
//! added last, by [`crate::civil::resolve_local`]. Every date is worked out as the k-th from the
//! start, never from the date before it, so that day 31 gives 31, 28, 31, 30 … and does not drift.
//! Dates come in order and each at most once.
//!
//! What is decided here, where calendars differ:
//! - a day the month does not have is its last day; 29 February is 28 February in other years;
//! - a month without a fifth such weekday is left out;
//! - weeks begin on Monday, and *every two weeks* counts from the week of the start;
//! - a date inside a pause is left out, and the others stay where they were;
//! - nothing comes after the year 9999.

mod dates;
mod grid;
mod validate;

pub use dates::{latest_on_or_before, next_after_done, next_dates, occurrences};
pub use validate::{Fault, ScheduleError};

use chrono::{NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A rule in civil time. Check it with [`Schedule::validate`] before keeping it; the functions here
/// give no dates, rather than wrong ones, for a rule that does not pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// How often, and on which days.
    pub every: Cadence,
    /// The time of day, in whole minutes.
    pub time: NaiveTime,
    /// The anchor. The first date is the first fitting one on or after it.
    pub start: NaiveDate,
    /// The last date that may come.
    #[serde(default)]
    pub end: Option<NaiveDate>,
    /// What the next date is counted from.
    #[serde(default)]
    pub from: CountFrom,
    /// Spans without dates, in order.
    #[serde(default)]
    pub paused: Vec<Pause>,
}

/// How often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "unit", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Cadence {
    /// Every `n` days.
    Days {
        /// How many.
        n: u16,
    },
    /// Every `n` weeks, on these weekdays.
    Weeks {
        /// How many.
        n: u16,
        /// At least one weekday, each once, in any order.
        #[ts(type = "Array<\"Mon\" | \"Tue\" | \"Wed\" | \"Thu\" | \"Fri\" | \"Sat\" | \"Sun\">")]
        on: Vec<Weekday>,
    },
    /// Every `n` months, on this day.
    Months {
        /// How many.
        n: u16,
        /// Which day of the month.
        on: MonthDay,
    },
    /// Every `n` years, on the start's day and month.
    Years {
        /// How many.
        n: u16,
    },
}

/// Which day of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum MonthDay {
    /// A day of the month, 1–31; the last day where the month is shorter.
    Day {
        /// 1–31.
        day: u8,
    },
    /// The last day.
    LastDay {},
    /// The first to fifth of a weekday. A month without a fifth is left out.
    NthWeekday {
        /// 1–5.
        nth: u8,
        /// The weekday.
        #[ts(type = "\"Mon\" | \"Tue\" | \"Wed\" | \"Thu\" | \"Fri\" | \"Sat\" | \"Sun\"")]
        weekday: Weekday,
    },
    /// The last of a weekday.
    LastWeekday {
        /// The weekday.
        #[ts(type = "\"Mon\" | \"Tue\" | \"Wed\" | \"Thu\" | \"Fri\" | \"Sat\" | \"Sun\"")]
        weekday: Weekday,
    },
}

/// What the next date is counted from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum CountFrom {
    /// The calendar: dates stand, whether or not the last one was done.
    #[default]
    Schedule,
    /// The day it was last done; see [`next_after_done`].
    Completion,
}

/// A span without dates; both ends belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "SchedulePause")]
pub struct Pause {
    /// The first day without.
    pub from: NaiveDate,
    /// The last day without.
    pub to: NaiveDate,
}

impl Pause {
    fn holds(&self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.to
    }
}

impl Cadence {
    /// How many days, weeks, months or years from one turn to the next.
    pub fn n(&self) -> u16 {
        match self {
            Cadence::Days { n }
            | Cadence::Weeks { n, .. }
            | Cadence::Months { n, .. }
            | Cadence::Years { n } => *n,
        }
    }
}
