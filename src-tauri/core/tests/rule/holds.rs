//! Two yeses, new words, stopping, reviews.

use common_ground_core::work::Work;

use super::*;

#[test]
fn a_rule_holds_after_both_yeses_and_the_night() {
    let mut us = couple();
    let id = us.write(None, purchases());
    us.yes(ANA, id);
    assert!(
        matches!(us.sheet(id).card.standing, Standing::Waiting { yes, .. } if yes == [true, false])
    );
    us.yes(ANA, id);
    assert!(
        us.held(id).is_none(),
        "one hand, however often it presses, is one yes"
    );
    us.yes(BEN, id);
    assert!(matches!(
        us.sheet(id).card.standing,
        Standing::Resting { .. }
    ));
    us.clock.pass(Duration::hours(47));
    assert!(us.held(id).is_none(), "still being slept on");
    us.clock.pass(Duration::hours(1));
    assert_eq!(us.held(id), Some(purchases()));
}

#[test]
fn a_change_asks_both_again_and_the_old_words_stand() {
    let mut us = couple();
    let id = us.holding(purchases());
    let mut newer = purchases();
    newer.own_words = "Nothing big is ever bought on the day it was found.".into();
    newer.method = RuleMethod::TellFirst;
    us.write(Some(id), newer.clone());
    us.yes(BEN, id);
    assert_eq!(us.held(id), Some(purchases()), "the old text stands");

    let sheet = us.sheet(id);
    assert_eq!(sheet.card.pending.unwrap().yes, [false, true]);
    let changed: Vec<_> = sheet.changes.iter().map(|change| change.field).collect();
    assert_eq!(changed, [RuleField::OwnWords, RuleField::Method]);
    let gone: Vec<_> = sheet.changes[0]
        .words
        .iter()
        .filter(|piece| piece.kind == PieceKind::Gone)
        .map(|piece| piece.text.as_str())
        .collect();
    assert_eq!(gone, ["seen"], "word by word");

    us.yes(ANA, id);
    assert_eq!(us.held(id), Some(purchases()), "the new text rests first");
    us.clock.pass(Duration::hours(48));
    assert_eq!(us.held(id), Some(newer));
    let earlier = us.sheet(id).earlier;
    assert_eq!(
        earlier[0].text.terms,
        purchases(),
        "what was agreed stays readable"
    );
    assert_eq!(earlier[0].changes.len(), 2);
}

#[test]
fn either_stops_it_alone_and_both_take_it_up_again() {
    let mut us = couple();
    let id = us.holding(purchases());
    let subject = SubjectId::from(id);
    us.planner.pause(BEN, Stop { subject }).unwrap();
    assert!(us.held(id).is_none());
    let again = GoOn {
        subject,
        until: None,
    };
    us.planner.go_on(BEN, again.clone()).unwrap();
    assert!(us.held(id).is_none(), "one press is not both");
    us.planner.go_on(ANA, again).unwrap();
    assert_eq!(
        us.held(id),
        Some(purchases()),
        "no waiting for words that did not change"
    );
    us.planner.step_back(ANA, Stop { subject }).unwrap();
    assert!(us.held(id).is_none());
}

#[test]
fn a_review_ends_nothing_and_comes_in_three_months_first() {
    let mut us = couple();
    let id = us.holding(purchases());
    // 12 June 2026 and three months, gathered to the quarter's first Sunday.
    assert_eq!(us.sheet(id).card.review_on, day("2026-10-04"));
    us.clock.pass(Duration::days(400));
    assert_eq!(us.held(id), Some(purchases()));
    // A review that has come may stand while the words change; a new day has to be ahead.
    let mut write = WriteRule {
        id: Some(id),
        terms: purchases(),
        review_on: Some(day("2026-10-04")),
    };
    us.planner.write_rule(ANA, write.clone()).unwrap();
    write.review_on = Some(day("2026-10-05"));
    let early = us.planner.write_rule(ANA, write.clone()).unwrap_err();
    assert_eq!(early.code(), "too-early");
    write.review_on = Some(day("2032-01-01"));
    let late = us.planner.write_rule(ANA, write).unwrap_err();
    assert_eq!(late.code(), "too-late");
}

#[test]
fn the_trash_takes_only_what_does_not_hold() {
    let mut us = couple();
    let id = us.holding(purchases());
    let refused = us.planner.delete_rule(ANA, RuleOf { id }).unwrap_err();
    assert_eq!(refused.code(), "holds");
    let subject = SubjectId::from(id);
    us.planner.step_back(ANA, Stop { subject }).unwrap();
    us.planner.delete_rule(ANA, RuleOf { id }).unwrap();
    assert!(us.found(Viewer::Both, "").is_empty());
    assert_eq!(
        us.planner
            .rule(Viewer::Both, RuleOf { id })
            .unwrap_err()
            .code(),
        "not-found"
    );
    let trashed = us.planner.trash(Viewer::Both).unwrap();
    assert_eq!(trashed[0].title, "Bigger purchases");
    let thing = InTrash {
        noun: "rule".into(),
        id: id.0,
    };
    us.planner.restore(BEN, thing).unwrap();
    assert!(
        !us.sheet(id).card.standing.holds(),
        "a restore is not a yes"
    );
}

#[test]
fn undo_takes_back_words_but_never_over_a_yes() {
    let mut us = couple();
    let start = export::canonical(&us.planner).unwrap();
    let id = us.write(None, purchases());
    us.planner.undo(ANA, &Work::default()).unwrap();
    assert_eq!(export::canonical(&us.planner).unwrap(), start);
    us.planner.redo(ANA, &Work::default()).unwrap();
    let name = us
        .planner
        .home(Viewer::One(Side::Start))
        .unwrap()
        .undo
        .unwrap();
    assert_eq!(name.thing.as_deref(), Some("Bigger purchases"));
    us.yes(BEN, id);
    assert_eq!(
        us.planner.undo(ANA, &Work::default()).unwrap_err().code(),
        "touched-since"
    );
}
