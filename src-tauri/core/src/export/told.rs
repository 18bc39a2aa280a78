//! One value of the copy as people say it: a choice in words, a day as a day, money as money, a schedule as a
//! sentence.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc, Weekday};
use chrono_tz::Tz;
use serde_json::Value;

use crate::phrases::{phrase, phrase_with};
use crate::recurrence::{Cadence, CountFrom, MonthDay, Schedule};

/// Fields that hold one of several words; each word has its phrase (`paper-<field>-<word>`).
const CHOICES: &[&str] = &[
    "place", "measure", "topic", "method", "ladder", "reply", "wants", "weight", "horizon",
    "shape", "question",
];

/// Sums in minor units, in the currency that stands beside them.
const SUMS: &[&str] = &["minor", "per_item", "per_month", "own_money", "up_to"];

/// Currencies that have no hundredths (ISO 4217): none at all, or thousandths.
const WHOLE: &[&str] = &[
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV",
    "XAF", "XOF", "XPF",
];
const THOUSANDTHS: &[&str] = &["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

/// The words for a choice; nothing where the field is none.
pub(super) fn choice(field: &str, word: &str) -> Option<String> {
    CHOICES.contains(&field).then(|| {
        let word = word.replace('_', "-");
        phrase(&format!("paper-{field}-{word}"))
    })
}

/// A sum of money, where the field is one.
pub(super) fn sum(field: &str, value: i64, currency: Option<&str>) -> Option<String> {
    let currency = currency.filter(|_| SUMS.contains(&field))?;
    Some(money(value, currency))
}

/// A sum in minor units.
pub(super) fn money(minor: i64, currency: &str) -> String {
    let digits = if WHOLE.contains(&currency) {
        0
    } else if THOUSANDTHS.contains(&currency) {
        3
    } else {
        2
    };
    let sum = decimal(minor, digits);
    phrase_with("paper-money", &[("sum", &sum), ("currency", currency)])
}

/// A number in hundredths, without those it has none of.
pub(super) fn hundredths(number: i64) -> String {
    if number % 100 == 0 {
        decimal(number / 100, 0)
    } else {
        decimal(number, 2)
    }
}

fn decimal(number: i64, digits: u32) -> String {
    let one = 10_u64.pow(digits);
    let (whole, rest) = (number.unsigned_abs() / one, number.unsigned_abs() % one);
    let sign = if number < 0 { "-" } else { "" };
    match digits {
        0 => format!("{sign}{whole}"),
        digits => format!("{sign}{whole}.{rest:0width$}", width = digits as usize),
    }
}

/// A day, a month, a time of day or a moment, told in `zone`; other words as they are.
pub(super) fn time(words: &str, zone: Tz) -> String {
    if let Ok(date) = words.parse::<NaiveDate>() {
        return day(date);
    }
    if let Ok(first) = format!("{words}-01").parse::<NaiveDate>()
        && words.len() == "2026-06".len()
    {
        return phrase_with(
            "paper-month",
            &[
                ("month", &month(first)),
                ("year", &first.year().to_string()),
            ],
        );
    }
    if let Ok(time) = words.parse::<NaiveTime>() {
        return clock(time);
    }
    match words.parse::<DateTime<Utc>>() {
        Ok(at) => {
            let there = at.with_timezone(&zone);
            let (day, time) = (day(there.date_naive()), clock(there.time()));
            phrase_with("paper-moment", &[("day", &day), ("time", &time)])
        }
        Err(_) => words.to_owned(),
    }
}

/// The day of a moment, as it was in `zone`.
pub(super) fn day_of(at: &str, zone: Tz) -> String {
    match at.parse::<DateTime<Utc>>() {
        Ok(at) => day(at.with_timezone(&zone).date_naive()),
        Err(_) => time(at, zone),
    }
}

/// A day, with its month in words.
pub(super) fn day(date: NaiveDate) -> String {
    phrase_with(
        "paper-day",
        &[
            ("day", &date.day().to_string()),
            ("month", &month(date)),
            ("year", &date.year().to_string()),
        ],
    )
}

fn month(date: NaiveDate) -> String {
    phrase(&format!("paper-month-{}", date.month()))
}

fn clock(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

fn weekday(day: Weekday) -> String {
    phrase(&format!("paper-weekday-{}", day.number_from_monday()))
}

/// When something comes round again, as one sentence.
pub(super) fn schedule(value: &Value) -> Option<String> {
    let schedule: Schedule = serde_json::from_value(value.clone()).ok()?;
    let time = clock(schedule.time);
    let (unit, n, on) = match &schedule.every {
        Cadence::Days { n } => ("day", n, String::new()),
        Cadence::Weeks { n, on } => {
            let mut days = on.clone();
            days.sort_by_key(|day| day.number_from_monday());
            let days: Vec<_> = days.into_iter().map(weekday).collect();
            ("week", n, days.join(", "))
        }
        Cadence::Months { n, on } => ("month", n, month_day(*on)),
        Cadence::Years { n } => {
            let start = schedule.start;
            let on = [("day", start.day().to_string()), ("month", month(start))];
            let on: Vec<_> = on
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            ("year", n, phrase_with("paper-day-of-year", &on))
        }
    };
    let often = if *n == 1 { "each" } else { "every" };
    let from = match schedule.from {
        CountFrom::Schedule => "",
        CountFrom::Completion => "-after",
    };
    Some(phrase_with(
        &format!("paper-{often}-{unit}{from}"),
        &[("n", &n.to_string()), ("on", &on), ("time", &time)],
    ))
}

fn month_day(on: MonthDay) -> String {
    match on {
        MonthDay::Day { day } => phrase_with("paper-on-day", &[("day", &day.to_string())]),
        MonthDay::LastDay {} => phrase("paper-on-last-day"),
        MonthDay::NthWeekday { nth, weekday: day } => {
            phrase_with(&format!("paper-on-{nth}"), &[("weekday", &weekday(day))])
        }
        MonthDay::LastWeekday { weekday: day } => {
            phrase_with("paper-on-last", &[("weekday", &weekday(day))])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_kept_is_said_for_people() {
        let zone = chrono_tz::Europe::Vienna;
        for (kept, said) in [
            ("2026-06-12", "12 June 2026"),
            ("2026-11", "November 2026"),
            ("19:30:00", "19:30"),
            // Late in the evening there it is the next day.
            ("2026-06-12 22:30:00+00:00", "13 June 2026, 00:30"),
            ("tea", "tea"),
        ] {
            assert_eq!(time(kept, zone), said);
        }
        assert_eq!(day_of("2026-06-12 22:30:00+00:00", zone), "13 June 2026");
        assert_eq!(money(-123_456, "EUR"), "-1234.56 EUR");
        assert_eq!(money(5, "JPY"), "5 JPY");
        assert_eq!(money(5, "KWD"), "0.005 KWD");
        assert_eq!(sum("rest", 24, Some("EUR")), None);
        assert_eq!(hundredths(400), "4");
        assert_eq!(hundredths(450), "4.50");
        assert_eq!(
            choice("ladder", "split_or_alternate").unwrap(),
            "We split it or take turns"
        );
        assert_eq!(choice("words", "home"), None);
    }

    #[test]
    fn every_schedule_is_a_sentence() {
        for (every, from, said) in [
            (
                json!({ "unit": "days", "n": 1 }),
                "schedule",
                "Every day at 18:00",
            ),
            (
                json!({ "unit": "weeks", "n": 2, "on": ["Sat", "Tue"] }),
                "schedule",
                "Every 2 weeks on Tuesday, Saturday at 18:00",
            ),
            (
                json!({ "unit": "months", "n": 3, "on": { "kind": "nth-weekday", "nth": 1, "weekday": "Sun" } }),
                "completion",
                "3 months after it was done, on the first Sunday, at 18:00",
            ),
            (
                json!({ "unit": "months", "n": 1, "on": { "kind": "last-day" } }),
                "schedule",
                "Every month on the last day at 18:00",
            ),
            (
                json!({ "unit": "years", "n": 1 }),
                "schedule",
                "Every year on 14 June at 18:00",
            ),
        ] {
            let kept = json!({ "every": every, "time": "18:00:00", "start": "2016-06-14", "end": null, "from": from, "paused": [] });
            assert_eq!(schedule(&kept).as_deref(), Some(said));
        }
        for often in ["each", "every"] {
            for unit in ["day", "week", "month", "year"] {
                for from in ["", "-after"] {
                    let key = format!("paper-{often}-{unit}{from}");
                    assert_ne!(phrase(&key), key);
                }
            }
        }
        for nth in 1..=5 {
            let key = format!("paper-on-{nth}");
            assert_ne!(phrase(&key), key);
        }
    }
}
