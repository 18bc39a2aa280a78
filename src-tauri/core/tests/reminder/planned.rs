//! What can be planned, and the dates it gives.

use super::*;

#[test]
fn what_cannot_be_kept_is_said_at_its_field() {
    let mut house = house();
    let every = |n| Schedule {
        every: Cadence::Days { n },
        ..daily(time(9, 0))
    };
    let code = |house: &mut House, new| {
        let error = house.planner.add_reminder(ANA, new).unwrap_err();
        serde_json::to_value(error).unwrap()
    };
    let zero = code(&mut house, new(every(0)));
    assert_eq!(zero["code"], "out-of-range");
    assert_eq!(zero["data"]["field"], "schedule.every.n");
    assert_eq!(zero["data"]["min"], 1);
    let empty = code(
        &mut house,
        NewReminder {
            title: "  ".into(),
            ..new(every(1))
        },
    );
    assert_eq!(empty["data"]["field"], "title");
    let before = Schedule {
        end: Some(day(11)),
        ..every(1)
    };
    assert_eq!(code(&mut house, new(before))["code"], "too-early");
    let whose = house.planner.add_reminder(
        Actor::Both,
        NewReminder {
            own: true,
            ..new(every(1))
        },
    );
    assert_eq!(whose.unwrap_err().code(), "whose-hand");
    assert_eq!(
        house.planner.reminders(Viewer::Nobody).unwrap().len(),
        2,
        "nothing half-kept"
    );
}

#[test]
fn the_next_five_dates_are_shown_before_saving() {
    let house = house();
    let march = NaiveDate::from_ymd_opt(2027, 3, 27).unwrap();
    let schedule = Schedule {
        start: march,
        ..daily(time(2, 30))
    };
    let five = house
        .planner
        .preview_dates(Viewer::Nobody, Preview { schedule })
        .unwrap();
    assert_eq!(five.len(), 5);
    let moved: Vec<_> = five.iter().map(|date| date.moved_on).collect();
    assert_eq!(
        moved,
        [false, true, false, false, false],
        "02:30 does not exist on the 28th"
    );
    assert_eq!(
        five[1].at.to_rfc3339(),
        "2027-03-28T01:30:00+00:00",
        "03:30 there"
    );
}
