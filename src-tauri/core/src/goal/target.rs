//! When a goal shall be there: a day, or only a month.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Serialize, Serializer};
use ts_rs::TS;

use crate::civil;
use crate::error::{Error, Problem, Result};

/// A day (`2026-08-14`) or a month (`2026-08`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, TS)]
#[ts(type = "string")]
pub enum Target {
    /// Some time in this month; the date is its first day.
    Month(NaiveDate),
    /// This day.
    Day(NaiveDate),
}

/// Nobody plans further than this.
const YEARS: i32 = 100;

impl Target {
    /// The last day it can mean.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        match self {
            Self::Month(first) => civil::last_of_month(first),
            Self::Day(day) => day,
        }
    }

    /// Reads what was typed; empty is none.
    ///
    /// # Errors
    /// No date of the calendar, one before `from`, or one a hundred years away.
    pub fn typed(field: &str, typed: Option<&str>, from: NaiveDate) -> Result<Option<Self>> {
        let Some(typed) = typed.map(str::trim).filter(|typed| !typed.is_empty()) else {
            return Ok(None);
        };
        let target: Self = typed
            .parse()
            .map_err(|()| Error::field(field, Problem::NotADate))?;
        if target.last_day() < from {
            return Err(Error::field(field, Problem::TooEarly));
        }
        if target.last_day().year() > from.year() + YEARS {
            return Err(Error::field(field, Problem::TooLate));
        }
        Ok(Some(target))
    }
}

/// A day as it was typed; empty is none.
///
/// # Errors
/// No date of the calendar, or one that is more than a hundred years from `today`.
pub(super) fn day(field: &str, typed: Option<&str>, today: NaiveDate) -> Result<Option<NaiveDate>> {
    let Some(typed) = typed.map(str::trim).filter(|typed| !typed.is_empty()) else {
        return Ok(None);
    };
    let day: NaiveDate = typed
        .parse()
        .map_err(|_| Error::field(field, Problem::NotADate))?;
    if day.year() < today.year() - YEARS {
        return Err(Error::field(field, Problem::TooEarly));
    }
    if day.year() > today.year() + YEARS {
        return Err(Error::field(field, Problem::TooLate));
    }
    Ok(Some(day))
}

impl FromStr for Target {
    type Err = ();

    fn from_str(typed: &str) -> std::result::Result<Self, ()> {
        typed
            .parse()
            .map(Self::Day)
            .or_else(|_| format!("{typed}-01").parse().map(Self::Month))
            .map_err(|_| ())
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(first) => write!(f, "{}", first.format("%Y-%m")),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

impl Serialize for Target {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl ToSql for Target {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl FromSql for Target {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value
            .as_str()?
            .parse()
            .map_err(|()| FromSqlError::InvalidType)
    }
}
