//! As properties, and against rrule.

use super::*;

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
