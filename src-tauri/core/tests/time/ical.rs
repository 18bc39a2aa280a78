//! The calendar file, read back by other libraries.

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use chrono_tz::Tz;
use common_ground_core::civil;
use common_ground_core::export::ical::{CalendarItem, Exceptions, Titles, When, calendar};
use common_ground_core::recurrence::{Cadence, CountFrom, MonthDay, Pause, Schedule, occurrences};
use icalendar::{Calendar, Component};
use uuid::Uuid;

use super::read_back::dates_of;
use super::{date, dates, monthly, schedule, weekly};

const NEUTRAL: &str = "Something is planned";

fn item(when: When) -> CalendarItem {
    CalendarItem {
        id: Uuid::from_u128(7),
        title: "Talk about the flat".to_owned(),
        when,
        minutes: 10,
    }
}

fn by_rule(rule: Schedule) -> When {
    When::Repeats(rule, Exceptions::default())
}

fn export(items: &[CalendarItem], zone: Tz, titles: Titles<'_>) -> String {
    let now = Utc.with_ymd_and_hms(2026, 1, 2, 3, 4, 5).unwrap();
    calendar(items, zone, titles, now)
}

/// The file's logical lines: folded ones joined again.
fn lines(file: &str) -> Vec<String> {
    file.replace("\r\n ", "")
        .lines()
        .map(str::to_owned)
        .collect()
}

/// The instants `rrule` finds in the file's only entry, with single dates overridden as RFC 5545 says.
fn read_back(file: &str, n: u16) -> Vec<DateTime<Utc>> {
    dates_of(file, &Uuid::from_u128(7).to_string(), n)
}

#[test]
fn a_date_that_was_moved_left_out_or_added_is_read_back_where_it_takes_place() {
    for zone in [chrono_tz::Europe::Berlin, chrono_tz::America::New_York] {
        for rule in rules() {
            let mut all: Vec<_> = occurrences(&rule, rule.start).take(20).collect();
            let usual = |day: NaiveDate| day.and_time(rule.time);
            let early = usual(all[4]) - Duration::minutes(1500);
            let later_that_day = usual(all[7]) + Duration::minutes(90);
            let besides = usual(all[9]) + Duration::minutes(5);
            let but = Exceptions {
                left_out: vec![all[2], all[11]],
                // The very first, which is where the file's rule begins, too.
                moved: vec![
                    (all[0], usual(all[0]) + Duration::minutes(20)),
                    (all[4], early),
                    (all[7], later_that_day),
                ],
                besides: vec![besides],
            };
            let file = export(
                &[item(When::Repeats(rule.clone(), but.clone()))],
                zone,
                Titles::Neutral(NEUTRAL),
            );
            let moved = but.moved.iter().map(|(_, to)| *to);
            let elsewhere: Vec<_> = moved.chain([besides]).collect();
            for gone in [11, 7, 4, 2, 0] {
                all.remove(gone);
            }
            let local = all.into_iter().map(usual).chain(elsewhere);
            let mut expected: Vec<_> = local.map(|at| civil::resolve_local(at, zone)).collect();
            expected.sort_unstable();
            // Twenty dates and one besides, less the two left out; the rule itself goes on.
            assert_eq!(read_back(&file, 40)[..expected.len()], expected, "{file}");
        }
    }
}

fn rules() -> Vec<Schedule> {
    let nth = |nth, weekday| MonthDay::NthWeekday { nth, weekday };
    let mut rules = vec![
        schedule(Cadence::Days { n: 1 }, "2026-01-31"),
        schedule(Cadence::Days { n: 10 }, "2026-01-31"),
        schedule(weekly(1, &[Weekday::Sun]), "2026-01-01"),
        schedule(weekly(2, &[Weekday::Sun, Weekday::Tue]), "2026-01-01"),
        schedule(weekly(3, &[Weekday::Mon]), "2026-01-04"),
        schedule(monthly(1, MonthDay::LastDay {}), "2026-01-15"),
        schedule(monthly(2, MonthDay::Day { day: 3 }), "2026-01-15"),
        schedule(
            monthly(
                1,
                MonthDay::LastWeekday {
                    weekday: Weekday::Fri,
                },
            ),
            "2026-01-31",
        ),
        schedule(monthly(1, nth(5, Weekday::Sun)), "2026-01-01"),
        schedule(monthly(3, nth(2, Weekday::Thu)), "2026-01-01"),
        schedule(Cadence::Years { n: 1 }, "2024-02-29"),
        schedule(Cadence::Years { n: 1 }, "2026-02-03"),
        schedule(Cadence::Years { n: 2 }, "2026-12-31"),
    ];
    for day in 28..=31 {
        for n in [1, 2, 3, 6, 12] {
            rules.push(schedule(monthly(n, MonthDay::Day { day }), "2026-01-20"));
        }
    }
    rules
}

fn with_end_and_pauses(rule: &Schedule) -> Schedule {
    let all: Vec<_> = occurrences(rule, rule.start).take(12).collect();
    Schedule {
        end: Some(all[11]),
        // The first date too, so that the file begins later than the rule.
        paused: vec![
            Pause {
                from: rule.start,
                to: all[0],
            },
            Pause {
                from: all[3] - Duration::days(1),
                to: all[4],
            },
        ],
        ..rule.clone()
    }
}

#[test]
fn another_library_reads_our_dates_out_of_the_file() {
    for zone in [
        chrono_tz::Europe::Berlin,
        chrono_tz::America::New_York,
        chrono_tz::Australia::Lord_Howe,
    ] {
        for plain in rules() {
            for rule in [plain.clone(), with_end_and_pauses(&plain)] {
                let expected: Vec<_> = occurrences(&rule, rule.start)
                    .take(40)
                    .map(|day| civil::resolve_local(day.and_time(rule.time), zone))
                    .collect();
                let file = export(
                    &[item(by_rule(rule.clone()))],
                    zone,
                    Titles::Neutral(NEUTRAL),
                );
                assert_eq!(read_back(&file, 40), expected, "{rule:?}\n{file}");
            }
        }
    }
}

#[test]
fn a_clamped_month_end_is_written_as_the_last_day_that_exists() {
    let rule = schedule(monthly(1, MonthDay::Day { day: 31 }), "2026-01-31");
    let file = export(
        &[item(by_rule(rule))],
        chrono_tz::UTC,
        Titles::Neutral(NEUTRAL),
    );
    assert!(
        lines(&file).contains(
            &"RRULE:FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=28,29,30,31;BYSETPOS=-1".to_owned()
        ),
        "{file}"
    );
}

#[test]
fn listed_dates_come_once_and_in_order_and_an_empty_list_is_no_entry() {
    let time = NaiveTime::from_hms_opt(9, 0, 0).unwrap();
    let listed = |days: Vec<NaiveDate>| {
        item(When::Dates(
            days.iter().map(|day| day.and_time(time)).collect(),
        ))
    };
    let file = export(
        &[
            listed(dates(&[
                "2026-07-05",
                "2026-04-05",
                "2026-07-05",
                "2026-10-04",
            ])),
            listed(vec![]),
        ],
        chrono_tz::Europe::Berlin,
        Titles::Neutral(NEUTRAL),
    );
    let lines = lines(&file);
    assert!(
        lines.contains(&"DTSTART;TZID=Europe/Berlin:20260405T090000".to_owned()),
        "{file}"
    );
    assert!(
        lines.contains(&"RDATE;TZID=Europe/Berlin:20260705T090000,20261004T090000".to_owned()),
        "{file}"
    );
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 1);
}

#[test]
fn a_rule_counted_from_completion_promises_only_its_first_date() {
    let mut rule = schedule(Cadence::Days { n: 3 }, "2026-01-04");
    rule.from = CountFrom::Completion;
    let file = export(
        &[item(by_rule(rule))],
        chrono_tz::UTC,
        Titles::Neutral(NEUTRAL),
    );
    assert!(
        !file.contains("RRULE") && file.contains("DTSTART;TZID=UTC:20260104T193000"),
        "{file}"
    );
}

#[test]
fn own_titles_appear_only_when_asked_for() {
    let items = [item(by_rule(schedule(
        Cadence::Days { n: 1 },
        "2026-01-04",
    )))];
    let zone = chrono_tz::Europe::Berlin;
    let neutral = export(&items, zone, Titles::Neutral(NEUTRAL));
    assert!(
        neutral.contains(NEUTRAL) && !neutral.contains("flat"),
        "{neutral}"
    );
    assert!(export(&items, zone, Titles::Own).contains("Talk about the flat"));
    // The same export twice is the same file: nothing in it but what was given.
    assert_eq!(neutral, export(&items, zone, Titles::Neutral(NEUTRAL)));
}

#[test]
fn hostile_titles_stay_titles() {
    let long = "é".repeat(5_000);
    for title in [
        "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:b",
        "a\rATTENDEE:x",
        "x\u{0}y\u{2028}z",
        "comma, semi; back\\slash \\n \"quote\" :colon",
        "\u{202e}rtl \u{200f}🏳️‍🌈",
        &long,
        "",
    ] {
        let mut entry = item(When::Dates(vec![
            date("2026-01-04").and_time(NaiveTime::MIN),
        ]));
        entry.title = title.to_owned();
        let file = export(&[entry], chrono_tz::UTC, Titles::Own);
        let read: Calendar = file.parse().unwrap();
        assert_eq!(read.events().count(), 1, "{file}");
        let event = read.events().next().unwrap();
        assert!(event.property_value("ATTENDEE").is_none());
        let expected: String = title
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        assert_eq!(event.get_summary(), Some(expected.as_str()));
        assert_eq!(
            event.get_uid(),
            Some("00000000-0000-0000-0000-000000000007")
        );
        assert!(
            file.split("\r\n")
                .all(|line| line.len() <= 75 && !line.contains('\n'))
        );
    }
}
