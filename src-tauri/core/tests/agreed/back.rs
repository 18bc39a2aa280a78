//! What undo, other words, other dates and another zone never bring back.

use common_ground_core::work::Work;

use super::*;

#[test]
fn an_older_text_never_comes_back_when_a_newer_one_lapsed() {
    for disown in [false, true] {
        let mut home = Home::new();
        home.agree();
        home.edit(
            ANA,
            text("Phones away at dinner, for the summer", "2026-08-31"),
        )
        .unwrap();
        home.agree();
        let newer = Yes {
            version: home.standing().version(),
            digest: home.sees().digest,
        };
        home.clock.set("2026-09-02T10:00:00Z".parse().unwrap());
        assert!(matches!(home.standing(), Standing::Ended { .. }));
        if disown {
            let list = home.planner.yes_in_my_name(Viewer::One(Side::End)).unwrap();
            home.planner.not_my_yes(BEN, list[0].id).unwrap();
        } else {
            assert_eq!(
                home.planner.take_back(BEN, newer).unwrap_err().code(),
                "holds"
            );
        }
        let Standing::Ended { at, .. } = home.standing() else {
            panic!("the older text, which runs to December, came back by one hand")
        };
        assert_eq!(
            at.to_rfc3339(),
            "2026-08-31T22:00:00+00:00",
            "it ended on its date"
        );
    }
}

/// An undo gives back the moment before. Ben said yes to these very words and has not taken it back; what
/// lay over them is gone as if it had never been written. The undo makes nothing hold: Ana's own press does,
/// and hers and his are two hands.
#[test]
fn what_an_undo_uncovers_takes_a_press_of_its_own() {
    let mut home = Home::new();
    home.agree();
    home.go_on(BEN, "2027-03-31").unwrap();
    let pressed = home.waiting();
    home.edit(ANA, text("Phones in a drawer", "2026-12-31"))
        .unwrap();
    assert_eq!(home.sees().pending.unwrap().yes, [false, false]);
    home.planner.undo(ANA, &Work::default()).unwrap();
    assert_eq!(
        home.holding().unwrap().ends.to_string(),
        "2026-12-31",
        "an undo is not a yes"
    );
    let pending = home.sees().pending.unwrap();
    assert_eq!(
        (pending.version, pending.yes),
        (pressed.version, [false, true])
    );
    home.go_on(ANA, "2027-03-31").unwrap();
    assert_eq!(home.holding().unwrap().ends.to_string(), "2027-03-31");
}

/// While other words lay over them Ben could take his yes back. Then nothing of his is uncovered.
#[test]
fn a_yes_taken_back_under_other_words_does_not_come_back_with_them() {
    for disowned in [false, true] {
        let mut home = Home::new();
        home.agree();
        home.go_on(BEN, "2027-03-31").unwrap();
        let pressed = home.waiting();
        home.edit(ANA, text("Phones in a drawer", "2026-12-31"))
            .unwrap();
        if disowned {
            let his = home.planner.yes_in_my_name(Viewer::One(Side::End)).unwrap();
            let his = his
                .iter()
                .find(|yes| yes.text.get().contains(r#""ends":"2027-03-31""#));
            home.planner.not_my_yes(BEN, his.unwrap().id).unwrap();
        } else {
            home.planner.take_back(BEN, pressed).unwrap();
        }
        home.planner.undo(ANA, &Work::default()).unwrap();
        home.go_on(ANA, "2027-03-31").unwrap();
        assert_eq!(
            home.holding().unwrap().ends.to_string(),
            "2026-12-31",
            "by one hand"
        );
    }
}

/// Writing the old words out once more is not an undo: changed words ask both again.
#[test]
fn words_written_out_again_ask_both_again() {
    let mut home = Home::new();
    home.yes(BEN);
    home.edit(ANA, text("Phones in a drawer", "2026-12-31"))
        .unwrap();
    home.edit(ANA, text("Phones away at dinner", "2026-12-31"))
        .unwrap();
    home.yes(ANA);
    home.clock.pass(Duration::hours(48));
    assert!(home.holding().is_none());
    assert!(matches!(
        home.standing(),
        Standing::Waiting {
            yes: [true, false],
            ..
        }
    ));
}

/// A day has another end in another zone. One partner moves the clock's place alone; what ended stays ended,
/// and what holds does not end sooner by it.
#[test]
fn another_time_zone_brings_nothing_back() {
    let mut home = Home::new();
    home.agree();
    home.clock.set("2026-12-31T22:30:00Z".parse().unwrap());
    home.lives_in("Pacific/Auckland");
    assert!(
        home.holding().is_some(),
        "it is still the day in Berlin, where it was agreed"
    );
    home.lives_in("Europe/Berlin");
    home.clock.set("2026-12-31T23:30:00Z".parse().unwrap());
    assert!(home.holding().is_none());
    home.lives_in("Pacific/Honolulu");
    assert!(home.holding().is_none(), "by one hand");
    home.planner.undo(ANA, &Work::default()).unwrap();
    assert!(home.holding().is_none());
}

/// Two texts cannot have one number: redoing words over those of the other is refused in words of our own.
#[test]
fn redoing_over_the_other_s_newer_words_is_refused() {
    let mut home = Home::new();
    home.agree();
    home.edit(ANA, text("Phones in a drawer", "2026-12-31"))
        .unwrap();
    home.planner.undo(ANA, &Work::default()).unwrap();
    home.edit(BEN, text("Phones in the hall", "2026-12-31"))
        .unwrap();
    assert_eq!(
        home.planner.redo(ANA, &Work::default()).unwrap_err().code(),
        "touched-since"
    );
    assert_eq!(home.sees().pending.unwrap().yes, [false, false]);
}
