//! *What changed*: by day and by thing, never by person, and nothing of what is one's own affair.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod house;

#[path = "changes/examples.rs"]
mod examples;
#[path = "changes/hands.rs"]
mod hands;
#[path = "changes/hidden.rs"]
mod hidden;

use common_ground_core::who::{Presence, Side};
use house::Home;
use serde_json::{Value, json};

pub(crate) const ANA: Presence = Presence::One(Side::Start);
pub(crate) const BEN: Presence = Presence::One(Side::End);

/// All pages of the past of everything, or of one thing, the newest first.
pub(crate) fn past(home: &Home, of: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    let mut before = Value::Null;
    loop {
        let page = ask(home, "what_changed", json!({ "of": of, "before": before }));
        all.extend(page["entries"].as_array().unwrap().iter().cloned());
        before = page["earlier"].clone();
        if before.is_null() {
            return all;
        }
    }
}

pub(crate) fn ask(home: &Home, name: &str, args: Value) -> Value {
    home.house
        .ask(name, args, None)
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The same, by this one; answers the value.
pub(crate) fn does(home: &Home, who: Presence, name: &str, args: Value) -> Value {
    home.house.come(who);
    ask(home, name, args)["value"].clone()
}

/// The sentences with the thing's words, the newest first.
pub(crate) fn told(entries: &[Value]) -> Vec<String> {
    let one = |entry: &Value| {
        let said = entry["said"].as_str().unwrap();
        match entry["thing"]["title"].as_str() {
            Some(title) => format!("{said}: {title}"),
            None => said.to_owned(),
        }
    };
    entries.iter().map(one).collect()
}
