//! Changing bytes: blindly, and as somebody would who knows JSON.

use serde_json::{Value, json};

use crate::dice::Dice;

/// Tells one case from another.
pub(crate) fn mark(case: &[u8]) -> u64 {
    case.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// What breaks readers: ends of ranges, other alphabets, signs of the formats themselves.
const WORDS: &[&str] = &[
    "",
    "null",
    "true",
    "-1",
    "0",
    "1e400",
    "1e-400",
    "18446744073709551616",
    "9223372036854775807",
    "65535",
    "65536",
    "255",
    "256",
    "NaN",
    "\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "é",
    "e\u{301}",
    "👩‍👩‍👧",
    "ß",
    "İ",
    "ﬁ",
    "\r\n",
    ";",
    "\t",
    "=1+1",
    "*",
    "\"*",
    "NEAR(",
    "OR",
    "-",
    "0000-00-00",
    "2026-02-30",
    "9999-12-31",
    "-0001-01-01",
    "24:00:00",
    "23:59:60",
    "+99:99",
    "2026-06-12T09:00:00Z",
    "1970-01-01T00:00:00Z",
    "+262142-12-31T23:59:59Z",
    "days",
    "weeks",
    "months",
    "years",
    "completion",
    "last-weekday",
    "nth-weekday",
    "Mon",
];

/// A seed with one change, or up to five.
pub(crate) fn changed(dice: &mut Dice, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut case = dice.one(seeds).clone();
    let more = dice.below(2) * dice.below(5);
    for _ in 0..=more {
        case = if dice.below(2) == 0
            && let Ok(mut json) = serde_json::from_slice::<Value>(&case)
        {
            change_json(dice, &mut json);
            serde_json::to_vec(&json).unwrap()
        } else {
            change_bytes(dice, case, seeds)
        };
    }
    case
}

fn change_bytes(dice: &mut Dice, mut case: Vec<u8>, seeds: &[Vec<u8>]) -> Vec<u8> {
    let at = dice.below(case.len() + 1);
    let until = (at + 1 + dice.below(12)).min(case.len());
    match dice.below(8) {
        0 if at < case.len() => case[at] ^= 1 << dice.below(8),
        1 if at < case.len() => case[at] = u8::try_from(dice.below(256)).unwrap(),
        2 => case.truncate(at),
        3 => drop(case.drain(at.min(until)..until)),
        4 => {
            let again = case[at.min(until)..until].to_vec();
            case.splice(at..at, again);
        }
        5 => {
            let other = dice.one(seeds);
            let from = dice.below(other.len() + 1);
            let to = (from + dice.below(40)).min(other.len());
            case.splice(at..at, other[from..to].iter().copied());
        }
        6 => {
            let word = *dice.one(WORDS);
            case.splice(at.min(until)..until, word.bytes());
        }
        _ => {
            let word = *dice.one(WORDS);
            case.splice(at..at, word.bytes());
        }
    }
    case
}

/// How many values are in it, itself included.
fn size(json: &Value) -> usize {
    1 + match json {
        Value::Array(all) => all.iter().map(size).sum(),
        Value::Object(all) => all.values().map(size).sum(),
        _ => 0,
    }
}

/// Changes the value that comes in this place.
fn change_json(dice: &mut Dice, json: &mut Value) {
    let place = dice.below(size(json));
    if let Some(value) = nth(json, place) {
        let other = other(dice, value);
        match value {
            Value::Object(all) if !all.is_empty() && dice.below(2) == 0 => {
                let name = dice.one(&all.keys().cloned().collect::<Vec<_>>()).clone();
                match dice.below(3) {
                    0 => drop(all.remove(&name)),
                    1 => drop(all.insert((*dice.one(WORDS)).to_owned(), other)),
                    _ => drop(all.insert(name, other)),
                }
            }
            Value::Array(all) if dice.below(2) == 0 => {
                let at = dice.below(all.len() + 1);
                match dice.below(3) {
                    0 if at < all.len() => drop(all.remove(at)),
                    1 => all.extend(std::iter::repeat_n(other, 3)),
                    _ => all.insert(at, other),
                }
            }
            Value::String(text) if dice.below(2) == 0 => {
                let at = dice.below(text.chars().count() + 1);
                let at = text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
                text.insert_str(at, dice.one::<&str>(WORDS));
            }
            value => *value = other,
        }
    }
}

fn nth(json: &mut Value, mut place: usize) -> Option<&mut Value> {
    if place == 0 {
        return Some(json);
    }
    place -= 1;
    let inside: Vec<&mut Value> = match json {
        Value::Array(all) => all.iter_mut().collect(),
        Value::Object(all) => all.values_mut().collect(),
        _ => return None,
    };
    for value in inside {
        let size = size(value);
        if place < size {
            return nth(value, place);
        }
        place -= size;
    }
    None
}

/// Something else in its place.
fn other(dice: &mut Dice, value: &Value) -> Value {
    match dice.below(10) {
        0 => Value::Null,
        1 => json!(*dice.one(&[
            0_i64,
            1,
            -1,
            2,
            31,
            32,
            255,
            256,
            65_535,
            65_536,
            i64::MAX,
            i64::MIN
        ])),
        2 => json!(*dice.one(&[0.5, -0.0, 1e300])),
        3 => json!(dice.below(2) == 0),
        4 => json!({}),
        5 => json!([value, value]),
        6 => {
            let deep = dice.below(200);
            (0..deep).fold(value.clone(), |inner, _| json!([inner]))
        }
        7 => json!(dice.one(WORDS).repeat(1 + dice.below(400))),
        _ => json!(*dice.one(WORDS)),
    }
}
