//! What can be written, and how it differs.

use super::*;

#[test]
fn every_field_that_differs_is_told() {
    let mut us = couple();
    let id = us.holding(purchases());
    let mut newer = purchases();
    newer.about = "Big things".into();
    newer.rest = 24;
    newer.ladder.reverse();
    newer.cannot_wait = None;
    newer.currency = Some("CHF".into());
    us.write(Some(id), newer);
    let fields: Vec<_> = us.sheet(id).changes.iter().map(|c| c.field).collect();
    assert_eq!(
        fields,
        [
            RuleField::About,
            RuleField::Size,
            RuleField::Rest,
            RuleField::Ladder,
            RuleField::CannotWait
        ]
    );
}

#[test]
fn what_cannot_be_meant_is_refused_at_its_field() {
    let mut us = couple();
    let mut check = |change: &dyn Fn(&mut RuleTerms), code: &str, field: &str| {
        let mut terms = purchases();
        change(&mut terms);
        assert_eq!(us.refused(terms), (code.to_owned(), field.to_owned()));
    };
    let size = |terms: &mut RuleTerms, change: &dyn Fn(&mut RuleSize)| {
        change(terms.size.as_mut().unwrap());
    };
    check(&|t| t.about = " \u{200B} ".into(), "empty", "about");
    check(&|t| t.about = "x".repeat(81), "too-long", "about");
    check(&|t| t.own_words = "x".repeat(501), "too-long", "own_words");
    check(
        &|t| t.own_words = "a\u{0}b".into(),
        "odd-characters",
        "own_words",
    );
    check(&|t| t.size = None, "empty", "size.per_item");
    for sum in [0, -1, i64::MIN] {
        check(
            &|t| size(t, &|s| s.per_item = sum),
            "not-positive",
            "size.per_item",
        );
        check(
            &|t| size(t, &|s| s.per_month = sum),
            "not-positive",
            "size.per_month",
        );
        check(
            &|t| size(t, &|s| s.own_money = Some(sum)),
            "not-positive",
            "size.own_money",
        );
        check(
            &|t| t.cannot_wait.as_mut().unwrap().up_to = sum,
            "not-positive",
            "cannot_wait.up_to",
        );
    }
    check(
        &|t| size(t, &|s| s.per_item = i64::MAX),
        "too-large",
        "size.per_item",
    );
    check(
        &|t| size(t, &|s| s.per_month = 19_999),
        "below-item",
        "size.per_month",
    );
    check(
        &|t| {
            size(t, &|s| {
                s.exclusions = (0..13).map(|n| format!("no {n}")).collect()
            })
        },
        "too-large",
        "size.exclusions",
    );
    for code in ["", "eur", "EURO", "E1R", "€"] {
        check(
            &|t| t.currency = Some(code.into()),
            "not-a-choice",
            "currency",
        );
    }
    check(&|t| t.currency = None, "nothing-chosen", "currency");
    check(&|t| t.rest = -1, "not-positive", "rest");
    check(&|t| t.rest = 721, "too-large", "rest");
    check(
        &|t| t.method = RuleMethod::LiveWithIt,
        "empty",
        "trial_days",
    );
    check(
        &|t| {
            t.method = RuleMethod::LiveWithIt;
            t.trial_days = Some(0);
        },
        "not-positive",
        "trial_days",
    );
    check(
        &|t| t.ladder = vec![RuleRung::Park, RuleRung::Needs, RuleRung::Park],
        "same",
        "ladder",
    );
    check(
        &|t| t.ladder = vec![RuleRung::Holder],
        "nobody-holds",
        "ladder",
    );
    check(
        &|t| t.cannot_wait.as_mut().unwrap().what = String::new(),
        "empty",
        "cannot_wait.what",
    );
    check(&|t| t.kind = RuleKind::Own, "not-a-choice", "size.per_item");
}

#[test]
fn an_empty_ladder_no_rest_and_no_exception_are_fine() {
    let mut us = couple();
    let terms = RuleTerms {
        ladder: Vec::new(),
        rest: 0,
        cannot_wait: None,
        ..purchases()
    };
    let id = us.holding(terms.clone());
    assert_eq!(us.held(id), Some(terms));
}

#[test]
fn nobody_alone_holds_what_stays_with_both() {
    let mut us = couple();
    let mut refused = |change: &dyn Fn(&mut RuleTerms)| {
        let mut terms = own();
        change(&mut terms);
        us.refused(terms)
    };
    let not_for_one = ("not-for-one".to_owned(), "holder.area".to_owned());
    assert_eq!(refused(&|t| t.kind = RuleKind::Life), not_for_one);
    assert_eq!(
        refused(&|t| {
            t.kind = RuleKind::Purchases;
            t.size = purchases().size;
            t.currency = purchases().currency;
        }),
        not_for_one,
        "sums above the limit stay with both"
    );
    for words in [
        "Our health",
        "CHILDREN",
        "Bodies",
        "Moving house",
        "a new job?",
    ] {
        assert_eq!(refused(&|t| t.about = words.into()), not_for_one, "{words}");
        let holder = |t: &mut RuleTerms| t.holder.as_mut().unwrap().area = words.into();
        assert_eq!(refused(&holder), not_for_one, "{words}");
    }
    let until =
        |text: &'static str| move |t: &mut RuleTerms| t.holder.as_mut().unwrap().until = day(text);
    let at = |code: &str| (code.to_owned(), "holder.until".to_owned());
    assert_eq!(refused(&until("2026-06-12")), at("too-early"));
    assert_eq!(refused(&until("2030-01-01")), at("too-late"));
    assert_eq!(refused(&|t| t.about = String::new()).0, "empty");
    // “Jobbing gardener” and “mover” are not a job and not a move; whole words only.
    let mut terms = own();
    terms.about = "Removed hedges and jobbing gardeners".into();
    us.write(None, terms);
}

#[test]
fn a_part_of_life_can_be_renamed_without_changing_what_both_said_yes_to() {
    let mut us = couple();
    let id = us.holding(own());
    let before = us.sheet(id).card.text.digest;
    let home = us.planner.home(Viewer::Both).unwrap();
    let areas = home
        .areas
        .into_iter()
        .map(|area| common_ground_core::household::NewArea {
            id: Some(area.id),
            name: format!("{} and more", area.name),
        })
        .collect();
    us.planner
        .edit_areas(BEN, common_ground_core::household::EditAreas { areas })
        .unwrap();
    assert_eq!(us.sheet(id).card.text.digest, before);
    assert_eq!(us.held(id), Some(own()));
}
