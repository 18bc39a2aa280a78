//! The dates of a cadence, turn by turn from its anchor, without start, end or pauses.

use chrono::{Datelike, Duration, NaiveDate, Weekday};

use super::{Cadence, MonthDay};
use crate::civil;

/// The last day any date is looked for.
pub(super) const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};
/// The first.
const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(1, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// A cadence hung up at an anchor. Turn 0 is the day, week, month or year of the anchor; each turn
/// has no date, one date, or (weeks) up to seven.
pub(super) struct Grid<'a> {
    every: &'a Cadence,
    anchor: NaiveDate,
    /// Units from one turn to the next; at least 1.
    step: i64,
}

impl<'a> Grid<'a> {
    /// `None` for a cadence of zero, which has no dates.
    pub(super) fn new(every: &'a Cadence, anchor: NaiveDate) -> Option<Self> {
        let step = i64::from(every.n());
        (step > 0 && in_range(anchor)).then_some(Self {
            every,
            anchor,
            step,
        })
    }

    /// The same days of week, month or year, every one of them: what *fits* the rule, whatever the turn.
    pub(super) fn every_fitting(every: &'a Cadence, anchor: NaiveDate) -> Option<Self> {
        in_range(anchor).then_some(Self {
            every,
            anchor,
            step: 1,
        })
    }

    /// Dates on or after `from`, in order.
    pub(super) fn forward(self, from: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        (self.turn_of(from)..)
            .map_while(move |turn| self.dates_in(turn))
            .flatten()
            .skip_while(move |date| *date < from)
    }

    /// Dates on or before `from`, latest first.
    pub(super) fn backward(self, from: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        (0..)
            .scan(self.turn_of(from), |turn, _: u32| {
                let this = *turn;
                *turn -= 1;
                Some(this)
            })
            .map_while(move |turn| self.dates_in(turn))
            .flat_map(|dates| dates.into_iter().rev())
            .skip_while(move |date| *date > from)
    }

    /// The turn whose unit holds `date`, or the one before it where `date` lies between two turns.
    fn turn_of(&self, date: NaiveDate) -> i64 {
        let date = date.clamp(FIRST_DAY, LAST_DAY);
        let units = match self.every {
            Cadence::Days { .. } => (date - self.anchor).num_days(),
            Cadence::Weeks { .. } => (monday(date) - monday(self.anchor)).num_days() / 7,
            Cadence::Months { .. } => months_between(self.anchor, date),
            Cadence::Years { .. } => i64::from(date.year()) - i64::from(self.anchor.year()),
        };
        units.div_euclid(self.step)
    }

    /// The dates of one turn, in order; `None` when the turn lies outside the calendar.
    fn dates_in(&self, turn: i64) -> Option<Vec<NaiveDate>> {
        let units = turn.checked_mul(self.step)?;
        let dates = match self.every {
            Cadence::Days { .. } => vec![add_days(self.anchor, units)?],
            Cadence::Weeks { on, .. } => {
                let monday = add_days(monday(self.anchor), units.checked_mul(7)?)?;
                let mut days: Vec<u32> = on.iter().map(Weekday::num_days_from_monday).collect();
                days.sort_unstable();
                days.dedup();
                days.into_iter()
                    .map_while(|day| add_days(monday, i64::from(day)))
                    .collect()
            }
            Cadence::Months { on, .. } => {
                let first = add_months(self.anchor.with_day(1)?, units)?;
                on.in_month(first).into_iter().collect()
            }
            Cadence::Years { .. } => vec![add_months(self.anchor, units.checked_mul(12)?)?],
        };
        Some(dates)
    }
}

impl MonthDay {
    /// The date in the month of `date`; `None` where the month has no fifth such weekday.
    fn in_month(self, date: NaiveDate) -> Option<NaiveDate> {
        match self {
            MonthDay::Day { day } => Some(civil::day_of_month(date, u32::from(day))),
            MonthDay::LastDay {} => Some(civil::last_of_month(date)),
            MonthDay::NthWeekday { nth, weekday } => civil::nth_weekday(date, nth, weekday),
            MonthDay::LastWeekday { weekday } => Some(civil::last_weekday(date, weekday)),
        }
    }
}

fn in_range(date: NaiveDate) -> bool {
    (FIRST_DAY..=LAST_DAY).contains(&date)
}

fn monday(date: NaiveDate) -> NaiveDate {
    date - Duration::days(i64::from(date.weekday().num_days_from_monday()))
}

fn months_between(from: NaiveDate, to: NaiveDate) -> i64 {
    (i64::from(to.year()) - i64::from(from.year())) * 12 + i64::from(to.month())
        - i64::from(from.month())
}

fn add_days(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    date.checked_add_signed(Duration::try_days(days)?)
        .filter(|date| in_range(*date))
}

fn add_months(date: NaiveDate, months: i64) -> Option<NaiveDate> {
    civil::add_months(date, i32::try_from(months).ok()?).filter(|date| in_range(*date))
}
