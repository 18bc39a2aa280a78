//! What is typed and what pages send: schedules, searches, texts for the wording helper, whole commands.

use chrono::{Datelike, NaiveDate};
use common_ground_core::boundary::wording::{Kind, Names, Texts, look};
use common_ground_core::commands::KINDS;
use common_ground_core::recurrence::{
    Schedule, latest_on_or_before, next_after_done, next_dates, occurrences,
};
use common_ground_core::who::{Presence, Side};
use serde_json::{Value, json};

use crate::fuzz;
use crate::house::calls::{call, lived_again, writes};
use crate::house::home;

fn bytes(json: &Value) -> Vec<u8> {
    serde_json::to_vec(json).unwrap()
}

#[test]
fn schedule() {
    let rule = |every: Value, from: &str| {
        bytes(&json!({
            "every": every, "time": "19:30:00", "start": "2026-01-31", "end": "2031-12-31", "from": from,
            "paused": [{ "from": "2026-08-01", "to": "2026-08-20" }],
        }))
    };
    let mut seeds = Vec::new();
    for from in ["schedule", "completion"] {
        seeds.extend([
            rule(json!({ "unit": "days", "n": 3 }), from),
            rule(json!({ "unit": "weeks", "n": 2, "on": ["Mon"] }), from),
            rule(json!({ "unit": "weeks", "n": 1, "on": ["Sun", "Wed"] }), from),
            rule(json!({ "unit": "months", "n": 1, "on": { "kind": "day", "day": 31 } }), from),
            rule(json!({ "unit": "months", "n": 6, "on": { "kind": "last-day" } }), from),
            rule(
                json!({ "unit": "months", "n": 1, "on": { "kind": "nth-weekday", "nth": 5, "weekday": "Fri" } }),
                from,
            ),
            rule(
                json!({ "unit": "months", "n": 3, "on": { "kind": "last-weekday", "weekday": "Tue" } }),
                from,
            ),
            rule(json!({ "unit": "years", "n": 1 }), from),
        ]);
    }
    fuzz("schedule", &seeds, |case| {
        let Ok(rule) = serde_json::from_slice::<Schedule>(case) else {
            return false;
        };
        // What is not to be kept is still looked at while it is typed: nothing of it may panic or go on for ever.
        let kept = rule.validate().is_ok();
        let after = [
            rule.start,
            NaiveDate::MIN,
            NaiveDate::MAX,
            NaiveDate::from_ymd_opt(2027, 2, 28).unwrap(),
        ];
        for day in after {
            let dates: Vec<NaiveDate> = occurrences(&rule, day).take(12).collect();
            assert!(
                dates.is_sorted_by(|a, b| a < b),
                "out of order or twice: {dates:?}"
            );
            for date in &dates {
                assert!(*date >= day && *date >= rule.start && date.year() <= 9999);
                assert!(rule.end.is_none_or(|end| *date <= end));
                let paused = rule
                    .paused
                    .iter()
                    .any(|pause| pause.from <= *date && *date <= pause.to);
                assert!(!paused, "{date} is paused");
                // Looked for from itself backwards, it is found.
                assert_eq!(latest_on_or_before(&rule, *date), Some(*date));
            }
            assert!(next_dates(&rule, day, 3).iter().all(|date| *date > day));
            if let Some(next) = next_after_done(&rule, day) {
                assert!(!kept || next > day, "{next} is not after {day}");
            }
        }
        assert!(
            !kept || occurrences(&rule, rule.start).next().is_some(),
            "kept, and never"
        );
        kept
    });
}

#[test]
fn wording() {
    let seeds: Vec<Vec<u8>> = include_str!("../wording/sentences.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.as_bytes().to_vec())
        .collect();
    let names = Names {
        author: "Ana",
        partner: "Ben",
    };
    fuzz("wording", &seeds, |case| {
        let text = String::from_utf8_lossy(case);
        let mut parts = text.split('\t').skip(2);
        let mut part = || parts.next().unwrap_or_default();
        let texts = Texts {
            when: part(),
            will: part(),
            text: part(),
            each: [part(), part()],
        };
        let mut hints = 0;
        for kind in [Kind::Own, Kind::Agreement, Kind::Request] {
            let found = look(kind, &texts, names);
            for hint in &found {
                let words = &hint.words;
                let there = [
                    texts.when,
                    texts.will,
                    texts.text,
                    texts.each[0],
                    texts.each[1],
                ]
                .iter()
                .any(|text| text.contains(words.as_str()));
                assert!(words.is_empty() || there, "{words:?} stands nowhere");
            }
            hints += found.len();
        }
        hints > 0
    });
}

#[test]
fn search() {
    let home = home();
    home.house.come(Presence::One(Side::Start));
    for words in [
        "Lisbon \"in\" May",
        "a café, at noon",
        "NEAR(a b) OR *",
        "👩‍👩‍👧 İstanbul ß ﬁ",
    ] {
        home.house
            .ask("add_good_moment", json!({ "words": words }), None)
            .unwrap();
    }
    let seeds = [
        "lis",
        "café noon",
        "\"in\" May*",
        "NEAR(a b)",
        "👩‍👩‍👧",
        "İ ß ﬁ",
        "a OR b -c",
    ];
    let seeds: Vec<Vec<u8>> = seeds
        .iter()
        .map(|words| words.as_bytes().to_vec())
        .collect();
    fuzz("search", &seeds, |case| {
        let words = String::from_utf8_lossy(case);
        let found = home.house.ask("search", json!({ "words": words }), None);
        let rules = home.house.ask("rules", json!({ "search": words }), None);
        assert!(rules.is_ok(), "{words:?}: {rules:?}");
        let found = found.unwrap_or_else(|error| panic!("{words:?}: {error}"));
        !found["hits"].as_array().unwrap().is_empty()
    });
}

/// Every command as a page could send it: its name, its arguments, in whose half.
#[test]
fn command() {
    let mut seeds: Vec<Vec<u8>> = writes()
        .into_iter()
        .map(|name| bytes(&json!({ "command": name, "args": call(name).1, "by": null })))
        .collect();
    let looks = KINDS
        .iter()
        .filter(|(_, kind)| matches!(*kind, "read" | "see"));
    seeds.extend(
        looks.map(|(name, _)| bytes(&json!({ "command": name, "args": {}, "by": "start" }))),
    );
    let mut us = lived_again();
    let mut since = 0;
    fuzz("command", &seeds, |case| {
        // What is taken changes the household; another begins before it is another one altogether.
        since += 1;
        if since > 400 {
            us = lived_again();
            since = 0;
        }
        let Ok(call) = serde_json::from_slice::<Value>(case) else {
            return false;
        };
        let by = serde_json::from_value::<Option<Side>>(call["by"].clone()).unwrap_or_default();
        us.home.house.come(match since % 4 {
            0 => Presence::Both,
            1 => Presence::One(Side::End),
            _ => Presence::One(Side::Start),
        });
        let name = call["command"].as_str().unwrap_or_default();
        match us.home.house.ask(name, call["args"].clone(), by) {
            Ok(_) => true,
            Err(error) => {
                let code = error.code();
                assert!(!matches!(code, "database" | "row"), "{name}: {error}");
                false
            }
        }
    });
    let checked = us.home.house.with(|planner| planner.check()).unwrap();
    let checked = checked
        .run(&common_ground_core::work::Work::default())
        .unwrap();
    assert_eq!(
        checked.unwrap().findings.len(),
        0,
        "the file is as the program writes it"
    );
}
