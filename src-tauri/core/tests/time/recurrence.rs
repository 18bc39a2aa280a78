//! Dates of a schedule: by hand, as properties, and against rrule.

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

// ---- by hand

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

// ---- what is refused

fn refused(rule: &Schedule) -> (&'static str, &'static str) {
    let error = rule.validate().unwrap_err();
    (error.field, error.fault.code())
}

#[test]
fn a_wrong_rule_is_refused_at_its_field() {
    let good = schedule(weekly(1, &[Weekday::Sun]), "2026-01-04");
    assert_eq!(good.validate(), Ok(()));
    let with = |every| schedule(every, "2026-01-04");
    for n in [0, u16::MAX] {
        for every in [
            Cadence::Days { n },
            weekly(n, &[Weekday::Sun]),
            monthly(n, MonthDay::LastDay {}),
            Cadence::Years { n },
        ] {
            assert_eq!(refused(&with(every)), ("every.n", "out-of-range"));
        }
    }
    assert_eq!(refused(&with(weekly(1, &[]))), ("every.on", "empty"));
    assert_eq!(
        refused(&with(weekly(1, &[Weekday::Sun, Weekday::Sun]))),
        ("every.on", "repeated")
    );
    for day in [0, 32] {
        assert_eq!(
            refused(&with(monthly(1, MonthDay::Day { day }))),
            ("every.on.day", "out-of-range")
        );
    }
    for nth in [0, 6] {
        let on = MonthDay::NthWeekday {
            nth,
            weekday: Weekday::Mon,
        };
        assert_eq!(
            refused(&with(monthly(1, on))),
            ("every.on.nth", "out-of-range")
        );
    }

    let change = |change: fn(&mut Schedule)| {
        let mut rule = schedule(weekly(1, &[Weekday::Sun]), "2026-01-04");
        change(&mut rule);
        refused(&rule)
    };
    assert_eq!(
        change(|rule| rule.time = NaiveTime::from_hms_opt(19, 30, 1).unwrap()),
        ("time", "not-whole-minutes")
    );
    assert_eq!(
        change(|rule| rule.start = date("1899-12-31")),
        ("start", "year")
    );
    assert_eq!(
        change(|rule| rule.end = Some(date("3000-01-01"))),
        ("end", "year")
    );
    assert_eq!(
        change(|rule| rule.end = Some(date("2026-01-03"))),
        ("end", "end-before-start")
    );
    assert_eq!(
        change(|rule| {
            rule.start = date("2026-01-05");
            rule.end = Some(date("2026-01-10"));
        }),
        ("end", "never")
    );
    assert_eq!(
        change(|rule| {
            rule.from = CountFrom::Completion;
            rule.every = weekly(1, &[Weekday::Sun, Weekday::Mon]);
        }),
        ("every.on", "only-one")
    );
    assert_eq!(
        change(|rule| rule.paused = vec![Pause {
            from: date("2026-02-02"),
            to: date("2026-02-01")
        }]),
        ("paused", "end-before-start")
    );
    assert_eq!(
        change(|rule| {
            let pause = Pause {
                from: date("2026-02-01"),
                to: date("2026-02-03"),
            };
            rule.paused = vec![
                pause,
                Pause {
                    from: date("2026-02-03"),
                    ..pause
                },
            ];
        }),
        ("paused", "overlap")
    );
    assert_eq!(
        change(|rule| rule.paused = (0..101)
            .map(|k| date("2026-02-01") + Duration::days(2 * k))
            .map(|day| Pause { from: day, to: day })
            .collect()),
        ("paused", "too-many")
    );
    assert_eq!(
        change(|rule| {
            rule.end = Some(date("2026-02-01"));
            rule.paused = vec![Pause {
                from: rule.start,
                to: date("2026-02-01"),
            }];
        }),
        ("paused", "never")
    );
    // A fifth Monday in February, every 48 months from a year without one: never, or not in use.
    let fifth = MonthDay::NthWeekday {
        nth: 5,
        weekday: Weekday::Mon,
    };
    let mut rule = schedule(monthly(48, fifth), "2025-02-01");
    assert_eq!(refused(&rule), ("every.on", "never"));
    rule.every = monthly(48, MonthDay::LastDay {});
    assert_eq!(rule.validate(), Ok(()));
}

#[test]
fn limits_themselves_are_allowed() {
    for every in [
        Cadence::Days { n: 3_660 },
        weekly(520, &[Weekday::Sun]),
        monthly(120, MonthDay::Day { day: 31 }),
        Cadence::Years { n: 50 },
        monthly(1, MonthDay::Day { day: 1 }),
        monthly(
            1,
            MonthDay::NthWeekday {
                nth: 1,
                weekday: Weekday::Sun,
            },
        ),
    ] {
        assert_eq!(schedule(every, "2026-01-04").validate(), Ok(()));
    }
    assert!(matches!(
        schedule(Cadence::Days { n: 3_661 }, "2026-01-04")
            .validate()
            .unwrap_err()
            .fault,
        Fault::OutOfRange { min: 1, max: 3_660 }
    ));
}

#[test]
fn the_stored_form_is_stable_and_takes_no_unknown_field() {
    let fifth = MonthDay::NthWeekday {
        nth: 5,
        weekday: Weekday::Sun,
    };
    let rule = schedule(monthly(3, fifth), "2026-01-04");
    let json = r#"{"every":{"unit":"months","n":3,"on":{"kind":"nth-weekday","nth":5,"weekday":"Sun"}},"time":"19:30:00","start":"2026-01-04","end":null,"from":"schedule","paused":[]}"#;
    assert_eq!(serde_json::to_string(&rule).unwrap(), json);
    assert_eq!(serde_json::from_str::<Schedule>(json).unwrap(), rule);
    for wrong in [
        r#"{"every":{"unit":"days","n":3},"time":"19:30:00","start":"2026-01-04","zone":"UTC"}"#,
        r#"{"every":{"unit":"days","n":3,"on":["Mon"]},"time":"19:30:00","start":"2026-01-04"}"#,
        r#"{"every":{"unit":"months","n":3,"on":{"kind":"last-day","day":3}},"time":"19:30:00","start":"2026-01-04"}"#,
        r#"{"every":{"unit":"days","n":-3},"time":"19:30:00","start":"2026-01-04"}"#,
        r#"{"every":{"unit":"days","n":3},"time":"24:30:00","start":"2026-01-04"}"#,
        r#"{"every":{"unit":"days","n":3},"time":"19:30:00","start":"2026-02-29"}"#,
    ] {
        assert!(serde_json::from_str::<Schedule>(wrong).is_err(), "{wrong}");
    }
}

// ---- as properties

fn weekday() -> impl Strategy<Value = Weekday> {
    (0u8..7).prop_map(|day| Weekday::try_from(day).unwrap())
}

fn month_day() -> impl Strategy<Value = MonthDay> {
    prop_oneof![
        (1u8..=31).prop_map(|day| MonthDay::Day { day }),
        Just(MonthDay::LastDay {}),
        (1u8..=5, weekday()).prop_map(|(nth, weekday)| MonthDay::NthWeekday { nth, weekday }),
        weekday().prop_map(|weekday| MonthDay::LastWeekday { weekday }),
    ]
}

fn cadence() -> impl Strategy<Value = Cadence> {
    prop_oneof![
        (1u16..40).prop_map(|n| Cadence::Days { n }),
        (1u16..9, prop::collection::hash_set(weekday(), 1..=7)).prop_map(|(n, on)| {
            Cadence::Weeks {
                n,
                on: on.into_iter().collect(),
            }
        }),
        (1u16..14, month_day()).prop_map(|(n, on)| Cadence::Months { n, on }),
        (1u16..5).prop_map(|n| Cadence::Years { n }),
    ]
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (0i64..15_000).prop_map(|days| date("2000-01-01") + Duration::days(days))
}

prop_compose! {
    fn rule()(every in cadence(), start in day(), length in prop::option::of(400i64..9_000),
              pauses in prop::collection::vec((1i64..300, 0i64..60), 0..4)) -> Schedule {
        let mut at = start;
        let paused = pauses.into_iter().map(|(gap, length)| {
            let from = at + Duration::days(gap);
            at = from + Duration::days(length);
            Pause { from, to: at }
        }).collect();
        Schedule {
            end: length.map(|days| start + Duration::days(days)),
            paused,
            ..schedule(every, &start.to_string())
        }
    }
}

/// The same dates worked out day by day, from the words of the rule alone.
fn by_hand(rule: &Schedule, until: NaiveDate) -> Vec<NaiveDate> {
    let start = rule.start;
    let week = |day: NaiveDate| day.week(Weekday::Mon).first_day();
    let months = |day: NaiveDate| day.year() * 12 + i32::try_from(day.month0()).unwrap();
    start
        .iter_days()
        .take_while(|day| *day <= until && rule.end.is_none_or(|end| *day <= end))
        .filter(|day| !rule.paused.iter().any(|p| p.from <= *day && *day <= p.to))
        .filter(|day| {
            let length = u32::from(day.num_days_in_month());
            let n = i64::from(rule.every.n());
            match &rule.every {
                Cadence::Days { .. } => (*day - start).num_days() % n == 0,
                Cadence::Weeks { on, .. } => {
                    on.contains(&day.weekday()) && (week(*day) - week(start)).num_weeks() % n == 0
                }
                Cadence::Months { on, .. } => {
                    i64::from(months(*day) - months(start)) % n == 0
                        && match on {
                            MonthDay::Day { day: wanted } => {
                                day.day() == u32::from(*wanted).min(length)
                            }
                            MonthDay::LastDay {} => day.day() == length,
                            MonthDay::NthWeekday { nth, weekday } => {
                                day.weekday() == *weekday && day.day0() / 7 == u32::from(*nth) - 1
                            }
                            MonthDay::LastWeekday { weekday } => {
                                day.weekday() == *weekday && day.day() + 7 > length
                            }
                        }
                }
                Cadence::Years { .. } => {
                    day.month() == start.month()
                        && day.day() == start.day().min(length)
                        && i64::from(day.year() - start.year()) % n == 0
                }
            }
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn dates_are_those_the_words_say_wherever_one_begins_to_look(
        rule in rule(), offset in -400i64..4_000, length in 0i64..4_000,
    ) {
        let from = rule.start + Duration::days(offset);
        let until = from + Duration::days(length);
        let expected: Vec<_> = by_hand(&rule, until).into_iter().filter(|day| *day >= from).collect();
        let got: Vec<_> = occurrences(&rule, from).take_while(|day| *day <= until).collect();
        prop_assert_eq!(&got, &expected);
        prop_assert!(got.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert_eq!(latest_on_or_before(&rule, until), by_hand(&rule, until).last().copied());
    }

    #[test]
    fn done_on_its_day_the_next_is_the_schedules_next(every in cadence(), start in day()) {
        // Several weekdays are refused with completion, and a fifth weekday may be missing.
        let exact = match &every {
            Cadence::Weeks { on, .. } => on.len() == 1,
            Cadence::Months { on: MonthDay::NthWeekday { nth, .. }, .. } => *nth < 5,
            _ => true,
        };
        prop_assume!(exact);
        let rule = schedule(every, &start.to_string());
        for pair in occurrences(&rule, start).take(30).collect::<Vec<_>>().windows(2) {
            prop_assert_eq!(next_after_done(&rule, pair[0]), Some(pair[1]), "{:?} done {}", rule.every, pair[0]);
        }
    }

    #[test]
    fn done_on_any_day_the_next_is_later_and_about_one_cadence_on(every in cadence(), start in day(), late in 0i64..900) {
        let rule = schedule(every, &start.to_string());
        let done = start + Duration::days(late);
        let next = next_after_done(&rule, done).unwrap();
        prop_assert!(next > done);
        if let Cadence::Weeks { n, .. } = rule.every {
            prop_assert!(((next - done).num_days() - 7 * i64::from(n)).abs() <= 3);
        }
    }

    #[test]
    fn dates_agree_with_rrule(rule in rule()) {
        let got: Vec<_> = occurrences(&Schedule { paused: Vec::new(), ..rule.clone() }, rule.start)
            .take(40)
            .collect();
        let expected = by_rrule(&rule, got.len().max(1));
        prop_assert_eq!(got, expected);
    }
}

// ---- against rrule, built through its own types and not through our export

fn by_rrule(rule: &Schedule, n: usize) -> Vec<NaiveDate> {
    let day = |weekday| NWeekday::Every(weekday);
    let base = |frequency| RRule::new(frequency).interval(rule.every.n());
    // The last that exists of these days is the clamped one.
    let clamped = |rrule: RRule<rrule::Unvalidated>, day: i8| {
        rrule
            .by_month_day((day.min(28)..=day).collect())
            .by_set_pos(vec![-1])
    };
    let rrule = match &rule.every {
        Cadence::Days { .. } => base(Frequency::Daily),
        Cadence::Weeks { on, .. } => base(Frequency::Weekly)
            .week_start(Weekday::Mon)
            .by_weekday(on.iter().map(|on| day(*on)).collect()),
        Cadence::Months { on, .. } => {
            let base = base(Frequency::Monthly);
            match *on {
                MonthDay::Day { day } => clamped(base, i8::try_from(day).unwrap()),
                MonthDay::LastDay {} => base.by_month_day(vec![-1]),
                MonthDay::NthWeekday { nth, weekday } => {
                    base.by_weekday(vec![NWeekday::Nth(i16::from(nth), weekday)])
                }
                MonthDay::LastWeekday { weekday } => {
                    base.by_weekday(vec![NWeekday::Nth(-1, weekday)])
                }
            }
        }
        Cadence::Years { .. } => clamped(
            base(Frequency::Yearly)
                .by_month(&[
                    chrono::Month::try_from(u8::try_from(rule.start.month()).unwrap()).unwrap(),
                ]),
            i8::try_from(rule.start.day()).unwrap(),
        ),
    };
    let start = rule
        .start
        .and_time(rule.time)
        .and_utc()
        .with_timezone(&rrule::Tz::UTC);
    let rrule = match rule.end {
        Some(end) => rrule.until(
            end.and_time(rule.time)
                .and_utc()
                .with_timezone(&rrule::Tz::UTC),
        ),
        None => rrule,
    };
    let set = RRuleSet::new(start).rrule(rrule.validate(start).unwrap());
    set.all(u16::try_from(n).unwrap())
        .dates
        .into_iter()
        .map(|at| at.date_naive())
        .collect()
}
