//! The trash: what comes back, and what a press to empty counts for.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod house;

use chrono::Duration;
use common_ground_core::who::{Presence, Side};
use house::Home;
use house::calls::{Lived, canonical, lived_again};
use serde_json::{Value, json};

const ANA: Presence = Presence::One(Side::Start);
const BEN: Presence = Presence::One(Side::End);

fn does(home: &Home, who: Presence, name: &str, args: Value) -> Value {
    home.house.come(who);
    let done = home.house.ask(name, args, None);
    done.unwrap_or_else(|error| panic!("{name}: {error}"))["value"].clone()
}

/// Something of every kind that can lie in the trash, and how it gets there.
fn thrown_away(us: &Lived) -> Vec<(&'static str, Value, &'static str, Value)> {
    let one = |word: &str| json!({ "id": us.id(word) });
    vec![
        (
            "goal",
            us.id("idea"),
            "delete_goal",
            json!({ "goal": us.id("idea") }),
        ),
        (
            "goal",
            us.id("half"),
            "delete_goal",
            json!({ "goal": us.id("half") }),
        ),
        (
            "good_time",
            us.id("good time"),
            "delete_good_time",
            us.id("good time"),
        ),
        (
            "good_moment",
            us.id("good moment"),
            "delete_good_moment",
            us.id("good moment"),
        ),
        (
            "rule",
            us.id("draft rule"),
            "delete_rule",
            one("draft rule"),
        ),
        (
            "boundary",
            us.id("draft agreement"),
            "delete_boundary",
            one("draft agreement"),
        ),
        ("boundary", us.id("own"), "delete_boundary", one("own")),
    ]
}

#[test]
fn what_is_taken_out_comes_back_with_all_that_hung_on_it() {
    let us = lived_again();
    let idea = us.id("idea");
    does(
        &us.home,
        ANA,
        "add_step",
        json!({ "goal": idea, "words": "Ask the harbour", "due": null }),
    );
    let read = json!({ "id": us.id("own"), "version": us.text("own")["version"], "digest": us.text("own")["digest"], "read": true });
    does(&us.home, BEN, "mark_read", read);
    let before = canonical(&us.home);
    for (noun, id, delete, args) in thrown_away(&us) {
        does(&us.home, ANA, delete, args);
        assert_ne!(canonical(&us.home), before, "the {noun} is away");
        us.home.clock.pass(Duration::days(3));
        does(&us.home, ANA, "restore", json!({ "noun": noun, "id": id }));
        assert_eq!(canonical(&us.home), before, "the {noun} is as it was");
    }
}

#[test]
fn a_press_to_empty_does_not_outlive_what_it_was_for() {
    // Taken out by the trash, or by undoing: thrown away once more, it takes both again.
    for back in ["restore", "undo"] {
        let us = lived_again();
        let moment = us.id("good moment");
        let thing = json!({ "noun": "good_moment", "id": moment });
        does(&us.home, ANA, "delete_good_moment", moment.clone());
        assert_eq!(does(&us.home, BEN, "empty", thing.clone()), "waits");
        let args = if back == "undo" {
            json!({})
        } else {
            thing.clone()
        };
        does(&us.home, ANA, back, args);
        does(&us.home, ANA, "delete_good_moment", moment.clone());
        let trash = us.home.house.ask("trash", json!({}), None).unwrap();
        let lies = trash
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["id"] == moment);
        assert_eq!(lies.unwrap()["pressed"], json!([false, false]), "{back}");
        assert_eq!(
            does(&us.home, ANA, "empty", thing.clone()),
            "waits",
            "{back}: not by one hand"
        );
        assert_eq!(does(&us.home, BEN, "empty", thing), "gone");
        let left = canonical(&us.home).to_string();
        let id = moment.as_str().unwrap();
        assert!(!left.contains(id), "{back}: nothing says who pressed");
    }
}

#[test]
fn a_reminder_that_comes_back_brings_no_backlog() {
    let us = lived_again();
    let id = us.id("reminder");
    does(&us.home, ANA, "delete_reminder", json!({ "id": id }));
    us.home.clock.pass(Duration::days(9));
    does(
        &us.home,
        BEN,
        "restore",
        json!({ "noun": "reminder", "id": id }),
    );
    us.home
        .house
        .with(common_ground_core::Planner::take_notice)
        .unwrap();
    let waiting = us.home.house.ask("waiting", json!({}), None).unwrap();
    let waits: Vec<&Value> = waiting["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|item| item["reminder"] == id)
        .map(|item| &item["on_date"])
        .collect();
    assert_eq!(waits, ["2026-06-14"], "only what waited before: {waiting}");
}
