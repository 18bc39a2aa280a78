//! After an absence, a pause, quiet hours and a mute.

use super::*;

#[test]
fn after_an_absence_only_the_latest_waits_and_says_since_when() {
    let mut house = house();
    house.add(new(daily(time(20, 0))));
    house.go_to(12, 20, 0);
    assert_eq!(house.notice(), Some(NoticeWords::Now));
    house.go_to(18, 9, 0);
    let since = day(13).and_time(time(20, 0));
    assert_eq!(house.notice(), Some(NoticeWords::Since(since)));
    let items = house.waiting();
    assert_eq!(house.dates(), [day(17)]);
    assert_eq!(items[0].since, Some(berlin(since)));
    assert!(!items[0].asks);
}

#[test]
fn each_brings_all_of_them_and_ask_asks() {
    let mut house = house();
    house.add(NewReminder {
        catch_up: CatchUp::Each,
        ..new(daily(time(20, 0)))
    });
    house.go_to(15, 9, 0);
    assert!(
        house.notice().is_some() && house.notice().is_none(),
        "one notice for all"
    );
    assert_eq!(house.dates(), [day(12), day(13), day(14)]);

    for (look_at, rest) in [
        (LookAt::Latest, vec![day(14)]),
        (LookAt::Each, vec![day(12), day(13), day(14)]),
    ] {
        let mut house = self::house();
        let id = house.add(NewReminder {
            catch_up: CatchUp::Ask,
            ..new(daily(time(20, 0)))
        });
        house.go_to(15, 9, 0);
        assert!(house.notice().is_some());
        assert!(house.waiting()[0].asks);
        house
            .planner
            .catch_up(
                ANA,
                CatchUpOn {
                    reminder: id,
                    look_at,
                },
            )
            .unwrap();
        assert_eq!(house.dates(), rest);
        assert!(
            house.waiting().iter().all(|item| !item.asks),
            "answered once"
        );
        assert_eq!(house.notice(), None);
    }
}

#[test]
fn each_brings_none_again_that_was_done() {
    let mut house = house();
    let id = house.add(NewReminder {
        catch_up: CatchUp::Each,
        ..new(daily(time(20, 0)))
    });
    for d in [12, 13, 14, 16] {
        house.go_to(d, 20, 0);
        house.planner.reminder_done(ANA, on(id, d)).unwrap();
    }
    house.go_to(19, 21, 0);
    assert_eq!(house.dates(), [15, 17, 18, 19].map(day));
}

#[test]
fn each_brings_those_of_years() {
    let mut house = house();
    house.add(NewReminder {
        catch_up: CatchUp::Each,
        ..new(Schedule {
            every: Cadence::Years { n: 1 },
            ..daily(time(20, 0))
        })
    });
    house.clock.set("2031-06-13T09:00:00Z".parse().unwrap());
    let years = house.dates().into_iter().map(|date| date.year());
    assert_eq!(
        years.collect::<Vec<_>>(),
        [2026, 2027, 2028, 2029, 2030, 2031]
    );
}

/// Every third day, counted from when it was done; its first date is the 12th.
fn three_days_after_it_is_done(house: &mut House) -> ReminderId {
    house.add(new(Schedule {
        every: Cadence::Days { n: 3 },
        from: CountFrom::Completion,
        ..daily(time(20, 0))
    }))
}

#[test]
fn counted_from_completion_there_is_one_next_time() {
    let mut house = house();
    let id = three_days_after_it_is_done(&mut house);
    house.go_to(16, 21, 0);
    assert_eq!(house.dates(), [day(12)], "it waits, and does not pile up");
    assert!(house.notice().is_some());
    house.planner.reminder_done(ANA, on(id, 12)).unwrap();
    assert!(house.waiting().is_empty(), "late, and done all the same");
    house.go_to(19, 19, 0);
    assert!(house.waiting().is_empty());
    house.go_to(19, 20, 0);
    assert_eq!(house.dates(), [day(19)], "three days after it was done");
}

#[test]
fn what_was_done_under_a_clock_far_ahead_comes_again_once_it_is_right() {
    let mut house = house();
    let id = three_days_after_it_is_done(&mut house);
    house.clock.set("2027-06-13T09:00:00Z".parse().unwrap());
    house.planner.reminder_done(ANA, on(id, 12)).unwrap();
    house.go_to(13, 9, 0);
    assert!(house.waiting().is_empty());
    house.go_to(15, 20, 0);
    assert_eq!(house.dates(), [day(15)], "three days after its own date");
}

#[test]
fn pauses_end_without_backlog() {
    let mut house = house();
    let id = house.add(new(daily(time(20, 0))));
    house
        .planner
        .pause_reminder(BEN, PauseReminder { id, paused: true })
        .unwrap();
    house.go_to(15, 9, 0);
    assert_eq!((house.waiting(), house.notice()), (vec![], None));
    house
        .planner
        .pause_reminder(ANA, PauseReminder { id, paused: false })
        .unwrap();
    assert_eq!((house.waiting(), house.notice()), (vec![], None));
    house.go_to(15, 20, 0);
    assert_eq!(house.dates(), [day(15)]);

    house.settings(|edit| edit.paused = true);
    house.go_to(18, 21, 0);
    assert_eq!((house.waiting(), house.notice()), (vec![], None));
    house.settings(|edit| edit.paused = false);
    assert_eq!(house.notice(), None);
    house.go_to(19, 20, 0);
    assert_eq!(house.notice(), Some(NoticeWords::Now));
    assert_eq!(house.dates(), [day(19)]);
}

#[test]
fn quiet_hours_wait_and_mutes_silence_only_what_is_ones_own() {
    let mut house = house();
    house.settings(|edit| {
        edit.quiet_from = Some(time(21, 0));
        edit.quiet_until = Some(time(8, 0));
    });
    house.add(new(daily(time(22, 0))));
    house.go_to(12, 22, 0);
    assert_eq!(house.notice(), None);
    assert_eq!(house.dates(), [day(12)], "the list is right all the same");
    house.go_to(13, 7, 59);
    assert_eq!(house.notice(), None, "over midnight");
    house.go_to(13, 8, 0);
    assert!(matches!(house.notice(), Some(NoticeWords::Since(_))));

    let own = house.add(NewReminder {
        own: true,
        ..new(daily(time(12, 0)))
    });
    let ana = house.planner.home(Viewer::Nobody).unwrap().partners[0].clone();
    let mute = EditPartner {
        name: ana.name,
        letters: ana.letters,
        colour: ana.colour,
        text_size: 100,
        muted: true,
    };
    house.planner.edit_partner(ANA, mute).unwrap();
    house.go_to(13, 12, 0);
    assert_eq!(house.notice(), None);
    assert_eq!(
        house.dates(),
        [day(12)],
        "hers is not for the page that stands open"
    );
    let hers = house
        .planner
        .waiting(Viewer::One(Side::Start))
        .unwrap()
        .items;
    assert!(hers.iter().any(|item| item.reminder == own));
    let his = house.planner.reminder_done(BEN, on(own, 13)).unwrap_err();
    assert_eq!(his.code(), "not-yours");
}
