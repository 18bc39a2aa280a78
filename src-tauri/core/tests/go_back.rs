//! Going back to an earlier day: both press, content comes back, consent and what was erased do not, what was there is
//! kept and comes back to the byte.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod house;

use std::path::PathBuf;

use common_ground_core::error::Error;
use common_ground_core::testing::household;
use common_ground_core::who::{Presence, Side};
use common_ground_core::world::World;
use house::calls::{canonical, lived_again, newest};
use house::{Home, home};
use serde_json::{Value, json};

fn data(home: &Home) -> PathBuf {
    let path = home
        .house
        .with(|planner| Ok(planner.folder().path().to_owned()));
    path.unwrap()
}

/// A backup of now, to go back to later.
fn keep(home: &Home) -> Value {
    let made = home.house.with(|planner| planner.back_up()).unwrap();
    json!({ "place": "own", "name": made.file_name().unwrap().to_str().unwrap() })
}

fn press(home: &Home, to: &Value, side: Side) -> Result<Value, Error> {
    home.house.come(Presence::Both);
    Ok(home.house.ask("go_back", to.clone(), Some(side))?["value"].clone())
}

fn go_back(home: &Home, to: &Value) {
    assert_eq!(press(home, to, Side::Start).unwrap(), "waits");
    assert_eq!(press(home, to, Side::End).unwrap(), "there");
}

fn ask(home: &Home, who: Side, name: &str, args: Value) -> Value {
    home.house.come(Presence::One(who));
    home.house.ask(name, args, None).unwrap()["value"].clone()
}

/// Ana keeps a good moment.
fn remember(home: &Home, words: &str) {
    ask(
        home,
        Side::Start,
        "add_good_moment",
        json!({ "words": words }),
    );
}

fn moments(home: &Home) -> Vec<String> {
    let all = canonical(home);
    let words = all["good_moment"].as_array().unwrap().iter();
    words
        .map(|one| one["words"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn one_alone_never_goes_back_and_both_do() {
    let home = home();
    remember(&home, "Snow");
    let to = keep(&home);
    remember(&home, "Rain");
    let before = canonical(&home);
    for _ in 0..3 {
        assert_eq!(press(&home, &to, Side::Start).unwrap(), "waits");
    }
    home.house.come(Presence::Both);
    let both = home.house.ask("go_back", to.clone(), None);
    assert_eq!(both.unwrap_err().code(), "whose-hand");
    assert_eq!(canonical(&home), before);
    assert_eq!(press(&home, &to, Side::End).unwrap(), "there");
    assert_eq!(moments(&home), ["Snow"]);
    // A press was for that one time.
    assert_eq!(press(&home, &to, Side::End).unwrap(), "waits");
}

#[test]
fn a_press_for_another_day_or_of_an_earlier_sitting_counts_for_nothing() {
    let home = home();
    let first = keep(&home);
    remember(&home, "Rain");
    let second = keep(&home);
    assert_eq!(press(&home, &first, Side::Start).unwrap(), "waits");
    assert_eq!(press(&home, &second, Side::End).unwrap(), "waits");
    home.house
        .with(|planner| {
            planner.keep_only(Presence::Both);
            Ok(())
        })
        .unwrap();
    assert_eq!(press(&home, &second, Side::Start).unwrap(), "waits");
    assert_eq!(moments(&home), ["Rain"]);
}

#[test]
fn what_was_there_is_kept_and_comes_back_to_the_byte() {
    let us = lived_again();
    let to = keep(&us.home);
    for (name, args) in [
        (
            "add_goal",
            json!({ "title": "A bench", "horizon": "short", "area": null, "own": false }),
        ),
        ("add_good_moment", json!({ "words": "Rain" })),
        ("delete_good_moment", us.id("good moment")),
        ("step_back", json!({ "subject": us.id("agreement") })),
        ("delete_step", json!({ "step": us.id("step") })),
        ("unhinge_goals", json!({ "goal": us.id("half") })),
        (
            "edit_areas",
            json!({ "areas": [{ "id": null, "name": "Garden" }] }),
        ),
    ] {
        ask(&us.home, Side::Start, name, args);
    }
    let before = canonical(&us.home);
    let earlier = |home: &Home| {
        std::fs::read_dir(data(home).join("backups"))
            .unwrap()
            .count()
    };
    let kept = earlier(&us.home);
    us.home.clock.pass(chrono::Duration::hours(1));
    go_back(&us.home, &to);
    let then = canonical(&us.home);
    assert_ne!(then, before);
    assert!(!moments(&us.home).contains(&"Rain".to_owned()));
    assert_eq!(earlier(&us.home), kept + 1);
    let name = us.home.clock.now().format("%Y-%m-%dT%H-%M-%SZ").to_string();
    go_back(&us.home, &json!({ "place": "own", "name": name }));
    assert_eq!(canonical(&us.home), before);
}

#[test]
fn what_no_longer_holds_does_not_hold_again() {
    let us = lived_again();
    let to = keep(&us.home);
    let agreement = us.id("agreement");
    ask(
        &us.home,
        Side::End,
        "pause",
        json!({ "subject": agreement }),
    );
    us.home.house.come(Presence::One(Side::Start));
    let yes = us
        .home
        .house
        .ask("yes_in_my_name", json!({}), None)
        .unwrap();
    ask(&us.home, Side::Start, "not_my_yes", yes[0]["id"].clone());
    let said = |all: &Value| (all["sign_off"].clone(), all["withdrawal"].clone());
    let before = said(&canonical(&us.home));
    go_back(&us.home, &to);
    assert_eq!(said(&canonical(&us.home)), before);
    us.home.house.come(Presence::Both);
    let sheet = us
        .home
        .house
        .ask("agreement", json!({ "id": agreement }), None)
        .unwrap();
    assert_eq!(sheet["agreement"]["standing"]["state"], "ended", "{sheet}");
}

#[test]
fn what_was_agreed_since_stands_and_the_words_nobody_answered_go() {
    let us = lived_again();
    let to = keep(&us.home);
    let draft = us.id("draft agreement");
    for side in Side::BOTH {
        us.home.house.come(Presence::One(side));
        let newest = newest(&canonical(&us.home), &draft);
        let _ = us.home.house.ask("say_yes", newest, None);
    }
    let signed = canonical(&us.home)["sign_off"].clone();
    go_back(&us.home, &to);
    let all = canonical(&us.home);
    assert_eq!(all["sign_off"], signed);
    let texts = all["version"].as_array().unwrap();
    for yes in signed.as_array().unwrap() {
        let text = texts
            .iter()
            .find(|text| text["id"] == yes["version"])
            .expect("its words stand");
        assert_eq!(text["digest"], yes["digest"]);
    }
}

#[test]
fn erased_words_and_private_things_of_the_day_do_not_come_back() {
    let home = home();
    const CANARY: &str = "Zanzibar whispers";
    let words = json!({ "words": CANARY });
    let moment = ask(&home, Side::Start, "add_good_moment", words);
    let topic = ask(
        &home,
        Side::Start,
        "add_topic",
        json!({ "words": "The spare key", "wants": "listen" }),
    );
    let to = keep(&home);
    assert_eq!(moments(&home), [CANARY]);
    ask(&home, Side::Start, "delete_good_moment", moment.clone());
    for side in Side::BOTH {
        ask(
            &home,
            side,
            "empty",
            json!({ "noun": "good_moment", "id": moment }),
        );
    }
    ask(&home, Side::Start, "drop_topic", topic);
    ask(
        &home,
        Side::Start,
        "add_topic",
        json!({ "words": "Another", "wants": "listen" }),
    );
    go_back(&home, &to);
    let texts = home.house.texts().unwrap();
    assert!(!texts.iter().any(|text| text.contains(CANARY)));
    assert!(!texts.iter().any(|text| text.contains("The spare key")));
    assert!(texts.contains("Another"));
}

#[test]
fn another_households_backup_is_refused() {
    let home = home();
    let other = common_ground_core::testing::friday();
    for _ in 0..9_999 {
        let _ = other.uuid();
    }
    let dir = tempfile::tempdir().unwrap();
    let theirs = household(dir.path(), &other).unwrap().back_up().unwrap();
    let here = data(&home).join("backups");
    std::fs::create_dir_all(&here).unwrap();
    let name = theirs.file_name().unwrap();
    std::fs::rename(&theirs, here.join(name)).unwrap();
    let to = json!({ "place": "own", "name": name.to_str().unwrap() });
    assert_eq!(
        press(&home, &to, Side::Start).unwrap_err().code(),
        "foreign"
    );
    let none = json!({ "place": "own", "name": "../backups" });
    assert_eq!(
        press(&home, &none, Side::Start).unwrap_err().code(),
        "not-found"
    );
}

#[test]
fn a_damaged_backup_changes_nothing() {
    let home = home();
    remember(&home, "Snow");
    let to = keep(&home);
    remember(&home, "Rain");
    let file = data(&home)
        .join("backups")
        .join(to["name"].as_str().unwrap())
        .join("household.db");
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    let before = canonical(&home);
    press(&home, &to, Side::Start).unwrap();
    assert_eq!(
        press(&home, &to, Side::End).unwrap_err().code(),
        "backup-damaged"
    );
    assert_eq!(canonical(&home), before);
    assert!(!data(&home).join("household.db.new").exists());
}

/// The titles of one's own reminders, and whether they are paused.
fn own_reminders(home: &Home, of: Side) -> Vec<(String, bool)> {
    let all = canonical(home);
    let own = all["reminder"].as_array().unwrap().iter();
    let own = own.filter(|one| one["owner"] == json!(of));
    let mut own: Vec<_> = own
        .map(|one| {
            let title = one["title"].as_str().unwrap().to_owned();
            (title, !one["paused_on"].is_null())
        })
        .collect();
    own.sort();
    own
}

fn own_reminder(home: &Home, of: Side, title: &str) -> Value {
    let daily = json!({ "every": { "unit": "days", "n": 1 }, "time": "09:00:00", "start": "2026-06-12",
        "end": null, "from": "schedule", "paused": [] });
    let new = json!({ "title": title, "own": true, "schedule": daily, "catch_up": "latest" });
    ask(home, of, "add_reminder", new)
}

#[test]
fn each_ones_own_reminders_stay_as_they_are() {
    let home = home();
    let dentist = own_reminder(&home, Side::Start, "The dentist");
    own_reminder(&home, Side::End, "Leave");
    let gone = own_reminder(&home, Side::End, "Gone since");
    let to = keep(&home);
    let pause = json!({ "id": dentist, "paused": true });
    ask(&home, Side::Start, "pause_reminder", pause);
    own_reminder(&home, Side::Start, "New since");
    ask(&home, Side::End, "delete_reminder", json!({ "id": gone }));
    let before = [Side::Start, Side::End].map(|side| own_reminders(&home, side));
    go_back(&home, &to);
    assert_eq!(before[0].len(), 2);
    assert_eq!(
        [Side::Start, Side::End].map(|side| own_reminders(&home, side)),
        before
    );
}

#[test]
fn reminders_of_one_who_left_since_do_not_come_back() {
    for erase in [true, false] {
        let home = home();
        own_reminder(&home, Side::Start, "Her swimming");
        own_reminder(&home, Side::End, "His running");
        let to = keep(&home);
        ask(&home, Side::Start, "leave", json!({ "erase": erase }));
        go_back(&home, &to);
        let hers = own_reminders(&home, Side::Start);
        assert!(hers.iter().all(|(_, paused)| *paused), "{erase}: {hers:?}");
        assert_eq!(hers.len(), usize::from(!erase));
        assert_eq!(
            own_reminders(&home, Side::End),
            [("His running".to_owned(), false)]
        );
    }
}

#[test]
fn nobody_is_given_a_step_they_gave_back_since() {
    let us = lived_again();
    let step = us.id("step");
    let takes = |take: bool| {
        ask(
            &us.home,
            Side::End,
            "take_step",
            json!({ "step": step, "taken": take }),
        )
    };
    takes(true);
    let to = keep(&us.home);
    takes(false);
    go_back(&us.home, &to);
    let all = canonical(&us.home);
    let steps = all["goal_step"].as_array().unwrap();
    let there = steps.iter().find(|one| one["id"] == step).unwrap();
    assert_eq!(there["taken_by"], Value::Null);
}
