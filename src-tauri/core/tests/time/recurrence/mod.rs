//! Dates of a schedule: by hand here, as properties and against rrule in `at_random`.

mod at_random;
mod refused;

use chrono::{Datelike, Duration, NaiveDate, NaiveTime, Weekday};
use common_ground_core::recurrence::{
    Cadence, CountFrom, Fault, MonthDay, Pause, Schedule, latest_on_or_before, next_after_done,
    next_dates, occurrences,
};
use proptest::prelude::*;
use rrule::{Frequency, NWeekday, RRule, RRuleSet};

use super::{date, dates, monthly, schedule, weekly};

fn first(schedule: &Schedule, n: usize) -> Vec<NaiveDate> {
    occurrences(schedule, schedule.start).take(n).collect()
}

#[test]
fn month_ends_come_from_the_anchor_for_every_day_interval_and_year() {
    for day in 28..=31u8 {
        for n in [1u16, 2, 3, 6, 12] {
            for year in 2023..2028 {
                let start = NaiveDate::from_ymd_opt(year, 1, u32::from(day)).unwrap();
                let rule = schedule(monthly(n, MonthDay::Day { day }), &start.to_string());
                let turns = 60 / usize::from(n);
                let got = first(&rule, turns);
                for (k, got) in got.iter().enumerate() {
                    let months = u32::try_from(k).unwrap() * u32::from(n);
                    let month = start
                        .with_day(1)
                        .unwrap()
                        .checked_add_months(chrono::Months::new(months))
                        .unwrap();
                    let length = u32::from(month.num_days_in_month());
                    let expected = month.with_day(u32::from(day).min(length)).unwrap();
                    assert_eq!(
                        *got, expected,
                        "day {day}, every {n}, from {year}, turn {k}"
                    );
                }
                assert_eq!(got.len(), turns);
            }
        }
    }
}

#[test]
fn day_31_gives_each_months_last_and_does_not_drift() {
    let rule = schedule(monthly(1, MonthDay::Day { day: 31 }), "2024-01-31");
    assert_eq!(
        first(&rule, 5),
        dates(&[
            "2024-01-31",
            "2024-02-29",
            "2024-03-31",
            "2024-04-30",
            "2024-05-31"
        ])
    );
}

#[test]
fn a_day_before_the_start_in_the_first_month_is_left_out() {
    let rule = schedule(monthly(2, MonthDay::Day { day: 3 }), "2026-01-15");
    assert_eq!(first(&rule, 2), dates(&["2026-03-03", "2026-05-03"]));
}

#[test]
fn the_last_day_and_the_last_weekday() {
    let last = schedule(monthly(1, MonthDay::LastDay {}), "2026-01-01");
    assert_eq!(
        first(&last, 3),
        dates(&["2026-01-31", "2026-02-28", "2026-03-31"])
    );
    let friday = MonthDay::LastWeekday {
        weekday: Weekday::Fri,
    };
    let last = schedule(monthly(1, friday), "2026-01-01");
    assert_eq!(
        first(&last, 3),
        dates(&["2026-01-30", "2026-02-27", "2026-03-27"])
    );
}

#[test]
fn a_month_without_a_fifth_sunday_is_left_out() {
    let fifth = MonthDay::NthWeekday {
        nth: 5,
        weekday: Weekday::Sun,
    };
    let rule = schedule(monthly(1, fifth), "2026-01-01");
    assert_eq!(
        first(&rule, 3),
        dates(&["2026-03-29", "2026-05-31", "2026-08-30"])
    );
}

#[test]
fn a_leap_day_is_the_28th_in_other_years_and_comes_back() {
    let rule = schedule(Cadence::Years { n: 1 }, "2024-02-29");
    assert_eq!(
        first(&rule, 5),
        dates(&[
            "2024-02-29",
            "2025-02-28",
            "2026-02-28",
            "2027-02-28",
            "2028-02-29"
        ])
    );
}

#[test]
fn every_second_week_counts_from_the_week_of_the_start_across_the_years_end() {
    let rule = schedule(weekly(2, &[Weekday::Sun, Weekday::Tue]), "2026-12-16");
    assert_eq!(
        first(&rule, 4),
        dates(&["2026-12-20", "2026-12-29", "2027-01-03", "2027-01-12"])
    );
}

#[test]
fn an_end_and_pauses_belong_to_the_days_they_name() {
    let mut rule = schedule(Cadence::Days { n: 2 }, "2026-01-01");
    rule.end = Some(date("2026-01-11"));
    rule.paused = vec![Pause {
        from: date("2026-01-03"),
        to: date("2026-01-05"),
    }];
    assert_eq!(
        first(&rule, 9),
        dates(&["2026-01-01", "2026-01-07", "2026-01-09", "2026-01-11"])
    );
    assert_eq!(
        latest_on_or_before(&rule, date("2026-01-06")),
        Some(date("2026-01-01"))
    );
    assert_eq!(
        latest_on_or_before(&rule, date("2027-01-06")),
        Some(date("2026-01-11"))
    );
    assert_eq!(latest_on_or_before(&rule, date("2025-12-31")), None);
}

#[test]
fn the_five_dates_shown_come_after_the_day_given() {
    let rule = schedule(weekly(1, &[Weekday::Sun]), "2026-01-04");
    assert_eq!(
        next_dates(&rule, date("2026-01-04"), 5),
        dates(&[
            "2026-01-11",
            "2026-01-18",
            "2026-01-25",
            "2026-02-01",
            "2026-02-08"
        ])
    );
}

#[test]
fn after_completion_the_next_is_one_cadence_on_at_the_nearest_fitting_day() {
    let next = |every, start: &str, done: &str| {
        let mut rule = schedule(every, start);
        rule.from = CountFrom::Completion;
        next_after_done(&rule, date(done)).unwrap().to_string()
    };
    let end_of_month = || monthly(1, MonthDay::Day { day: 31 });
    assert_eq!(
        next(Cadence::Days { n: 10 }, "2026-01-01", "2026-01-14"),
        "2026-01-24"
    );
    // Done on the day, a day late, and a day early: never skips, never comes again at once.
    assert_eq!(
        next(end_of_month(), "2026-01-31", "2026-01-31"),
        "2026-02-28"
    );
    assert_eq!(
        next(end_of_month(), "2026-01-31", "2026-02-01"),
        "2026-02-28"
    );
    assert_eq!(
        next(end_of_month(), "2026-01-31", "2026-01-30"),
        "2026-02-28"
    );
    let saturday = || weekly(4, &[Weekday::Sat]);
    assert_eq!(next(saturday(), "2026-01-03", "2026-01-04"), "2026-01-31");
    assert_eq!(next(saturday(), "2026-01-03", "2026-01-02"), "2026-01-31");
    assert_eq!(
        next(Cadence::Years { n: 1 }, "2026-12-30", "2027-01-02"),
        "2027-12-30"
    );
    assert_eq!(
        next(Cadence::Years { n: 1 }, "2024-02-29", "2027-02-28"),
        "2028-02-29"
    );
    let fifth = MonthDay::NthWeekday {
        nth: 5,
        weekday: Weekday::Mon,
    };
    assert_eq!(
        next(monthly(1, fifth), "2026-03-30", "2026-03-30"),
        "2026-06-29"
    );
    assert_eq!(
        next(monthly(1, fifth), "2026-03-30", "2026-03-29"),
        "2026-06-29"
    );
}

#[test]
fn after_completion_ties_go_to_the_earlier_and_half_a_cadence_is_too_soon() {
    let mut rule = schedule(monthly(1, MonthDay::Day { day: 1 }), "2026-01-01");
    rule.from = CountFrom::Completion;
    // 16 April lies 15 days from both 1 April and 1 May.
    assert_eq!(
        next_after_done(&rule, date("2026-03-16")),
        Some(date("2026-04-01"))
    );
    // Half-way from 14 March to 14 April is 29 March, itself a fifth Sunday.
    rule.every = monthly(
        1,
        MonthDay::NthWeekday {
            nth: 5,
            weekday: Weekday::Sun,
        },
    );
    assert_eq!(
        next_after_done(&rule, date("2026-03-14")),
        Some(date("2026-05-31"))
    );
}

#[test]
fn a_weekday_named_twice_still_comes_once() {
    let rule = schedule(weekly(1, &[Weekday::Sun, Weekday::Sun]), "2026-01-04");
    assert_eq!(first(&rule, 2), dates(&["2026-01-04", "2026-01-11"]));
}

#[test]
fn after_completion_pauses_are_stepped_over_and_the_end_is_the_end() {
    let mut rule = schedule(weekly(1, &[Weekday::Sun]), "2026-01-04");
    rule.from = CountFrom::Completion;
    rule.paused = vec![
        Pause {
            from: date("2026-01-10"),
            to: date("2026-01-12"),
        },
        Pause {
            from: date("2026-01-13"),
            to: date("2026-01-18"),
        },
    ];
    rule.end = Some(date("2026-01-31"));
    assert_eq!(
        next_after_done(&rule, date("2026-01-04")),
        Some(date("2026-01-25"))
    );
    assert_eq!(next_after_done(&rule, date("2026-01-25")), None);
}

#[test]
fn a_far_start_is_no_slower_and_ends_of_the_calendar_are_no_panic() {
    let rule = schedule(Cadence::Days { n: 1 }, "1900-01-01");
    assert_eq!(
        next_dates(&rule, date("2999-01-01"), 1),
        dates(&["2999-01-02"])
    );
    for every in [
        Cadence::Days { n: 1 },
        weekly(1, &[Weekday::Mon]),
        monthly(1, MonthDay::LastDay {}),
        Cadence::Years { n: 1 },
    ] {
        let rule = schedule(every, "2026-01-01");
        assert_eq!(next_dates(&rule, NaiveDate::MAX, 5), []);
        assert_eq!(latest_on_or_before(&rule, NaiveDate::MIN), None);
        assert!(latest_on_or_before(&rule, NaiveDate::MAX).is_some());
        assert!(occurrences(&rule, NaiveDate::MIN).next().is_some());
        assert_eq!(next_after_done(&rule, NaiveDate::MAX), None);
    }
}
