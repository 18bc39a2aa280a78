//! Our quarter: ticks stay hidden until both are ready, nothing renews without a yes of each, and it goes
//! on where it was left.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test's panic is its answer"
)]

use common_ground_core::Planner;
use common_ground_core::agreed::{SubjectId, Yes};
use common_ground_core::commands::NoArgs;
use common_ground_core::talk::{
    KeepTexts, Outcome, QuarterItem, QuarterStep, QuarterView, Settle, Ticks, ToStep,
};
use common_ground_core::testing::{Clock, friday, household};
use common_ground_core::who::{Actor, Side, Viewer};

const ANA: Actor = Actor::One(Side::Start);
const BEN: Actor = Actor::One(Side::End);

fn with_a_goal(dir: &std::path::Path, clock: &Clock) -> Planner {
    let mut planner = household(dir, clock).unwrap();
    let board = planner
        .board(
            Viewer::Both,
            serde_json::from_value(serde_json::json!({ "horizon": "short" })).unwrap(),
        )
        .unwrap();
    let board = serde_json::to_value(board).unwrap();
    let text = find(&board).expect("the wish of the set-up has a text");
    for who in [ANA, BEN] {
        planner.say_yes(who, text.clone()).unwrap();
    }
    planner
}

/// The first text with its digest, wherever it stands in the answer.
fn find(value: &serde_json::Value) -> Option<Yes> {
    match value {
        serde_json::Value::Object(fields) => {
            if fields.contains_key("version") && fields.contains_key("digest") {
                let yes = serde_json::json!({
                    "version": fields["version"],
                    "digest": fields["digest"],
                });
                return serde_json::from_value(yes).ok();
            }
            fields.values().find_map(find)
        }
        serde_json::Value::Array(all) => all.iter().find_map(find),
        _ => None,
    }
}

fn see(planner: &Planner, viewer: Viewer) -> QuarterView {
    planner.quarter(viewer).unwrap()
}

fn yes(item: &QuarterItem) -> KeepTexts {
    KeepTexts {
        texts: vec![Yes {
            version: item.version,
            digest: item.digest.clone(),
        }],
    }
}

fn ticks(subjects: &[SubjectId], ready: bool) -> Ticks {
    Ticks {
        subjects: Some(subjects.to_vec()),
        ready,
    }
}

#[test]
fn ticks_open_together_and_keeping_takes_both() {
    let dir = tempfile::tempdir().unwrap();
    let clock = friday();
    let mut planner = with_a_goal(dir.path(), &clock);
    planner.begin_quarter(ANA, NoArgs {}).unwrap();
    let item = see(&planner, Viewer::Nobody).texts[0].clone();
    planner
        .tick_quarter(ANA, ticks(&[item.subject], false))
        .unwrap();
    assert_eq!(
        see(&planner, Viewer::One(Side::Start)).ticked,
        [item.subject]
    );
    for other in [Viewer::One(Side::End), Viewer::Both, Viewer::Nobody] {
        assert!(
            see(&planner, other).ticked.is_empty(),
            "hidden from {other:?}"
        );
    }
    let four = planner.tick_quarter(ANA, ticks(&[item.subject; 4], false));
    assert_eq!(four.unwrap_err().code(), "too-large");
    let early = planner.quarter_to(
        ANA,
        ToStep {
            step: QuarterStep::Talk,
        },
    );
    assert_eq!(
        early.unwrap_err().code(),
        "not-now",
        "not past a closed tick"
    );
    // Pressed at the table, where nobody's ticks are on the page: what was ticked stays ticked.
    let ready = Ticks {
        subjects: None,
        ready: true,
    };
    planner.tick_quarter(ANA, ready).unwrap();
    assert_eq!(see(&planner, Viewer::Both).step, Some(QuarterStep::Tick));

    // Left and taken up again.
    drop(planner);
    let mut planner = Planner::open(dir.path(), &dir.path().join("copy"), Box::new(clock)).unwrap();
    planner.begin_quarter(BEN, NoArgs {}).unwrap();
    planner.tick_quarter(BEN, ticks(&[], true)).unwrap();
    open(&mut planner);
    let opened = see(&planner, Viewer::Both);
    assert_eq!(opened.step, Some(QuarterStep::GoOn));
    assert!(opened.texts[0].to_talk);
    assert!(
        see(&planner, Viewer::One(Side::Start)).ticked.is_empty(),
        "who ticked is forgotten"
    );

    planner
        .quarter_to(
            ANA,
            ToStep {
                step: QuarterStep::Talk,
            },
        )
        .unwrap();
    assert!(see(&planner, Viewer::Both).until.is_some());
    let both = planner
        .keep_in_quarter(Actor::Both, yes(&item))
        .unwrap_err();
    assert_eq!(both.code(), "whose-hand");
    planner.keep_in_quarter(ANA, yes(&item)).unwrap();
    planner.keep_in_quarter(ANA, yes(&item)).unwrap();
    let half = &see(&planner, Viewer::Both).texts[0];
    assert_eq!(
        (half.keep, half.outcome),
        ([true, false], None),
        "one is not both"
    );
    planner.keep_in_quarter(BEN, yes(&item)).unwrap();
    assert_eq!(
        see(&planner, Viewer::Both).texts[0].outcome,
        Some(Outcome::Keep)
    );
    planner
        .quarter_to(
            BEN,
            ToStep {
                step: QuarterStep::Done,
            },
        )
        .unwrap();
    assert_eq!(see(&planner, Viewer::Both).step, None);
}

#[test]
fn other_words_than_those_that_hold_are_no_yes() {
    let dir = tempfile::tempdir().unwrap();
    let mut planner = with_a_goal(dir.path(), &friday());
    planner.begin_quarter(ANA, NoArgs {}).unwrap();
    for who in [ANA, BEN] {
        planner.tick_quarter(who, ticks(&[], true)).unwrap();
    }
    open(&mut planner);
    let item = see(&planner, Viewer::Both).texts[0].clone();
    let mut other = yes(&item);
    other.texts[0].digest = "00".repeat(32);
    let refused = planner.keep_in_quarter(ANA, other).unwrap_err();
    assert_eq!(refused.code(), "words-changed");
    assert_eq!(see(&planner, Viewer::Both).texts[0].keep, [false, false]);
    let settle = Settle {
        subject: item.subject,
        outcome: Some(Outcome::Keep),
    };
    let keep = planner.settle_in_quarter(ANA, settle).unwrap_err();
    assert_eq!(
        keep.code(),
        "whose-hand",
        "keeping takes each one's own yes"
    );
}

/// Both look at it and open what each ticked.
fn open(planner: &mut Planner) {
    let step = QuarterStep::GoOn;
    planner.quarter_to(Actor::Both, ToStep { step }).unwrap();
}

fn settle(subject: SubjectId, outcome: Outcome) -> Settle {
    Settle {
        subject,
        outcome: Some(outcome),
    }
}

fn opened(planner: &mut Planner) {
    planner.begin_quarter(ANA, NoArgs {}).unwrap();
    for who in [ANA, BEN] {
        planner.tick_quarter(who, ticks(&[], true)).unwrap();
    }
    open(planner);
}

#[test]
fn a_goal_that_is_reached_lies_in_reached_and_does_not_come_back() {
    let dir = tempfile::tempdir().unwrap();
    let mut planner = with_a_goal(dir.path(), &friday());
    opened(&mut planner);
    let goal = see(&planner, Viewer::Both).texts[0].subject;
    planner
        .settle_in_quarter(ANA, settle(goal, Outcome::Finish))
        .unwrap();
    let view = planner
        .board(
            Viewer::Both,
            serde_json::from_value(serde_json::json!({ "horizon": "short" })).unwrap(),
        )
        .unwrap();
    let board = serde_json::to_value(view).unwrap();
    let reached = board["columns"]
        .as_array()
        .unwrap()
        .iter()
        .find(|column| column["place"] == "reached")
        .unwrap();
    assert_eq!(reached["cards"].as_array().unwrap().len(), 1);
    let done = ToStep {
        step: QuarterStep::Done,
    };
    planner.quarter_to(ANA, done).unwrap();
    assert!(see(&planner, Viewer::Both).texts.is_empty());
}

#[test]
fn its_reminder_is_done_at_its_end() {
    let dir = tempfile::tempdir().unwrap();
    let clock = friday();
    let mut planner = with_a_goal(dir.path(), &clock);
    clock.pass(chrono::Duration::days(120));
    let waits = |planner: &Planner| {
        let waiting = planner.waiting(Viewer::Both).unwrap();
        waiting
            .items
            .iter()
            .any(|one| one.about == Some(common_ground_core::reminder::About::Quarter))
    };
    assert!(waits(&planner), "the quarter's day has come");
    opened(&mut planner);
    assert!(waits(&planner), "not before it was held");
    let done = ToStep {
        step: QuarterStep::Done,
    };
    planner.quarter_to(BEN, done).unwrap();
    assert!(!waits(&planner));
}

/// An agreement of both until the twelfth of September.
fn agree(planner: &mut Planner, words: &str) {
    let text = serde_json::from_value(serde_json::json!({
        "topic": "home",
        "text": { "agreement": {
            "words": words,
            "why": "",
            "does": ["cook on Mondays", "cook on Thursdays"],
            "slipped": "",
            "talk": false,
            "rest": 0,
            "ends": "2026-09-12",
        } },
    }))
    .unwrap();
    let id = planner.write_boundary(ANA, text).unwrap().value;
    for who in [ANA, BEN] {
        let sheet = planner
            .agreement(
                Viewer::Both,
                common_ground_core::boundary::OneBoundary { id },
            )
            .unwrap();
        let proposed = Yes {
            version: sheet.agreement.standing.version(),
            digest: sheet.agreement.digest,
        };
        planner.say_yes(who, proposed).unwrap();
    }
}

fn named(planner: &Planner, title: &str) -> QuarterItem {
    let all = see(planner, Viewer::Both).texts;
    all.into_iter().find(|one| one.title == title).unwrap()
}

#[test]
fn an_agreement_goes_on_to_a_quarter_only_by_both_presses() {
    let dir = tempfile::tempdir().unwrap();
    let mut planner = with_a_goal(dir.path(), &friday());
    agree(&mut planner, "We cook in turn");
    opened(&mut planner);
    let ends = |planner: &Planner| named(planner, "We cook in turn");
    let item = ends(&planner);
    assert_eq!(item.text["ends"], "2026-09-12");
    planner.keep_in_quarter(ANA, yes(&item)).unwrap();
    let half = ends(&planner);
    assert_eq!(half.text["ends"], "2026-09-12", "one press moves no date");
    assert_eq!((half.keep, half.outcome), ([true, false], None));
    planner.keep_in_quarter(BEN, yes(&half)).unwrap();
    let kept = ends(&planner);
    assert_eq!(
        (kept.keep, kept.outcome),
        ([true, true], Some(Outcome::Keep))
    );
    let until: chrono::NaiveDate = kept.text["ends"].as_str().unwrap().parse().unwrap();
    assert!(until > "2026-09-12".parse().unwrap(), "goes on to {until}");
}

#[test]
fn three_lie_on_the_table_and_the_rest_lies_later() {
    let dir = tempfile::tempdir().unwrap();
    let mut planner = with_a_goal(dir.path(), &friday());
    let words = ["One", "Two", "Three", "Four", "Five", "Six"];
    for one in words {
        agree(&mut planner, one);
    }
    planner.begin_quarter(ANA, NoArgs {}).unwrap();
    let all = words.map(|one| named(&planner, one).subject);
    // Ana: Six, Five, Four; Ben: One, Two, Six. What both ticked comes first, then one of each in turn.
    planner
        .tick_quarter(ANA, ticks(&[all[5], all[4], all[3]], true))
        .unwrap();
    planner
        .tick_quarter(BEN, ticks(&[all[0], all[1], all[5]], true))
        .unwrap();
    open(&mut planner);
    let lies = |planner: &Planner, outcome: Option<Outcome>| {
        let mut titles: Vec<String> = see(planner, Viewer::Nobody)
            .texts
            .into_iter()
            .filter(|one| one.to_talk && one.outcome == outcome)
            .map(|one| one.title)
            .collect();
        titles.sort();
        titles
    };
    assert_eq!(lies(&planner, None), ["Five", "One", "Six"]);
    assert_eq!(lies(&planner, Some(Outcome::Later)), ["Four", "Two"]);

    let take_up = |planner: &mut Planner, title: &str| {
        let subject = named(planner, title).subject;
        let on_the_table = Settle {
            subject,
            outcome: None,
        };
        planner.settle_in_quarter(BEN, on_the_table)
    };
    let full = take_up(&mut planner, "Two").unwrap_err();
    assert_eq!(full.code(), "not-now", "the table is full");
    planner
        .settle_in_quarter(ANA, settle(all[0], Outcome::Later))
        .unwrap();
    take_up(&mut planner, "Two").unwrap();
    assert_eq!(lies(&planner, None), ["Five", "Six", "Two"]);

    // Either may lay one of those that were to go on beside them; it renews nothing and takes no yes.
    let three = named(&planner, "Three");
    planner.keep_in_quarter(ANA, yes(&three)).unwrap();
    planner
        .settle_in_quarter(BEN, settle(three.subject, Outcome::Later))
        .unwrap();
    let three = named(&planner, "Three");
    assert_eq!(three.keep, [true, false]);
    assert_eq!(three.text["ends"], "2026-09-12", "later is no yes");

    // What became something else does not come back to the table.
    planner
        .settle_in_quarter(ANA, settle(all[4], Outcome::Pause))
        .unwrap();
    let paused = take_up(&mut planner, "Five").unwrap_err();
    assert_eq!(paused.code(), "not-now");
    let mended = settle(all[5], Outcome::Change);
    planner.settle_in_quarter(ANA, mended).unwrap();
    take_up(&mut planner, "Six").unwrap();
    assert_eq!(lies(&planner, None), ["Six", "Two"]);
}

#[test]
fn whose_first_tick_comes_first_alternates() {
    let dir = tempfile::tempdir().unwrap();
    let mut planner = with_a_goal(dir.path(), &friday());
    let words = ["One", "Two", "Three", "Four", "Five", "Six"];
    for one in words {
        agree(&mut planner, one);
    }
    let mut on_the_table = Vec::new();
    for _ in 0..2 {
        planner.begin_quarter(ANA, NoArgs {}).unwrap();
        let all = words.map(|one| named(&planner, one).subject);
        planner.tick_quarter(ANA, ticks(&all[..3], true)).unwrap();
        planner.tick_quarter(BEN, ticks(&all[3..], true)).unwrap();
        open(&mut planner);
        let anas = see(&planner, Viewer::Both)
            .texts
            .iter()
            .filter(|one| one.to_talk && one.outcome.is_none() && all[..3].contains(&one.subject))
            .count();
        on_the_table.push(anas);
        let done = ToStep {
            step: QuarterStep::Done,
        };
        planner.quarter_to(BEN, done).unwrap();
    }
    assert_eq!(on_the_table, [2, 1], "of Ana's three, in two sittings");
}

#[test]
fn what_ended_while_the_sitting_was_left_is_shown_so_and_blocks_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let clock = friday();
    let mut planner = with_a_goal(dir.path(), &clock);
    agree(&mut planner, "We cook in turn");
    opened(&mut planner);
    assert!(named(&planner, "We cook in turn").holds);
    clock.pass(chrono::Duration::days(100));
    let ended = named(&planner, "We cook in turn");
    assert!(!ended.holds, "its own date came in between");
    let refused = planner.keep_in_quarter(ANA, yes(&ended)).unwrap_err();
    assert_eq!(refused.code(), "ended");
    let goal = see(&planner, Viewer::Both)
        .texts
        .into_iter()
        .find(|one| one.holds)
        .unwrap();
    planner.keep_in_quarter(ANA, yes(&goal)).unwrap();
}
