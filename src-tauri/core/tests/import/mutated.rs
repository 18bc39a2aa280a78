//! A copy that was changed in a few places is refused with the place, or arrives whole; it never binds anybody, and gives nobody
//! anything that is theirs alone but whoever brings it in.

use std::collections::BTreeSet;

use common_ground_core::error::{Error, ImportProblem};
use common_ground_core::import::Incoming;
use common_ground_core::testing::cases;
use common_ground_core::who::{Actor, Side};
use common_ground_core::work::Work;
use serde_json::{Value, json};

use crate::house::calls::lived_again;
use crate::house::{Home, live_yeses};
use crate::own::of;
use crate::{ANA, BEN, all, as_copy, bring, bytes, good};

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides.max(1) as u64).unwrap()
    }
}

/// What a value is exchanged for.
fn other(dice: &mut Dice, all: &[Value]) -> Value {
    let odd = [
        Value::Null,
        json!(""),
        json!("x".repeat(20_000)),
        json!("\u{0}\u{202E}"),
        json!(-1),
        json!(9_223_372_036_854_775_807_i64),
        json!(1e300),
        json!(true),
        json!([]),
        json!({}),
        json!("9999-12-31"),
        json!("-262143-01-01"),
        json!("00000000-0000-4000-8000-000000000000"),
        json!("start"),
        json!("wanted"),
        json!("agreement"),
    ];
    match dice.roll(3) {
        0 => all[dice.roll(all.len())].clone(),
        _ => odd[dice.roll(odd.len())].clone(),
    }
}

fn leaves<'a>(value: &'a mut Value, into: &mut Vec<&'a mut Value>) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(|one| leaves(one, into)),
        Value::Object(all) => all.values_mut().for_each(|one| leaves(one, into)),
        leaf => into.push(leaf),
    }
}

fn mutated(good: &str, dice: &mut Dice) -> Vec<u8> {
    if dice.roll(3) == 0 {
        let mut bytes = good.as_bytes().to_vec();
        match dice.roll(3) {
            0 => bytes.truncate(dice.roll(good.len())),
            1 => {
                for _ in 0..=dice.roll(4) {
                    let at = dice.roll(bytes.len());
                    bytes[at] = u8::try_from(dice.roll(256)).unwrap();
                }
            }
            _ => {
                let (from, to) = (dice.roll(bytes.len()), dice.roll(bytes.len()));
                let piece = bytes[from..(from + dice.roll(400)).min(good.len())].to_vec();
                bytes.splice(to..to, piece);
            }
        }
        return bytes;
    }
    let mut json: Value = serde_json::from_str(good).unwrap();
    for _ in 0..=dice.roll(3) {
        if dice.roll(3) == 0 {
            let shared = json["shared"].as_object_mut().unwrap();
            let table = dice.roll(shared.len());
            let rows = shared
                .values_mut()
                .nth(table)
                .unwrap()
                .as_array_mut()
                .unwrap();
            if !rows.is_empty() {
                let (from, to) = (dice.roll(rows.len()), dice.roll(rows.len()));
                match dice.roll(3) {
                    0 => drop(rows.remove(from)),
                    1 => rows.push(rows[from].clone()),
                    _ => rows.swap(from, to),
                }
            }
            continue;
        }
        let mut found = Vec::new();
        leaves(&mut json["shared"], &mut found);
        let values: Vec<Value> = found.iter().take(600).map(|one| (**one).clone()).collect();
        let at = dice.roll(found.len());
        *found[at] = other(dice, &values);
    }
    json.to_string().into_bytes()
}

/// What holds, and for whom somebody said yes.
fn binding(home: &Home) -> (Value, [BTreeSet<(String, String)>; 2]) {
    let all = all(home);
    let ours = Side::BOTH.map(|side| live_yeses(&all, side));
    (all["sign_off"].clone(), ours)
}

#[test]
fn a_mutated_file_is_refused_or_arrives_whole_and_never_binds() {
    let good = good().json().unwrap();
    let us = lived_again();
    let before = bytes(&us.home);
    let binds = binding(&us.home);
    let alone = Side::BOTH.map(|side| of(&us.home, side));
    let (mut taken, mut refused) = (0, 0);
    for seed in 1..=u64::from(cases()) {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let bytes_of = mutated(&good, &mut dice);
        let actor = [ANA, BEN, Actor::Both][dice.roll(3)];
        let came = Incoming::of(&bytes_of)
            .and_then(|incoming| bring(&us.home, actor, &incoming, as_copy()));
        match came {
            Ok(_) => {
                taken += 1;
                assert_eq!(binding(&us.home), binds, "seed {seed}");
                for side in Side::BOTH {
                    if actor != Actor::One(side) {
                        let here = of(&us.home, side);
                        assert_eq!(here, alone[side.index()], "seed {seed}: not by their hand");
                    }
                }
                if bytes(&us.home) != before {
                    us.home
                        .house
                        .with(|planner| planner.undo(actor, &Work::default()))
                        .unwrap();
                }
            }
            Err(error) => {
                refused += 1;
                // What is no copy any more may be a table, whose columns nobody told.
                assert!(
                    match &error {
                        Error::Import(ImportProblem::Broken(place)) => !place.is_empty(),
                        Error::Import(_) => true,
                        Error::Field { field, .. } => field == "columns",
                        _ => false,
                    },
                    "seed {seed}: {error:?}"
                );
            }
        }
        assert_eq!(bytes(&us.home), before, "seed {seed}");
    }
    assert!(taken > 0 && refused > 0, "{taken} taken, {refused} refused");
}
