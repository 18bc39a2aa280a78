//! Nothing binds both by one hand: whatever two people came to, no sequence of what one of them then does at a
//! fixed clock, through any command there is, makes anything hold or changes the text that holds. The one
//! thing that may is an express yes to a text the other said yes to before, and has not taken back.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod house;

use std::collections::{BTreeMap, BTreeSet};

use chrono::Duration;
use common_ground_core::who::{Presence, Side};
use common_ground_core::work::Work;
use common_ground_core::world::World;
use house::calls::{
    Lived, agreement, arguments, canonical, goal, lived_again, newest, terms, writes,
};
use house::live_yeses;
use proptest::prelude::*;
use serde_json::{Value, json};

/// The commands that are a partner's own yes to one exact text. All others are none.
const YES: &[&str] = &["say_yes", "go_on", "move_goal", "keep_in_quarter"];

/// Tried more often: what has to do with holding.
const OFTEN: &[&str] = &[
    "undo",
    "undo",
    "undo",
    "redo",
    "redo",
    "say_yes",
    "say_yes",
    "say_yes",
    "take_back",
    "not_my_yes",
    "go_on",
    "go_on",
    "move_goal",
    "move_goal",
    "edit_goal",
    "edit_boundary",
    "edit_boundary",
    "write_rule",
    "keep_old_words",
    "restore",
    "keep_in_quarter",
    "settle_in_quarter",
    "quarter_to",
    "tick_quarter",
    "step_back",
    "leave",
    "pause",
    "edit_household",
    "delete_goal",
    "delete_boundary",
    "delete_rule",
    "empty",
];

/// One command, and numbers that choose its arguments.
type Deed = (usize, u8, u8, u8);

fn deed() -> impl Strategy<Value = Deed> {
    (
        any::<prop::sample::Index>(),
        any::<u8>(),
        any::<u8>(),
        any::<u8>(),
    )
        .prop_map(|(n, a, b, c)| (n.index(OFTEN.len() + writes().len()), a, b, c))
}

fn pick<T: Clone>(all: &[T], n: u8) -> Option<T> {
    all.get(usize::from(n) % all.len().max(1)).cloned()
}

const SUBJECTS: [&str; 4] = ["agreement", "rule", "goal", "draft agreement"];

/// Arguments that could make a difference, by these numbers; `None` where there is nothing to choose from.
fn choose(us: &Lived, name: &str, a: u8, b: u8, c: u8) -> Option<Value> {
    let all = canonical(&us.home);
    let house = &us.home.house;
    let subject = || us.id(SUBJECTS[usize::from(a) % SUBJECTS.len()]);
    let goal_id = |n: u8| us.id(["goal", "other goal", "idea", "half"][usize::from(n) % 4]);
    let words = ["As it was", "In other words", "In a third way"][usize::from(b) % 3];
    let day = ["2026-06-18", "2026-09-30", "2026-12-31"][usize::from(c) % 3];
    let zone = ["Europe/Berlin", "Pacific/Honolulu", "Pacific/Auckland"][usize::from(a) % 3];
    let boundary = || us.id(["agreement", "draft agreement"][usize::from(a) % 2]);
    let rows = |table: &str| all[table].as_array().unwrap().clone();
    let see = |name: &str| house.ask(name, json!({}), None).unwrap_or(Value::Null);
    Some(match name {
        "say_yes" | "take_back" if !c.is_multiple_of(3) => newest(&all, &subject()),
        "say_yes" | "take_back" => {
            let version = pick(&rows("version"), b)?;
            json!({ "version": version["id"], "digest": version["digest"] })
        }
        "not_my_yes" | "my_yes" => pick(see("yes_in_my_name").as_array()?, a)?["id"].clone(),
        "step_back" | "pause" | "end" => json!({ "subject": subject() }),
        "go_on" => json!({ "subject": subject(), "until": day }),
        "edit_boundary" => {
            json!({ "id": boundary(), "topic": "home", "text": agreement(words, day) })
        }
        "keep_old_words" | "delete_boundary" => json!({ "id": boundary() }),
        "write_rule" => json!({ "id": us.id("rule"), "terms": terms(words), "review_on": null }),
        "delete_rule" => json!({ "id": us.id("rule") }),
        "edit_goal" => goal(&goal_id(a), words),
        "delete_goal" | "unhinge_goals" => json!({ "goal": goal_id(a) }),
        "hinge_goals" => json!({ "start": goal_id(a), "end": goal_id(b) }),
        "move_goal" => {
            let dragged = goal_id(a);
            let place =
                ["idea", "wanted", "doing", "reached", "paused", "let_go"][usize::from(b) % 6];
            let texts: Vec<_> = [dragged.clone(), us.id("half"), us.id("other half")]
                .iter()
                .map(|goal| newest(&all, goal))
                .collect();
            let texts = if dragged == us.id("half") {
                &texts[1..]
            } else {
                &texts[..1]
            };
            json!({ "goal": dragged, "to": place, "before": null, "texts": texts })
        }
        "restore" | "empty" => {
            let thing = pick(see("trash").as_array()?, a)?;
            json!({ "noun": thing["noun"], "id": thing["id"] })
        }
        "tick_quarter" => json!({ "subjects": [], "ready": a.is_multiple_of(2) }),
        "open_values" => json!({}),
        "quarter_to" => {
            let step = ["go_on", "talk", "done"][usize::from(a) % 3];
            json!({ "step": step })
        }
        "keep_in_quarter" => {
            let text = pick(see("quarter")["texts"].as_array()?, a)?;
            json!({ "texts": [{ "version": text["version"], "digest": text["digest"] }] })
        }
        "settle_in_quarter" => {
            let outcome = ["keep", "change", "pause", "finish", "let_go"][usize::from(b) % 5];
            json!({ "subject": subject(), "outcome": outcome })
        }
        "edit_household" => json!({
            "zone": zone, "talk_weekday": "sat",
            "talk_time": "10:00:00", "theme": "dark", "quiet_from": null, "quiet_until": null, "paused": false
        }),
        "share_rule" | "drop_rule_draft" => {
            let rules = house.ask("rules", json!({ "search": "" }), None).unwrap();
            json!({ "id": pick(rules["drafts"].as_array()?, a)?["id"] })
        }
        other => arguments(us, other),
    })
}

/// Does it in the name of whoever is here; what is refused is refused. Answers the command.
fn act(us: &Lived, (n, a, b, c): Deed) -> &'static str {
    let name = OFTEN
        .get(n)
        .copied()
        .unwrap_or_else(|| writes()[n - OFTEN.len()]);
    if let Some(args) = choose(us, name, a, b, c) {
        let _ = us.home.house.ask(name, args, None);
    }
    name
}

/// Every text that holds, as anyone can see it, by what it is a text of.
fn holding(us: &Lived) -> BTreeMap<String, (String, String)> {
    let house = &us.home.house;
    let mut seen = BTreeSet::new();
    for (name, args) in [
        ("boundaries", json!({})),
        ("rules", json!({ "search": "" })),
    ] {
        held(&house.ask(name, args, None).unwrap(), &mut seen);
    }
    let all = canonical(&us.home);
    // Where a goal lies (reached, in the trash) is a place; whether it holds is a matter of both yeses alone.
    let [start, end] = Side::BOTH.map(|side| live_yeses(&all, side));
    let both: BTreeSet<_> = start
        .intersection(&end)
        .map(|(version, _)| version.as_str())
        .collect();
    let texts = all["version"].as_array().unwrap().iter();
    texts
        .filter(|text| {
            let id = text["id"].as_str().unwrap();
            seen.contains(id) || (text["kind"] == "goal" && both.contains(id))
        })
        .map(|text| {
            let field = |name: &str| text[name].as_str().unwrap().to_owned();
            (field("subject"), (field("id"), field("digest")))
        })
        .collect()
}

fn held(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(all) => {
            if all.get("state") == Some(&json!("holds")) {
                into.insert(all["version"].as_str().unwrap().to_owned());
            }
            all.values().for_each(|one| held(one, into));
        }
        Value::Array(all) => all.iter().for_each(|one| held(one, into)),
        _ => {}
    }
}

/// Whether every shared card lies where its yeses allow.
fn placed(us: &Lived) -> bool {
    let board = us
        .home
        .house
        .ask("board", json!({ "horizon": null }), None)
        .unwrap();
    let columns = board["columns"].as_array().unwrap().iter();
    let cards = columns.flat_map(|column| column["cards"].as_array().unwrap());
    cards.into_iter().all(|card| {
        let needs_both = card["place"] == "wanted" || card["place"] == "doing";
        !card["owner"].is_null() || !needs_both || card["holds"] == true
    })
}

/// What both came to, each by what they did, and the hours between.
fn live(us: &Lived, deeds: Vec<(u8, Deed, i64)>) {
    let here = |side: Side| us.home.house.come(Presence::One(side));
    for (who, deed, hours) in deeds {
        match who {
            // What each put away opens only while both are here.
            0 if hours % 3 == 0 => {
                us.home.house.come(Presence::Both);
                act(us, deed);
                let _ = us
                    .home
                    .house
                    .ask("quarter_to", json!({ "step": "go_on" }), None);
                let _ = us.home.house.ask("open_values", json!({}), None);
            }
            // Most states worth trying come from agreeing.
            0 => {
                for side in Side::BOTH {
                    here(side);
                    let newest = newest(
                        &canonical(&us.home),
                        &us.id(SUBJECTS[deed.0 % SUBJECTS.len()]),
                    );
                    let _ = us.home.house.ask("say_yes", newest, None);
                }
            }
            1 | 2 => {
                here(Side::Start);
                act(us, deed);
            }
            _ => {
                here(Side::End);
                act(us, deed);
            }
        }
        us.home.clock.pass(Duration::hours(hours));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(common_ground_core::testing::cases()))]

    #[test]
    fn no_command_of_one_alone_makes_anything_hold(
        before in prop::collection::vec((0_u8..5, deed(), 0_i64..60), 0..20),
        late in prop::option::of(0_i64..24),
        side in any::<bool>(),
        alone in prop::collection::vec((prop::bool::weighted(0.1), deed()), 1..20),
    ) {
        let us = lived_again();
        let here = |side: Side| us.home.house.come(Presence::One(side));
        live(&us, before);
        // The hours in which an end has come in one zone and not in another are rare by chance.
        if let Some(hours) = late {
            let end: chrono::DateTime<chrono::Utc> = "2026-06-18T12:00:00Z".parse().unwrap();
            us.home.clock.set(us.home.clock.now().max(end + Duration::hours(hours)));
        }
        let one = if side { Side::Start } else { Side::End };
        let given = live_yeses(&canonical(&us.home), one.other());
        here(one);
        let mut before = holding(&us);
        for (both, deed) in alone {
            // *Both* is nobody's yes, and one can say that both are here.
            us.home.house.come(if both { Presence::Both } else { Presence::One(one) });
            let name = act(&us, deed);
            here(one);
            let now = holding(&us);
            for (subject, text) in &now {
                if before.get(subject) == Some(text) {
                    continue;
                }
                let two_hands = YES.contains(&name)
                    && given.contains(text)
                    && live_yeses(&canonical(&us.home), one.other()).contains(text);
                prop_assert!(two_hands, "{name} by one hand made {text:?} hold, before: {:?}", before.get(subject));
            }
            prop_assert!(placed(&us), "{name} left a card on a place it has no yeses for");
            before = now;
        }
        // Whatever they did, the file is as the program writes it.
        let check = us.home.house.with(|planner| planner.check()).unwrap();
        let checked = check.run(&Work::default()).unwrap().unwrap();
        prop_assert!(checked.findings.is_empty(), "{:?}", checked.findings);
    }

    #[test]
    fn going_back_to_any_day_makes_nothing_hold_and_brings_back_no_yes(
        before in prop::collection::vec((0_u8..5, deed(), 0_i64..60), 0..15),
        after in prop::collection::vec((0_u8..5, deed(), 0_i64..60), 0..15),
        alone in prop::collection::vec(deed(), 0..8),
    ) {
        let us = lived_again();
        live(&us, before);
        let made = us.home.house.with(|planner| planner.back_up()).unwrap();
        let to = json!({ "place": "own", "name": made.file_name().unwrap().to_str().unwrap() });
        live(&us, after);
        let (held, all) = (holding(&us), canonical(&us.home));
        for side in Side::BOTH {
            us.home.house.come(Presence::Both);
            us.home.house.ask("go_back", to.clone(), Some(side)).unwrap();
        }
        let then = canonical(&us.home);
        for side in Side::BOTH {
            prop_assert_eq!(live_yeses(&then, side), live_yeses(&all, side));
        }
        for (subject, text) in &holding(&us) {
            prop_assert_eq!(held.get(subject), Some(text));
        }
        prop_assert!(placed(&us), "a card lies on a place it has no yeses for");
        // Nor does what one then does alone.
        us.home.house.come(Presence::One(Side::Start));
        let given = live_yeses(&then, Side::End);
        let mut held = holding(&us);
        for deed in alone {
            let name = act(&us, deed);
            let now = holding(&us);
            for (subject, text) in &now {
                let two_hands = YES.contains(&name) && given.contains(text);
                prop_assert!(held.get(subject) == Some(text) || two_hands, "{name} by one hand made {text:?} hold");
            }
            held = now;
        }
    }
}

#[test]
fn no_text_is_undone_from_under_a_later_one() {
    let us = lived_again();
    let house = &us.home.house;
    house.come(Presence::One(Side::Start));
    let id = us.id("agreement");
    let edit =
        json!({ "id": id, "topic": "home", "text": agreement("In other words", "2026-06-18") });
    house.ask("edit_boundary", edit, None).unwrap();
    let go_on = json!({ "subject": id, "until": "2026-09-30" });
    house.ask("go_on", go_on, None).unwrap();
    let refused = house.ask("undo", json!({}), None).unwrap_err();
    assert_eq!(refused.code(), "touched-since");
    let check = house.with(|planner| planner.check()).unwrap();
    let checked = check.run(&Work::default()).unwrap().unwrap();
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
}
