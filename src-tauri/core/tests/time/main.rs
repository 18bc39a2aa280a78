//! Civil time, held against other libraries.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)] // A test that cannot go on should stop.

mod civil;
mod ical;
#[path = "../calendar/mod.rs"]
mod read_back;
mod recurrence;

use chrono::{NaiveDate, NaiveTime, Weekday};
use common_ground_core::recurrence::{Cadence, CountFrom, MonthDay, Schedule};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn dates(texts: &[&str]) -> Vec<NaiveDate> {
    texts.iter().map(|text| date(text)).collect()
}

fn schedule(every: Cadence, start: &str) -> Schedule {
    Schedule {
        every,
        time: NaiveTime::from_hms_opt(19, 30, 0).unwrap(),
        start: date(start),
        end: None,
        from: CountFrom::Schedule,
        paused: Vec::new(),
    }
}

fn monthly(n: u16, on: MonthDay) -> Cadence {
    Cadence::Months { n, on }
}

fn weekly(n: u16, on: &[Weekday]) -> Cadence {
    Cadence::Weeks { n, on: on.to_vec() }
}
