//! What is said of it outside: the wake file, the calendar; and a break.

use super::*;

#[test]
fn the_wake_file_holds_instants_and_nothing_else() {
    let mut house = house();
    house.settings(|edit| {
        edit.quiet_from = Some(time(21, 0));
        edit.quiet_until = Some(time(8, 0));
    });
    let id = house.add(new(daily(time(22, 0))));
    house.add(NewReminder {
        title: "once".into(),
        ..new(Schedule {
            end: Some(day(12)),
            ..daily(time(15, 0))
        })
    });
    house.go_to(12, 15, 0);
    house.planner.take_notice().unwrap();
    let before = house.planner.wake().unwrap().unwrap();
    assert_eq!(
        before,
        house.planner.wake().unwrap().unwrap(),
        "tokens stay from one writing to the next"
    );
    assert_eq!(before.notices.len(), 1 + 60);
    assert!(before.notices[0].shown && !before.notices[1].shown);
    assert_eq!(
        before.notices[1].at,
        berlin(day(13).and_time(time(8, 0))),
        "after the quiet hours"
    );
    house.planner.write_wake(&before).unwrap();
    let text = std::fs::read_to_string(house.planner.folder().path().join("wake.json")).unwrap();
    assert!(!text.contains("fig") && !text.contains(&id.to_string()));
    house.settings(|edit| edit.paused = true);
    assert!(house.planner.wake().unwrap().unwrap().notices.is_empty());
}

#[test]
fn a_break_is_anyones_and_leaves_no_trace() {
    let mut house = house();
    for minutes in [0, 19, 24 * 60 + 1] {
        let odd = house
            .planner
            .start_break(StartBreak { minutes })
            .unwrap_err();
        assert_eq!(odd.code(), "out-of-range");
    }
    house
        .planner
        .start_break(StartBreak { minutes: 20 })
        .unwrap();
    house
        .planner
        .start_break(StartBreak { minutes: 60 })
        .unwrap();
    house.go_to(12, 14, 59);
    assert_eq!(house.notice(), None);
    let seen = house
        .planner
        .waiting(Viewer::Nobody)
        .unwrap()
        .on_break
        .unwrap();
    assert_eq!(
        (seen.back_at, seen.over),
        (house.clock.now() + Duration::minutes(1), false)
    );
    house.go_to(12, 15, 0);
    assert_eq!(house.notice(), Some(NoticeWords::BreakOver));
    assert_eq!(house.notice(), None);
    assert!(
        house
            .planner
            .waiting(Viewer::Nobody)
            .unwrap()
            .on_break
            .unwrap()
            .over
    );
    house.planner.end_break(NoArgs {}).unwrap();
    assert_eq!(
        house.planner.waiting(Viewer::Nobody).unwrap().on_break,
        None
    );
    house.planner.end_break(NoArgs {}).unwrap();
}

#[test]
fn the_calendar_is_neutral_and_other_programs_read_it() {
    let mut house = house();
    house.add(new(Schedule {
        every: Cadence::Weeks {
            n: 2,
            on: vec![chrono::Weekday::Sat],
        },
        ..daily(time(9, 0))
    }));
    house.add(NewReminder {
        own: true,
        title: "Only Ana’s".into(),
        ..new(daily(time(9, 0)))
    });
    let text = |titles, viewer| {
        house
            .planner
            .calendar_text(viewer, &Calendar { titles })
            .unwrap()
    };
    let neutral = text(CalendarTitles::Neutral, Viewer::Both);
    assert!(!neutral.contains("fig"));
    assert_eq!(
        neutral.matches("BEGIN:VEVENT").count(),
        1,
        "paused ones and Ana’s are left out"
    );
    let own = text(CalendarTitles::Own, Viewer::One(Side::Start));
    assert!(own.contains("fig") && own.contains("Only Ana"));

    // Read back by a library that shares nothing with the one that wrote it.
    let rules: Vec<&str> = neutral
        .lines()
        .filter(|line| ["DTSTART", "RRULE"].iter().any(|key| line.starts_with(key)))
        .collect();
    let set: rrule::RRuleSet = rules.join("\n").parse().unwrap();
    let dates: Vec<NaiveDate> = set
        .all(3)
        .dates
        .iter()
        .map(|at| at.with_timezone(&chrono_tz::Europe::Berlin).date_naive())
        .collect();
    assert_eq!(
        dates,
        [
            day(13),
            day(27),
            NaiveDate::from_ymd_opt(2026, 7, 11).unwrap()
        ]
    );
}
