//! The copy as people read it: sections, things, and what is known of each. Markdown and the printable page are
//! two ways to write the same paper.

use std::collections::HashMap;

use chrono_tz::Tz;
use serde_json::Value;

use super::copy::{Copy, Image};
use super::told;
use crate::agreed;
use crate::phrases::{phrase, phrase_with};
use crate::who::Side;

/// The whole paper.
pub(crate) struct Paper {
    pub(crate) title: String,
    pub(super) about: String,
    pub(crate) sections: Vec<Section>,
}

/// A section, with the name of its file.
pub(crate) struct Section {
    pub(crate) file: &'static str,
    pub(crate) title: String,
    pub(crate) things: Vec<Thing>,
}

/// One thing: what it is called, what is known of it, and lists that hang on it.
pub(crate) struct Thing {
    /// Its table, its id, and what of a kind it is; nothing for what is one partner's alone.
    pub(crate) noun: String,
    pub(crate) id: String,
    pub(crate) form: String,
    pub(crate) owner: Option<Side>,
    pub(crate) title: String,
    pub(crate) facts: Vec<(String, String)>,
    pub(crate) lists: Vec<(String, Vec<String>)>,
}

/// Which rows of a table: those with this word in this column.
type Which = Option<(&'static str, &'static str)>;

/// Sections in their order: file, table, and which rows of it.
const SECTIONS: &[(&str, &str, Which)] = &[
    ("goals-short-term", "goal", Some(("horizon", "short"))),
    ("goals-long-term", "goal", Some(("horizon", "long"))),
    ("agreements", "boundary", Some(("form", "agreement"))),
    ("own-boundaries", "boundary", Some(("form", "own"))),
    ("requests", "boundary", Some(("form", "request"))),
    ("how-we-decide", "rule", None),
    ("what-matters", "value", None),
    ("how-we-were", "feeling", None),
    ("good-times", "good_time", None),
    ("good-moments", "good_moment", None),
    ("reminders", "reminder", None),
];

/// What says nothing to a reader: ids, order, what the program needs.
const UNSAID: &[&str] = &[
    "id", "position", "digest", "number", "subject", "kind", "carries", "pair", "half", "parent",
    "source", "zone", "since", "catch_up", "form", "horizon", "opening", "step", "currency",
    "unit", "declined",
];

/// What only holds the fields of a draft together.
const WRAPPED: &[&str] = &["text", "own", "agreement", "request", "terms"];

/// Days, months, times of day and moments.
const TIMES: &[&str] = &[
    "made_on",
    "written_on",
    "review_on",
    "ended_on",
    "ended_at",
    "opened_on",
    "replied_on",
    "paused_on",
    "day",
    "on",
    "time",
    "ends",
    "until",
    "target",
];

pub(crate) fn paper(copy: &Copy) -> Paper {
    let reading = Reading::new(copy);
    let made = told::day(copy.made.with_timezone(&reading.zone).date_naive());
    let [start, end] = &reading.names;
    let mut sections: Vec<Section> = SECTIONS
        .iter()
        .map(|(file, table, which)| Section {
            file,
            title: phrase(&format!("paper-{file}")),
            things: rows(copy, table)
                .filter(|row| which.is_none_or(|(column, word)| text(row, column) == word))
                .map(|row| reading.thing(table, row))
                .collect(),
        })
        .filter(|section| !section.things.is_empty())
        .collect();
    if let Some(own) = &copy.own {
        let items = own
            .items
            .iter()
            .map(|one| reading.own(&one.kind, &one.item));
        let reminders = own
            .reminder
            .iter()
            .map(|row| reading.thing("reminder", row));
        sections.push(Section {
            file: "mine-alone",
            title: phrase("paper-mine-alone"),
            things: items.chain(reminders).collect(),
        });
    }
    Paper {
        title: phrase_with("paper-title", &[("start", start), ("end", end)]),
        about: phrase_with("paper-about", &[("day", &made)]),
        sections,
    }
}

/// What was said to each goal, agreement and rule and how it ended, in lines by its id: what a copy tells and nobody
/// can bring in. What such a thing came with when it came into that planner stands above it.
pub(crate) fn told_of(copy: &Copy) -> HashMap<&str, Vec<String>> {
    let reading = Reading::new(copy);
    let lines = reading.texts.iter().map(|(id, texts)| {
        let mut lines = came_with(texts);
        lines.extend(reading.yeses(texts));
        lines.extend(reading.ends(id));
        (*id, lines)
    });
    lines.collect()
}

/// What the file a thing came in with tells of it, of its wordings in their order.
fn came_with(texts: &[&Image]) -> Vec<String> {
    let newest = texts.iter().rev();
    let told = newest
        .map(|row| text(row, "came_with"))
        .find(|told| !told.is_empty());
    let lines = told.unwrap_or_default().lines();
    lines.map(str::to_owned).collect()
}

fn rows<'a>(copy: &'a Copy, table: &str) -> impl Iterator<Item = &'a Image> {
    copy.shared.get(table).into_iter().flatten()
}

fn text<'a>(row: &'a Image, column: &str) -> &'a str {
    row.get(column).and_then(Value::as_str).unwrap_or_default()
}

/// What a paper needs to look up: names by side, parts of life by id, and what hangs on each thing.
struct Reading<'a> {
    names: [String; 2],
    /// Where the two live: days and times are told as they were there.
    zone: Tz,
    areas: HashMap<&'a str, &'a str>,
    texts: HashMap<&'a str, Vec<&'a Image>>,
    yeses: HashMap<&'a str, Vec<&'a Image>>,
    ends: HashMap<&'a str, Vec<&'a Image>>,
    steps: HashMap<&'a str, Vec<&'a Image>>,
    progress: HashMap<&'a str, Vec<&'a Image>>,
}

impl<'a> Reading<'a> {
    fn new(copy: &'a Copy) -> Self {
        let by = |table: &str, column: &str| {
            let mut all: HashMap<&str, Vec<&Image>> = HashMap::new();
            for row in rows(copy, table) {
                all.entry(row.get(column).and_then(Value::as_str).unwrap_or_default())
                    .or_default()
                    .push(row);
            }
            all
        };
        let name = |side: &str| {
            let partner = rows(copy, "partner").find(|row| text(row, "id") == side);
            partner.map_or_else(String::new, |row| text(row, "name").to_owned())
        };
        let mut texts = by("version", "subject");
        for versions in texts.values_mut() {
            versions.sort_by_key(|row| row.get("number").and_then(Value::as_i64));
        }
        let mut progress = by("goal_progress", "goal");
        for entries in progress.values_mut() {
            entries.sort_by_key(|row| text(row, "day"));
        }
        let mut steps = by("goal_step", "goal");
        for all in steps.values_mut() {
            all.sort_by_key(|row| text(row, "position"));
        }
        Self {
            names: [name("start"), name("end")],
            zone: rows(copy, "household")
                .find_map(|row| text(row, "zone").parse().ok())
                .unwrap_or(Tz::UTC),
            areas: rows(copy, "area")
                .map(|row| (text(row, "id"), text(row, "name")))
                .collect(),
            texts,
            yeses: by("sign_off", "version"),
            ends: by("withdrawal", "subject"),
            steps,
            progress,
        }
    }

    fn thing(&self, noun: &str, row: &Image) -> Thing {
        let id = text(row, "id");
        let texts = self.texts.get(id).map_or(&[][..], Vec::as_slice);
        let newest = texts.last().and_then(|version| version.get("body"));
        let title = newest
            .and_then(agreed::known_by)
            .or_else(|| {
                ["title", "words"].iter().find_map(|column| {
                    Some(row.get(*column)?.as_str()?.to_owned()).filter(|title| !title.is_empty())
                })
            })
            .or_else(|| {
                Some(phrase(&format!(
                    "paper-about-{}",
                    row.get("about")?.as_str()?
                )))
            })
            .unwrap_or_default();
        let mut facts = Vec::new();
        if let Some(Value::Object(body)) = newest {
            self.facts(body, None, &mut facts);
        }
        self.facts(row, None, &mut facts);
        facts.retain(|(_, value)| *value != title);
        Thing {
            noun: noun.to_owned(),
            id: id.to_owned(),
            form: text(row, "form").to_owned(),
            owner: Side::BOTH
                .into_iter()
                .find(|side| side.word() == text(row, "owner")),
            facts,
            lists: self.lists(row, texts),
            title,
        }
    }

    fn own(&self, kind: &str, item: &Value) -> Thing {
        let mut facts = Vec::new();
        if let Value::Object(fields) = item {
            self.facts(fields, None, &mut facts);
        }
        let wrapped = WRAPPED.iter().filter_map(|field| item.get(field));
        let known = std::iter::once(item)
            .chain(wrapped)
            .find_map(agreed::known_by);
        let title = known.unwrap_or_else(|| phrase(&format!("paper-kind-{kind}")));
        facts.retain(|(_, value)| *value != title);
        Thing {
            noun: String::new(),
            id: String::new(),
            form: String::new(),
            owner: None,
            title,
            facts,
            lists: Vec::new(),
        }
    }

    /// Everything a row or a text says, in its order, without what says nothing.
    /// Sums are in `money`, unless a currency stands among the fields.
    fn facts(&self, fields: &Image, money: Option<&str>, into: &mut Vec<(String, String)>) {
        let money = fields.get("currency").and_then(Value::as_str).or(money);
        for (field, value) in fields {
            if UNSAID.contains(&field.as_str()) {
                continue;
            }
            if let (true, Value::Object(inner)) = (WRAPPED.contains(&field.as_str()), value) {
                self.facts(inner, money, into);
                continue;
            }
            let value = match (field.as_str(), value.as_i64()) {
                ("measure_from" | "measure_to", Some(number)) => measured(fields, number),
                _ => self.say(field, value, money),
            };
            if !value.is_empty() {
                into.push((label(field), value));
            }
        }
    }

    fn say(&self, field: &str, value: &Value, money: Option<&str>) -> String {
        if field == "schedule"
            && let Some(said) = told::schedule(value)
        {
            return said;
        }
        match value {
            Value::Null | Value::Bool(false) => String::new(),
            Value::Bool(true) => phrase("paper-yes"),
            // What is nought says nothing, but for how somebody saw the two of them.
            Value::Number(number) if number.as_i64() == Some(0) && field != "value" => {
                String::new()
            }
            Value::Number(number) => number
                .as_i64()
                .and_then(|value| told::sum(field, value, money))
                .unwrap_or_else(|| number.to_string()),
            Value::String(words) => match (field, words.as_str()) {
                ("owner" | "author" | "partner" | "taken_by" | "arranger" | "side", "start") => {
                    self.names[0].clone()
                }
                ("owner" | "author" | "partner" | "taken_by" | "arranger" | "side", "end") => {
                    self.names[1].clone()
                }
                ("area", id) => self
                    .areas
                    .get(id)
                    .map_or(String::new(), |&name| name.to_owned()),
                ("author" | "arranger", "both") => {
                    let [start, end] = &self.names;
                    phrase_with("paper-both", &[("start", start), ("end", end)])
                }
                // Which talk a reminder is for is its name, and which agreement a note is on is an id.
                ("about", "check_in" | "quarter") | ("agreement", _) => String::new(),
                // That nothing is measured says nothing.
                ("measure", "none") => String::new(),
                (_, word) => {
                    if TIMES.contains(&field) {
                        told::time(word, self.zone)
                    } else {
                        told::choice(field, word).unwrap_or_else(|| word.to_owned())
                    }
                }
            },
            Value::Array(all) => all
                .iter()
                .map(|one| self.say(field, one, money))
                .filter(|one| !one.is_empty())
                .collect::<Vec<_>>()
                .join("; "),
            Value::Object(fields) => {
                let mut facts = Vec::new();
                self.facts(fields, money, &mut facts);
                facts
                    .into_iter()
                    .map(|(label, value)| format!("{label}: {value}"))
                    .collect::<Vec<_>>()
                    .join("; ")
            }
        }
    }

    fn yeses(&self, texts: &[&Image]) -> Vec<String> {
        let yeses = texts
            .iter()
            .flat_map(|version| self.yeses.get(text(version, "id")).into_iter().flatten());
        let said = yeses.map(|yes| {
            let name = self.say("partner", &Value::from(text(yes, "partner")), None);
            let key = if yes.get("signature").is_some_and(Value::is_string) {
                "paper-signed"
            } else {
                "paper-said-yes"
            };
            phrase_with(
                key,
                &[
                    ("name", &name),
                    ("day", &told::day_of(text(yes, "at"), self.zone)),
                ],
            )
        });
        said.collect()
    }

    fn ends(&self, id: &str) -> Vec<String> {
        let ends = self.ends.get(id).into_iter().flatten();
        ends.map(|row| {
            phrase_with(
                "paper-ended",
                &[("day", &told::day_of(text(row, "at"), self.zone))],
            )
        })
        .collect()
    }

    fn lists(&self, thing: &Image, texts: &[&Image]) -> Vec<(String, Vec<String>)> {
        let id = text(thing, "id");
        let of = |all: &HashMap<&str, Vec<&Image>>, say: &dyn Fn(&Image) -> String| {
            let rows = all.get(id).map_or(&[][..], Vec::as_slice);
            rows.iter().map(|row| say(row)).collect::<Vec<_>>()
        };
        let steps = of(&self.steps, &|row| {
            let done = text(row, "done_on");
            if done.is_empty() {
                text(row, "words").to_owned()
            } else {
                let done = told::time(done, self.zone);
                phrase_with(
                    "paper-done",
                    &[("step", text(row, "words")), ("day", &done)],
                )
            }
        });
        let progress = of(&self.progress, &|row| {
            let value = row.get("value").and_then(Value::as_i64).unwrap_or_default();
            let (day, value) = (
                told::time(text(row, "day"), self.zone),
                measured(thing, value),
            );
            let note = text(row, "note");
            let key = if note.is_empty() {
                "paper-moved"
            } else {
                "paper-moved-note"
            };
            phrase_with(key, &[("day", &day), ("value", &value), ("note", note)])
        });
        let earlier = texts.iter().rev().skip(1).rev().map(|version| {
            let words = version.get("body").and_then(agreed::known_by);
            phrase_with(
                "paper-was",
                &[
                    ("day", &told::time(text(version, "written_on"), self.zone)),
                    ("words", &words.unwrap_or_default()),
                ],
            )
        });
        [
            ("paper-steps", steps),
            ("paper-progress", progress),
            ("paper-yeses", self.yeses(texts)),
            ("paper-ends", self.ends(id)),
            ("paper-came-with", came_with(texts)),
            ("paper-earlier", earlier.collect()),
        ]
        .into_iter()
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(key, lines)| (phrase(key), lines))
        .collect()
    }
}

/// A number of a goal, read as the goal measures.
fn measured(goal: &Image, number: i64) -> String {
    match (text(goal, "measure"), text(goal, "unit")) {
        ("money", currency) => told::money(number, currency),
        (_, "") => told::hundredths(number),
        (_, unit) => phrase_with(
            "paper-number",
            &[("number", &told::hundredths(number)), ("unit", unit)],
        ),
    }
}

/// A field's name for people; one that has no words of its own, as of a form that was begun, is said as it is called.
fn label(field: &str) -> String {
    let key = format!("paper-field-{}", field.replace('_', "-"));
    let words = phrase(&key);
    if words == key {
        field.replace('_', " ")
    } else {
        words
    }
}
