//! Stepping back, pausing, going on, and *that was not my yes*.

use common_ground_core::testing::House;
use common_ground_core::work::Work;

use super::*;

#[test]
fn stepping_back_in_the_night_leaves_nothing_to_take_up() {
    let mut home = Home::new();
    home.yes(ANA);
    home.yes(BEN);
    home.planner.step_back(BEN, home.stop()).unwrap();
    assert!(
        matches!(
            home.standing(),
            Standing::Waiting {
                yes: [false, false],
                ..
            }
        ),
        "it never held, so nothing ended, and no night is saved by going on"
    );
    assert_eq!(home.go_on(ANA, "2027-03-01").unwrap_err().code(), "not-now");
}

#[test]
fn either_steps_back_or_pauses_alone_and_both_take_it_up_without_a_night() {
    for pause in [false, true] {
        let mut home = Home::new();
        home.agree();
        let stop = home.stop();
        if pause {
            home.planner.pause(BEN, stop.clone()).unwrap();
        } else {
            home.planner.step_back(BEN, stop.clone()).unwrap();
        }
        assert!(matches!(home.standing(), Standing::Ended { paused, .. } if paused == pause));
        assert_eq!(
            home.planner.step_back(ANA, stop).unwrap_err().code(),
            "ended"
        );
        home.go_on(BEN, "2026-12-31").unwrap();
        assert!(home.holding().is_none(), "one press is not enough");
        let pending = home.sees().pending.unwrap();
        assert!(pending.goes_on);
        assert_eq!(pending.yes, [false, true]);
        assert_eq!(
            home.go_on(ANA, "2027-01-31").unwrap_err().code(),
            "words-changed",
            "another date is another text"
        );
        home.go_on(ANA, "2026-12-31").unwrap();
        assert!(
            home.holding().is_some(),
            "unchanged words need no second night"
        );
    }
}

#[test]
fn what_was_taken_up_again_ends_when_it_is_stopped_again() {
    let mut home = Home::new();
    home.agree();
    home.planner.pause(BEN, home.stop()).unwrap();
    home.clock.pass(Duration::days(3));
    home.go_on(ANA, "2026-12-31").unwrap();
    home.go_on(BEN, "2026-12-31").unwrap();
    home.clock.pass(Duration::days(3));
    home.planner.step_back(ANA, home.stop()).unwrap();
    let now = home.planner.now();
    let ended = home.standing();
    assert!(
        matches!(ended, Standing::Ended { at, paused: false, .. } if at == now),
        "{ended:?}"
    );
}

#[test]
fn going_on_keeps_the_words_with_a_later_end_and_needs_both() {
    let mut home = Home::new();
    home.agree();
    assert_eq!(
        home.go_on(ANA, "2026-12-31").unwrap_err().code(),
        "too-early"
    );
    assert_eq!(
        home.go_on(ANA, "2096-12-31").unwrap_err().code(),
        "too-late"
    );
    home.go_on(ANA, "2027-03-31").unwrap();
    assert_eq!(home.holding().unwrap().ends.to_string(), "2026-12-31");
    home.go_on(BEN, "2027-03-31").unwrap();
    assert_eq!(home.holding().unwrap().ends.to_string(), "2027-03-31");

    home.clock.set("2027-06-01T10:00:00Z".parse().unwrap());
    assert!(matches!(home.standing(), Standing::Ended { .. }));
    home.go_on(BEN, "2027-09-01").unwrap();
    assert!(home.holding().is_none());
    home.go_on(ANA, "2027-09-01").unwrap();
    assert!(home.holding().is_some(), "a lapsed one is taken up again");
}

#[test]
fn not_my_yes_ends_it_at_once_and_takes_both_to_come_back() {
    let mut home = Home::new();
    home.agree();
    let list = home.planner.yes_in_my_name(Viewer::One(Side::End)).unwrap();
    assert_eq!(list.len(), 1, "looking consumes nothing");
    assert_eq!(list[0].title, "Phones away at dinner");
    let not_hers = home.planner.not_my_yes(ANA, list[0].id).unwrap_err();
    assert_eq!(not_hers.code(), "not-yours");
    home.planner.not_my_yes(BEN, list[0].id).unwrap();
    assert!(matches!(home.standing(), Standing::Ended { .. }));
    assert!(
        home.planner
            .yes_in_my_name(Viewer::One(Side::End))
            .unwrap()
            .is_empty()
    );
    home.go_on(ANA, "2026-12-31").unwrap();
    assert!(
        home.holding().is_none(),
        "Ana's own two presses are one hand"
    );
    assert_eq!(
        home.planner.not_my_yes(BEN, list[0].id).unwrap_err().code(),
        "not-found"
    );

    // *Mine* takes it off the list and changes nothing else.
    let hers = home
        .planner
        .yes_in_my_name(Viewer::One(Side::Start))
        .unwrap();
    for yes in &hers {
        home.planner.my_yes(ANA, yes.id).unwrap();
    }
    assert!(
        home.planner
            .yes_in_my_name(Viewer::One(Side::Start))
            .unwrap()
            .is_empty()
    );
}

#[test]
fn the_record_of_an_ending_names_nobody() {
    let mut home = Home::new();
    home.agree();
    home.planner.step_back(BEN, home.stop()).unwrap();
    let all = common_ground_core::export::canonical(&home.planner).unwrap();
    let withdrawals: serde_json::Value = serde_json::from_str(&all).unwrap();
    let columns = withdrawals["withdrawal"][0].as_object().unwrap();
    assert_eq!(
        columns.keys().collect::<Vec<_>>(),
        ["at", "id", "kind", "step", "subject"]
    );
    assert!(
        home.planner.undo(BEN, &Work::default()).is_err(),
        "an act is answered by a new act, never undone"
    );
    home.agree();
    home.planner.pause(BEN, home.stop()).unwrap();
    // Of a line of the history: what was done, what kind of change it was, whose hand.
    let all = House::new(home.planner).everything_shared().unwrap();
    let lines: Vec<&str> = all.lines().collect();
    let hands: Vec<&str> = lines
        .windows(3)
        .filter(|line| {
            ["history: Text(\"step-back\")", "history: Text(\"pause\")"].contains(&line[0])
        })
        .map(|line| line[2])
        .collect();
    assert_eq!(hands, ["history: Null"; 2]);
}
