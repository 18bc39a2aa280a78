//! A household to call commands in, and a way to learn the arguments of each from what serde says: a new
//! command is tried like the others without anybody listing it.
#![allow(dead_code, reason = "each test takes what it needs")]

pub(crate) mod calls;
pub(crate) mod payloads;

use common_ground_core::error::Error;
use common_ground_core::testing::{Clock, House, friday, quick_household};
use common_ground_core::who::Side;
use serde_json::{Value, json};

pub(crate) struct Home {
    pub(crate) house: House,
    pub(crate) clock: Clock,
    pub(crate) _dir: tempfile::TempDir,
}

/// Ana and Ben's household, nobody here.
pub(crate) fn home() -> Home {
    let dir = tempfile::tempdir().unwrap();
    let clock = friday();
    let planner = quick_household(&dir.path().join("data"), &clock).unwrap();
    Home {
        house: House::new(planner),
        clock,
        _dir: dir,
    }
}

/// Stands for an id in learnt arguments.
pub(crate) const ID: &str = "00000000-0000-4000-8000-000000000000";
/// Stands for words in learnt arguments.
pub(crate) const WORDS: &str = "some words";

/// What a field may take, tried in this order.
fn candidates() -> Vec<Value> {
    vec![
        Value::Null,
        json!(WORDS),
        json!(ID),
        json!(true),
        json!(1),
        json!([]),
        json!("2026-07-01"),
        json!("2026-07-01T10:00:00Z"),
        json!("19:30:00"),
        json!(["some words", "other words"]),
        json!({}),
    ]
}

fn why(house: &House, name: &str, args: &Value) -> Option<String> {
    match house.ask(name, args.clone(), None) {
        Err(Error::Arguments { why, .. }) => Some(why),
        _ => None,
    }
}

fn between<'a>(text: &'a str, before: &str) -> Option<&'a str> {
    text.split_once(before)?.1.split('`').next()
}

fn at<'a>(args: &'a mut Value, path: &[String]) -> &'a mut Value {
    path.iter()
        .fold(args, |value, key| &mut value[key.as_str()])
}

/// Arguments a command understands, or `None` where they cannot be found this way.
pub(crate) fn learn(house: &House, name: &str) -> Option<Value> {
    let tried = candidates();
    if why(house, name, &json!({})).is_some_and(|why| why.starts_with("invalid type: map")) {
        return tried
            .into_iter()
            .find(|args| !args.is_null() && why(house, name, args).is_none());
    }
    let mut args = json!({});
    let mut open: Vec<String> = Vec::new();
    let mut field: Option<(Vec<String>, usize)> = None;
    for _ in 0..400 {
        let Some(said) = why(house, name, &args) else {
            return Some(args);
        };
        if let Some(missing) = between(&said, "missing field `") {
            let mut path = open.clone();
            path.push(missing.to_owned());
            at(&mut args, &open)[missing] = Value::Null;
            field = Some((path, 0));
        } else if let Some(unknown) = between(&said, "unknown field `") {
            // It is a field of what stands around, not of the innermost.
            let unknown = unknown.to_owned();
            at(&mut args, &open).as_object_mut()?.remove(&unknown);
            open.pop()?;
            at(&mut args, &open)[&unknown] = Value::Null;
            let mut path = open.clone();
            path.push(unknown);
            field = Some((path, 0));
        } else {
            let (path, n) = field.as_mut()?;
            if let Some(variant) =
                between(&said, "expected one of `").or(between(&said, "expected `"))
                && said.contains("unknown variant")
            {
                let variant = variant.to_owned();
                if *at(&mut args, path) == json!(variant) {
                    return None;
                }
                *at(&mut args, path) = json!(variant);
                continue;
            }
            *n += 1;
            let next = tried.get(*n)?.clone();
            if next.is_object() {
                open.clone_from(path);
            }
            *at(&mut args, path) = next;
        }
    }
    None
}

/// Every id in an answer.
pub(crate) fn ids(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text)
            if text.len() == 36 && text.as_bytes()[8] == b'-' && !into.contains(text) =>
        {
            into.push(text.clone());
        }
        Value::Array(all) => all.iter().for_each(|one| ids(one, into)),
        Value::Object(all) => all.values().for_each(|one| ids(one, into)),
        _ => {}
    }
}

/// The same arguments with other values where the learnt id and words stand.
pub(crate) fn with(args: &Value, id: &str, words: &str) -> Value {
    match args {
        Value::String(text) if text == ID => json!(id),
        Value::String(text) if text == WORDS => json!(words),
        Value::Array(all) => all.iter().map(|one| with(one, id, words)).collect(),
        Value::Object(all) => Value::Object(
            all.iter()
                .map(|(key, one)| (key.clone(), with(one, id, words)))
                .collect(),
        ),
        other => other.clone(),
    }
}

/// The texts this partner has a live yes to: said, not taken back, not disowned, and nothing stopped since.
pub(crate) fn live_yeses(all: &Value, side: Side) -> std::collections::BTreeSet<(String, String)> {
    let stops = all["withdrawal"].as_array().unwrap();
    let yeses = all["sign_off"].as_array().unwrap().iter();
    yeses
        .filter(|yes| {
            let stopped = stops.iter().any(|stop| {
                stop["subject"] == yes["subject"] && stop["step"].as_i64() >= yes["step"].as_i64()
            });
            yes["partner"] == json!(side) && yes["void"].is_null() && !stopped
        })
        .map(|yes| {
            let field = |name: &str| yes[name].as_str().unwrap().to_owned();
            (field("version"), field("digest"))
        })
        .collect()
}
