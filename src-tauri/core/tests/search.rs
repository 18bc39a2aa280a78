//! Searching as one types: what one may see and nothing else, newest first, at most fifty, every sign taken as typed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod house;

use common_ground_core::commands::KINDS;
use common_ground_core::who::{Presence, Side};
use house::calls::{call, lived_again, writes};
use house::{Home, home};
use proptest::prelude::*;
use serde_json::{Value, json};

const ANA: Presence = Presence::One(Side::Start);
const BEN: Presence = Presence::One(Side::End);

fn search(home: &Home, words: &str) -> Value {
    home.house
        .ask("search", json!({ "words": words }), None)
        .unwrap()
}

fn titles(home: &Home, words: &str) -> Vec<String> {
    let found = search(home, words);
    let hits = found["hits"].as_array().unwrap().iter();
    hits.map(|hit| hit["title"].as_str().unwrap().to_owned())
        .collect()
}

fn goal(home: &Home, title: &str) -> Value {
    let goal = json!({ "title": title, "horizon": "short", "area": null, "own": false });
    home.house.ask("add_goal", goal, None).unwrap()["value"].clone()
}

#[test]
fn every_kind_of_thing_is_found_by_its_words() {
    let us = lived_again();
    for (words, of, title) in [
        ("gard", "goal", "A garden"),
        ("seeds", "goal", "A garden"),
        ("begun", "goal", "A garden"),
        ("ten kilometres", "goal", "Run ten kilometres"),
        ("cook turns", "agreement", "We cook in turns"),
        ("WALK voices", "own", "go for a walk"),
        ("eat earlier", "request", "Could we eat earlier"),
        ("seven weekdays", "request", "Could we eat earlier"),
        ("boiler bigger", "rule", "Bigger purchases"),
        ("groceries small", "rule", "Small purchases"),
        ("tent", "good_moment", "Rain on the tent"),
        ("market", "good_time", "The market"),
        ("fig", "reminder", "Water the fig tree"),
        ("tired", "feeling", "Tired"),
        ("surprise", "private", "A surprise"),
        ("spare key", "private", "The spare key"),
        ("twice", "private", "Twice"),
        ("thought", "private", "For me"),
        ("rested", "private", "Rested"),
        ("late sleep", "private", "sleep"),
    ] {
        let found = search(&us.home, words);
        let hit = found["hits"]
            .as_array()
            .unwrap()
            .iter()
            .find(|hit| hit["of"] == of);
        let hit = hit.unwrap_or_else(|| panic!("{words} finds no {of}: {found}"));
        assert_eq!(hit["title"], title, "{words}");
        let bits = hit["around"].as_array().unwrap();
        assert!(
            bits.iter().any(|bit| bit["found"] == true),
            "{words}: {hit}"
        );
    }
    assert_eq!(
        titles(&us.home, "not so good"),
        [""; 0],
        "it lies in the trash"
    );
    assert_eq!(
        titles(&us.home, "half"),
        [""; 0],
        "what stood in a note before is not found"
    );
    for here in [BEN, Presence::Both, Presence::Nobody] {
        us.home.house.come(here);
        for words in [
            "surprise",
            "spare key",
            "twice",
            "thought",
            "rested",
            "late sleep",
        ] {
            let found = search(&us.home, words).to_string();
            assert!(
                !found.contains("private"),
                "{here:?} finds {words}: {found}"
            );
        }
        assert_eq!(titles(&us.home, "tent"), ["Rain on the tent"]);
    }
}

#[test]
fn accents_case_and_half_words_do_not_matter_and_the_newest_comes_first() {
    let home = home();
    home.house.come(ANA);
    let first = goal(&home, "Café in Besançon");
    goal(&home, "A cafeteria");
    assert_eq!(titles(&home, "CAFE"), ["A cafeteria", "Café in Besançon"]);
    assert_eq!(titles(&home, "cafe\u{301} bes"), ["Café in Besançon"]);
    let step = json!({ "goal": first, "words": "Ask for a table at the cafe", "due": null });
    home.house.ask("add_step", step, None).unwrap();
    assert_eq!(titles(&home, "cafe"), ["Café in Besançon", "A cafeteria"]);
}

#[test]
fn it_follows_undo_redo_the_trash_and_restoring() {
    let home = home();
    home.house.come(ANA);
    let id = goal(&home, "A windmill");
    let found = |yes: bool, when: &str| {
        assert_eq!(titles(&home, "windmill").len(), usize::from(yes), "{when}");
    };
    let ask = |name: &str, args: Value| drop(home.house.ask(name, args, None).unwrap());
    found(true, "written");
    ask("undo", json!({}));
    found(false, "undone");
    ask("redo", json!({}));
    found(true, "done again");
    ask("delete_goal", json!({ "goal": id }));
    found(false, "in the trash");
    ask("restore", json!({ "noun": "goal", "id": id }));
    found(true, "restored");
    ask("edit_goal", house::calls::goal(&id, "A watermill"));
    found(false, "renamed");
    assert_eq!(titles(&home, "watermill"), ["A watermill"]);
}

#[test]
fn at_most_fifty_are_shown_and_it_says_that_there_are_more() {
    let home = home();
    home.house.come(ANA);
    for n in 0..60 {
        goal(&home, &format!("Walk {n}"));
        let topic = json!({ "words": format!("Walk alone {n}"), "wants": "know" });
        home.house.ask("add_topic", topic, None).unwrap();
    }
    let found = search(&home, "walk");
    let hits = found["hits"].as_array().unwrap();
    assert_eq!(hits.len(), 50);
    assert_eq!(found["more"], true);
    assert_eq!(hits[0]["title"], "Walk alone 59");
    assert_eq!(hits.iter().filter(|hit| hit["of"] == "private").count(), 12);
    assert_eq!(hits[12]["title"], "Walk 59");
    assert_eq!(search(&home, "walk 7")["more"], false);
}

#[test]
fn what_is_no_word_finds_nothing_and_what_looks_like_a_query_is_text() {
    let home = home();
    home.house.come(ANA);
    goal(&home, "NEAR the sea AND the hills");
    goal(&home, "words: a column");
    for nothing in [
        "", "  ", "\u{0}", "*", "\"", "()", "-", "\u{301}", "\"\"", "^",
    ] {
        assert_eq!(titles(&home, nothing), [""; 0], "{nothing:?}");
    }
    for (words, found) in [
        ("sea OR nothing", 0),
        ("sea NOT hills", 0),
        ("NEAR(sea hills)", 0),
        ("near sea and hills", 1),
        ("words:", 1),
        ("words:a", 1),
        ("words:sea", 0),
        ("{words}: column", 1),
        ("col*", 1),
        ("^words", 1),
        ("\"sea AND\"", 1),
    ] {
        assert_eq!(titles(&home, words).len(), found, "{words}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn nothing_typed_is_more_than_text(words in "\\PC{0,40}", signs in "[\"*()^:{}+ANDORT -]{0,40}") {
        let home = home();
        home.house.come(ANA);
        goal(&home, "A garden");
        for words in [words, signs] {
            search(&home, &words);
        }
        // A word is found by every beginning of it, whatever stood around it.
        assert_eq!(titles(&home, "g a"), ["A garden"]);
    }
}

/// After any command the index says what the rows say: made anew from them, it is the same.
#[test]
fn after_every_command_the_index_is_as_if_made_anew() {
    assert!(KINDS.iter().any(|(name, _)| *name == "search"));
    for name in writes() {
        let (us, args) = call(name);
        us.home
            .house
            .ask(name, args, None)
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let [kept, anew] = us.home.house.index_kept_and_anew().unwrap();
        assert!(name == "welcome" || !kept.is_empty());
        assert_eq!(kept, anew, "after {name}");
    }
}

#[test]
fn a_reminder_of_ones_own_is_found_by_its_owner_alone() {
    let us = lived_again();
    let daily = json!({ "every": { "unit": "days", "n": 1 }, "time": "09:00:00", "start": "2026-06-12",
        "end": null, "from": "schedule", "paused": [] });
    let own = json!({ "title": "A ring for her birthday", "own": true, "schedule": daily, "catch_up": "latest" });
    us.home.house.come(BEN);
    us.home.house.ask("add_reminder", own, None).unwrap();
    assert_eq!(titles(&us.home, "ring"), ["A ring for her birthday"]);
    for other in [ANA, Presence::Both, Presence::Nobody] {
        us.home.house.come(other);
        let found = us
            .home
            .house
            .ask("search", json!({ "words": "birthday" }), None);
        let found = found.map_or_else(|error| error.code().to_owned(), |found| found.to_string());
        assert!(!found.contains("ring"), "{other:?}: {found}");
    }
}
