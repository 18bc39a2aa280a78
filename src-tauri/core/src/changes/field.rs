//! What differs between two images of a row, or two texts, so that people can read it.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use super::thing::{Known, Things};
use super::{Entry, Row};
use crate::agreed::Version;
use crate::boundary::{self, AgreementChange, AgreementText};
use crate::db::Rows;
use crate::difference::{Piece, between};
use crate::error::Result;
use crate::history::Image;
use crate::household::{Area, AreaId};
use crate::rule::{self, RuleTerms};

/// Something that is no sentence, as it was or is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "as", content = "value", rename_all = "snake_case")]
pub enum Told {
    /// A day.
    Day(NaiveDate),
    /// A day or a month.
    Target(String),
    /// A time of day: hours and minutes.
    Time(String),
    /// Money in minor units, and its currency.
    Money(#[ts(type = "number")] i64, String),
    /// A number in hundredths.
    Number(#[ts(type = "number")] i64),
    /// The key of a phrase.
    Phrase(String),
    /// Words the couple typed.
    Words(String),
}

/// One part that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "PastField")]
pub struct Field {
    /// Which (`changed-field-<word>` in Fluent).
    pub field: &'static str,
    /// Word by word, where it is text.
    pub words: Vec<Piece>,
    /// What it was, where it is not.
    pub before: Option<Told>,
    /// What it became. Where neither is there, only that it changed is told.
    pub after: Option<Told>,
}

impl Field {
    /// In the order in which a person reads a thing.
    pub(super) fn order(&self) -> usize {
        let columns = COLUMNS.iter().map(|(_, _, field, _)| *field);
        let all = TEXTS.iter().map(|(_, field)| *field).chain(columns);
        all.take_while(|field| *field != self.field).count()
    }

    fn text(field: &'static str, before: &str, after: &str) -> Self {
        Self {
            field,
            words: between(before, after),
            before: None,
            after: None,
        }
    }
}

/// What differs in the words of an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AgreementDifference {
    /// Part by part.
    pub changes: Vec<AgreementChange>,
    /// All of it before.
    pub before: AgreementText,
    /// All of it after.
    pub after: AgreementText,
}

/// What differs in a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RuleDifference {
    /// Part by part.
    pub changes: Vec<rule::Change>,
    /// All of it before.
    pub before: RuleTerms,
    /// All of it after.
    pub after: RuleTerms,
}

/// How a column is told.
#[derive(Clone, Copy)]
enum As {
    Words,
    Day,
    Target,
    Time,
    /// A choice, by the beginning of its phrases' keys.
    Choice(&'static str),
    /// A number that the goal's measure says how to read.
    Measured,
    Area,
    Goal,
    /// Only that it changed: the value has no words, or names one of the two.
    Changed,
}

/// Parts of the texts that are no agreement and no rule: a goal's core, an own boundary, a request.
const TEXTS: &[(&str, &str)] = &[
    ("title", "title"),
    ("words", "words"),
    ("when", "when"),
    ("will", "will"),
    ("done", "done"),
    ("sum", "sum"),
    ("why", "why"),
    ("helps", "helps"),
];

/// Every column that is told: its table, its name, its word in Fluent, and how. A column that is not here (where
/// a card lies among others, a text size, whose reminders are muted) is told to nobody; nor is who arranges a good
/// time, as only another hand than the last could have changed it.
const COLUMNS: &[(&str, &str, &str, As)] = &[
    ("partner", "name", "name", As::Words),
    ("partner", "letters", "letters", As::Words),
    ("partner", "colour", "colour", As::Changed),
    ("area", "name", "area-name", As::Words),
    ("area", "trashed_on", "area-out", As::Changed),
    ("household", "zone", "zone", As::Words),
    (
        "household",
        "talk_weekday",
        "talk-weekday",
        As::Choice("weekday-"),
    ),
    ("household", "talk_time", "talk-time", As::Time),
    ("household", "quiet_from", "quiet-from", As::Time),
    ("household", "quiet_until", "quiet-until", As::Time),
    ("household", "theme", "theme", As::Choice("settings-theme-")),
    ("goal", "horizon", "horizon", As::Choice("board-")),
    ("goal", "place", "place", As::Choice("place-")),
    ("goal", "area", "area", As::Area),
    ("goal", "target", "target", As::Target),
    ("goal", "parent", "parent", As::Goal),
    ("goal", "pair", "pair", As::Changed),
    ("goal", "support", "support", As::Words),
    ("goal", "why", "why", As::Words),
    ("goal", "measure", "measure", As::Choice("measure-")),
    ("goal", "measure_from", "measure-from", As::Measured),
    ("goal", "measure_to", "measure-to", As::Measured),
    ("goal", "unit", "unit", As::Words),
    ("goal", "stuck", "stuck", As::Words),
    ("goal", "who_does", "who-does", As::Words),
    ("goal", "notes", "notes", As::Words),
    ("goal", "celebrate", "celebrate", As::Words),
    ("goal", "expected", "expected", As::Words),
    ("goal", "came", "came", As::Words),
    ("goal", "learned", "learned", As::Words),
    ("goal_step", "words", "step", As::Words),
    ("goal_step", "due", "due", As::Day),
    ("goal_step", "done_on", "step-done", As::Day),
    ("goal_step", "taken_by", "taken", As::Changed),
    ("goal_progress", "day", "progress-day", As::Day),
    ("goal_progress", "value", "value", As::Measured),
    ("goal_progress", "note", "note", As::Words),
    ("boundary", "topic", "topic", As::Choice("topic-")),
    ("boundary", "other_words", "other-words", As::Words),
    ("boundary", "ended_on", "ended-on", As::Day),
    ("rule", "review_on", "review", As::Day),
    ("good_time", "title", "title", As::Words),
    ("good_time", "day", "day", As::Day),
    ("good_time", "time", "time", As::Time),
    ("good_moment", "words", "words", As::Words),
    ("reminder", "title", "title", As::Words),
    ("reminder", "schedule", "schedule", As::Changed),
    ("reminder", "paused_on", "paused", As::Changed),
];

/// Rows whose coming and going is told as a difference of the thing they hang on.
const PARTS: &[&str] = &["area", "goal_step", "goal_progress"];

/// Tells what differs in a row. What was added or went as a whole is told by its name.
pub(super) fn of_row(
    rows: Rows<'_>,
    things: &mut Things<'_>,
    row: &Row,
    known: Option<&Known>,
    entry: &mut Entry,
) -> Result<()> {
    let whole = row.before.is_none() || row.after.is_none();
    if whole && !PARTS.contains(&row.noun.as_str()) {
        return Ok(());
    }
    for (noun, column, field, how) in COLUMNS {
        if *noun != row.noun || !row.differs(column) {
            continue;
        }
        let mut tell = |image: Option<&Image>| -> Result<Option<Told>> {
            let Some(value) = Row::word(image, column) else {
                return Ok(None);
            };
            told(rows, things, *how, value, image, known)
        };
        let (before, after) = (tell(row.before.as_ref())?, tell(row.after.as_ref())?);
        entry.fields.push(match (how, before, after) {
            (As::Words, before, after) => {
                let typed = |told| match told {
                    Some(Told::Words(words)) => words,
                    _ => String::new(),
                };
                Field::text(field, &typed(before), &typed(after))
            }
            (_, before, after) => Field {
                field,
                words: Vec::new(),
                before,
                after,
            },
        });
    }
    Ok(())
}

fn told(
    rows: Rows<'_>,
    things: &mut Things<'_>,
    how: As,
    value: &Value,
    image: Option<&Image>,
    known: Option<&Known>,
) -> Result<Option<Told>> {
    let text = value.as_str().unwrap_or_default();
    Ok(match how {
        As::Words => Some(Told::Words(text.to_owned())),
        As::Day => text.parse().ok().map(Told::Day),
        As::Target => Some(Told::Target(text.to_owned())),
        As::Time => Some(Told::Time(text.chars().take(5).collect())),
        As::Choice(start) => Some(Told::Phrase(format!("{start}{text}"))),
        As::Measured => value.as_i64().map(|number| measured(number, image, known)),
        As::Area => {
            let id: Option<AreaId> = serde_json::from_value(value.clone()).ok();
            let area = id.map(|id| rows.find::<Area>(id)).transpose()?.flatten();
            area.map(|area| Told::Words(area.name))
        }
        As::Goal => things
            .get(text)?
            .map(|known| Told::Words(known.thing.title)),
        As::Changed => None,
    })
}

/// A number of a goal or of a note of its progress, read as the goal measures.
fn measured(number: i64, image: Option<&Image>, known: Option<&Known>) -> Told {
    let own = image.filter(|image| image.contains_key("measure"));
    let goal = own.or(known.map(|known| &known.image));
    let word = |column| Row::word(goal, column).and_then(Value::as_str);
    match (word("measure"), word("unit")) {
        (Some("money"), Some(currency)) => Told::Money(number, currency.to_owned()),
        _ => Told::Number(number),
    }
}

/// One date of a reminder went to another day: two rows, one that is left and one that is due.
pub(super) fn moved(rows: &[Row]) -> Option<Field> {
    let day = |left: bool| {
        let is_left = |row: &&Row| {
            let state = Row::word(row.after.as_ref(), "state").and_then(Value::as_str);
            (state == Some("moved")) == left
        };
        let row = rows.iter().find(is_left)?;
        let day = Row::word(row.after.as_ref(), "on_date")?.as_str()?;
        day.parse().ok().map(Told::Day)
    };
    let (before, after) = (day(true), day(false));
    (before.is_some() && after.is_some()).then(|| Field {
        field: "day",
        words: Vec::new(),
        before,
        after,
    })
}

/// Tells what differs between the texts of one thing, the oldest first: what the first was written instead of, and
/// what the last became.
pub(super) fn of_texts(rows: Rows<'_>, texts: &[&Row], entry: &mut Entry) -> Result<()> {
    let (Some(first), Some(last)) = (texts.first(), texts.last()) else {
        return Ok(());
    };
    let before = match &first.before {
        Some(image) => Some(image.clone()),
        None => neighbour(rows, first.after.as_ref())?,
    };
    let after = match &last.after {
        Some(image) => Some(image.clone()),
        None => neighbour(rows, last.before.as_ref())?,
    };
    let body = |image: &Option<Image>| -> Option<Value> {
        serde_json::from_str(image.as_ref()?.get("body")?.as_str()?).ok()
    };
    let (Some(before), Some(after)) = (body(&before), body(&after)) else {
        return Ok(());
    };
    match Row::word(last.newest(), "kind").and_then(Value::as_str) {
        Some("agreement") => {
            if let (Ok(before), Ok(after)) = (
                serde_json::from_value(before),
                serde_json::from_value(after),
            ) {
                let changes = boundary::difference(&before, &after);
                entry.agreement = (!changes.is_empty()).then_some(AgreementDifference {
                    changes,
                    before,
                    after,
                });
            }
        }
        Some("rule") => {
            if let (Ok(before), Ok(after)) = (
                serde_json::from_value(before),
                serde_json::from_value(after),
            ) {
                let changes = rule::difference(&before, &after);
                entry.rule = (!changes.is_empty()).then_some(RuleDifference {
                    changes,
                    before,
                    after,
                });
            }
        }
        _ => parts(&before, &after, entry),
    }
    Ok(())
}

/// The text before this one: what it was written instead of.
fn neighbour(rows: Rows<'_>, image: Option<&Image>) -> Result<Option<Image>> {
    let (Some(subject), Some(number)) = (
        Row::word(image, "subject").and_then(Value::as_str),
        Row::word(image, "number").and_then(Value::as_i64),
    ) else {
        return Ok(None);
    };
    let mut earlier: Vec<Version> = rows.select(
        "WHERE subject=?1 AND number<?2 ORDER BY number DESC LIMIT 1",
        rusqlite::params![subject, number],
    )?;
    earlier
        .pop()
        .map(|version| crate::db::image(&version))
        .transpose()
}

fn parts(before: &Value, after: &Value, entry: &mut Entry) {
    for (key, field) in TEXTS {
        let (older, newer) = (before.get(key), after.get(key));
        if older == newer {
            continue;
        }
        if *key == "sum" {
            entry.fields.push(Field {
                field,
                words: Vec::new(),
                before: older.and_then(sum),
                after: newer.and_then(sum),
            });
        } else {
            let words = |value: Option<&Value>| {
                value.and_then(Value::as_str).unwrap_or_default().to_owned()
            };
            entry
                .fields
                .push(Field::text(field, &words(older), &words(newer)));
        }
    }
}

fn sum(value: &Value) -> Option<Told> {
    Some(Told::Money(
        value.get("minor")?.as_i64()?,
        value.get("currency")?.as_str()?.to_owned(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::table;

    /// A column nobody decided about could tell whose hand it was, or a habit: each is either told or named here.
    #[test]
    fn every_column_of_a_row_that_is_told_was_decided_about() {
        const KEPT: &[(&str, &[&str])] = &[
            (
                "partner",
                &["id", "ringed", "text_size", "welcomed", "muted"],
            ),
            ("area", &["id", "position"]),
            (
                "household",
                &["id", "since", "alone", "paused_from", "resumed_at"],
            ),
            (
                "goal",
                &[
                    "id",
                    "position",
                    "author",
                    "owner",
                    "made_on",
                    "half",
                    "ended_at",
                    "review_on",
                    "trashed_on",
                ],
            ),
            ("goal_step", &["id", "goal", "position"]),
            ("goal_progress", &["id", "goal", "author", "step"]),
            (
                "boundary",
                &[
                    "id",
                    "form",
                    "owner",
                    "position",
                    "made_on",
                    "reply",
                    "replied_on",
                    "declined",
                    "source",
                    "trashed_on",
                ],
            ),
            ("rule", &["id", "written_on", "trashed_on"]),
            ("good_time", &["id", "author", "arranger", "trashed_on"]),
            ("good_moment", &["id", "day", "author", "trashed_on"]),
            (
                "reminder",
                &["id", "about", "owner", "catch_up", "since", "trashed_on"],
            ),
        ];
        for (noun, kept) in KEPT {
            let mut decided: Vec<&str> = kept.to_vec();
            let told = COLUMNS.iter().filter(|(of, ..)| of == noun);
            decided.extend(told.map(|(_, column, ..)| *column));
            decided.sort_unstable();
            let mut there = table(noun).unwrap().columns.to_vec();
            there.sort_unstable();
            assert_eq!(decided, there, "{noun}");
        }
        let nouns = KEPT.iter().map(|(noun, _)| *noun);
        assert!(
            COLUMNS
                .iter()
                .all(|(of, ..)| nouns.clone().any(|noun| noun == *of))
        );
    }

    #[test]
    fn every_part_and_every_choice_has_words() {
        let pages = crate::phrases::pages();
        let has = |key: &str| {
            assert!(
                pages
                    .lines()
                    .any(|line| line.starts_with(&format!("{key} ="))),
                "{key}"
            );
        };
        for (_, field) in TEXTS {
            has(&format!("changed-field-{field}"));
        }
        for (_, _, field, how) in COLUMNS {
            has(&format!("changed-field-{field}"));
            if let As::Choice(start) = how {
                assert!(pages.lines().any(|line| line.starts_with(start)), "{start}");
            }
        }
    }
}
