//! A program killed while two answers are put away and opened together leaves either both closed or both open, and
//! nothing of a closed one where the other can read it. A binary of its own, as the other kills.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test's panic is its answer"
)]

mod kept;
mod keys;
mod killed;

use std::path::Path;

use common_ground_core::export;
use common_ground_core::testing::{House, do_not_wait, friday};
use common_ground_core::who::{Presence, Side};
use common_ground_core::work::Work;
use common_ground_core::{Closed, Planner, Result};
use keys::{ANA, BEN, Place, give, put, said};
use killed::Killer;
use serde_json::{Value, json};

const NAMES: [&str; 2] = ["qxanazy", "qxbenzy"];

/// Both here, each with their passphrase.
fn open(data: &Path) -> Result<House> {
    let closed = Closed::find(data, &data.join("copy"), Box::new(friday()))?;
    let unlocked = closed.unlock(Side::Start, &said(ANA))?;
    let mut planner = closed.open_with(unlocked)?;
    planner.let_in(Side::End, &said(BEN))?;
    // A kill leaves what was written, waited for or not.
    do_not_wait(&planner)?;
    Ok(House::new(planner))
}

fn ask(house: &House, here: Presence, name: &str, args: Value) -> Result<Value> {
    house.come(here);
    house.ask(name, args, None)
}

fn opened(house: &House) -> Result<Vec<Value>> {
    let values = ask(house, Presence::Both, "values", json!({}))?;
    Ok(values["opened"].as_array().cloned().unwrap_or_default())
}

/// Goes on putting answers away and opening them until it is killed; each round has its number.
fn open_and_open(data: &Path) -> Result<()> {
    let house = open(data)?;
    let all = house.with(|planner| export::canonical(planner))?;
    let all: Value = serde_json::from_str(&all)?;
    let area = all["area"][0]["id"].clone();
    for round in 0.. {
        for side in Side::BOTH {
            let words = format!("{} {round}", NAMES[side.index()]);
            let value = json!({ "area": area, "weight": "lot", "words": words });
            let answer = json!({ "values": [value], "ready": true });
            ask(&house, Presence::One(side), "write_values", answer)?;
        }
        ask(&house, Presence::Both, "open_values", json!({}))?;
    }
    Ok(())
}

#[test]
fn killed_at_any_moment_both_answers_are_closed_or_both_are_open() {
    if let Some(data) = killed::child() {
        let ended = open_and_open(&data);
        panic!("it goes on until it is killed: {:?}", ended.err());
    }
    let (place, mut planner) = Place::new();
    give(&mut planner, Side::Start, ANA).unwrap();
    give(&mut planner, Side::End, BEN).unwrap();
    drop(planner);
    let whole = place.dir.path().join("whole");
    put(&place.data(), &whole);
    let mut killer = Killer::of("killed_at_any_moment_both_answers_are_closed_or_both_are_open");
    let (mut rounds, mut between) = (0, 0);
    for kill in 0..killed::kills() {
        put(&whole, &place.data());
        killer.kill(&place.data(), 60, 400);
        let house = open(&place.data()).unwrap_or_else(|error| panic!("kill {kill}: {error:?}"));
        let opened = opened(&house).unwrap();
        for (n, one) in opened.iter().rev().enumerate() {
            for (sheet, name) in one["sheets"].as_array().unwrap().iter().zip(NAMES) {
                let words: Vec<_> = sheet.as_array().unwrap().iter().collect();
                assert_eq!(words.len(), 1, "kill {kill}: both are open, each once");
                assert_eq!(words[0]["words"], format!("{name} {n}"), "kill {kill}");
            }
        }
        let shared = house.everything_shared().unwrap();
        for side in Side::BOTH {
            let next = format!("{} {}", NAMES[side.index()], opened.len());
            let mine = ask(&house, Presence::One(side), "values", json!({})).unwrap();
            if let Some(mine) = mine["mine"].as_array().filter(|mine| !mine.is_empty()) {
                assert_eq!(
                    mine[0]["words"], next,
                    "kill {kill}: what is not open is theirs"
                );
                between += 1;
            }
            assert!(
                !shared.contains(&next),
                "kill {kill}: {next} stands in the open"
            );
        }
        house.with(|planner| assert_whole(planner, kill)).unwrap();
        rounds += opened.len();
    }
    println!("{rounds} rounds opened, {between} answers found put away");
    assert!(rounds > 0, "it came as far as opening");
}

fn assert_whole(planner: &mut Planner, kill: u32) -> Result<()> {
    let found = planner.check()?.run(&Work::told(|_| {}))?;
    let findings = found.map(|found| found.findings);
    assert!(
        findings.as_ref().is_some_and(Vec::is_empty),
        "kill {kill}: {findings:?}"
    );
    Ok(())
}
