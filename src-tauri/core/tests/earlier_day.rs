//! An earlier day, looked at alone: it says what differs and shows nothing that is not both's. Single things come out of
//! it as something new, without any yes, in one step that can be undone.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod house;

use common_ground_core::backup::{BackupOf, Differs, EarlierDay, EarlierThing, LookBack, Place};
use common_ground_core::error::Error;
use common_ground_core::who::{Presence, Side, Viewer};
use common_ground_core::work::Work;
use house::Home;
use house::calls::{canonical, lived_again};
use serde_json::{Value, json};

fn keep(home: &Home) -> BackupOf {
    let made = home.house.with(|planner| planner.back_up()).unwrap();
    BackupOf {
        place: Place::Own,
        name: made.file_name().unwrap().to_str().unwrap().to_owned(),
    }
}

fn look(home: &Home, of: &BackupOf, viewer: Viewer) -> Result<EarlierDay, Error> {
    let corner = tempfile::tempdir().unwrap();
    let look = LookBack { of: of.clone() };
    let looking = home
        .house
        .with(|planner| planner.looking_back(viewer, &look))?;
    let corner = corner.path().join("corner");
    let day = looking.look(&corner, &Work::default());
    assert!(!corner.exists(), "nothing of it stays");
    day
}

fn thing(day: &EarlierDay, title: &str) -> EarlierThing {
    let mut all = day.sections.iter().flat_map(|section| &section.things);
    let found = all.find(|thing| thing.title == title);
    found
        .unwrap_or_else(|| panic!("{title} in {day:?}"))
        .clone()
}

fn take(home: &Home, of: &BackupOf, noun: &str, id: &str) -> Result<String, Error> {
    let args = json!({ "of": of, "noun": noun, "id": id });
    let taken = home.house.ask("take_out", args, None)?;
    Ok(taken["value"]["id"].as_str().unwrap().to_owned())
}

fn ask(home: &Home, who: Side, name: &str, args: Value) -> Value {
    home.house.come(Presence::One(who));
    home.house.ask(name, args, None).unwrap()["value"].clone()
}

fn id_of(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// The titles of the goals and boundaries there are.
fn row<'a>(all: &'a Value, table: &str, id: &str) -> &'a Value {
    let rows = all[table].as_array().unwrap();
    rows.iter()
        .find(|row| row["id"] == id)
        .unwrap_or(&Value::Null)
}

#[test]
fn what_differs_is_said_and_what_is_the_same_too() {
    let us = lived_again();
    let home = &us.home;
    let moment = |words: &str| {
        id_of(&ask(
            home,
            Side::Start,
            "add_good_moment",
            json!({ "words": words }),
        ))
    };
    let (snow, _rain) = (moment("Snow on the roof"), moment("Rain on the tent"));
    let goal =
        |title: &str| json!({ "title": title, "horizon": "short", "area": null, "own": false });
    let bench = id_of(&ask(home, Side::Start, "add_goal", goal("A bench")));
    let of = keep(home);
    ask(home, Side::Start, "delete_good_moment", json!(snow));
    ask(home, Side::Start, "delete_goal", json!({ "goal": bench }));
    ask(home, Side::Start, "add_goal", goal("A swing"));
    let before = canonical(home);
    let day = look(home, &of, Viewer::One(Side::End)).unwrap();
    assert_eq!(canonical(home), before, "looking changes nothing");
    let differs = |title: &str| thing(&day, title).differs;
    assert_eq!(differs("Snow on the roof"), Differs::Gone);
    assert_eq!(differs("Rain on the tent"), Differs::Same);
    assert_eq!(differs("A bench"), Differs::Gone);
    assert_eq!(differs("A swing"), Differs::New);
    assert!(thing(&day, "A bench").takes_out && !thing(&day, "A swing").takes_out);
    let nobody = look(home, &of, Viewer::Nobody).map(drop);
    assert_eq!(nobody.unwrap_err().code(), "nobody-here");
}

#[test]
fn nothing_of_one_alone_and_nothing_erased_since_is_shown() {
    let us = lived_again();
    let home = &us.home;
    const CANARY: &str = "Zanzibar whispers";
    const HERS: &str = "The spare key under the pot";
    let moment = ask(
        home,
        Side::Start,
        "add_good_moment",
        json!({ "words": CANARY }),
    );
    ask(
        home,
        Side::Start,
        "add_topic",
        json!({ "words": HERS, "wants": "listen" }),
    );
    let of = keep(home);
    let seen = |viewer| format!("{:?}", look(home, &of, viewer).unwrap());
    assert!(seen(Viewer::One(Side::End)).contains(CANARY), "found first");
    ask(home, Side::Start, "delete_good_moment", moment.clone());
    for side in Side::BOTH {
        ask(
            home,
            side,
            "empty",
            json!({ "noun": "good_moment", "id": moment }),
        );
    }
    for viewer in [
        Viewer::One(Side::Start),
        Viewer::One(Side::End),
        Viewer::Both,
    ] {
        let seen = seen(viewer);
        assert!(!seen.contains(HERS), "{viewer:?}");
        assert!(!seen.contains(CANARY), "{viewer:?}");
    }
    home.house.come(Presence::Both);
    let taken = take(home, &of, "good_moment", &id_of(&moment));
    assert_eq!(taken.unwrap_err().code(), "not-found");
}

#[test]
fn an_agreement_comes_out_as_a_draft_and_holds_nothing() {
    let us = lived_again();
    let home = &us.home;
    let id = id_of(&us.id("agreement"));
    let of = keep(home);
    let all = canonical(home);
    let (yeses, texts) = (
        all["sign_off"].clone(),
        all["version"].as_array().unwrap().len(),
    );
    home.house.come(Presence::One(Side::End));
    let again = take(home, &of, "boundary", &id).unwrap();
    assert_ne!(again, id);
    let after = canonical(home);
    assert_eq!(after["sign_off"], yeses, "no yes came with it");
    assert_eq!(after["version"].as_array().unwrap().len(), texts + 1);
    let sheet = home
        .house
        .ask("agreement", json!({ "id": again }), None)
        .unwrap();
    assert_eq!(sheet["agreement"]["yes"], json!([null, null]), "{sheet}");
    assert_ne!(sheet["agreement"]["standing"]["state"], "holds");
    home.house.ask("undo", json!({}), None).unwrap();
    assert_eq!(canonical(home), all, "undone to the byte");
    home.house.ask("redo", json!({}), None).unwrap();
    assert_eq!(canonical(home), after);
}

#[test]
fn a_goal_comes_out_as_an_idea_with_its_words_and_steps() {
    let us = lived_again();
    let home = &us.home;
    let goal = id_of(&us.id("goal"));
    let before = canonical(home);
    let of = keep(home);
    let steps = |all: &Value, goal: &str| {
        let rows = all["goal_step"].as_array().unwrap().iter();
        let of = rows.filter(|step| step["goal"] == goal);
        of.map(|step| (step["words"].clone(), step["done_on"].clone()))
            .collect::<Vec<_>>()
    };
    home.house.come(Presence::One(Side::Start));
    let again = take(home, &of, "goal", &goal).unwrap();
    let after = canonical(home);
    let (was, is) = (row(&before, "goal", &goal), row(&after, "goal", &again));
    for same in [
        "why", "stuck", "who_does", "notes", "measure", "target", "horizon",
    ] {
        assert_eq!(is[same], was[same], "{same}");
    }
    assert_eq!((&is["place"], &is["pair"]), (&json!("idea"), &Value::Null));
    let sorted = |mut steps: Vec<(Value, Value)>| {
        steps.sort_by_key(|(words, _)| words.to_string());
        steps
    };
    assert_eq!(sorted(steps(&after, &again)), sorted(steps(&before, &goal)));
    let taken_on = after["goal_step"].as_array().unwrap().iter();
    assert!(
        taken_on
            .filter(|step| step["goal"] == again)
            .all(|step| step["taken_by"].is_null())
    );
    assert_eq!(after["sign_off"], before["sign_off"]);
    home.house.ask("undo", json!({}), None).unwrap();
    assert_eq!(canonical(home), before);
}

#[test]
fn a_goal_that_was_reached_then_comes_out_as_an_idea_too() {
    let us = lived_again();
    let home = &us.home;
    let goal = id_of(&us.id("reached"));
    let of = keep(home);
    home.house.come(Presence::One(Side::Start));
    let again = take(home, &of, "goal", &goal).unwrap();
    let all = canonical(home);
    assert_eq!(row(&all, "goal", &goal)["place"], "reached");
    let is = row(&all, "goal", &again);
    assert_eq!(
        (&is["place"], &is["ended_at"]),
        (&json!("idea"), &Value::Null)
    );
}

#[test]
fn what_is_the_others_own_and_what_was_asked_is_not_taken_out() {
    let us = lived_again();
    let home = &us.home;
    let own =
        json!({ "title": "Run ten kilometres", "horizon": "short", "area": null, "own": true });
    let hers = id_of(&ask(home, Side::Start, "add_goal", own));
    let asked =
        json!({ "topic": "home", "text": { "request": { "words": "A quiet Sunday", "why": "" } } });
    let asked = id_of(&ask(home, Side::Start, "write_boundary", asked));
    let of = keep(home);
    ask(home, Side::Start, "delete_goal", json!({ "goal": hers }));
    ask(home, Side::Start, "delete_boundary", json!({ "id": asked }));
    for (viewer, takes) in [
        (Viewer::One(Side::Start), true),
        (Viewer::One(Side::End), false),
        (Viewer::Both, false),
    ] {
        let day = look(home, &of, viewer).unwrap();
        assert_eq!(
            thing(&day, "Run ten kilometres").takes_out,
            takes,
            "{viewer:?}"
        );
        assert!(!thing(&day, "A quiet Sunday").takes_out, "{viewer:?}");
    }
    home.house.come(Presence::One(Side::End));
    assert_eq!(
        take(home, &of, "goal", &hers).unwrap_err().code(),
        "not-yours"
    );
    home.house.come(Presence::One(Side::Start));
    assert_eq!(
        take(home, &of, "boundary", &asked).unwrap_err().code(),
        "not-now"
    );
    for noun in ["sign_off", "partner", "household", "nothing"] {
        let id = "6a2f41a3-c54c-fce8-32d2-0324e1c32e22";
        assert_eq!(
            take(home, &of, noun, id).unwrap_err().code(),
            "not-found",
            "{noun}"
        );
    }
    take(home, &of, "goal", &hers).unwrap();
}

#[test]
fn a_damaged_backup_shows_nothing_and_changes_nothing() {
    let us = lived_again();
    let home = &us.home;
    let of = keep(home);
    let data = home
        .house
        .with(|planner| Ok(planner.folder().path().to_owned()))
        .unwrap();
    let file = data.join("backups").join(&of.name).join("household.db");
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    let before = canonical(home);
    assert_eq!(
        look(home, &of, Viewer::Both).unwrap_err().code(),
        "backup-damaged"
    );
    home.house.come(Presence::Both);
    let taken = take(home, &of, "goal", &id_of(&us.id("goal")));
    assert_eq!(taken.unwrap_err().code(), "backup-damaged");
    assert_eq!(canonical(home), before);
    assert!(!data.join("household.db.new").exists());
}
