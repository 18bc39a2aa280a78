//! A calendar file (iCalendar, RFC 5545) that any calendar program can read.
//!
//! Titles are neutral unless asked otherwise: a calendar is often on a phone, at work, or shared.
//! A rule is written as a rule where the format can say it, so that it goes on after the export. A date
//! that was moved overrides its place in the rule (`RECURRENCE-ID`), as calendar programs write it. The file names the zone by its IANA name and carries no zone table of its own, which calendar
//! programs have.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Utc, Weekday};
use chrono_tz::Tz;
use icalendar::{Calendar, Class, Component, Event, Property};
use uuid::Uuid;

use crate::civil;
use crate::recurrence::{Cadence, CountFrom, MonthDay, Schedule, occurrences};

/// One entry of the calendar.
#[derive(Debug, Clone)]
pub struct CalendarItem {
    /// Stays the same from export to export, so that a second import replaces and does not double.
    pub id: Uuid,
    /// What the couple calls it; written only with [`Titles::Own`].
    pub title: String,
    /// When.
    pub when: When,
    /// How long, in minutes.
    pub minutes: u16,
}

/// When an entry takes place.
#[derive(Debug, Clone)]
pub enum When {
    /// By a rule, but for some of its dates. One that is counted from completion has only its first date for
    /// certain; give what is known of it as [`When::Dates`] instead.
    Repeats(Schedule, Exceptions),
    /// At these local times.
    Dates(Vec<NaiveDateTime>),
}

/// Where single dates of a rule do not follow it.
#[derive(Debug, Clone, Default)]
pub struct Exceptions {
    /// Dates of the rule that do not take place.
    pub left_out: Vec<NaiveDate>,
    /// Dates of the rule that take place at another local time.
    pub moved: Vec<(NaiveDate, NaiveDateTime)>,
    /// Local times that come besides.
    pub besides: Vec<NaiveDateTime>,
}

/// Which words stand in the calendar.
#[derive(Debug, Clone, Copy)]
pub enum Titles<'a> {
    /// The same neutral words for every entry, in the reader's language.
    Neutral(&'a str),
    /// Each entry's own title.
    Own,
}

/// The calendar file's text. `zone` is the household's, `now` the time of the export. Entries
/// without a date are left out.
pub fn calendar(
    items: &[CalendarItem],
    zone: Tz,
    titles: Titles<'_>,
    now: DateTime<Utc>,
) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", "-//Common Ground//Common Ground//EN"))
        .append_property(("CALSCALE", "GREGORIAN"))
        .timezone(zone.name());
    for item in items {
        for event in events(item, zone, titles, now).unwrap_or_default() {
            calendar.push(event);
        }
    }
    calendar.to_string()
}

/// The entry itself, and behind it one for each of its dates that takes place at another time.
fn events(
    item: &CalendarItem,
    zone: Tz,
    titles: Titles<'_>,
    now: DateTime<Utc>,
) -> Option<Vec<Event>> {
    let title = match titles {
        Titles::Neutral(title) => title,
        Titles::Own => &item.title,
    };
    let starting = |at: NaiveDateTime| {
        let mut event = Event::with_uid(&item.id.to_string());
        event
            .summary(&printable(title))
            .class(Class::Private)
            .timestamp(now)
            .append_property(Property::new("DURATION", format!("PT{}M", item.minutes)))
            .append_property(zoned("DTSTART", &[at], zone));
        event
    };
    let (schedule, but) = match &item.when {
        When::Repeats(schedule, but) => (schedule, but),
        When::Dates(dates) => {
            let (first, others) = in_order(dates.clone());
            let mut event = starting(first?);
            list(&mut event, "RDATE", &others, zone);
            return Some(vec![event.done()]);
        }
    };
    let first = occurrences(schedule, schedule.start).next()?;
    let usual = |date: NaiveDate| date.and_time(schedule.time);
    let mut event = starting(usual(first));
    if schedule.from == CountFrom::Completion {
        return Some(vec![event.done()]);
    }
    event.append_property(Property::new("RRULE", rule(schedule, zone)));
    let mut left_out = paused(schedule, first);
    left_out.extend(&but.left_out);
    left_out.sort_unstable();
    left_out.dedup();
    let left_out: Vec<_> = left_out.into_iter().map(usual).collect();
    list(&mut event, "EXDATE", &left_out, zone);
    list(&mut event, "RDATE", &but.besides, zone);
    let moved = but.moved.iter().map(|(date, to)| {
        let mut event = starting(*to);
        event.append_property(zoned("RECURRENCE-ID", &[usual(*date)], zone));
        event.done()
    });
    Some([event.done()].into_iter().chain(moved).collect())
}

/// The first of these times, and the others behind it; each once.
fn in_order(mut times: Vec<NaiveDateTime>) -> (Option<NaiveDateTime>, Vec<NaiveDateTime>) {
    times.sort_unstable();
    times.dedup();
    let others = times.split_off(times.len().min(1));
    (times.pop(), others)
}

/// A property for these times, where there are any.
fn list(event: &mut Event, key: &str, times: &[NaiveDateTime], zone: Tz) {
    if !times.is_empty() {
        event.append_property(zoned(key, times, zone));
    }
}

/// The words without control characters: a bare carriage return would begin a new line of the file.
fn printable(title: &str) -> String {
    title
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// Dates inside pauses: the rule still makes them, so the file takes them out again.
fn paused(schedule: &Schedule, first: NaiveDate) -> Vec<NaiveDate> {
    let unpaused = Schedule {
        paused: Vec::new(),
        ..schedule.clone()
    };
    schedule
        .paused
        .iter()
        .flat_map(|pause| {
            occurrences(&unpaused, pause.from.max(first)).take_while(|date| *date <= pause.to)
        })
        .collect()
}

/// A property whose values are local times in the household's zone.
fn zoned(key: &str, times: &[NaiveDateTime], zone: Tz) -> Property {
    let times: Vec<String> = times
        .iter()
        .map(|at| at.format("%Y%m%dT%H%M%S").to_string())
        .collect();
    let mut property = Property::new(key, times.join(","));
    property.add_parameter("TZID", zone.name());
    property.done()
}

/// The rule's dates as an RRULE. The format skips a month without a 31st, so a clamped day is
/// written as *the last that exists of 28 to 31*.
fn rule(schedule: &Schedule, zone: Tz) -> String {
    let n = schedule.every.n();
    let mut rule = match &schedule.every {
        Cadence::Days { .. } => format!("FREQ=DAILY;INTERVAL={n}"),
        Cadence::Weeks { on, .. } => {
            let days: Vec<_> = on.iter().map(|day| code(*day)).collect();
            format!("FREQ=WEEKLY;INTERVAL={n};WKST=MO;BYDAY={}", days.join(","))
        }
        Cadence::Months { on, .. } => format!("FREQ=MONTHLY;INTERVAL={n};{}", month_day(*on)),
        Cadence::Years { .. } => {
            let start = schedule.start;
            let day = u8::try_from(start.day()).unwrap_or(1);
            format!(
                "FREQ=YEARLY;INTERVAL={n};BYMONTH={};{}",
                start.month(),
                // Only 29 February is ever missing from its month.
                if start.month() == 2 {
                    month_day(MonthDay::Day { day })
                } else {
                    format!("BYMONTHDAY={day}")
                }
            )
        }
    };
    if let Some(end) = schedule.end {
        // The format wants the end as an instant, because DTSTART names a zone.
        let until = civil::resolve_local(end.and_time(schedule.time), zone);
        rule.push_str(&until.format(";UNTIL=%Y%m%dT%H%M%SZ").to_string());
    }
    rule
}

fn month_day(on: MonthDay) -> String {
    match on {
        MonthDay::Day { day } if day <= 28 => format!("BYMONTHDAY={day}"),
        MonthDay::Day { day } => {
            let days: Vec<_> = (28..=day).map(|day| day.to_string()).collect();
            format!("BYMONTHDAY={};BYSETPOS=-1", days.join(","))
        }
        MonthDay::LastDay {} => "BYMONTHDAY=-1".to_owned(),
        MonthDay::NthWeekday { nth, weekday } => format!("BYDAY={nth}{}", code(weekday)),
        MonthDay::LastWeekday { weekday } => format!("BYDAY=-1{}", code(weekday)),
    }
}

fn code(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    }
}
