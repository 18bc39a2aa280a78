//! One partner leaves: nothing shared holds any more and every text stays readable, nothing says whose act it
//! was, what was theirs alone is nowhere, and nothing of the other's is touched.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod house;
mod kept;
mod keys;

use std::collections::BTreeSet;

use common_ground_core::leave::Leave;
use common_ground_core::testing::private_bytes;
use common_ground_core::vault::Passphrase;
use common_ground_core::who::{Actor, Presence, Side};
use common_ground_pages::files_with;
use house::calls::{Lived, agreement, canonical, lived_again, newest, terms};
use house::{Home, home, live_yeses};
use serde_json::{Value, json};

fn ask(home: &Home, side: Side, name: &str, args: Value) -> Value {
    home.house.come(Presence::One(side));
    let answer = home.house.ask(name, args, None);
    answer.unwrap_or_else(|error| panic!("{name}: {error:?}"))["value"].clone()
}

fn leave(home: &Home, side: Side, erase: bool) {
    ask(home, side, "leave", json!({ "erase": erase }));
}

/// The texts both have a live yes to.
fn agreed(home: &Home) -> BTreeSet<(String, String)> {
    let all = canonical(home);
    let [start, end] = Side::BOTH.map(|side| live_yeses(&all, side));
    start.intersection(&end).cloned().collect()
}

/// A couple that agreed on one of everything, each with something of their own.
fn agreeing() -> Home {
    let home = home();
    let things = [
        (
            "write_boundary",
            json!({ "topic": "home", "text": agreement("We cook in turns", "2026-12-31") }),
        ),
        (
            "write_rule",
            json!({ "id": null, "terms": terms("Bigger purchases"), "review_on": null }),
        ),
        (
            "add_goal",
            json!({ "title": "A garden", "horizon": "short", "area": null, "own": false }),
        ),
    ];
    for (name, args) in things {
        let id = ask(&home, Side::Start, name, args);
        for side in Side::BOTH {
            ask(&home, side, "say_yes", newest(&canonical(&home), &id));
        }
    }
    for side in Side::BOTH {
        ask(
            &home,
            side,
            "add_topic",
            json!({ "words": word(side), "wants": "listen" }),
        );
    }
    home
}

fn word(side: Side) -> &'static str {
    match side {
        Side::Start => "qxofanazy",
        Side::End => "qxofbenzy",
    }
}

#[test]
fn nothing_shared_holds_and_every_text_stays() {
    for side in Side::BOTH {
        let us = lived_again();
        let (before, held) = (us.canonical(), agreed(&us.home));
        assert!(held.len() >= 5, "they had agreed on much: {held:?}");
        leave(&us.home, side, true);
        assert_eq!(agreed(&us.home), BTreeSet::new());
        let after = us.canonical();
        for table in ["version", "goal", "boundary", "rule", "good_moment", "area"] {
            assert_eq!(before[table], after[table], "{table}");
        }
        // The other reads what they agreed on, and nobody is named as the one who ended it.
        us.home.house.come(Presence::One(side.other()));
        let read = us
            .home
            .house
            .ask("boundaries", json!({}), None)
            .unwrap()
            .to_string();
        assert!(
            read.contains("We cook in turns") && !read.contains("\"holds\""),
            "{read}"
        );
    }
}

#[test]
fn nothing_anywhere_tells_who_left() {
    let rows = Side::BOTH.map(|side| {
        let home = agreeing();
        assert_eq!(agreed(&home).len(), 3);
        leave(&home, side, true);
        assert_eq!(agreed(&home), BTreeSet::new());
        home.house.everything_shared().unwrap()
    });
    assert!(rows[0].contains("step_back"), "something was written");
    assert_eq!(rows[0], rows[1], "the file is the same, whoever left");
}

#[test]
fn what_one_is_left_waiting_for_never_comes_to_hold() {
    let us = lived_again();
    let waiting = |us: &Lived| live_yeses(&us.canonical(), Side::Start);
    assert!(!waiting(&us).is_empty(), "a yes of hers waits for his");
    leave(&us.home, Side::Start, false);
    assert_eq!(waiting(&us), BTreeSet::new());
    // Whatever he says yes to, and however much both of them undo, nothing holds.
    let texts = us.canonical()["version"].as_array().unwrap().clone();
    for text in texts {
        us.home.house.come(Presence::One(Side::End));
        let yes = json!({ "version": text["id"], "digest": text["digest"] });
        let _ = us.home.house.ask("say_yes", yes, None);
    }
    for here in [
        Presence::One(Side::Start),
        Presence::One(Side::End),
        Presence::Both,
    ] {
        us.home.house.come(here);
        for turn in ["undo", "redo", "undo"] {
            while us.home.house.ask(turn, json!({}), None).is_ok() {
                assert_eq!(agreed(&us.home), BTreeSet::new(), "{turn} by {here:?}");
            }
        }
    }
}

#[test]
fn what_was_the_leavers_alone_is_on_no_page() {
    let home = agreeing();
    let reminder = json!({ "title": word(Side::Start), "own": true, "catch_up": "latest", "schedule": {
        "every": { "unit": "days", "n": 1 }, "time": "09:00:00", "start": "2026-06-12", "end": null,
        "from": "schedule", "paused": [] } });
    ask(&home, Side::Start, "add_reminder", reminder);
    home.clock.pass(chrono::Duration::hours(30));
    home.house
        .with(common_ground_core::Planner::take_notice)
        .unwrap();
    let pages = |side| files_with(home._dir.path(), word(side));
    assert!(
        !pages(Side::Start).is_empty(),
        "the search finds them first"
    );
    leave(&home, Side::Start, true);
    assert!(home.house.with(|planner| planner.forget_words()).unwrap());
    assert_eq!(pages(Side::Start), [""; 0]);
    // Nothing of the other's is touched.
    assert!(!pages(Side::End).is_empty());
    home.house.come(Presence::One(Side::End));
    let topics = home.house.ask("topics", json!({}), None).unwrap();
    assert!(topics.to_string().contains(word(Side::End)));
    assert_eq!(
        canonical(&home)["reminder"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| !one["owner"].is_null())
            .count(),
        0
    );
}

#[test]
fn without_erasing_what_is_private_stays_and_no_reminder_goes_on() {
    let home = agreeing();
    for side in Side::BOTH {
        let reminder = json!({ "title": word(side), "own": true, "catch_up": "latest", "schedule": {
            "every": { "unit": "days", "n": 1 }, "time": "09:00:00", "start": "2026-06-13", "end": null,
            "from": "schedule", "paused": [] } });
        ask(&home, side, "add_reminder", reminder);
    }
    let lines = |home: &Home| {
        home.house
            .counts()
            .unwrap()
            .into_iter()
            .find(|(table, _)| table == "history")
            .unwrap()
    };
    let before = lines(&home).1;
    leave(&home, Side::Start, false);
    assert_eq!(
        lines(&home).1,
        before + 3,
        "one line for each thing that ended, none for the reminder"
    );
    home.clock.pass(chrono::Duration::hours(30));
    let waits = |side| {
        home.house.come(Presence::One(side));
        home.house
            .ask("waiting", json!({}), None)
            .unwrap()
            .to_string()
            .contains(word(side))
    };
    assert!(!waits(Side::Start), "hers goes on no more");
    assert!(waits(Side::End), "his does");
    home.house.come(Presence::One(Side::Start));
    let topics = home.house.ask("topics", json!({}), None).unwrap();
    assert!(
        topics.to_string().contains(word(Side::Start)),
        "her notes are still hers"
    );
}

#[test]
fn leaving_asks_for_the_passphrase_each_time_and_erases_what_is_sealed() {
    let (_place, mut planner) = keys::Place::new();
    keys::give(&mut planner, Side::Start, keys::ANA).unwrap();
    keys::note(&mut planner, Side::Start, keys::CANARY);
    keys::note(&mut planner, Side::End, "of the other");
    let go = Leave { erase: true };
    let ana = Actor::One(Side::Start);
    assert_eq!(private_bytes(&planner).unwrap().len(), 2);
    assert_eq!(keys::code_of(planner.leave(ana, go)), "needs-passphrase");
    assert_eq!(
        private_bytes(&planner).unwrap().len(),
        2,
        "nothing happened"
    );
    let said = || Passphrase::new(keys::ANA.to_owned());
    planner.prove_hand(Side::Start, said()).unwrap();
    planner.leave(ana, go).unwrap();
    assert_eq!(keys::notes(&planner, Side::End).unwrap(), ["of the other"]);
    assert_eq!(private_bytes(&planner).unwrap().len(), 1);
    assert_eq!(
        keys::code_of(planner.leave(ana, go)),
        "needs-passphrase",
        "one proof, one act"
    );
    // The way in stays.
    planner.let_in(Side::Start, &keys::said(keys::ANA)).unwrap();
    assert_eq!(keys::code_of(planner.leave(Actor::Both, go)), "whose-hand");
}
