//! Keystrokes and moves that follow one another are one step to undo; nothing else is.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod house;

use chrono::Duration;
use common_ground_core::Planner;
use common_ground_core::export;
use common_ground_core::testing::House;
use common_ground_core::who::{Presence, Side};
use house::calls::{agreement, canonical, goal, newest};
use house::{Home, home};
use serde_json::{Value, json};

const ANA: Presence = Presence::One(Side::Start);
const BEN: Presence = Presence::One(Side::End);

fn does(home: &Home, who: Presence, name: &str, args: Value) -> Value {
    home.house.come(who);
    let done = home.house.ask(name, args, None);
    done.unwrap_or_else(|error| panic!("{name}: {error}"))["value"].clone()
}

fn add(home: &Home, title: &str) -> Value {
    let new = json!({ "title": title, "horizon": "short", "area": null, "own": false });
    let id = does(home, ANA, "add_goal", new);
    does(home, ANA, "edit_goal", goal(&id, title));
    home.clock.pass(Duration::hours(1));
    id
}

fn title(home: &Home, goal: &Value) -> Value {
    home.house.ask("goal", goal.clone(), None).unwrap()["core"]["title"].clone()
}

fn all(home: &Home) -> String {
    home.house
        .with(|planner| export::canonical(planner))
        .unwrap()
}

/// How many steps of this one there are until everything is as it was.
fn steps(home: &Home, who: Presence, start: &str) -> usize {
    home.house.come(who);
    let mut steps = 0;
    while all(home) != start {
        let undone = home.house.ask("undo", json!({}), None);
        assert!(undone.is_ok(), "step {steps}: {undone:?}");
        steps += 1;
    }
    steps
}

fn place(goal: &Value, to: &str, before: &Value) -> Value {
    json!({ "goal": goal, "to": to, "before": before, "texts": [] })
}

#[test]
fn what_is_typed_in_one_go_is_one_step_with_its_last_words_as_its_name() {
    let home = home();
    let lisbon = add(&home, "Lisbon");
    let start = all(&home);
    for words in ["Lisbon i", "Lisbon in", "Lisbon in May"] {
        does(&home, ANA, "edit_goal", goal(&lisbon, words));
        home.clock.pass(Duration::seconds(50));
    }
    let end = all(&home);
    let name = home.house.ask("undo", json!({}), None).unwrap()["value"].clone();
    assert_eq!(name["thing"], "Lisbon in May");
    assert_eq!(all(&home), start);
    home.house.ask("redo", json!({}), None).unwrap();
    assert_eq!(all(&home), end);
    assert_eq!(title(&home, &lisbon), "Lisbon in May");
}

#[test]
fn a_card_that_is_moved_again_and_again_is_one_step_that_says_where_it_came_to() {
    let home = home();
    let (one, other) = (add(&home, "One"), add(&home, "Other"));
    let start = all(&home);
    does(&home, ANA, "move_goal", place(&other, "idea", &one));
    does(
        &home,
        ANA,
        "move_goal",
        place(&other, "paused", &Value::Null),
    );
    does(
        &home,
        ANA,
        "move_goal",
        place(&other, "let_go", &Value::Null),
    );
    let ended = all(&home);
    does(&home, ANA, "move_goal", place(&one, "paused", &Value::Null));
    does(&home, ANA, "move_goal", place(&one, "idea", &Value::Null));
    does(&home, ANA, "move_goal", place(&one, "paused", &Value::Null));
    let name = home.house.ask("undo", json!({}), None).unwrap()["value"].clone();
    assert_eq!(
        (&name["thing"], &name["to"]),
        (&json!("One"), &json!("paused"))
    );
    assert_eq!(all(&home), ended, "another card is another step");
    assert_eq!(steps(&home, ANA, &start), 2, "an end is a step of its own");
}

#[test]
fn what_does_not_go_on_with_the_last_step_is_one_of_its_own() {
    fn said(id: &Value, title: &str, notes: &str) -> Value {
        let mut args = goal(id, title);
        args["notes"] = json!(notes);
        args
    }
    // Another part of it, another hand, a pause, something in between.
    for (case, hand, pause, other, between) in [
        ("another part", ANA, 5, ("Porto", "Other notes"), false),
        ("another hand", BEN, 5, ("Porto!", "Notes"), false),
        ("a pause", ANA, 61, ("Porto!", "Notes"), false),
        ("in between", ANA, 5, ("Porto!", "Notes"), true),
    ] {
        let home = home();
        let lisbon = add(&home, "Lisbon");
        let start = all(&home);
        does(&home, ANA, "edit_goal", said(&lisbon, "Porto", "Notes"));
        let after_one = all(&home);
        home.clock.pass(Duration::seconds(pause));
        if between {
            does(
                &home,
                ANA,
                "add_good_moment",
                json!({ "words": "A moment" }),
            );
        }
        let before = all(&home);
        does(&home, hand, "edit_goal", said(&lisbon, other.0, other.1));
        assert_eq!(steps(&home, hand, &before), 1, "{case}");
        if between {
            assert_eq!(steps(&home, ANA, &after_one), 1, "{case}");
        }
        assert_eq!(steps(&home, ANA, &start), 1, "{case}");
    }
}

#[test]
fn adding_and_changing_are_two_steps_and_so_are_two_things() {
    let home = home();
    let start = all(&home);
    let new = json!({ "title": "Lisbon", "horizon": "short", "area": null, "own": false });
    let lisbon = does(&home, ANA, "add_goal", new.clone());
    does(&home, ANA, "edit_goal", goal(&lisbon, "Porto"));
    let porto = does(&home, ANA, "add_goal", new);
    does(&home, ANA, "edit_goal", goal(&porto, "Porto"));
    assert_eq!(steps(&home, ANA, &start), 4);
}

#[test]
fn a_start_ends_what_was_being_typed() {
    let home = home();
    let lisbon = add(&home, "Lisbon");
    let start = all(&home);
    does(&home, ANA, "edit_goal", goal(&lisbon, "Lisbon i"));
    let Home { house, clock, _dir } = home;
    let folder = house
        .with(|planner| Ok(planner.folder().path().to_owned()))
        .unwrap();
    drop(house.into_planner());
    let planner =
        Planner::open(&folder, &_dir.path().join("copy"), Box::new(clock.clone())).unwrap();
    let home = Home {
        house: House::new(planner),
        clock,
        _dir,
    };
    does(&home, ANA, "edit_goal", goal(&lisbon, "Lisbon in"));
    assert_eq!(steps(&home, ANA, &start), 2);
}

#[test]
fn a_yes_is_never_part_of_a_step() {
    let home = home();
    let text = |words: &str| json!({ "topic": "home", "text": agreement(words, "2026-09-30") });
    let id = does(&home, ANA, "write_boundary", text("Phones away"));
    home.clock.pass(Duration::hours(1));
    let edit = |words: &str| {
        let mut args = text(words);
        args["id"] = id.clone();
        args
    };
    does(&home, ANA, "edit_boundary", edit("Phones in a drawer"));
    does(&home, ANA, "say_yes", newest(&canonical(&home), &id));
    does(&home, ANA, "edit_boundary", edit("Phones in a box"));
    does(&home, ANA, "edit_boundary", edit("Phones in the box"));
    let said = canonical(&home)["sign_off"].clone();
    assert_eq!(said.as_array().unwrap().len(), 1);
    while home.house.ask("undo", json!({}), None).is_ok() {}
    assert_eq!(
        canonical(&home)["sign_off"],
        said,
        "no undo reached the yes"
    );
    let words = canonical(&home)["version"].to_string();
    assert!(
        words.contains("in a drawer"),
        "nor what was said before it: {words}"
    );
}
