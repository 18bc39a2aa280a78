//! Going back to an earlier day with the whole planner. It takes a press of each.
//!
//! It is one change like any other: the rows of the backup are written over those of today, with their history, in
//! one transaction. So it is there whole or not at all, today's keys and passphrases stay, both private spaces stay,
//! and what is there today is kept before as a backup of its own.
//!
//! **Content comes back, consent never.** Yeses, steps back, pauses, endings, *not my yes*, presses and answers are
//! today's. A text anyone ever said yes to stands as it stands today, with all that was said about it; only words
//! nobody answered yet are those of the earlier day. So nothing comes to hold by going back, nothing stops holding, and
//! going back to what was kept before brings today back to the byte.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::Connection;
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use super::day::key_of;
use super::list::{self, Made};
use super::place::BackupOf;
use super::ready::Earlier;
use crate::db::Table;
use crate::error::{Error, Refusal, Result};
use crate::history::{self, Image, Op, TABLES};
use crate::household;
use crate::planner::{Done, Planner, Tx};
use crate::who::{Actor, Side};

/// What a press did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WentBack {
    /// The planner is as it was that day.
    There,
    /// It waits for the other's press.
    Waits,
}

/// Presses towards one earlier day, in this sitting. They are written down nowhere: whoever comes later presses anew.
#[derive(Debug, Clone)]
pub(crate) struct Presses {
    to: BackupOf,
    pressed: [bool; 2],
}

impl Presses {
    /// Whether this side pressed towards this day.
    pub(super) fn has(&self, side: Side, to: &BackupOf) -> bool {
        self.to == *to && self.pressed[side.index()]
    }
}

impl Planner {
    /// One partner's press to go back to an earlier day. Once both pressed, what is there now is kept as a verified
    /// backup, and the planner is as it was then.
    ///
    /// # Errors
    /// [`Refusal::WhoseHand`] for both at once; [`Refusal::NeedsPassphrase`]; [`FolderProblem::Foreign`] for another
    /// household's backup; [`Refusal::OlderKeys`] where only keys of its own day open it; whatever keeps the present
    /// from being kept. Nothing changed then.
    pub fn go_back(&mut self, actor: Actor, to: BackupOf) -> Result<Done<WentBack>> {
        // Whose hand it is comes before what it is about.
        actor.one()?;
        let made = list::find(self.folder().path(), self.keys.household, &to)?;
        self.go_back_with(actor, &made)
    }

    /// The same with a backup that lies anywhere: the terminal's way.
    ///
    /// # Errors
    /// As [`Planner::go_back`].
    pub fn go_back_to(&mut self, actor: Actor, from: &Path) -> Result<Done<WentBack>> {
        actor.one()?;
        let made = list::ours_at(from, self.keys.household)?;
        self.go_back_with(actor, &made)
    }

    fn go_back_with(&mut self, actor: Actor, made: &Made) -> Result<Done<WentBack>> {
        let side = actor.one()?;
        if self.read_only() {
            return Err(Error::ReadOnly);
        }
        let to = made.of.clone();
        let key = key_of(made, &self.data)?;
        let mut proven = self.proven.get();
        if self.keys.have()[side.index()] && !std::mem::take(&mut proven[side.index()]) {
            return Err(Refusal::NeedsPassphrase.into());
        }
        self.proven.set(proven);
        let presses = self.going_back.take().filter(|presses| presses.to == to);
        let mut pressed = presses.map_or([false; 2], |presses| presses.pressed);
        pressed[side.index()] = true;
        let alone = household::household(self.rows())?.alone;
        if pressed != [true; 2] && !alone {
            self.going_back = Some(Presses { to, pressed });
            return Ok(Done {
                value: WentBack::Waits,
                changes: Vec::new(),
            });
        }
        let earlier = self.earlier(made, &key);
        let done = earlier.and_then(|Earlier { db: earlier, kept }| {
            // What was kept while this was made ready counts where nothing came since.
            if !self.backup().has_all(kept.as_ref())? {
                self.backup().keep()?;
            }
            self.transact(actor, Op::GoBack, |tx| {
                tx.without_actor();
                tx.with_moment();
                write(tx, &earlier)?;
                Ok(WentBack::There)
            })
        });
        let cleared = self.folder.clear_unfinished();
        let done = done?;
        cleared?;
        Ok(done)
    }
}

/// What of a table comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The rows of the earlier day.
    Content,
    /// Words nobody answered yet.
    Texts,
    /// Today's, as far as what they hang on is there, and the earlier ones of what is there again.
    With(&'static str),
    /// Today's: who is who, settings, everything that was said or pressed.
    Today,
}

fn part(table: &str) -> Option<Part> {
    Some(match table {
        "area" | "good_time" | "good_moment" | "boundary" | "rule" | "goal" | "goal_step"
        | "goal_progress" | "reminder" => Part::Content,
        "version" => Part::Texts,
        "boundary_mark" => Part::With("version"),
        "occurrence" => Part::With("reminder"),
        "household" | "partner" | "sign_off" | "withdrawal" | "empty_press" | "talk_break"
        | "quarter" | "quarter_text" | "opening" | "value" | "feeling" => Part::Today,
        _ => return None,
    })
}

type RowsById = BTreeMap<String, Image>;

/// Every row of every table, by the table's name.
struct All(BTreeMap<&'static str, RowsById>);

impl All {
    fn read(db: &Connection) -> Result<Self> {
        let mut all = BTreeMap::new();
        for table in TABLES {
            let mut ids = db.prepare(&format!("SELECT id FROM {}", table.name))?;
            let ids = ids
                .query_map([], |row| row.get::<_, String>(0))?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            let mut rows = RowsById::new();
            for id in ids {
                if let Some(image) = table.image(db, &id)? {
                    rows.insert(id, image);
                }
            }
            all.insert(table.name, rows);
        }
        Ok(Self(all))
    }

    fn of(&self, table: &str) -> &RowsById {
        static NONE: RowsById = RowsById::new();
        self.0.get(table).unwrap_or(&NONE)
    }
}

fn word<'a>(row: &'a Image, column: &str) -> Option<&'a str> {
    row.get(column)?.as_str()
}

/// What is today's whatever the earlier day says.
struct Answered {
    /// Texts anyone ever said yes to, or that were answered otherwise.
    texts: BTreeSet<String>,
    /// What they are texts of.
    subjects: BTreeSet<String>,
    /// The highest number such a text of a subject has.
    number: BTreeMap<String, i64>,
}

impl Answered {
    fn of(now: &All) -> Self {
        let yeses = now
            .of("sign_off")
            .values()
            .chain(now.of("withdrawal").values());
        let mut subjects: BTreeSet<String> = yeses
            .filter_map(|row| Some(word(row, "subject")?.to_owned()))
            .collect();
        let replied = now.of("boundary").iter().filter(|(_, row)| {
            word(row, "reply").is_some() || row.get("declined").and_then(Value::as_i64) > Some(0)
        });
        let replied: BTreeSet<&String> = replied.map(|(id, _)| id).collect();
        subjects.extend(replied.iter().map(|id| (*id).clone()));
        let said: BTreeSet<&str> = now
            .of("sign_off")
            .values()
            .filter_map(|row| word(row, "version"))
            .collect();
        let mut texts = BTreeSet::new();
        let mut number: BTreeMap<String, i64> = BTreeMap::new();
        for (id, row) in now.of("version") {
            let Some(subject) = word(row, "subject") else {
                continue;
            };
            if said.contains(id.as_str()) || replied.contains(&subject.to_owned()) {
                texts.insert(id.clone());
                let n = row
                    .get("number")
                    .and_then(Value::as_i64)
                    .unwrap_or_default();
                let most = number.entry(subject.to_owned()).or_default();
                *most = n.max(*most);
            }
        }
        Self {
            texts,
            subjects,
            number,
        }
    }
}

/// Writes the earlier day over today.
fn write(tx: &Tx<'_>, earlier: &Connection) -> Result<()> {
    // Rows go and come table by table; what hangs on what is looked at when all are there.
    tx.db().pragma_update(None, "defer_foreign_keys", true)?;
    let (now, then) = (All::read(tx.db())?, All::read(earlier)?);
    let gone = history::erased(tx.db())?;
    let wanted = wanted(&now, &then, &gone);
    for table in TABLES.iter().rev() {
        for (id, row) in now.of(table.name) {
            if !wanted.of(table.name).contains_key(id) {
                tx.restore_image(*table, id, Some(row), None)?;
            }
        }
    }
    for table in TABLES {
        put(tx, *table, now.of(table.name), wanted.of(table.name))?;
    }
    Ok(())
}

fn put(tx: &Tx<'_>, table: Table, now: &RowsById, wanted: &RowsById) -> Result<()> {
    for (id, row) in wanted {
        let before = now.get(id);
        if before != Some(row) {
            tx.restore_image(table, id, before, Some(row))?;
        }
    }
    Ok(())
}

/// What shall stand then.
fn wanted(now: &All, then: &All, gone: &BTreeSet<(String, String)>) -> All {
    let answered = Answered::of(now);
    let is_gone = |table: &str, id: &str| gone.contains(&(table.to_owned(), id.to_owned()));
    let mut wanted = All(BTreeMap::new());
    for table in TABLES {
        let (today, earlier) = (now.of(table.name), then.of(table.name));
        if part(table.name) != Some(Part::Content) {
            wanted.0.insert(table.name, today.clone());
            continue;
        }
        let mut rows = RowsById::new();
        let own = |row: &Image| table.name == "reminder" && word(row, "owner").is_some();
        let comes = |(id, row): &(&String, &Image)| !is_gone(table.name, id) && !own(row);
        for (id, row) in earlier.iter().filter(comes) {
            let row = match today.get(id) {
                Some(today) => merged(table.name, id, today, row, &answered),
                None => row.clone(),
            };
            rows.insert(id.clone(), row);
        }
        for (id, row) in today {
            let of = table.part_of.and_then(|column| word(row, column));
            // What matters in a part of life was said since, and stays; a reminder of one's own is theirs alone, and
            // whoever left since stopped it without a line.
            let stays = table.name == "area"
                || own(row)
                || answered.subjects.contains(id)
                || of.is_some_and(|of| {
                    answered.subjects.contains(of) && !then.of("goal").contains_key(of)
                });
            if stays && !rows.contains_key(id) {
                rows.insert(id.clone(), row.clone());
            }
        }
        wanted.0.insert(table.name, rows);
    }
    texts(now, then, &answered, &is_gone, &mut wanted);
    hanging(now, then, &is_gone, &mut wanted);
    links(&mut wanted);
    wanted
}

/// A thing that is there today and was there then.
fn merged(table: &str, id: &str, today: &Image, then: &Image, answered: &Answered) -> Image {
    let mut row = then.clone();
    let mut keep = |columns: &[&str]| {
        for column in columns {
            if let Some(value) = today.get(*column) {
                row.insert((*column).to_owned(), value.clone());
            }
        }
    };
    let was_answered = answered.subjects.contains(id);
    if was_answered {
        keep(&["trashed_on"]);
    }
    match table {
        // How often a request was declined, and what was answered, is the other's word.
        "boundary" if word(today, "form") == Some("request") && was_answered => {
            return today.clone();
        }
        "boundary" => keep(&["ended_on"]),
        // It may have been taken out of its end, which asked both again, or come to one. A card on *Both want it*
        // or *Doing* that does not hold lies among the ideas anyway.
        "goal" => {
            let ended = |row: &Image| matches!(word(row, "place"), Some("reached" | "let_go"));
            if ended(today) != ended(then) {
                keep(&["place", "ended_at"]);
            }
        }
        // Nobody is given a step, nor one they gave back since.
        "goal_step" => keep(&["taken_by"]),
        // The check-in and our quarter follow the settings, which are today's.
        "reminder" if word(today, "about").is_some() => return today.clone(),
        "reminder" => keep(&["since"]),
        _ => {}
    }
    row
}

/// Texts: those that were answered are today's; the others are of the earlier day.
fn texts(
    now: &All,
    then: &All,
    answered: &Answered,
    is_gone: &impl Fn(&str, &str) -> bool,
    wanted: &mut All,
) {
    let there = |wanted: &All, row: &Image| {
        let Some(subject) = word(row, "subject") else {
            return false;
        };
        let table = match word(row, "kind") {
            Some("goal") => "goal",
            Some("rule") => "rule",
            _ if wanted.of("goal").contains_key(subject) => "goal",
            _ => "boundary",
        };
        wanted.of(table).contains_key(subject)
    };
    let mut rows: RowsById = now
        .of("version")
        .iter()
        .filter(|(id, _)| answered.texts.contains(*id))
        .map(|(id, row)| (id.clone(), row.clone()))
        .collect();
    for (id, row) in then.of("version") {
        let number = row.get("number").and_then(Value::as_i64);
        let later = word(row, "subject")
            .is_some_and(|subject| number > answered.number.get(subject).copied());
        if !rows.contains_key(id) && later && !is_gone("version", id) && there(wanted, row) {
            rows.insert(id.clone(), row.clone());
        }
    }
    // A thing without any words of that day keeps those it has: it is there because it was answered otherwise.
    let worded: BTreeSet<String> = rows
        .values()
        .filter_map(|row| Some(word(row, "subject")?.to_owned()))
        .collect();
    for (id, row) in now.of("version") {
        if word(row, "subject").is_some_and(|subject| !worded.contains(subject))
            && there(wanted, row)
        {
            rows.insert(id.clone(), row.clone());
        }
    }
    wanted.0.insert("version", rows);
}

/// What hangs on something: today's where that is there, the earlier day's where it is there again.
fn hanging(now: &All, then: &All, is_gone: &impl Fn(&str, &str) -> bool, wanted: &mut All) {
    for table in TABLES {
        let Some(Part::With(on)) = part(table.name) else {
            continue;
        };
        let mut rows = now.of(table.name).clone();
        rows.retain(|_, row| word(row, on).is_some_and(|id| wanted.of(on).contains_key(id)));
        for (id, row) in then.of(table.name) {
            let back = word(row, on).is_some_and(|on_id| {
                wanted.of(on).contains_key(on_id) && !now.of(on).contains_key(on_id)
            });
            // Of a boundary's mark each partner has one.
            let taken = word(row, "boundary").is_some_and(|boundary| {
                rows.values().any(|other| {
                    word(other, "boundary") == Some(boundary)
                        && word(other, "partner") == word(row, "partner")
                })
            });
            if back && !taken && !is_gone(table.name, id) {
                rows.insert(id.clone(), row.clone());
            }
        }
        wanted.0.insert(table.name, rows);
    }
    // A press towards emptying was about something in the trash.
    let trashed = |wanted: &All, row: &Image| {
        let thing = word(row, "noun")
            .zip(word(row, "row"))
            .and_then(|(noun, id)| wanted.of(noun).get(id));
        thing.is_some_and(|thing| word(thing, "trashed_on").is_some())
    };
    let mut presses = wanted.of("empty_press").clone();
    presses.retain(|_, row| trashed(wanted, row));
    wanted.0.insert("empty_press", presses);
}

/// Whose half of a pair, and where it lies.
type Half = [Option<String>; 2];

/// Links to what is not there, and pairs that are none, are taken out.
fn links(wanted: &mut All) {
    let areas: BTreeSet<String> = wanted.of("area").keys().cloned().collect();
    let mut goals = wanted.of("goal").clone();
    let ids: BTreeSet<String> = goals.keys().cloned().collect();
    let mut pairs: BTreeMap<String, Vec<Half>> = BTreeMap::new();
    for row in goals.values() {
        if let Some(pair) = word(row, "pair") {
            let half = ["half", "place"].map(|column| word(row, column).map(str::to_owned));
            pairs.entry(pair.to_owned()).or_default().push(half);
        }
    }
    for row in goals.values_mut() {
        let dangles = |column: &str, there: &BTreeSet<String>| {
            word(row, column).is_some_and(|id| !there.contains(id))
        };
        let (area, parent) = (dangles("area", &areas), dangles("parent", &ids));
        let alone = word(row, "pair").is_some_and(|pair| {
            !matches!(pairs.get(pair).map(Vec::as_slice), Some([a, b]) if a[0] != b[0] && a[1] == b[1])
        });
        for (column, out) in [
            ("area", area),
            ("parent", parent),
            ("pair", alone),
            ("half", alone),
        ] {
            if out {
                row.insert(column.to_owned(), Value::Null);
            }
        }
    }
    wanted.0.insert("goal", goals);
    for table in ["goal_step", "goal_progress"] {
        let mut rows = wanted.of(table).clone();
        rows.retain(|_, row| word(row, "goal").is_some_and(|goal| ids.contains(goal)));
        wanted.0.insert(table, rows);
    }
    let boundaries: BTreeSet<String> = wanted.of("boundary").keys().cloned().collect();
    let mut rows = wanted.of("boundary").clone();
    for row in rows.values_mut() {
        if word(row, "source").is_some_and(|id| !boundaries.contains(id)) {
            row.insert("source".to_owned(), Value::Null);
        }
    }
    wanted.0.insert("boundary", rows);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_every_table_it_is_said_what_comes_back() {
        for table in TABLES {
            assert!(part(table.name).is_some(), "{}", table.name);
        }
    }
}
