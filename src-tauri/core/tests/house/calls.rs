//! A household that was lived in, and for every command that changes something a call that fits it. A command
//! nobody gave a call for fails the tests that go through all of them, so that none is forgotten.

mod lived;

use std::sync::OnceLock;

use common_ground_core::Planner;
use common_ground_core::commands::KINDS;
use common_ground_core::export;
use common_ground_core::set_up::SetUp;
use common_ground_core::testing::{House, Kept, ana_and_ben, friday};
use common_ground_core::who::{Presence, Side};
use serde_json::{Value, json};

use super::{Home, home};
use lived::lived;

/// Every command that changes something.
pub(crate) fn writes() -> Vec<&'static str> {
    let changes = |kind: &str| matches!(kind, "write" | "anyone" | "step");
    let all = KINDS.iter().filter(|(_, kind)| changes(kind));
    all.map(|(name, _)| *name).collect()
}

/// What was made while living in a household, by a word for it.
pub(crate) struct Lived {
    pub(crate) home: Home,
    ids: Vec<(&'static str, Value)>,
}

/// The household that was [`lived`] in, made once and begun from again and again. Ana is here.
pub(crate) fn lived_again() -> Lived {
    static KEPT: OnceLock<(Kept, Vec<(&'static str, Value)>)> = OnceLock::new();
    let (kept, ids) = KEPT.get_or_init(|| {
        let Lived { home, ids } = lived();
        let Home { house, clock, _dir } = home;
        (Kept::of(house.into_planner(), &clock).unwrap(), ids)
    });
    let (dir, clock) = (tempfile::tempdir().unwrap(), friday());
    let house = House::new(kept.again(&dir.path().join("data"), &clock).unwrap());
    house.come(Presence::One(Side::Start));
    Lived {
        home: Home {
            house,
            clock,
            _dir: dir,
        },
        ids: ids.clone(),
    }
}

impl Lived {
    fn keep(&mut self, word: &'static str, id: Value) {
        assert!(!id.is_null(), "{word} was not made");
        self.ids.push((word, id));
    }

    /// The id of what this word stands for.
    pub(crate) fn id(&self, word: &str) -> Value {
        let found = self.ids.iter().find(|(other, _)| *other == word);
        found
            .unwrap_or_else(|| panic!("there is no {word}"))
            .1
            .clone()
    }

    fn make(&mut self, word: &'static str, name: &str, args: Value) {
        let id = self.home.house.ask(name, args, None).unwrap()["value"].clone();
        self.keep(word, id);
    }

    pub(crate) fn canonical(&self) -> Value {
        canonical(&self.home)
    }

    /// The newest text of a subject, to say yes to.
    pub(crate) fn text(&self, word: &str) -> Value {
        newest(&self.canonical(), &self.id(word))
    }
}

pub(crate) fn canonical(home: &Home) -> Value {
    let all = home.house.with(|planner| export::canonical(planner));
    serde_json::from_str(&all.unwrap()).unwrap()
}

/// The newest text of a subject in a canonical export, to say yes to.
pub(crate) fn newest(all: &Value, subject: &Value) -> Value {
    let versions = all["version"].as_array().unwrap().iter();
    let newest = versions
        .filter(|version| version["subject"] == *subject)
        .max_by_key(|version| version["number"].as_i64());
    newest.map_or(
        Value::Null,
        |version| json!({ "version": version["id"], "digest": version["digest"] }),
    )
}

pub(crate) fn agreement(words: &str, ends: &str) -> Value {
    json!({ "agreement": {
        "words": words, "why": "Why", "does": ["One", "Two"], "slipped": "Slipped", "talk": false, "rest": 0, "ends": ends
    } })
}

pub(crate) fn terms(about: &str) -> Value {
    json!({
        "kind": "purchases", "about": about, "own_words": "In our words", "currency": "EUR",
        "size": { "per_item": 10_000, "per_month": 20_000, "exclusions": ["Groceries"], "gifts_exempt": true, "own_money": 5_000 },
        "method": "both_yes", "trial_days": null, "holder": null, "rest": 0, "ladder": ["needs"],
        "cannot_wait": { "what": "The boiler", "up_to": 5_000 }
    })
}

pub(crate) fn goal(id: &Value, title: &str) -> Value {
    json!({
        "goal": id, "title": title, "done": "We are there", "sum": null, "horizon": "short", "area": null,
        "target": "2026-09", "support": "", "why": "Why", "stuck": "If", "who_does": "Who", "notes": "Notes",
        "measure": "number", "measure_from": 0, "measure_to": 500, "unit": "evenings"
    })
}

fn schedule(start: &str) -> Value {
    json!({
        "every": { "unit": "days", "n": 1 }, "time": "09:00:00", "start": start, "end": null, "from": "schedule", "paused": []
    })
}

/// A household and a call of this command that fits it, made by whoever is here.
pub(crate) fn call(name: &str) -> (Lived, Value) {
    let us = if name == "welcome" {
        alone()
    } else {
        lived_again()
    };
    let ask = |name: &str, args: Value| us.home.house.ask(name, args, None).unwrap();
    match name {
        "redo" => drop(ask("undo", json!({}))),
        "keep_in_quarter" | "settle_in_quarter" => {
            for side in [Side::End, Side::Start] {
                us.home.house.come(Presence::One(side));
                ask("tick_quarter", json!({ "subjects": [], "ready": true }));
            }
            us.home.house.come(Presence::Both);
            ask("quarter_to", json!({ "step": "go_on" }));
            us.home.house.come(Presence::One(Side::Start));
        }
        "open_values" => {
            put_away(&us, Side::End);
            us.home.house.come(Presence::Both);
        }
        _ => {}
    }
    let args = arguments(&us, name);
    (us, args)
}

/// What matters to Ana or Ben in each part of life, as an answer.
pub(crate) fn values(us: &Lived, weight: &str, words: &str) -> Value {
    let areas = us.canonical()["area"].as_array().unwrap().clone();
    let values = areas.iter().take(2);
    values
        .map(|area| json!({ "area": area["id"], "weight": weight, "words": words }))
        .collect()
}

/// Writes what matters and puts it away; Ana's lies there already.
fn put_away(us: &Lived, side: Side) {
    us.home.house.come(Presence::One(side));
    let answer = json!({ "values": values(us, "lot", "Sundays at home"), "ready": true });
    us.home.house.ask("write_values", answer, None).unwrap();
}

/// A household set up by Ana alone; Ben has just come.
fn alone() -> Lived {
    let (dir, clock) = (tempfile::tempdir().unwrap(), friday());
    let set_up = SetUp {
        both: false,
        ..ana_and_ben()
    };
    let planner = Planner::set_up(dir.path(), Box::new(clock.clone()), set_up).unwrap();
    let house = House::new(planner);
    house.come(Presence::One(Side::End));
    Lived {
        home: Home {
            house,
            clock,
            _dir: dir,
        },
        ids: Vec::new(),
    }
}

pub(crate) fn arguments(us: &Lived, name: &str) -> Value {
    let id = |word: &str| us.id(word);
    let one = |word: &str| json!({ "id": id(word) });
    let stop = || json!({ "subject": id("agreement") });
    let date = |on: &str| json!({ "reminder": id("reminder"), "on_date": on });
    let with = |mut args: Value, field: &str, value: Value| {
        args[field] = value;
        args
    };
    match name {
        "undo" | "redo" | "end_break" | "begin_quarter" | "friend_not_now" => json!({}),
        "leave" => json!({ "erase": true }),
        "take_out" => {
            let made = us.home.house.with(|planner| planner.back_up()).unwrap();
            let of = json!({ "place": "own", "name": made.file_name().unwrap().to_str().unwrap() });
            json!({ "of": of, "noun": "boundary", "id": id("agreement") })
        }
        "go_back" => {
            let made = us.home.house.with(|planner| planner.back_up()).unwrap();
            json!({ "place": "own", "name": made.file_name().unwrap().to_str().unwrap() })
        }
        "keep_note" => {
            json!({ "id": id("note"), "shape": "note", "title": "", "parts": ["A better thought"] })
        }
        "earlier_note" | "drop_note" => id("note"),
        "bring_up" => json!({ "id": id("note"), "wants": "listen" }),
        "keep_feeling" => json!({ "day": "2026-06-13", "value": 0, "words": "" }),
        "drop_feeling" => id("last feeling"),
        "share_feelings" => json!({ "from": "2026-06-12", "until": "2026-06-13" }),
        "take_back_feeling" => id("shared feeling"),
        "keep_draft" => json!({ "form": "goal:new", "body": { "title": "Half a thought" } }),
        "edit_household" => json!({
            "zone": "Europe/Lisbon", "talk_weekday": "sat", "talk_time": "10:00:00", "theme": "dark",
            "quiet_from": "22:00:00", "quiet_until": "07:00:00", "paused": false
        }),
        "edit_partner" => {
            json!({ "name": "Anna", "letters": "An", "colour": "plum", "text_size": 125, "muted": false })
        }
        "welcome" => json!({ "name": "Benno", "letters": "Bo", "colour": "plum" }),
        "edit_areas" => json!({ "areas": [{ "id": null, "name": "Garden" }] }),
        "add_goal" => json!({ "title": "A bench", "horizon": "short", "area": null, "own": false }),
        "edit_goal" => goal(&id("goal"), "A garden with a bench"),
        "move_goal" => json!({
            "goal": id("other goal"), "to": "reached", "before": null, "texts": [us.text("other goal")],
            "ending": { "celebrate": "Cake", "expected": "Calm", "came": "Noise", "learned": "Patience" }
        }),
        "tell_ending" => {
            json!({ "goal": id("reached"), "ending": { "celebrate": "Cake", "expected": "Calm", "came": "Noise", "learned": "Patience" } })
        }
        "delete_goal" => json!({ "goal": id("idea") }),
        "feed_goal" => json!({ "goal": id("goal"), "parent": id("long goal") }),
        "hinge_goals" => json!({ "start": id("goal"), "end": id("other goal") }),
        "unhinge_goals" => json!({ "goal": id("half") }),
        "add_step" => json!({ "goal": id("goal"), "words": "Dig", "due": "2026-07-01" }),
        "edit_step" => {
            json!({ "step": id("step"), "words": "Buy more seeds", "due": "2026-07-01", "before": null })
        }
        "check_step" => json!({ "step": id("step"), "done": true }),
        "take_step" => json!({ "step": id("step"), "taken": true }),
        "delete_step" => json!({ "step": id("step") }),
        "log_progress" => {
            json!({ "goal": id("goal"), "entry": null, "day": "2026-06-13", "value": 300, "note": "Going on" })
        }
        "delete_progress" => json!({ "entry": id("progress") }),
        "keep_hidden_goal" => {
            json!({ "id": id("hidden goal"), "goal": { "title": "A party", "done": "Everybody came", "horizon": "short" } })
        }
        "share_hidden_goal" => json!({ "id": id("hidden goal"), "own": false }),
        "say_yes" => us.text("draft agreement"),
        "take_back" => us.text("long goal"),
        "not_my_yes" | "my_yes" => us
            .home
            .house
            .ask("yes_in_my_name", json!({}), None)
            .unwrap()[0]["id"]
            .clone(),
        "step_back" | "pause" | "end" => stop(),
        "go_on" => with(stop(), "until", json!("2026-12-31")),
        "write_rule" => {
            json!({ "id": id("rule"), "terms": terms("Very big purchases"), "review_on": "2026-12-01" })
        }
        "delete_rule" => one("draft rule"),
        "keep_rule_draft" => {
            json!({ "id": id("rule draft"), "terms": terms("A better draft"), "review_on": "2026-12-01" })
        }
        "share_rule" | "drop_rule_draft" => one("rule draft"),
        "write_boundary" => {
            json!({ "topic": "home", "text": agreement("We wash up together", "2026-12-31") })
        }
        "edit_boundary" => {
            json!({ "id": id("draft agreement"), "topic": "home", "text": agreement("Phones in a drawer", "2026-12-31") })
        }
        "keep_old_words" => one("reworded agreement"),
        "end_own" => one("own"),
        "resume_own" => one("ended own"),
        "delete_boundary" => one("draft agreement"),
        "answer_request" => {
            json!({ "id": id("request"), "digest": us.text("request")["digest"], "answer": { "another": "On Saturdays" } })
        }
        "take_other_wording" => one("her request"),
        "ask_again" => {
            json!({ "id": id("her request"), "text": { "words": "Could we eat at six", "why": "So hungry" } })
        }
        "reopen_request" => one("refused request"),
        "mark_read" => with(
            with(us.text("his boundary"), "id", id("his boundary")),
            "read",
            json!(true),
        ),
        "see_differently" => with(
            with(us.text("his boundary"), "id", id("his boundary")),
            "words",
            json!("Not quite so"),
        ),
        "fold_boundary" => json!({ "id": id("his boundary"), "folded": true }),
        "keep_boundary" => {
            json!({ "id": id("boundary draft"), "topic": "home", "text": { "own": { "when": "very late", "will": "sleep", "why": "Tired", "helps": "Tea" } } })
        }
        "share_boundary" | "drop_boundary" => one("boundary draft"),
        "note_slip" => json!({ "agreement": id("agreement"), "words": "Once more" }),
        "drop_slip" => one("slip"),
        "add_good_moment" => json!({ "words": "Sun on the snow" }),
        "delete_good_moment" => id("good moment"),
        "add_good_time" => {
            json!({ "title": "The lake", "day": "2026-06-21", "time": "10:00:00", "arrange": true })
        }
        "edit_good_time" => {
            json!({ "id": id("good time"), "title": "The big market", "day": "2026-06-21", "time": null, "arrange": true })
        }
        "delete_good_time" => id("good time"),
        "add_topic" => json!({ "words": "The bicycle", "wants": "listen" }),
        "drop_topic" => id("topic"),
        "restore" | "empty" => json!({ "noun": "good_moment", "id": id("trashed") }),
        "add_reminder" => {
            json!({ "title": "Call the plumber", "own": true, "schedule": schedule("2026-06-20"), "catch_up": "latest" })
        }
        "edit_reminder" => {
            json!({ "id": id("reminder"), "title": "Water the fig and the fern", "schedule": schedule("2026-06-20"), "catch_up": "each" })
        }
        "pause_reminder" => json!({ "id": id("reminder"), "paused": true }),
        "delete_reminder" => one("reminder"),
        "reminder_done" | "reminder_skip" => date("2026-06-14"),
        "snooze" => with(
            date("2026-06-14"),
            "until",
            json!({ "kind": "at", "at": "2026-06-15T10:00:00" }),
        ),
        "move_reminder" => with(date("2026-06-16"), "to", json!("2026-06-17T10:00:00")),
        "catch_up" => json!({ "reminder": id("reminder"), "look_at": "each" }),
        "pause_all" => json!({ "paused": true }),
        "start_break" => json!({ "minutes": 30 }),
        "tick_quarter" => json!({ "subjects": [id("agreement")], "ready": true }),
        "keep_in_quarter" => json!({ "texts": [us.text("agreement")] }),
        "settle_in_quarter" => json!({ "subject": id("agreement"), "outcome": "pause" }),
        "quarter_to" => json!({ "step": "done" }),
        "write_values" => {
            json!({ "values": values(us, "first", "Being asked first"), "ready": false })
        }
        "drop_values" | "open_values" => json!({}),
        "take_back_value" => id("value"),
        other => panic!("`{other}` changes something and no call of it is given here"),
    }
}
