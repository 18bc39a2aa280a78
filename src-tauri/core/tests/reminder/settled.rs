//! Put off, moved, done, and a date that was settled.

use common_ground_core::work::Work;

use super::*;

#[test]
fn each_putting_off_is_announced_once() {
    let mut house = house();
    let id = house.add(new(daily(time(15, 0))));
    house.go_to(12, 15, 0);
    assert_eq!(house.notice(), Some(NoticeWords::Now));
    let put_off = |until| Snooze {
        reminder: id,
        on_date: day(12),
        until,
    };
    house
        .planner
        .snooze(ANA, put_off(SnoozeUntil::Hour {}))
        .unwrap();
    house
        .planner
        .snooze(BEN, put_off(SnoozeUntil::Hour {}))
        .unwrap();
    assert!(house.waiting().is_empty() && house.notice().is_none());
    house.go_to(12, 16, 0);
    assert_eq!(house.dates(), [day(12)]);
    assert_eq!(house.notice(), Some(NoticeWords::Now));
    assert_eq!(house.notice(), None);
    house
        .planner
        .snooze(ANA, put_off(SnoozeUntil::Tonight {}))
        .unwrap();
    house.go_to(12, 20, 0);
    assert_eq!(house.notice(), Some(NoticeWords::Now));
    let late = house.planner.snooze(ANA, put_off(SnoozeUntil::Tonight {}));
    assert_eq!(late.unwrap_err().code(), "too-early", "tonight has passed");
    let at = day(12).and_time(time(23, 30));
    house
        .planner
        .snooze(ANA, put_off(SnoozeUntil::At { at }))
        .unwrap();
    house.clock.pass(Duration::hours(-1));
    assert!(house.waiting().is_empty() && house.notice().is_none());
    house.go_to(12, 23, 40);
    assert_eq!(house.notice(), Some(NoticeWords::Now));
}

#[test]
fn everything_is_safe_to_repeat_and_settled_stays_settled() {
    let mut house = house();
    let id = house.add(new(daily(time(15, 0))));
    house.go_to(12, 15, 0);
    house.planner.reminder_done(ANA, on(id, 12)).unwrap();
    let again = house.planner.reminder_done(BEN, on(id, 12)).unwrap();
    assert!(again.changes.is_empty(), "nothing happens the second time");
    assert_eq!(house.notice(), None, "done before it was shown");
    let skip = house.planner.reminder_skip(ANA, on(id, 12)).unwrap_err();
    assert_eq!(skip.code(), "not-now");
    let none = house.planner.reminder_done(ANA, on(id, 11)).unwrap_err();
    assert_eq!(none.code(), "not-found", "before its first date");
    house.planner.undo(ANA, &Work::default()).unwrap();
    assert_eq!(house.dates(), [day(12)], "undone, it waits again");
}

#[test]
fn moving_takes_it_to_the_other_day_only() {
    let mut house = house();
    let id = house.add(new(Schedule {
        every: Cadence::Weeks {
            n: 1,
            on: vec![chrono::Weekday::Sun],
        },
        ..daily(time(19, 30))
    }));
    let to = |d, h| MoveTo {
        reminder: id,
        on_date: day(14),
        to: day(d).and_time(time(h, 0)),
    };
    assert_eq!(
        house
            .planner
            .move_reminder(ANA, to(11, 20))
            .unwrap_err()
            .code(),
        "too-early"
    );
    house.planner.move_reminder(ANA, to(16, 20)).unwrap();
    house.planner.move_reminder(BEN, to(16, 20)).unwrap();
    house.go_to(14, 19, 30);
    assert_eq!((house.waiting(), house.notice()), (vec![], None));
    house.go_to(16, 20, 0);
    assert_eq!(house.notice(), Some(NoticeWords::Now));
    assert_eq!(house.dates(), [day(16)]);
    house.go_to(21, 19, 30);
    assert_eq!(house.notice(), Some(NoticeWords::Now));
    assert_eq!(
        house.dates(),
        [day(21)],
        "the moved one gave way to the next"
    );
}

#[test]
fn a_changed_time_brings_today_again_and_old_dates_never() {
    let mut house = house();
    let id = house.add(new(daily(time(15, 0))));
    house.go_to(12, 15, 0);
    assert!(house.notice().is_some());
    let edit = |at| EditReminder {
        id,
        title: "Water the fig tree".into(),
        schedule: Schedule {
            start: day(1),
            ..daily(at)
        },
        catch_up: CatchUp::Each,
    };
    house.planner.edit_reminder(ANA, edit(time(18, 0))).unwrap();
    assert_eq!((house.waiting(), house.notice()), (vec![], None));
    house.go_to(12, 18, 0);
    assert_eq!(house.dates(), [day(12)]);
    assert!(house.notice().is_some());
}

#[test]
fn undo_and_redo_of_making_one_show_nothing_twice() {
    let mut house = house();
    house.add(new(daily(time(15, 0))));
    house.go_to(12, 15, 0);
    assert!(house.notice().is_some());
    house.planner.undo(ANA, &Work::default()).unwrap();
    assert!(house.waiting().is_empty());
    house.planner.redo(ANA, &Work::default()).unwrap();
    assert_eq!(house.dates(), [day(12)]);
    assert_eq!(house.notice(), None);
}

#[test]
fn a_date_that_is_put_off_again_is_another_notice_outside() {
    let mut home = house();
    let id = home.add(new(daily(time(15, 0))));
    home.go_to(12, 15, 0);
    home.notice();
    let shown = |home: &House| -> Vec<String> {
        let notices = home.planner.wake().unwrap().unwrap().notices;
        let shown = notices.into_iter().filter(|notice| notice.shown);
        shown.map(|notice| notice.token).collect()
    };
    let first = shown(&home);
    let snooze = Snooze {
        reminder: id,
        on_date: day(12),
        until: SnoozeUntil::Hour {},
    };
    home.planner.snooze(ANA, snooze).unwrap();
    home.go_to(12, 16, 0);
    home.notice();
    let second = shown(&home);
    assert_eq!((first.len(), second.len()), (1, 1));
    assert_ne!(first, second);
}
