//! What is refused, and what is kept.

use super::*;

fn refused(rule: &Schedule) -> (&'static str, &'static str) {
    let error = rule.validate().unwrap_err();
    (error.field, error.fault.code())
}

#[test]
fn a_wrong_rule_is_refused_at_its_field() {
    let good = schedule(weekly(1, &[Weekday::Sun]), "2026-01-04");
    assert_eq!(good.validate(), Ok(()));
    let twice_a_week = schedule(weekly(1, &[Weekday::Sun, Weekday::Wed]), "2026-01-04");
    assert_eq!(twice_a_week.validate(), Ok(()));
    let mut paused_twice = good.clone();
    paused_twice.paused = ["2026-02-01", "2026-02-02"]
        .map(|day| Pause {
            from: date(day),
            to: date(day),
        })
        .to_vec();
    assert_eq!(paused_twice.validate(), Ok(()));
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
