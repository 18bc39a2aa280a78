//! What a schedule must be before it is kept.

use chrono::{Datelike, NaiveDate, Timelike};
use thiserror::Error;

use super::{Cadence, CountFrom, MonthDay, Schedule, occurrences};

/// The largest cadences: ten years in days, weeks or months, fifty in years.
const MAX_DAYS: u16 = 3_660;
const MAX_WEEKS: u16 = 520;
const MAX_MONTHS: u16 = 120;
const MAX_YEARS: u16 = 50;
/// Years a date may lie in: what people plan in, and what a calendar file can say.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2999;
/// More spans than anyone keeps by hand.
const MAX_PAUSES: usize = 100;

/// Why a schedule cannot be kept, and at which field to say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{field}: {fault}")]
pub struct ScheduleError {
    /// The field's name as in the JSON, inner ones after a dot: `time`, `every.n`, `every.on.day`.
    pub field: &'static str,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Fault {
    /// A number outside what makes sense; the bounds belong to it.
    #[error("must be from {min} to {max}")]
    OutOfRange {
        /// Smallest.
        min: u16,
        /// Largest.
        max: u16,
    },
    /// A date before 1900 or after 2999.
    #[error("must lie in the years 1900 to 2999")]
    Year,
    /// No weekday chosen.
    #[error("needs at least one")]
    Empty,
    /// The same weekday twice.
    #[error("names one twice")]
    Repeated,
    /// More than one weekday while counting from completion, where *the next* would be a guess.
    #[error("can hold only one when counted from completion")]
    OnlyOne,
    /// Seconds in a time of day.
    #[error("must be a whole minute")]
    NotWholeMinutes,
    /// An end before its start.
    #[error("ends before it starts")]
    EndBeforeStart,
    /// Pauses out of order or over each other.
    #[error("must be in order and apart")]
    Overlap,
    /// More pauses than are kept.
    #[error("too many")]
    TooMany,
    /// A rule that never has a date: its end comes too early, or pauses cover all of it.
    #[error("leaves no date at all")]
    Never,
}

impl Fault {
    /// A stable name for messages.
    pub fn code(self) -> &'static str {
        match self {
            Fault::OutOfRange { .. } => "out-of-range",
            Fault::Year => "year",
            Fault::Empty => "empty",
            Fault::Repeated => "repeated",
            Fault::OnlyOne => "only-one",
            Fault::NotWholeMinutes => "not-whole-minutes",
            Fault::EndBeforeStart => "end-before-start",
            Fault::Overlap => "overlap",
            Fault::TooMany => "too-many",
            Fault::Never => "never",
        }
    }
}

impl Schedule {
    /// Checks the rule. A rule that passes has at least one date.
    ///
    /// # Errors
    /// The first field that is wrong, from top to bottom of the form.
    pub fn validate(&self) -> Result<(), ScheduleError> {
        self.check_cadence()?;
        ensure(
            self.time.second() == 0 && self.time.nanosecond() == 0,
            "time",
            Fault::NotWholeMinutes,
        )?;
        check_year(self.start, "start")?;
        if let Some(end) = self.end {
            check_year(end, "end")?;
            ensure(end >= self.start, "end", Fault::EndBeforeStart)?;
        }
        self.check_pauses()?;
        // Which field to blame: without its pauses, does the rule have a date?
        if occurrences(self, self.start).next().is_none() {
            let unpaused = Schedule {
                paused: Vec::new(),
                ..self.clone()
            };
            let never_at_all = occurrences(&unpaused, self.start).next().is_none();
            let field = match (never_at_all, self.end) {
                (false, _) => "paused",
                (true, Some(_)) => "end",
                (true, None) => "every.on",
            };
            return Err(ScheduleError {
                field,
                fault: Fault::Never,
            });
        }
        Ok(())
    }

    fn check_cadence(&self) -> Result<(), ScheduleError> {
        let max = match self.every {
            Cadence::Days { .. } => MAX_DAYS,
            Cadence::Weeks { .. } => MAX_WEEKS,
            Cadence::Months { .. } => MAX_MONTHS,
            Cadence::Years { .. } => MAX_YEARS,
        };
        check_range(self.every.n(), 1, max, "every.n")?;
        match &self.every {
            Cadence::Weeks { on, .. } => {
                ensure(!on.is_empty(), "every.on", Fault::Empty)?;
                let repeated = on
                    .iter()
                    .enumerate()
                    .any(|(at, day)| on.iter().take(at).any(|earlier| earlier == day));
                ensure(!repeated, "every.on", Fault::Repeated)?;
                ensure(
                    on.len() == 1 || self.from == CountFrom::Schedule,
                    "every.on",
                    Fault::OnlyOne,
                )
            }
            Cadence::Months {
                on: MonthDay::Day { day },
                ..
            } => check_range(u16::from(*day), 1, 31, "every.on.day"),
            Cadence::Months {
                on: MonthDay::NthWeekday { nth, .. },
                ..
            } => check_range(u16::from(*nth), 1, 5, "every.on.nth"),
            _ => Ok(()),
        }
    }

    fn check_pauses(&self) -> Result<(), ScheduleError> {
        ensure(self.paused.len() <= MAX_PAUSES, "paused", Fault::TooMany)?;
        for pause in &self.paused {
            check_year(pause.from, "paused")?;
            check_year(pause.to, "paused")?;
            ensure(pause.from <= pause.to, "paused", Fault::EndBeforeStart)?;
        }
        let apart = self
            .paused
            .iter()
            .zip(self.paused.iter().skip(1))
            .all(|(earlier, later)| earlier.to < later.from);
        ensure(apart, "paused", Fault::Overlap)
    }
}

fn ensure(holds: bool, field: &'static str, fault: Fault) -> Result<(), ScheduleError> {
    if holds {
        Ok(())
    } else {
        Err(ScheduleError { field, fault })
    }
}

fn check_range(value: u16, min: u16, max: u16, field: &'static str) -> Result<(), ScheduleError> {
    ensure(
        (min..=max).contains(&value),
        field,
        Fault::OutOfRange { min, max },
    )
}

fn check_year(date: NaiveDate, field: &'static str) -> Result<(), ScheduleError> {
    ensure(YEARS.contains(&date.year()), field, Fault::Year)
}
