//! Bringing in a file: what is shared arrives as ideas and drafts, in one step that can be undone to the byte, and
//! nothing a file can say makes anything hold. Whatever else lies in it is said in a sentence and changes nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod house;
mod kept;
mod keys;

#[path = "import/files.rs"]
mod files;
#[path = "import/locked.rs"]
mod locked;
#[path = "import/mutated.rs"]
mod mutated;
#[path = "import/own.rs"]
mod own;
#[path = "import/pairs.rs"]
mod pairs;
#[path = "import/requests.rs"]
mod requests;
#[path = "import/table.rs"]
mod table;

use std::collections::BTreeSet;

use common_ground_core::error::{Error, Refusal, Result};
use common_ground_core::export::{self, Copy};
use common_ground_core::import::{Brought, Incoming, ReadAs, What, Why};
use common_ground_core::who::{Actor, Presence, Side, Viewer};
use common_ground_core::work::Work;
use house::calls::lived_again;
use house::{Home, home};
use serde_json::{Value, json};

const ANA: Actor = Actor::One(Side::Start);
const BEN: Actor = Actor::One(Side::End);

/// The copy of a household that was lived in, with Ana's own part.
fn good() -> Copy {
    let us = lived_again();
    let copying = us
        .home
        .house
        .with(|planner| planner.copying(Viewer::One(Side::Start), true));
    copying.unwrap().read(&Work::default()).unwrap()
}

/// The same, made where the two sit the other way round.
fn turned() -> Copy {
    let mut turned = good();
    for row in turned.shared.get_mut("partner").unwrap() {
        let start = row["id"] == json!("start");
        row.insert("name".to_owned(), json!(if start { "Ben" } else { "Ana" }));
    }
    turned
}

fn incoming(copy: &Copy) -> Incoming {
    Incoming::of(copy.json().unwrap().as_bytes()).unwrap()
}

fn as_copy() -> ReadAs {
    ReadAs { columns: None }
}

fn bring(home: &Home, actor: Actor, incoming: &Incoming, read: ReadAs) -> Result<Brought> {
    let done = home
        .house
        .with(|planner| planner.bring_in(actor, incoming, read, &Work::default()))?;
    Ok(done.value)
}

fn preview(home: &Home, actor: Actor, incoming: &Incoming, read: ReadAs) -> Result<Brought> {
    home.house
        .with(|planner| planner.preview_import(actor, incoming, read, &Work::default()))
}

fn bytes(home: &Home) -> String {
    home.house
        .with(|planner| export::canonical(planner))
        .unwrap()
}

fn all(home: &Home) -> Value {
    serde_json::from_str(&bytes(home)).unwrap()
}

fn count(all: &Value, table: &str) -> usize {
    all[table].as_array().unwrap().len()
}

fn new(brought: &Brought, what: What) -> u32 {
    let found = brought.arrives.iter().find(|one| one.what == what);
    found.map_or(0, |one| one.new)
}

fn stay(brought: &Brought, why: Why) -> u32 {
    let found = brought.stays.iter().find(|one| one.why == why);
    found.map_or(0, |one| one.count)
}

/// The words of these fields in these tables, wherever they stand in a row.
fn words(tables: &Value, of: &[(&str, &[&str])]) -> BTreeSet<String> {
    fn inside(value: &Value, keys: &[&str], into: &mut BTreeSet<String>) {
        match value {
            Value::Array(all) => all.iter().for_each(|one| inside(one, keys, into)),
            Value::Object(all) => {
                for (key, one) in all {
                    match one.as_str() {
                        Some(text) if key == "body" => {
                            inside(&serde_json::from_str(text).unwrap(), keys, into);
                        }
                        Some(text) if keys.contains(&key.as_str()) && !text.is_empty() => {
                            into.insert(format!("{key}: {text}"));
                        }
                        _ => inside(one, keys, into),
                    }
                }
            }
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    for (table, keys) in of {
        inside(&tables[table], keys, &mut found);
    }
    found
}

/// What both can read and a file can bring.
const CARRIED: &[(&str, &[&str])] = &[
    (
        "goal",
        &[
            "why",
            "stuck",
            "who_does",
            "unit",
            "celebrate",
            "came",
            "learned",
            "target",
        ],
    ),
    ("goal_step", &["words", "due"]),
    ("goal_progress", &["note", "day"]),
    ("good_moment", &["words"]),
    ("good_time", &["title", "day"]),
    ("area", &["name"]),
];

#[test]
fn everything_shared_arrives_and_nothing_of_it_holds() {
    let mut copy = good();
    // Wherever a card lay there, nobody here has said that they want it.
    for goal in copy.shared.get_mut("goal").unwrap() {
        if goal["place"] == json!("idea") {
            goal.insert("place".to_owned(), json!("doing"));
        }
    }
    let file = serde_json::to_value(&copy.shared).unwrap();
    let home = home();
    home.house.come(Presence::One(Side::Start));
    let brought = bring(&home, ANA, &incoming(&copy), as_copy()).unwrap();
    let here = all(&home);

    let missing: Vec<_> = words(&file, CARRIED)
        .difference(&words(&here, CARRIED))
        .cloned()
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    let notes = |tables: &Value| words(tables, &[("goal", &["notes"])]);
    for note in notes(&file) {
        assert!(
            notes(&here).iter().any(|one| one.starts_with(&note)),
            "{note}"
        );
    }
    for (kind, keys) in [
        ("goal", ["title", "done"].as_slice()),
        ("agreement", &["words", "why", "slipped"]),
        ("rule", &["about", "own_words", "what"]),
    ] {
        let of = |tables: &Value| {
            let mut only = tables.clone();
            let versions = only["version"].as_array_mut().unwrap();
            versions.retain(|version| version["kind"] == json!(kind));
            words(&only, &[("version", keys)])
        };
        let missing: Vec<_> = of(&file).difference(&of(&here)).cloned().collect();
        assert!(missing.is_empty(), "{kind}: {missing:?}");
    }

    assert_eq!(count(&here, "sign_off"), 0, "no yes comes in");
    assert_eq!(
        count(&here, "withdrawal"),
        0,
        "and nothing that would answer one"
    );
    for goal in here["goal"].as_array().unwrap() {
        let place = goal["place"].as_str().unwrap();
        assert!(["idea", "reached", "let_go"].contains(&place), "{place}");
        assert!(
            goal["author"] != json!("end"),
            "nobody is made to have said it"
        );
    }
    assert!(
        here["goal_step"]
            .as_array()
            .unwrap()
            .iter()
            .all(|step| step["taken_by"].is_null())
    );
    for kind in ["goal", "agreement", "rule"] {
        let versions = here["version"].as_array().unwrap().iter();
        let told: Vec<_> = versions
            .filter(|version| version["kind"] == json!(kind))
            .filter_map(|version| Some((&version["subject"], version["came_with"].as_str()?)))
            .collect();
        assert!(!told.is_empty(), "{kind}");
        for (subject, told) in told {
            assert!(told.contains(" 2026"), "{told}");
            let args = json!({ "of": subject, "before": null });
            let past = home.house.ask("what_changed", args, None).unwrap();
            assert_eq!(past["came_with"], json!(told), "what was said can be read");
        }
    }
    assert!(new(&brought, What::Agreement) > 0 && new(&brought, What::Rule) > 0);
    assert!(new(&brought, What::EndedGoal) > 0 && new(&brought, What::OwnGoal) == 1);
    assert!(stay(&brought, Why::Yes) > 0 && stay(&brought, Why::Between) > 0);
    assert_eq!(stay(&brought, Why::Pair), 0);
    let halves: BTreeSet<_> = here["goal"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|goal| goal["half"].as_str())
        .collect();
    assert_eq!(halves.len(), 2, "a pair is one again");
    let texts = home.house.ask("boundaries", json!({}), None).unwrap();
    for agreement in texts["agreements"].as_array().unwrap() {
        assert_eq!(
            agreement["standing"]["state"],
            json!("waiting"),
            "{agreement}"
        );
    }
    let clean = home.house.with(|planner| planner.check()).unwrap();
    let clean = clean.run(&Work::default()).unwrap().unwrap();
    assert!(clean.findings.is_empty(), "{:?}", clean.findings);
}

#[test]
fn it_is_one_step_and_undone_to_the_byte() {
    let copy = incoming(&good());
    let home = home();
    home.house.come(Presence::One(Side::Start));
    let before = bytes(&home);
    let seen = preview(&home, ANA, &copy, as_copy()).unwrap();
    assert_eq!(bytes(&home), before, "looking changes nothing");
    assert_eq!(bring(&home, ANA, &copy, as_copy()).unwrap(), seen);
    let after = bytes(&home);
    assert_ne!(after, before);
    home.house
        .with(|planner| planner.undo(ANA, &Work::default()))
        .unwrap();
    assert_eq!(bytes(&home), before);
    home.house
        .with(|planner| planner.redo(ANA, &Work::default()))
        .unwrap();
    assert_eq!(bytes(&home), after);
    home.house
        .with(|planner| planner.undo(ANA, &Work::default()))
        .unwrap();
    let again = bring(&home, ANA, &copy, as_copy()).unwrap();
    assert_eq!(again, seen, "what was undone can come again");
}

#[test]
fn what_is_here_is_known_again() {
    let us = lived_again();
    let copy = good();
    let before = bytes(&us.home);
    let same = bring(&us.home, ANA, &incoming(&copy), as_copy()).unwrap();
    assert!(same.nothing_new(), "{same:?}");
    assert_eq!(bytes(&us.home), before, "its own copy changes nothing");

    let home = home();
    home.house.come(Presence::One(Side::Start));
    bring(&home, ANA, &incoming(&copy), as_copy()).unwrap();
    let goal = all(&home)["goal"][0]["id"].clone();
    let edit = house::calls::goal(&goal, "Called otherwise since");
    home.house.ask("edit_goal", edit, None).unwrap();
    let before = bytes(&home);
    let twice = bring(&home, ANA, &incoming(&copy), as_copy()).unwrap();
    assert!(twice.nothing_new(), "{twice:?}");
    assert_eq!(
        bytes(&home),
        before,
        "also where its words are others by now"
    );
}

#[test]
fn what_is_ones_own_comes_by_ones_own_hand_only() {
    let copy = incoming(&good());
    for (actor, presence, own) in [
        (BEN, Presence::One(Side::End), 1),
        (Actor::Both, Presence::Both, 0),
        (ANA, Presence::One(Side::Start), 2),
    ] {
        let home = home();
        home.house.come(presence);
        let brought = bring(&home, actor, &copy, as_copy()).unwrap();
        assert_eq!(new(&brought, What::OwnBoundary), own, "{actor:?}");
        let came = [What::OwnGoal, What::Request, What::Private].map(|what| new(&brought, what));
        let mine = own + came.iter().sum::<u32>();
        assert_eq!(
            stay(&brought, Why::Theirs) + stay(&brought, Why::Between) + mine,
            15,
            "{actor:?}: {brought:?}"
        );
        assert_eq!(count(&all(&home), "sign_off"), 0);
    }
    let home = home();
    home.house.come(Presence::One(Side::End));
    let brought = bring(&home, BEN, &incoming(&turned()), as_copy()).unwrap();
    assert_eq!(
        new(&brought, What::OwnBoundary),
        2,
        "Ben is the start there"
    );
    let kept = words(&all(&home), &[("version", &["does"])]);
    assert!(kept.is_empty());
    let versions = all(&home)["version"].clone();
    let does = versions.as_array().unwrap().iter().find_map(|version| {
        let body: Value = serde_json::from_str(version["body"].as_str()?).ok()?;
        body.get("does").cloned()
    });
    assert_eq!(
        does,
        Some(json!(["Two", "One"])),
        "what each does follows the person"
    );
}

#[test]
fn a_request_that_was_declined_twice_does_not_come_back_as_an_agreement() {
    let home = home();
    home.house.come(Presence::One(Side::Start));
    let ask = json!({ "topic": "home", "text": { "request": { "words": "We cook in turns", "why": "" } } });
    let request = home.house.ask("write_boundary", ask, None).unwrap()["value"].clone();
    for n in 0..2 {
        home.house.come(Presence::One(Side::End));
        let digest = house::calls::newest(&all(&home), &request)["digest"].clone();
        let no = json!({ "id": request, "digest": digest, "answer": "decline" });
        home.house.ask("answer_request", no, None).unwrap();
        if n == 0 {
            home.house.come(Presence::One(Side::Start));
            let again =
                json!({ "id": request, "text": { "words": "We cook in turns", "why": "Please" } });
            home.house.ask("ask_again", again, None).unwrap();
        }
    }
    home.house.come(Presence::One(Side::Start));
    let brought = bring(&home, ANA, &incoming(&good()), as_copy()).unwrap();
    assert_eq!(stay(&brought, Why::Declined), 1);
}

#[test]
fn stopped_work_leaves_everything_as_it_was() {
    let copy = incoming(&good());
    let home = home();
    let before = bytes(&home);
    let work = Work::default();
    work.stop();
    for answer in [
        home.house
            .with(|planner| planner.preview_import(ANA, &copy, as_copy(), &work))
            .map(|_| ()),
        home.house
            .with(|planner| planner.bring_in(ANA, &copy, as_copy(), &work))
            .map(|_| ()),
    ] {
        assert!(
            matches!(answer, Err(Error::Refused(Refusal::Stopped))),
            "{answer:?}"
        );
    }
    assert_eq!(bytes(&home), before);
}

#[test]
fn reminders_of_ones_own_come_by_ones_own_hand_only() {
    let mut copy = good();
    let mut row = copy.shared["reminder"]
        .iter()
        .find(|row| row["about"].is_null())
        .unwrap()
        .clone();
    row.insert(
        "id".to_owned(),
        json!("00000000-0000-4000-8000-00000000cafe"),
    );
    row.insert("title".to_owned(), json!("Ana waters the fern"));
    row.insert("owner".to_owned(), json!("start"));
    copy.own.as_mut().unwrap().reminder.push(row);
    let copy = incoming(&copy);
    for (actor, presence, comes) in [
        (ANA, Presence::One(Side::Start), 1),
        (BEN, Presence::One(Side::End), 0),
        (Actor::Both, Presence::Both, 0),
    ] {
        let home = home();
        home.house.come(presence);
        let before = bytes(&home);
        let brought = bring(&home, actor, &copy, as_copy()).unwrap();
        assert!(new(&brought, What::OwnReminder) >= comes);
        let owners: Vec<_> = all(&home)["reminder"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| row["title"] == json!("Ana waters the fern"))
            .map(|row| row["owner"].clone())
            .collect();
        assert_eq!(owners, vec![json!("start"); comes as usize], "{actor:?}");
        for viewer in [Presence::One(Side::End), Presence::Both] {
            home.house.come(viewer);
            let past = home
                .house
                .ask("what_changed", json!({ "of": null, "before": null }), None);
            assert!(
                !past.unwrap().to_string().contains("the fern"),
                "{viewer:?}"
            );
        }
        home.house.come(presence);
        home.house
            .with(|planner| planner.undo(actor, &Work::default()))
            .unwrap();
        assert_eq!(bytes(&home), before);
    }
}

#[test]
fn what_a_file_tells_stays_out_where_no_text_could_say_it() {
    for (name, comes) in [
        ("Ana".to_owned(), true),
        ("x".repeat(1_000_000), false),
        ("A\u{0}na".to_owned(), false),
    ] {
        let mut copy = good();
        for row in copy.shared.get_mut("partner").unwrap() {
            row.insert("name".to_owned(), json!(name));
        }
        let home = home();
        home.house.come(Presence::One(Side::Start));
        bring(&home, ANA, &incoming(&copy), as_copy()).unwrap();
        let told: Vec<_> = all(&home)["version"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|version| version["came_with"].as_str().map(str::to_owned))
            .collect();
        assert_eq!(told.iter().any(|told| told.contains("said yes")), comes);
        assert!(
            told.iter()
                .all(|told| told.len() < 50_000 && !told.contains('\0'))
        );
    }
}

#[test]
fn of_what_a_file_tells_of_a_thing_the_newest_forty_lines_are_kept() {
    let mut copy = good();
    let said = copy.shared["sign_off"][0]["subject"].clone();
    let lines: Vec<_> = (1..=60).map(|n| format!("Told before, {n}.")).collect();
    for version in copy.shared.get_mut("version").unwrap() {
        if version["subject"] == said {
            version.insert("came_with".to_owned(), json!(lines.join("\n")));
        }
    }
    let home = home();
    home.house.come(Presence::One(Side::Start));
    bring(&home, ANA, &incoming(&copy), as_copy()).unwrap();
    let here = all(&home);
    let told = here["version"].as_array().unwrap().iter().find_map(|row| {
        row["came_with"]
            .as_str()
            .filter(|told| told.contains("Told before"))
    });
    let told: Vec<_> = told.unwrap().lines().collect();
    assert_eq!(told.len(), 40);
    assert!(
        told[39].contains("said yes"),
        "the newest stand last: {told:?}"
    );
    let before = told.iter().filter(|line| line.starts_with("Told before"));
    let before: Vec<_> = before.copied().collect();
    assert_eq!(before, lines[60 - before.len()..], "the oldest go first");
}
