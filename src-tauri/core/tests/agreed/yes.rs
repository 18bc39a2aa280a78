//! Both yeses, to the words that were read, and taking one back.

use super::*;

#[test]
fn it_holds_with_both_yeses_after_a_night_and_ends_on_its_date() {
    let mut home = Home::new();
    assert!(matches!(
        home.standing(),
        Standing::Waiting {
            yes: [false, false],
            ..
        }
    ));
    home.yes(ANA);
    assert!(matches!(
        home.standing(),
        Standing::Waiting {
            yes: [true, false],
            ..
        }
    ));
    home.yes(BEN);
    let start = home.planner.now() + Duration::hours(24);
    assert!(matches!(home.standing(), Standing::Resting { from, .. } if from == start));
    home.clock.pass(Duration::hours(24) - Duration::seconds(1));
    assert!(
        home.holding().is_none(),
        "a second before the night is over"
    );
    home.clock.pass(Duration::seconds(1));
    assert!(home.holding().is_some());

    // 31 December ends in Berlin, an hour before it does in UTC.
    home.clock.set("2026-12-31T22:59:59Z".parse().unwrap());
    assert!(home.holding().is_some(), "through its last day");
    home.clock.set("2026-12-31T23:00:00Z".parse().unwrap());
    let Standing::Ended { at, paused, .. } = home.standing() else {
        panic!("it runs to its date and no further")
    };
    assert_eq!(at.to_rfc3339(), "2026-12-31T23:00:00+00:00");
    assert!(!paused);
}

#[test]
fn both_is_nobodys_yes_and_one_cannot_press_twice() {
    let mut home = Home::new();
    let yes = home.waiting();
    let refused = home.planner.say_yes(Actor::Both, yes.clone()).unwrap_err();
    assert_eq!(refused.code(), "whose-hand");
    home.yes(ANA);
    home.yes(ANA);
    assert!(matches!(
        home.standing(),
        Standing::Waiting {
            yes: [true, false],
            ..
        }
    ));
}

#[test]
fn a_yes_is_to_the_words_that_were_read() {
    let mut home = Home::new();
    let read = home.waiting();
    home.edit(ANA, text("Phones away all evening", "2026-12-31"))
        .unwrap();
    let refused = home.planner.say_yes(BEN, read).unwrap_err();
    assert_eq!(refused.code(), "words-changed");
    home.agree();
    assert_eq!(home.holding().unwrap().words, "Phones away all evening");
}

#[test]
fn new_words_ask_both_again_and_the_old_ones_hold_until_then() {
    let mut home = Home::new();
    home.agree();
    home.edit(BEN, text("Phones away from seven", "2026-12-31"))
        .unwrap();
    let seen = home.sees();
    assert_eq!(home.holding().unwrap().words, "Phones away at dinner");
    assert_eq!(seen.pending.as_ref().unwrap().yes, [false, false]);
    home.yes(BEN);
    assert_eq!(home.holding().unwrap().words, "Phones away at dinner");
    home.yes(ANA);
    assert!(
        home.sees().pending.unwrap().from.is_some(),
        "new words are slept on"
    );
    assert_eq!(home.holding().unwrap().words, "Phones away at dinner");
    home.clock.pass(Duration::hours(24));
    assert_eq!(home.holding().unwrap().words, "Phones away from seven");

    // Letting a newer wording go leaves nothing waiting.
    home.edit(ANA, text("Phones in a drawer", "2026-12-31"))
        .unwrap();
    let one = OneBoundary { id: home.id };
    home.planner.keep_old_words(BEN, one).unwrap();
    assert!(home.sees().pending.is_none());
    assert_eq!(home.holding().unwrap().words, "Phones away from seven");
}

#[test]
fn rather_not_during_the_night_and_not_after() {
    let mut home = Home::new();
    home.yes(ANA);
    let yes = home.waiting();
    home.yes(BEN);
    home.planner.take_back(BEN, yes.clone()).unwrap();
    assert!(matches!(
        home.standing(),
        Standing::Waiting {
            yes: [true, false],
            ..
        }
    ));
    home.yes(BEN);
    home.clock.pass(Duration::hours(24));
    assert_eq!(
        home.planner.take_back(BEN, yes).unwrap_err().code(),
        "holds"
    );
}

#[test]
fn no_yes_to_a_text_whose_date_has_gone_by_or_that_lies_in_the_trash() {
    let mut home = Home::new();
    home.clock.set("2027-01-01T10:00:00Z".parse().unwrap());
    let yes = home.waiting();
    assert_eq!(
        home.planner.say_yes(ANA, yes).unwrap_err().code(),
        "date-passed"
    );

    let mut home = Home::new();
    home.yes(ANA);
    let yes = home.waiting();
    let one = OneBoundary { id: home.id };
    home.planner.delete_boundary(ANA, one).unwrap();
    assert_eq!(
        home.planner.say_yes(BEN, yes).unwrap_err().code(),
        "not-found"
    );
}
