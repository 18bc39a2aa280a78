//! How we decide: what can be written, what holds, what only its author sees, what is found and printed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test's panic is its answer"
)]

use chrono::{Duration, NaiveDate};
use common_ground_core::agreed::{GoOn, Standing, Stop, SubjectId, Yes};
use common_ground_core::difference::PieceKind;
use common_ground_core::rule::*;
use common_ground_core::testing::{Clock, friday, quick_household};
use common_ground_core::trash::InTrash;
use common_ground_core::who::{Actor, Side, Viewer};
use common_ground_core::{Planner, export};

const ANA: Actor = Actor::One(Side::Start);
const BEN: Actor = Actor::One(Side::End);

struct Couple {
    planner: Planner,
    clock: Clock,
    _dir: tempfile::TempDir,
}

fn couple() -> Couple {
    let dir = tempfile::tempdir().unwrap();
    let clock = friday();
    let planner = quick_household(dir.path(), &clock).unwrap();
    Couple {
        planner,
        clock,
        _dir: dir,
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn purchases() -> RuleTerms {
    RuleTerms {
        kind: RuleKind::Purchases,
        about: "Bigger purchases".into(),
        own_words: "Nothing big is bought on the day it was seen.".into(),
        currency: Some("EUR".into()),
        size: Some(RuleSize {
            per_item: 20_000,
            per_month: 50_000,
            exclusions: vec!["groceries".into(), "the rent".into()],
            gifts_exempt: true,
            own_money: Some(15_000),
        }),
        method: RuleMethod::BothYes,
        trial_days: None,
        holder: None,
        rest: 48,
        ladder: vec![
            RuleRung::Needs,
            RuleRung::SmallerTrial,
            RuleRung::LiveWithDifference,
        ],
        cannot_wait: Some(CannotWait {
            what: "The boiler, the car, the vet".into(),
            up_to: 80_000,
        }),
    }
}

fn own() -> RuleTerms {
    RuleTerms {
        kind: RuleKind::Own,
        about: "The garden".into(),
        own_words: String::new(),
        currency: None,
        size: None,
        method: RuleMethod::TellFirst,
        trial_days: None,
        holder: Some(RuleHolder {
            area: "Home".into(),
            side: Side::End,
            until: day("2026-12-31"),
        }),
        rest: 0,
        ladder: vec![RuleRung::Holder],
        cannot_wait: None,
    }
}

impl Couple {
    fn write(&mut self, id: Option<RuleId>, terms: RuleTerms) -> RuleId {
        let write = WriteRule {
            id,
            terms,
            review_on: None,
        };
        self.planner.write_rule(ANA, write).unwrap().value
    }

    fn refused(&mut self, terms: RuleTerms) -> (String, String) {
        let before = export::canonical(&self.planner).unwrap();
        let write = WriteRule {
            id: None,
            terms,
            review_on: None,
        };
        let error = self.planner.write_rule(ANA, write).unwrap_err();
        assert_eq!(
            export::canonical(&self.planner).unwrap(),
            before,
            "nothing is half-saved"
        );
        let json = serde_json::to_value(&error).unwrap();
        (
            json["code"].as_str().unwrap().into(),
            json["data"]["field"].as_str().unwrap_or_default().into(),
        )
    }

    fn sheet(&self, id: RuleId) -> RuleSheet {
        self.planner.rule(Viewer::Nobody, RuleOf { id }).unwrap()
    }

    /// The yes to the newest text.
    fn yes(&mut self, actor: Actor, id: RuleId) {
        let sheet = self.sheet(id);
        let text = sheet.newer.unwrap_or(sheet.card.text);
        let yes = Yes {
            version: text.version,
            digest: text.digest,
        };
        self.planner.say_yes(actor, yes).unwrap();
    }

    fn holding(&mut self, terms: RuleTerms) -> RuleId {
        let rest = terms.rest;
        let id = self.write(None, terms);
        self.yes(ANA, id);
        self.yes(BEN, id);
        self.clock.pass(Duration::hours(rest));
        assert!(self.sheet(id).card.standing.holds());
        id
    }

    fn found(&self, viewer: Viewer, search: &str) -> Vec<String> {
        let query = RulesQuery {
            search: search.into(),
        };
        let rules = self.planner.rules(viewer, query).unwrap();
        let shared = rules.rules.into_iter().map(|rule| rule.text.terms.about);
        let drafts = rules.drafts.into_iter().map(|draft| draft.terms.about);
        shared.chain(drafts).collect()
    }

    fn held(&self, id: RuleId) -> Option<RuleTerms> {
        let printed = self.planner.rules_print(Viewer::Both).unwrap();
        let rule = printed.rules.into_iter().find(|rule| rule.id == id);
        rule.map(|rule| rule.terms)
    }
}

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
        us.planner.undo(ANA).unwrap_err().code(),
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
    us.planner.undo(ANA).unwrap();
    assert_eq!(export::canonical(&us.planner).unwrap(), start);
    us.planner.redo(ANA).unwrap();
    let name = us
        .planner
        .home(Viewer::One(Side::Start))
        .unwrap()
        .undo
        .unwrap();
    assert_eq!(name.thing.as_deref(), Some("Bigger purchases"));
    us.yes(BEN, id);
    assert_eq!(us.planner.undo(ANA).unwrap_err().code(), "touched-since");
}
