//! What only its author sees, what is found and printed.

use common_ground_core::work::Work;

use super::*;

#[test]
fn a_draft_is_its_authors_until_it_is_shared() {
    let mut us = couple();
    let mut terms = purchases();
    terms.about = "Secret tandem".into();
    terms.size.as_mut().unwrap().per_item = 0;
    let keep = |id, terms| KeepRuleDraft {
        id,
        terms,
        review_on: None,
    };
    let id = us
        .planner
        .keep_rule_draft(ANA, keep(None, terms.clone()))
        .unwrap()
        .value;
    assert_eq!(
        us.found(Viewer::One(Side::Start), "tandem"),
        ["Secret tandem"]
    );
    for viewer in [Viewer::One(Side::End), Viewer::Both, Viewer::Nobody] {
        assert!(us.found(viewer, "").is_empty(), "{viewer:?}");
        let rules = us.planner.rules(
            viewer,
            RulesQuery {
                search: String::new(),
            },
        );
        assert!(
            !rules.unwrap().any,
            "not even that there is one: {viewer:?}"
        );
    }
    assert!(!export::canonical(&us.planner).unwrap().contains("tandem"));
    for other in [BEN, Actor::Both] {
        let theirs = us
            .planner
            .keep_rule_draft(other, keep(Some(id), terms.clone()));
        assert_eq!(theirs.unwrap_err().code(), "not-found");
        let share = us.planner.share_rule(other, RuleDraftOf { id });
        assert_eq!(share.unwrap_err().code(), "not-found");
        let dropped = us.planner.drop_rule_draft(other, RuleDraftOf { id });
        assert_eq!(dropped.unwrap_err().code(), "not-found");
    }
    // Half-done it stays a draft, and says where.
    let half = us.planner.share_rule(ANA, RuleDraftOf { id }).unwrap_err();
    assert_eq!(half.code(), "not-positive");
    assert_eq!(us.found(Viewer::One(Side::Start), "").len(), 1);

    terms.size.as_mut().unwrap().per_item = 20_000;
    us.planner
        .keep_rule_draft(ANA, keep(Some(id), terms))
        .unwrap();
    let rule = us
        .planner
        .share_rule(ANA, RuleDraftOf { id })
        .unwrap()
        .value;
    assert_eq!(
        us.found(Viewer::One(Side::End), "tandem"),
        ["Secret tandem"]
    );
    assert!(
        matches!(us.sheet(rule).card.standing, Standing::Waiting { yes, .. } if yes == [false, false]),
        "sharing is not a yes"
    );
    let gone = us.planner.share_rule(ANA, RuleDraftOf { id });
    assert_eq!(
        gone.unwrap_err().code(),
        "not-found",
        "it is no draft any more"
    );
    assert_eq!(
        us.planner.undo(ANA, &Work::default()).unwrap_err().code(),
        "nothing-to-undo",
        "sharing is answered only by a new act"
    );
}

#[test]
fn everything_in_a_rule_is_found_whatever_case_and_accents() {
    let mut us = couple();
    let mut terms = purchases();
    terms.own_words = "Das Café in Łódź, ＴＷＩＣＥ".into();
    us.write(None, terms);
    us.write(None, own());
    for (search, found) in [
        ("", &["Bigger purchases", "The garden"][..]),
        ("CAFE", &["Bigger purchases"]),
        ("twice", &["Bigger purchases"]),
        ("groceries RENT", &["Bigger purchases"]),
        ("boiler", &["Bigger purchases"]),
        ("200", &["Bigger purchases"]),
        ("eur", &["Bigger purchases"]),
        ("both yes", &["Bigger purchases"]),
        ("home ben", &["The garden"]),
        ("tell me first", &["The garden"]),
        ("after hearing", &["The garden"]),
        ("groceries garden", &[]),
        ("%", &[]),
        ("\" OR 1=1 --", &[]),
    ] {
        assert_eq!(us.found(Viewer::Nobody, search), found, "{search:?}");
    }
    assert!(us.found(Viewer::Both, &"x ".repeat(1_000_000)).is_empty());
}

#[test]
fn the_page_has_what_holds_and_nothing_else() {
    let mut us = couple();
    let held = us.holding(purchases());
    let waiting = us.write(None, own());
    us.yes(ANA, waiting);
    let stopped = us.holding(RuleTerms {
        about: "Paused".into(),
        rest: 0,
        ..purchases()
    });
    let subject = SubjectId::from(stopped);
    us.planner.pause(ANA, Stop { subject }).unwrap();
    for viewer in [Viewer::One(Side::Start), Viewer::Both, Viewer::Nobody] {
        let printed = us.planner.rules_print(viewer).unwrap();
        let ids: Vec<_> = printed.rules.iter().map(|rule| rule.id).collect();
        assert_eq!(ids, [held], "{viewer:?}");
        assert!(printed.rules[0].yes.iter().all(Option::is_some));
    }
}
