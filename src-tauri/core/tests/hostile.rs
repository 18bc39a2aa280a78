//! Hostile words through every command that takes any, and every command with bad arguments: stored and read
//! back as they were typed, or refused at their field; nothing is half written. The commands come from their
//! list, the fields from calls that fit, so that a new one is tried without anybody naming it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod house;

use std::collections::BTreeSet;

use common_ground_core::error::Error;
use common_ground_core::testing::{ana_and_ben, friday};
use common_ground_core::{Planner, export};
use house::calls::{Lived, call, canonical, writes};
use house::payloads::payloads;
use serde_json::{Value, json};

const PLAIN: &str = "ordinary words";
const LARGE: usize = 10_000_000;

#[test]
fn every_command_that_changes_something_has_a_call_that_fits() {
    for name in writes() {
        let (us, args) = call(name);
        if let Err(error) = us.home.house.ask(name, args.clone(), None) {
            panic!("{name} {args}: {error}");
        }
    }
}

/// Where the strings of a call stand, as JSON pointers.
fn strings(value: &Value, at: &str, into: &mut Vec<String>) {
    match value {
        Value::String(_) => into.push(at.to_owned()),
        Value::Array(all) => {
            for (n, one) in all.iter().enumerate() {
                strings(one, &format!("{at}/{n}"), into);
            }
        }
        Value::Object(all) => {
            for (key, one) in all {
                strings(one, &format!("{at}/{key}"), into);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn put(args: &Value, at: &[String], words: Value) -> Value {
    let mut args = args.clone();
    for at in at {
        *args.pointer_mut(at).unwrap() = words.clone();
    }
    args
}

/// The fields of a command that take any words, and those that take some strings and no others (an id, a day,
/// a choice, two letters).
fn fields(name: &str) -> (Vec<String>, Vec<String>) {
    let (_, args) = call(name);
    let mut all = Vec::new();
    strings(&args, "", &mut all);
    all.into_iter().partition(|at| {
        let (us, args) = call(name);
        let args = put(&args, std::slice::from_ref(at), json!(PLAIN));
        us.home.house.ask(name, args, None).is_ok()
    })
}

/// As it may stand after it was kept: blanks around it are nobody's words, and a line has no line breaks.
fn kept(words: &str, among: &BTreeSet<String>) -> bool {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    among.contains(words) || among.contains(words.trim()) || among.contains(&line)
}

/// Every text Ana is shown, by every command that shows any.
fn shown(us: &Lived) -> BTreeSet<String> {
    fn leaves(value: &Value, into: &mut BTreeSet<String>) {
        match value {
            Value::String(text) => drop(into.insert(text.clone())),
            Value::Array(all) => all.iter().for_each(|one| leaves(one, into)),
            Value::Object(all) => all.values().for_each(|one| leaves(one, into)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let house = &us.home.house;
    let mut texts = BTreeSet::new();
    for (name, kind) in common_ground_core::commands::KINDS {
        if *kind == "see" {
            leaves(&house.ask(name, json!({}), None).unwrap(), &mut texts);
        }
    }
    let all = canonical(&us.home);
    let rows = |table: &str| all[table].as_array().unwrap().clone();
    for goal in rows("goal") {
        if goal["trashed_on"].is_null() && goal["owner"] != "end" {
            leaves(
                &house.ask("goal", goal["id"].clone(), None).unwrap(),
                &mut texts,
            );
        }
    }
    for boundary in rows("boundary") {
        if let Ok(sheet) = house.ask("agreement", json!({ "id": boundary["id"] }), None) {
            leaves(&sheet, &mut texts);
        }
    }
    let home = house
        .with(|planner| planner.home(house.here().viewer()))
        .unwrap();
    leaves(&serde_json::to_value(home).unwrap(), &mut texts);
    leaves(
        &house
            .ask("board", json!({ "horizon": null }), None)
            .unwrap(),
        &mut texts,
    );
    leaves(
        &house.ask("rules", json!({ "search": "" }), None).unwrap(),
        &mut texts,
    );
    texts
}

#[test]
fn hostile_words_in_every_field_of_every_command_are_kept_as_typed_or_refused() {
    let payloads = payloads();
    assert_eq!(payloads.len(), 200);
    let (mut with_words, mut tried) = (0, 0);
    for name in writes() {
        let (words, _) = fields(name);
        if words.is_empty() {
            continue;
        }
        with_words += 1;
        // What plain words show, hostile ones must: commands whose words go out of sight with the act are not many.
        let (us, args) = call(name);
        us.home
            .house
            .ask(name, put(&args, &words, json!(PLAIN)), None)
            .unwrap();
        let seen = shown(&us).contains(PLAIN);
        let mut taken = 0;
        for some in payloads.chunks(10) {
            let (mut us, mut args) = call(name);
            let mut here = Vec::new();
            for text in some {
                let hostile = put(&args, &words, json!(text));
                tried += 1;
                let mut answer = us.home.house.ask(name, hostile, None);
                if matches!(answer, Err(Error::Refused(_) | Error::NotFound)) {
                    // It works once; what was kept so far is looked at first.
                    looked_at(name, &us, &here, seen);
                    taken += here.len();
                    here.clear();
                    (us, args) = call(name);
                    answer = us
                        .home
                        .house
                        .ask(name, put(&args, &words, json!(text)), None);
                }
                match answer {
                    Ok(_) => here.push(text.as_str()),
                    Err(Error::Field { .. }) => {}
                    Err(error) => panic!("{name}: {text:?} is answered with {error}"),
                }
            }
            taken += here.len();
            looked_at(name, &us, &here, seen);
        }
        assert!(taken > 40, "{name} takes only {taken} of the texts");
    }
    assert!(
        with_words > 25 && tried > 5_000,
        "{with_words} commands, {tried} calls"
    );
}

fn looked_at(name: &str, us: &Lived, here: &[&str], seen: bool) {
    let texts = us.home.house.texts().unwrap();
    for text in here {
        assert!(
            kept(text, &texts),
            "{name}: {text:?} is not kept as it was typed"
        );
    }
    if let (Some(last), true) = (here.last(), seen) {
        assert!(
            kept(last, &shown(us)),
            "{name}: {last:?} is not shown as it was typed"
        );
    }
}

/// What each field of each command may get instead of what it takes.
fn wrong() -> Vec<Value> {
    let nested = (0..100).fold(json!(1), |inside, _| json!([inside]));
    vec![
        json!("x".repeat(LARGE)),
        json!("\u{0}"),
        json!(""),
        json!(null),
        json!(true),
        json!(-1),
        json!(u64::MAX),
        json!(1e308),
        json!([]),
        json!({}),
        nested,
        json!("9999-99-99"),
        json!("-262143-01-01"),
        json!("+262142-12-31"),
        json!("99:99"),
        json!(vec!["x"; 100_000]),
    ]
}

/// Every field, also those inside others, as JSON pointers.
fn places(value: &Value, at: &str, into: &mut Vec<String>) {
    let inside: Vec<(String, &Value)> = match value {
        Value::Array(all) => all
            .iter()
            .enumerate()
            .map(|(n, one)| (n.to_string(), one))
            .collect(),
        Value::Object(all) => all.iter().map(|(key, one)| (key.clone(), one)).collect(),
        _ => Vec::new(),
    };
    for (key, one) in inside {
        let at = format!("{at}/{key}");
        places(one, &at, into);
        into.push(at);
    }
}

#[test]
fn every_field_of_every_command_with_something_else_is_refused_whole_or_taken_whole() {
    let wrong = wrong();
    for name in writes() {
        let (mut us, args) = call(name);
        let mut all = Vec::new();
        places(&args, "", &mut all);
        let mut before = everything(&us);
        let mut bad: Vec<Value> = Vec::new();
        for at in &all {
            bad.extend(
                wrong
                    .iter()
                    .map(|wrong| put(&args, std::slice::from_ref(at), wrong.clone())),
            );
            let (around, field) = at.rsplit_once('/').unwrap();
            let mut less = args.clone();
            if let Some(Value::Object(around)) = less.pointer_mut(around) {
                around.remove(field);
                bad.push(less);
            }
        }
        if let Value::Object(more) = &args {
            let mut more = more.clone();
            more.insert("no_such_field".into(), json!(1));
            let answer = us.home.house.ask(name, Value::Object(more), None);
            assert!(
                matches!(answer, Err(Error::Arguments { .. })),
                "{name} takes a field nobody knows"
            );
        }
        for bad in bad {
            let answer = us.home.house.ask(name, bad, None);
            match &answer {
                // What fits after all is done; then the next is tried on a household of its own.
                Ok(_) => {
                    us = call(name).0;
                    before = everything(&us);
                }
                Err(error) => {
                    assert!(
                        !matches!(
                            error,
                            Error::Database(_) | Error::Row(_) | Error::File(_) | Error::System(_)
                        ),
                        "{name} answers {error}"
                    );
                }
            }
            if answer.is_err() {
                assert!(
                    everything(&us) == before,
                    "{name} changed something and answered {answer:?}"
                );
            }
        }
    }
}

/// How many rows each table has, and what is in them.
fn everything(us: &Lived) -> String {
    let house = &us.home.house;
    let counts = house.counts().unwrap();
    format!(
        "{counts:?} {}",
        house.with(|planner| export::canonical(planner)).unwrap()
    )
}

/// The three screens take words before there is anything to call a command on.
#[test]
fn hostile_words_on_the_three_screens_are_kept_as_typed_or_refused() {
    for text in payloads() {
        let dir = tempfile::tempdir().unwrap();
        let mut set_up = ana_and_ben();
        set_up.partners[0].name.clone_from(&text);
        set_up.wish.clone_from(&text);
        set_up.areas[0].clone_from(&text);
        match Planner::set_up(dir.path(), Box::new(friday()), set_up) {
            Ok(planner) => {
                let texts = common_ground_core::testing::House::new(planner)
                    .texts()
                    .unwrap();
                assert!(kept(&text, &texts), "{text:?} is not kept as it was typed");
            }
            Err(Error::Field { .. }) => {
                assert!(
                    !dir.path().join("household.db").exists(),
                    "half a household"
                );
            }
            Err(error) => panic!("{text:?} is answered with {error}"),
        }
    }
}
