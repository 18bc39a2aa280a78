//! The app's own two.

use common_ground_core::work::Work;

use super::*;

#[test]
fn a_household_starts_with_the_check_in_and_our_quarter() {
    let dir = tempfile::tempdir().unwrap();
    let planner = household(dir.path(), &friday()).unwrap();
    let both = planner.reminders(Viewer::Nobody).unwrap();
    let about: Vec<_> = both.iter().map(|one| one.about).collect();
    assert_eq!(about, [Some(About::CheckIn), Some(About::Quarter)]);
    assert_eq!(
        both[0].next,
        Some(berlin(day(14).and_time(time(19, 30)))),
        "this Sunday"
    );
    let october = NaiveDate::from_ymd_opt(2026, 10, 4).unwrap();
    assert_eq!(
        both[1].next,
        Some(berlin(october.and_time(time(19, 30)))),
        "three months out"
    );
    let waiting = planner.waiting(Viewer::Nobody).unwrap();
    assert!(waiting.items.is_empty());
    assert_eq!(waiting.next.unwrap().about, Some(About::CheckIn));
}

#[test]
fn the_check_in_follows_the_settings() {
    let dir = tempfile::tempdir().unwrap();
    let clock = friday();
    let planner = household(dir.path(), &clock).unwrap();
    let mut house = House {
        _dir: dir,
        clock,
        planner,
    };
    house.settings(|edit| {
        edit.talk_weekday = Weekday::Tue;
        edit.talk_time = time(20, 15);
    });
    let both = house.planner.reminders(Viewer::Nobody).unwrap();
    assert_eq!(both[0].next, Some(berlin(day(16).and_time(time(20, 15)))));
    let october = NaiveDate::from_ymd_opt(2026, 10, 6).unwrap();
    assert_eq!(both[1].next, Some(berlin(october.and_time(time(20, 15)))));
    house.planner.undo(ANA, &Work::default()).unwrap();
    let both = house.planner.reminders(Viewer::Nobody).unwrap();
    assert_eq!(both[0].next, Some(berlin(day(14).and_time(time(19, 30)))));
}

#[test]
fn the_apps_own_can_be_paused_but_not_deleted() {
    let mut house = house();
    let own = house.planner.reminders(Viewer::Nobody).unwrap()[0].id;
    let refused = house
        .planner
        .delete_reminder(ANA, OneReminder { id: own })
        .unwrap_err();
    assert_eq!(refused.code(), "not-now");
    let id = house.add(new(daily(time(15, 0))));
    house
        .planner
        .delete_reminder(ANA, OneReminder { id })
        .unwrap();
    assert_eq!(house.planner.reminders(Viewer::Nobody).unwrap().len(), 2);
    house.planner.undo(ANA, &Work::default()).unwrap();
    assert_eq!(house.planner.reminders(Viewer::Nobody).unwrap().len(), 3);
}
