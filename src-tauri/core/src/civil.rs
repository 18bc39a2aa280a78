//! Dates and times as a household says them, and the one way from there to an instant.
//!
//! A date (`NaiveDate`) and a time of day (`NaiveTime`) belong to the household's zone; an instant
//! (`DateTime<Utc>`) belongs to nobody's. They meet in [`resolve_local`] and [`local`] only.

use chrono::{
    DateTime, Datelike, Duration, MappedLocalTime, Months, NaiveDate, NaiveDateTime, Offset,
    TimeZone, Utc, Weekday,
};
use chrono_tz::Tz;

use crate::error::{Error, Problem, Result};

/// A day people live in, out of a file.
///
/// # Errors
/// [`Problem::NotADate`] for any other.
pub(crate) fn lived_in(day: NaiveDate) -> Result<NaiveDate> {
    if (1900..=2200).contains(&day.year()) {
        Ok(day)
    } else {
        Err(Error::field("day", Problem::NotADate))
    }
}

/// The instant at which a clock in `zone` shows `local`.
///
/// - A time that a clock change leaves out moves on by the length of the gap: 02:30 becomes 03:30,
///   half an hour on Lord Howe, a whole day in Apia on 30 December 2011.
/// - A time that a clock change shows twice is the earlier of the two, so that what is planned for
///   it happens once.
pub fn resolve_local(local: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _) => at.with_timezone(&Utc),
        MappedLocalTime::None => {
            // Inside a gap. Local clocks run at most 14 hours ahead of UTC, so 26 hours back, read
            // as UTC, is surely before the change; the offset that held there moves the time on by
            // exactly what the clock skipped.
            let before = zone
                .offset_from_utc_datetime(&saturating_sub(local, Duration::hours(26)))
                .fix();
            saturating_sub(
                local,
                Duration::seconds(i64::from(before.local_minus_utc())),
            )
            .and_utc()
        }
    }
}

fn saturating_sub(at: NaiveDateTime, by: Duration) -> NaiveDateTime {
    at.checked_sub_signed(by).unwrap_or(NaiveDateTime::MIN)
}

/// What a clock on the wall in `zone` shows at `now`.
pub fn local(now: DateTime<Utc>, zone: Tz) -> NaiveDateTime {
    now.with_timezone(&zone).naive_local()
}

/// The date in `zone` at `now`.
pub fn today(now: DateTime<Utc>, zone: Tz) -> NaiveDate {
    local(now, zone).date()
}

/// `date` moved by a number of months, back if negative. A day the month does not have becomes the
/// month's last: 31 January and one month is 28 or 29 February. `None` only beyond the calendar's
/// end (some 262,000 years away).
///
/// Always start from the anchor: adding one month twice to 31 January loses the 31st.
pub fn add_months(date: NaiveDate, months: i32) -> Option<NaiveDate> {
    let by = Months::new(months.unsigned_abs());
    if months < 0 {
        date.checked_sub_months(by)
    } else {
        date.checked_add_months(by)
    }
}

/// The last day of the month that `date` is in.
pub fn last_of_month(date: NaiveDate) -> NaiveDate {
    // A month has at most 31 days, and the 31st of a shorter one does not exist.
    (28..=31)
        .rev()
        .find_map(|day| date.with_day(day))
        .unwrap_or(date)
}

/// Day `day` of the month that `date` is in, or the month's last where it is shorter.
pub fn day_of_month(date: NaiveDate, day: u32) -> NaiveDate {
    date.with_day(day).unwrap_or_else(|| last_of_month(date))
}

/// The `nth` (1–5) `weekday` of the month that `date` is in; `None` where there is no fifth.
pub fn nth_weekday(date: NaiveDate, nth: u8, weekday: Weekday) -> Option<NaiveDate> {
    NaiveDate::from_weekday_of_month_opt(date.year(), date.month(), weekday, nth)
}

/// The last `weekday` of the month that `date` is in.
pub fn last_weekday(date: NaiveDate, weekday: Weekday) -> NaiveDate {
    let last = last_of_month(date);
    let back = last.weekday().days_since(weekday);
    last - Duration::days(i64::from(back))
}

/// The first `weekday` on or after `date`.
pub fn weekday_on_or_after(date: NaiveDate, weekday: Weekday) -> NaiveDate {
    let ahead = weekday.days_since(date.weekday());
    date.checked_add_signed(Duration::days(i64::from(ahead)))
        .unwrap_or(date)
}

/// The quarter's review date that a review wanted for `date` is gathered into, so that reviews come
/// together four times a year and do not drip.
///
/// A quarter's review date is the first `weekday` (the day the household usually sits down) of
/// January, April, July or October. The result is the first such date **on or after** `date`: a
/// review never comes sooner than asked, and at most about three months later. Snapping what is
/// already snapped changes nothing.
pub fn snap_to_quarter(date: NaiveDate, weekday: Weekday) -> NaiveDate {
    let into_quarter = date.month0() % 3;
    let quarter = date
        .with_day(1)
        .and_then(|first| first.checked_sub_months(Months::new(into_quarter)))
        .unwrap_or(date);
    let this = weekday_on_or_after(quarter, weekday);
    if this >= date {
        return this;
    }
    let next = quarter
        .checked_add_months(Months::new(3))
        .unwrap_or(quarter);
    weekday_on_or_after(next, weekday)
}
