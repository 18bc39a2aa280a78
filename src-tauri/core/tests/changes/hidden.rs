//! What *What changed* keeps silent about.

use chrono::Duration;
use common_ground_core::who::Presence;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::house::calls::lived_again;
use crate::house::{Home, home, ids};
use crate::{ANA, BEN, ask, does, past, told};

#[test]
fn what_was_emptied_is_told_no_more() {
    let home = home();
    let id = does(
        &home,
        ANA,
        "add_good_moment",
        json!({ "words": "qxemptied" }),
    );
    does(&home, BEN, "delete_good_moment", id.clone());
    let thing = json!({ "noun": "good_moment", "id": id });
    does(&home, ANA, "empty", thing.clone());
    assert_eq!(
        told(&past(&home, &id)),
        ["deleted: qxemptied", "added: qxemptied"],
        "it waits"
    );
    does(&home, BEN, "empty", thing);
    assert!(past(&home, &id).is_empty());
    let all = past(&home, &Value::Null);
    assert!(!json!(all).to_string().contains("qxemptied"));
    assert_eq!(told(&all), ["began"], "nor that something was");
}

#[test]
fn leaving_stands_in_no_list_and_each_thing_only_says_that_it_ended() {
    let us = lived_again();
    us.home.house.come(BEN);
    let before = told(&past(&us.home, &Value::Null));
    does(&us.home, ANA, "leave", json!({ "erase": false }));
    us.home.house.come(BEN);
    assert_eq!(told(&past(&us.home, &Value::Null)), before);
    assert_eq!(past(&us.home, &us.id("agreement"))[0]["said"], "ended");
    assert_eq!(past(&us.home, &us.id("rule"))[0]["said"], "ended");
}

#[test]
fn habits_are_nobody_s_to_read() {
    let us = lived_again();
    us.home.house.come(ANA);
    let before = told(&past(&us.home, &Value::Null));
    for (name, args) in [
        (
            "reminder_done",
            json!({ "reminder": us.id("reminder"), "on_date": "2026-06-14" }),
        ),
        ("start_break", json!({ "minutes": 30 })),
        ("end_break", json!({})),
        ("pause_all", json!({ "paused": true })),
        (
            "edit_partner",
            json!({ "name": "Ana", "letters": "A", "colour": "blue", "text_size": 200, "muted": true }),
        ),
        (
            "add_topic",
            json!({ "words": "Something", "wants": "know" }),
        ),
    ] {
        us.home.house.come(ANA);
        ask(&us.home, name, args);
        us.home.clock.pass(Duration::minutes(5));
    }
    assert_eq!(told(&past(&us.home, &Value::Null)), before);
    us.home.house.come(BEN);
    let read = json!({ "id": us.id("own"), "version": us.text("own")["version"], "digest": us.text("own")["digest"], "read": true });
    ask(&us.home, "mark_read", read);
    assert_eq!(
        past(&us.home, &us.id("own")).len(),
        1,
        "that it was read is not told"
    );
}

/// What one keeps to oneself: own reminders, own things that lie in the trash or were taken away by an undo.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Reminder,
    TrashedGoal,
    UndoneGoal,
    TrashedBoundary,
    HiddenGoal,
    Note,
    /// Something of both, in between.
    Moment,
}

fn deeds() -> impl Strategy<Value = Vec<(bool, Deed)>> {
    let deed = prop_oneof![
        Just(Deed::Reminder),
        Just(Deed::TrashedGoal),
        Just(Deed::UndoneGoal),
        Just(Deed::TrashedBoundary),
        Just(Deed::HiddenGoal),
        Just(Deed::Note),
        Just(Deed::Moment),
    ];
    prop::collection::vec((any::<bool>(), deed), 1..10)
}

fn schedule() -> Value {
    json!({ "every": { "unit": "days", "n": 1 }, "time": "09:00:00", "start": "2026-07-01", "end": null, "from": "schedule", "paused": [] })
}

fn act(home: &Home, who: Presence, deed: Deed, canary: &str) -> bool {
    let goal = || json!({ "title": canary, "horizon": "short", "area": null, "own": true });
    match deed {
        Deed::Reminder => {
            let new = json!({ "title": canary, "own": true, "schedule": schedule(), "catch_up": "latest" });
            let id = does(home, who, "add_reminder", new);
            ask(
                home,
                "edit_reminder",
                json!({ "id": id, "title": canary, "schedule": schedule(), "catch_up": "each" }),
            );
            true
        }
        Deed::TrashedGoal => {
            let id = does(home, who, "add_goal", goal());
            ask(
                home,
                "add_step",
                json!({ "goal": id, "words": canary, "due": null }),
            );
            ask(home, "delete_goal", json!({ "goal": id }));
            true
        }
        Deed::UndoneGoal => {
            does(home, who, "add_goal", goal());
            ask(home, "undo", json!({}));
            false
        }
        Deed::TrashedBoundary => {
            let text = json!({ "own": { "when": canary, "will": canary, "why": "", "helps": "" } });
            let id = does(
                home,
                who,
                "write_boundary",
                json!({ "topic": "home", "text": text }),
            );
            ask(home, "delete_boundary", json!({ "id": id }));
            true
        }
        Deed::HiddenGoal => {
            let goal = json!({ "title": canary, "done": "", "horizon": "short" });
            does(
                home,
                who,
                "keep_hidden_goal",
                json!({ "id": null, "goal": goal }),
            );
            false
        }
        Deed::Note => {
            does(
                home,
                who,
                "keep_note",
                json!({ "id": null, "shape": "note", "title": canary, "parts": [canary] }),
            );
            false
        }
        Deed::Moment => {
            does(home, who, "add_good_moment", json!({ "words": canary }));
            true
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(common_ground_core::testing::cases() / 3))]

    #[test]
    fn nobody_reads_what_is_the_other_s_alone(deeds in deeds()) {
        let home = home();
        let mut kept = Vec::new();
        for (n, (end, deed)) in deeds.iter().enumerate() {
            let (who, canary) = (if *end { BEN } else { ANA }, format!("qx{n}zy"));
            let found = act(&home, who, *deed, &canary);
            kept.push((who, canary, *deed, found));
        }
        // Whoever looks knows every id there is.
        let mut known = Vec::new();
        for here in [ANA, BEN] {
            home.house.come(here);
            ids(&json!(past(&home, &Value::Null)), &mut known);
            for name in ["trash", "reminders", "hidden_goals"] {
                ids(&ask(&home, name, json!({})), &mut known);
            }
        }
        for here in [ANA, BEN, Presence::Both, Presence::Nobody] {
            home.house.come(here);
            let mut seen = json!(past(&home, &Value::Null)).to_string();
            for id in &known {
                seen.push_str(&ask(&home, "what_changed", json!({ "of": id, "before": null })).to_string());
            }
            for (who, canary, deed, found) in &kept {
                let may = here == *who || matches!(deed, Deed::Moment);
                prop_assert!(may || !seen.contains(canary), "{here:?} reads of {deed:?} of {who:?}");
                prop_assert!(!may || !found || seen.contains(canary), "{here:?} does not read of the own {deed:?}");
            }
        }
    }
}
