//! Which backups go: all of today and yesterday stay, then one a day, one a week, one a month, none beyond twelve
//! months. A pure function of the calendar, written so that no clock, however wrong, takes the good ones away:
//!
//! - **The newest stay**, by the changes in them and not by their dates.
//! - **A leap is not believed before it was lived in.** Age is counted to the last day that follows on the days
//!   before it. A day that stands alone, far from every other, moves it only once days of a week followed.
//! - **A date is corrected by its neighbours.** A backup was not made before one whose changes it holds, nor after
//!   one that holds its own; its age follows from that.
//! - What lies ahead of that day, and has no later neighbour, has no age and stays.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};
use chrono_tz::Tz;

use crate::civil;

/// So many of the newest never go, whatever the calendar says.
const NEWEST: usize = 8;
/// Days after which only the last of a day stays.
const EACH: i64 = 1;
/// Days after which only the last of a week stays.
const DAILY: i64 = 14;
/// Days after which only the last of a month stays.
const WEEKLY: i64 = 60;
/// Months after which none stays.
const MONTHS: i32 = 12;
/// Days without a backup after which the clock has to be believed anew.
const LEAP: i64 = 60;
/// So many days with backups, over so many days, and it is.
const LIVED: (usize, i64) = (3, 7);

/// A backup as thinning sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// When the clock said it was made.
    pub made: DateTime<Utc>,
    /// How often the planner had gone on from an earlier state.
    pub branch: u32,
    /// The last change in it.
    pub seq: i64,
}

/// The places in `all` of those that go. `now` is when the clock says it is, and `zone` where the days end.
#[must_use]
pub fn surplus(all: &[Dated], now: DateTime<Utc>, zone: Tz) -> Vec<usize> {
    let day = |n: usize| civil::today(all[n].made, zone);
    let today = civil::today(now, zone);
    let as_of = believed((0..all.len()).map(day), today);
    // Oldest first, by what is in them.
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|n| (all[*n].branch, all[*n].seq, all[*n].made));
    let aged = corrected(order.iter().map(|n| day(*n)).collect(), as_of);
    let mut kept = BTreeSet::new();
    let mut gone = Vec::new();
    // Newest first: the last of a day, week or month is the one that stays.
    for (place, (n, aged)) in order.iter().zip(aged).rev().enumerate() {
        let stays = match aged.map(|aged| span(day(*n), aged, as_of)) {
            None | Some(Span::Each) => true,
            Some(Span::None) => false,
            Some(span) => kept.insert(span),
        };
        if !stays && place >= NEWEST {
            gone.push(*n);
        }
    }
    gone.sort_unstable();
    gone
}

/// Of all in one of these the last stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Span {
    Each,
    Day(NaiveDate),
    Week(i32, u32),
    Month(i32, u32),
    None,
}

/// By its age (`aged` to `as_of`), and by its own day which day, week or month it is of.
fn span(day: NaiveDate, aged: NaiveDate, as_of: NaiveDate) -> Span {
    let days = (as_of - aged).num_days();
    if days <= EACH {
        Span::Each
    } else if days <= DAILY {
        Span::Day(day)
    } else if days <= WEEKLY {
        let week = day.iso_week();
        Span::Week(week.year(), week.week())
    } else if civil::add_months(as_of, -MONTHS).is_none_or(|oldest| aged >= oldest) {
        Span::Month(day.year(), day.month())
    } else {
        Span::None
    }
}

/// The day ages are counted to: today, unless it follows a leap that was not lived in yet.
fn believed(days: impl Iterator<Item = NaiveDate>, today: NaiveDate) -> NaiveDate {
    let mut days: BTreeSet<NaiveDate> = days.filter(|day| *day <= today).collect();
    days.insert(today);
    // Stretches of days without a leap between them, the newest first.
    let days: Vec<NaiveDate> = days.into_iter().rev().collect();
    let stretches = days.chunk_by(|later, earlier| *later - *earlier <= Duration::days(LEAP));
    let lived = |stretch: &&[NaiveDate]| {
        let long = match stretch {
            [newest, .., oldest] => (*newest - *oldest).num_days(),
            _ => 0,
        };
        stretch.len() >= LIVED.0 && long >= LIVED.1
    };
    let mut stretches = stretches.peekable();
    let newest = stretches.peek().and_then(|one| one.first().copied());
    // Where none was lived in, as in the first week, there is nothing a leap could take away but that week.
    let believed = stretches.find(lived).and_then(|one| one.first().copied());
    believed.or(newest).unwrap_or(today)
}

/// The days their ages count from, oldest first as `days`; none for what has no age.
fn corrected(days: Vec<NaiveDate>, as_of: NaiveDate) -> Vec<Option<NaiveDate>> {
    let mut aged: Vec<Option<NaiveDate>> = Vec::with_capacity(days.len());
    // Not before one whose changes it holds …
    let mut before = NaiveDate::MIN;
    for day in &days {
        let within = *day <= as_of;
        before = if within { before.max(*day) } else { before };
        aged.push(within.then_some(before));
    }
    // … and what lies ahead not after one that holds its own.
    let mut after = None;
    for aged in aged.iter_mut().rev() {
        after = aged.or(after);
        *aged = after;
    }
    aged
}

#[cfg(test)]
#[path = "thin_tests.rs"]
mod tests;
