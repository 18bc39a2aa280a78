//! What is one's own comes in by one's own hand, for oneself alone, and goes again with one undo.

use common_ground_core::Planner;
use common_ground_core::error::{Error, Refusal};
use common_ground_core::export::{Copy, OwnItem};
use common_ground_core::import::{What, Why};
use common_ground_core::testing::private_bytes;
use common_ground_core::who::{Actor, Presence, Side, Viewer};
use common_ground_core::work::Work;
use serde_json::{Value, json};

use crate::house::{Home, home};
use crate::keys::{self, give};
use crate::{ANA, BEN, all, as_copy, bring, bytes, good, incoming, new, preview, stay};

/// Everything of one's own as a copy tells it.
pub(crate) fn own(planner: &Planner, side: Side) -> Vec<Value> {
    let copying = planner.copying(Viewer::One(side), true).unwrap();
    let own = copying.read(&Work::default()).unwrap().own.unwrap();
    let items = own.items.into_iter();
    items.map(|one| json!([one.kind, one.item])).collect()
}

pub(crate) fn of(home: &Home, side: Side) -> Vec<Value> {
    home.house.with(|planner| Ok(own(planner, side))).unwrap()
}

/// A file with only Ana's own part in it.
fn only_own() -> Copy {
    let mut copy = good();
    for (table, rows) in &mut copy.shared {
        if table != "partner" && table != "household" {
            rows.clear();
        }
    }
    copy.happened.clear();
    let own = copy.own.as_mut().unwrap();
    own.items
        .retain(|one| one.kind != "slipped" && one.kind != "answer");
    copy
}

#[test]
fn everything_of_ones_own_is_here_again() {
    let copy = good();
    let home = home();
    home.house.come(Presence::One(Side::Start));
    let brought = bring(&home, ANA, &incoming(&copy), as_copy()).unwrap();
    let here = of(&home, Side::Start);
    let items = copy.own.unwrap().items;
    let came = new(&brought, What::Private) + new(&brought, What::Request);
    assert_eq!(came as usize, here.len());
    assert_eq!(
        stay(&brought, Why::Between),
        1,
        "an answer is put away anew"
    );
    for OwnItem { kind, mut item } in items {
        if kind == "answer" {
            continue;
        }
        if kind == "slipped" {
            let on = here.iter().find(|one| one[0] == json!("slipped")).unwrap();
            let agreement = &on[1]["agreement"];
            assert_ne!(*agreement, item["agreement"]);
            let known = all(&home)["boundary"].clone();
            let known = known.as_array().unwrap().iter();
            assert!(known.clone().any(|one| one["id"] == *agreement));
            item["agreement"] = agreement.clone();
        }
        assert!(here.contains(&json!([kind, item])), "{kind} {item}");
    }
    // A day of life after it every reading of them still works.
    for read in ["private_space", "feelings", "topics", "hidden_goals"] {
        let said = home.house.ask(read, json!({}), None).unwrap();
        assert!(!said.is_null(), "{read}");
    }
    // The same file brings nothing twice.
    let again = bring(&home, ANA, &incoming(&good()), as_copy()).unwrap();
    assert_eq!(new(&again, What::Private), 0);
    assert_eq!(of(&home, Side::Start).len(), here.len());
}

#[test]
fn it_goes_and_comes_again_with_the_step_that_brought_it() {
    for copy in [good(), only_own()] {
        let copy = incoming(&copy);
        let home = home();
        home.house.come(Presence::One(Side::Start));
        let topic = json!({ "words": "Mine from before", "wants": "know" });
        home.house.ask("add_topic", topic, None).unwrap();
        let before = (bytes(&home), of(&home, Side::Start));
        let seen = preview(&home, ANA, &copy, as_copy()).unwrap();
        assert_eq!(before, (bytes(&home), of(&home, Side::Start)));
        assert_eq!(bring(&home, ANA, &copy, as_copy()).unwrap(), seen);
        let after = of(&home, Side::Start);
        assert!(after.len() > before.1.len());
        home.house
            .with(|planner| planner.undo(ANA, &Work::default()))
            .unwrap();
        assert_eq!(before, (bytes(&home), of(&home, Side::Start)));
        home.house
            .with(|planner| planner.redo(ANA, &Work::default()))
            .unwrap();
        assert_eq!(of(&home, Side::Start), after);
        home.house
            .with(|planner| planner.undo(ANA, &Work::default()))
            .unwrap();
        assert_eq!(before.1, of(&home, Side::Start));
        let again = bring(&home, ANA, &copy, as_copy()).unwrap();
        assert_eq!(again, seen, "what was undone can come again");
        assert_eq!(of(&home, Side::Start).len(), after.len(), "and comes once");
        let bodies = home.house.with(|planner| private_bytes(planner)).unwrap();
        assert_eq!(bodies.len(), after.len(), "nothing lies there unread");
    }
}

#[test]
fn what_was_changed_since_is_not_taken_away_and_what_was_let_go_does_not_matter() {
    let home = home();
    home.house.come(Presence::One(Side::Start));
    let copy = incoming(&only_own());
    bring(&home, ANA, &copy, as_copy()).unwrap();
    let space = home.house.ask("private_space", json!({}), None).unwrap();
    let note = &space["notes"][0];
    let edit = json!({ "id": note["id"], "shape": "note", "title": "Otherwise by now", "parts": ["A thought"] });
    home.house.ask("keep_note", edit, None).unwrap();
    let refused = home
        .house
        .with(|planner| planner.undo(ANA, &Work::default()));
    assert!(
        matches!(refused, Err(Error::Refused(Refusal::TouchedSince))),
        "{refused:?}"
    );
    let back = home.house.ask("earlier_note", note["id"].clone(), None);
    back.unwrap();
    let gone = home.house.ask("drop_note", note["id"].clone(), None);
    gone.unwrap();
    home.house
        .with(|planner| planner.undo(ANA, &Work::default()))
        .unwrap();
    assert!(of(&home, Side::Start).is_empty());
}

#[test]
fn a_day_has_one_feeling_and_the_one_that_is_here_stays() {
    let mut copy = only_own();
    let feeling = |day: &str, value: u8| OwnItem {
        kind: "feeling".to_owned(),
        item: json!({ "day": day, "value": value, "words": "" }),
    };
    copy.own.as_mut().unwrap().items = vec![feeling("2026-06-12", 3), feeling("2026-06-11", 4)];
    let home = home();
    home.house.come(Presence::One(Side::Start));
    let today = json!({ "day": "2026-06-12", "value": 7, "words": "Rested" });
    home.house.ask("keep_feeling", today, None).unwrap();
    let brought = bring(&home, ANA, &incoming(&copy), as_copy()).unwrap();
    assert_eq!(new(&brought, What::Private), 1);
    let mut values: Vec<_> = of(&home, Side::Start)
        .iter()
        .map(|one| one[1]["value"].as_u64())
        .collect();
    values.sort_unstable();
    assert_eq!(values, [Some(4), Some(7)]);
}

#[test]
fn nobody_else_brings_it_reads_it_or_learns_that_it_came() {
    let copy = incoming(&only_own());
    for (actor, presence) in [
        (BEN, Presence::One(Side::End)),
        (Actor::Both, Presence::Both),
    ] {
        let home = home();
        home.house.come(presence);
        let brought = bring(&home, actor, &copy, as_copy()).unwrap();
        assert_eq!(new(&brought, What::Private), 0, "{actor:?}");
        assert!(stay(&brought, Why::Theirs) > 0, "{actor:?}");
        for side in Side::BOTH {
            assert!(of(&home, side).is_empty(), "{actor:?}");
        }
    }
    let home = home();
    let seen = |presence| {
        home.house.come(presence);
        let reads = ["what_changed", "today_page", "trash", "waiting"];
        reads.map(|read| {
            let args = match read {
                "what_changed" => json!({ "of": null, "before": null }),
                _ => json!({}),
            };
            home.house.ask(read, args, None).unwrap()
        })
    };
    let others = [Presence::One(Side::End), Presence::Both, Presence::Nobody];
    let before = others.map(seen);
    home.house.come(Presence::One(Side::Start));
    bring(&home, ANA, &copy, as_copy()).unwrap();
    assert_eq!(before, others.map(seen));
    home.house.come(Presence::One(Side::Start));
    home.house
        .with(|planner| planner.undo(ANA, &Work::default()))
        .unwrap();
    assert_eq!(before, others.map(seen));
}

/// Whether any private body says this to whoever reads the file without a key.
pub(crate) fn in_the_open(planner: &Planner, words: &str) -> bool {
    let bodies = private_bytes(planner).unwrap();
    let words = words.as_bytes();
    bodies
        .iter()
        .any(|body| body.windows(words.len()).any(|at| at == words))
}

#[test]
fn under_a_passphrase_it_comes_in_sealed_and_goes_and_comes_again_so() {
    for passphrase in [false, true] {
        let (_place, mut planner) = keys::Place::new();
        if passphrase {
            give(&mut planner, Side::Start, keys::ANA).unwrap();
        }
        let copy = incoming(&only_own());
        let brought = planner
            .bring_in(ANA, &copy, as_copy(), &Work::default())
            .unwrap();
        assert!(new(&brought.value, What::Private) > 0);
        assert!(!own(&planner, Side::Start).is_empty());
        assert_eq!(in_the_open(&planner, "Rested"), !passphrase);
        planner.undo(ANA, &Work::default()).unwrap();
        assert!(own(&planner, Side::Start).is_empty());
        assert_eq!(in_the_open(&planner, "Rested"), !passphrase);
        planner.redo(ANA, &Work::default()).unwrap();
        assert_eq!(in_the_open(&planner, "Rested"), !passphrase);
    }
}

#[test]
fn what_a_file_says_of_ones_own_is_looked_at_like_what_is_typed() {
    let long = "x".repeat(30_000);
    for (kind, item) in [
        (
            "note",
            json!({ "shape": "note", "title": "", "parts": [""], "on": "2026-06-12" }),
        ),
        (
            "note",
            json!({ "shape": "note", "title": "A", "parts": ["a", "b"], "on": "2026-06-12" }),
        ),
        (
            "note",
            json!({ "shape": "note", "title": long, "parts": ["a"], "on": "2026-06-12" }),
        ),
        (
            "note",
            json!({ "shape": "note", "title": "A", "parts": ["a"], "on": "0001-06-12" }),
        ),
        (
            "feeling",
            json!({ "day": "2026-06-12", "value": 11, "words": "" }),
        ),
        (
            "feeling",
            json!({ "day": "2026-06-13", "value": 1, "words": "" }),
        ),
        ("topic", json!({ "words": "", "wants": "know" })),
        ("topic", json!({ "words": "A", "wants": "shout" })),
        (
            "goal",
            json!({ "title": " ", "done": "", "horizon": "short" }),
        ),
        ("goal", json!("A goal")),
        (
            "boundary",
            json!({ "topic": "home", "text": { "own": { "when": "", "will": "", "why": "", "helps": "" } } }),
        ),
        ("rule", json!({ "terms": null, "review_on": null })),
    ] {
        let mut copy = only_own();
        let items = &mut copy.own.as_mut().unwrap().items;
        items.clear();
        items.push(OwnItem {
            kind: kind.to_owned(),
            item: item.clone(),
        });
        let home = home();
        home.house.come(Presence::One(Side::Start));
        let before = bytes(&home);
        let refused = bring(&home, ANA, &incoming(&copy), as_copy());
        assert!(
            matches!(&refused, Err(Error::Import(_))),
            "{kind} {item}: {refused:?}"
        );
        assert_eq!(before, bytes(&home));
        assert!(of(&home, Side::Start).is_empty());
    }
    let mut copy = only_own();
    copy.own.as_mut().unwrap().items = vec![OwnItem {
        kind: "something new".to_owned(),
        item: json!({}),
    }];
    let home = home();
    home.house.come(Presence::One(Side::Start));
    let brought = bring(&home, ANA, &incoming(&copy), as_copy()).unwrap();
    assert_eq!(stay(&brought, Why::Between), 1);
}
