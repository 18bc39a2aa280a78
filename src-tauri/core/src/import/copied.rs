//! What arrives of a copy of a planner.

use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, NaiveTime};
use rusqlite::{Params, params};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::arrive::{Arriving, id_here, one_line, placed};
use super::{What, Why, goals, own};
use crate::boundary::{self, BoundaryId, BoundaryRow, Form};
use crate::civil::lived_in;
use crate::error::{ImportProblem, Refusal, Result};
use crate::export::{Copy, told_of};
use crate::household;
use crate::moment::{GoodMoment, GoodMomentId, GoodTime, GoodTimeId};
use crate::recurrence::Schedule;
use crate::reminder::{self, About, CatchUp, ReminderId};
use crate::rule::{self, RuleId};
use crate::who::Side;
use crate::words;

/// A row of a table, with its id.
#[derive(Deserialize)]
pub(super) struct With<T> {
    pub(super) id: Uuid,
    #[serde(flatten)]
    pub(super) row: T,
}

#[derive(Deserialize)]
struct VersionRow {
    subject: Uuid,
    number: u32,
    body: Value,
    written_on: NaiveDate,
}

#[derive(Deserialize)]
struct RuleRow {
    written_on: NaiveDate,
}

#[derive(Deserialize)]
struct AreaRow {
    name: String,
}

#[derive(Deserialize)]
struct MomentRow {
    words: String,
    day: NaiveDate,
}

#[derive(Deserialize)]
struct TimeRow {
    title: String,
    day: NaiveDate,
    #[serde(default)]
    time: Option<NaiveTime>,
}

#[derive(Deserialize)]
struct ReminderRow {
    #[serde(default)]
    about: Option<About>,
    #[serde(default)]
    title: String,
    schedule: Schedule,
    catch_up: CatchUp,
    #[serde(default)]
    paused_on: Option<NaiveDate>,
}

/// The names in a copy, start and end.
pub(super) fn names(copy: &Copy) -> [String; 2] {
    let name = |side: &str| {
        let rows = copy.shared.get("partner").into_iter().flatten();
        rows.filter(|row| row.get("id").and_then(Value::as_str) == Some(side))
            .find_map(|row| row.get("name")?.as_str())
            .and_then(|name| words::optional_line("name", name, words::LINE).ok())
            .unwrap_or_default()
    };
    [name("start"), name("end")]
}

/// Who in the file is who here.
pub(super) struct Who {
    /// Whoever brings it in, as the file names the sides; nobody where the file does not know them.
    pub(super) mine: Option<Side>,
    /// Start and end are the other way round.
    pub(super) swapped: bool,
}

impl Who {
    fn of(arriving: &Arriving<'_, '_>, copy: &Copy) -> Result<Self> {
        let theirs = names(copy).map(|name| words::fold(&name));
        let ours = household::partners(**arriving.tx)?.map(|one| words::fold(&one.name));
        let straight = theirs[0] == ours[0] || theirs[1] == ours[1];
        let swapped = !straight && (theirs[0] == ours[1] || theirs[1] == ours[0]);
        let mine = arriving.tx.actor.one().ok().and_then(|side| {
            let there = if swapped { side.other() } else { side };
            let same = theirs[there.index()] == ours[side.index()];
            (same && !ours[side.index()].is_empty()).then_some(there)
        });
        Ok(Self { mine, swapped })
    }
}

/// So many lines of what a file tells of one thing are kept.
const MOST_TOLD: usize = 40;

/// What a file tells of each thing besides its words: to be read, and binding nobody.
pub(super) struct Told<'a>(HashMap<&'a str, Vec<String>>);

impl Told<'_> {
    /// Of one thing: the newest lines, where there are any and they are no longer than anybody's text.
    pub(super) fn of(&self, id: Uuid) -> Option<String> {
        let lines = self.0.get(id.to_string().as_str())?;
        let newest = &lines[lines.len().saturating_sub(MOST_TOLD)..];
        let told = words::optional_text("came_with", &newest.join("\n"));
        told.ok().filter(|told| !told.is_empty())
    }
}

/// Every wording of every subject, the newest last.
pub(super) type Wordings = HashMap<Uuid, Vec<(Value, NaiveDate)>>;

pub(super) fn all(arriving: &mut Arriving<'_, '_>, copy: &Copy) -> Result<()> {
    let who = Who::of(arriving, copy)?;
    let counted = |table: &str| copy.shared.get(table).map_or(0, Vec::len);
    let looked_at = [
        "area",
        "goal",
        "boundary",
        "rule",
        "reminder",
        "good_time",
        "good_moment",
    ];
    let own = copy.own.as_ref().map_or(0, |own| own.items.len());
    arriving.of(looked_at.into_iter().map(counted).sum::<usize>() + own);
    let mut wordings = wordings(copy)?;
    let areas = areas(arriving, copy)?;
    let told = Told(told_of(copy));
    goals::all(arriving, copy, &who, &areas, &mut wordings, &told)?;
    let asked = boundaries(arriving, copy, &who, &mut wordings, &told)?;
    rules(arriving, copy, &who, &mut wordings, &told)?;
    reminders(arriving, "reminder", things(copy, "reminder")?, None)?;
    moments(arriving, copy)?;
    arriving.stays(Why::Yes, counted("sign_off"));
    arriving.stays(Why::Value, counted("value"));
    arriving.stays(Why::Feeling, counted("feeling"));
    let mine = copy.own.as_ref();
    let mine = mine.filter(|own| who.mine == Some(own.partner));
    if let (None, Some(own)) = (mine, &copy.own) {
        arriving.stays(Why::Theirs, own.reminder.len() + own.items.len());
    }
    let Ok(side) = arriving.tx.actor.one() else {
        return Ok(());
    };
    if let Some(own) = mine {
        let table = "own reminder";
        reminders(arriving, table, distinct(&own.reminder, table)?, Some(side))?;
    }
    let items = mine.map_or(&[][..], |own| &own.items);
    own::all(arriving, side, items, asked, &who)
}

pub(super) fn rows<T: DeserializeOwned>(copy: &Copy, table: &str) -> Result<Vec<T>> {
    read(copy.shared.get(table).map_or(&[][..], Vec::as_slice), table)
}

fn read<T: DeserializeOwned>(rows: &[Map<String, Value>], table: &str) -> Result<Vec<T>> {
    let read = (1..).zip(rows).map(|(n, row)| {
        serde_json::from_value(Value::Object(row.clone()))
            .map_err(|_| ImportProblem::Broken(place(table, n)).into())
    });
    read.collect()
}

/// Rows that have an id of their own, each id once.
pub(super) fn things<T: DeserializeOwned>(copy: &Copy, table: &str) -> Result<Vec<With<T>>> {
    distinct(copy.shared.get(table).map_or(&[][..], Vec::as_slice), table)
}

fn distinct<T: DeserializeOwned>(rows: &[Map<String, Value>], table: &str) -> Result<Vec<With<T>>> {
    let things: Vec<With<T>> = read(rows, table)?;
    let mut seen = HashSet::new();
    for (n, thing) in (1..).zip(&things) {
        if !seen.insert(thing.id) {
            return Err(ImportProblem::Broken(place(table, n)).into());
        }
    }
    Ok(things)
}

pub(super) fn place(table: &str, n: usize) -> String {
    format!("{table} {n}")
}

fn wordings(copy: &Copy) -> Result<Wordings> {
    let mut all = rows::<VersionRow>(copy, "version")?;
    all.sort_by_key(|version| version.number);
    let mut wordings = Wordings::new();
    for version in all {
        let of = wordings.entry(version.subject).or_default();
        of.push((version.body, version.written_on));
    }
    Ok(wordings)
}

/// The words of a thing; a thing without any is not whole.
pub(super) fn of(
    wordings: &mut Wordings,
    id: Uuid,
    place: &str,
) -> Result<Vec<(Value, NaiveDate)>> {
    let found = wordings.remove(&id).filter(|texts| !texts.is_empty());
    Ok(found.ok_or_else(|| ImportProblem::Broken(place.to_owned()))?)
}

fn areas(arriving: &mut Arriving<'_, '_>, copy: &Copy) -> Result<HashMap<Uuid, household::AreaId>> {
    let mut areas = HashMap::new();
    for (n, area) in (1..).zip(things::<AreaRow>(copy, "area")?) {
        arriving.next()?;
        words::line("name", &area.row.name, words::LINE)
            .map_err(|error| placed(error, &place("area", n)))?;
        if let Some(here) = arriving.area(&area.row.name)? {
            areas.insert(area.id, here);
        }
    }
    Ok(areas)
}

/// A thing of the file where it is here: under its own id, or as it was brought in.
pub(super) fn here(arriving: &Arriving<'_, '_>, table: &str, id: Uuid) -> Result<Option<Uuid>> {
    let sql = format!("SELECT id FROM {table} WHERE id IN (?1, ?2)");
    let ids = [id.to_string(), id_here(table, id).to_string()];
    let found = arriving.tx.value::<String>(&sql, ids)?;
    Ok(found.and_then(|id| Uuid::parse_str(&id).ok()))
}

/// Whether it is.
pub(super) fn is_here(arriving: &Arriving<'_, '_>, table: &str, id: Uuid) -> Result<bool> {
    Ok(here(arriving, table, id)?.is_some())
}

/// What the texts of one kind are known by, of those that are here.
fn known(arriving: &Arriving<'_, '_>, sql: &str, params: impl Params) -> Result<HashSet<String>> {
    let tx = arriving.tx;
    let mut ids = tx.db().prepare(sql)?;
    let ids = ids
        .query_map(params, |row| row.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut known = HashSet::new();
    for id in ids {
        known.extend(crate::agreed::title(**tx, &id)?.map(|title| words::fold(&title)));
    }
    Ok(known)
}

fn title_of(texts: &[(Value, NaiveDate)]) -> String {
    let newest = texts
        .last()
        .and_then(|(body, _)| crate::agreed::known_by(body));
    words::fold(&one_line(&newest.unwrap_or_default()))
}

/// What both keep and one's own boundaries; answers what one asked, as drafts of one's own.
fn boundaries(
    arriving: &mut Arriving<'_, '_>,
    copy: &Copy,
    who: &Who,
    wordings: &mut Wordings,
    told: &Told<'_>,
) -> Result<Vec<Value>> {
    let agreed = known(
        arriving,
        "SELECT id FROM boundary WHERE form<>'request' AND trashed_on IS NULL",
        [],
    )?;
    // A request that lies in the trash or was declined was asked all the same.
    let asks = known(
        arriving,
        "SELECT id FROM boundary WHERE form='request' AND owner=?1",
        [arriving.tx.actor.one().ok()],
    )?;
    let mut asked = Vec::new();
    for (n, boundary) in (1..).zip(things::<BoundaryRow>(copy, "boundary")?) {
        arriving.next()?;
        let place = place("boundary", n);
        let With { id, row } = boundary;
        let what = match row.form {
            Form::Agreement => What::Agreement,
            Form::Own | Form::Request if row.owner.is_none() || row.owner != who.mine => {
                arriving.stays(Why::Theirs, 1);
                continue;
            }
            Form::Own => What::OwnBoundary,
            Form::Request => What::Request,
        };
        let texts = of(wordings, id, &place)?;
        let known = if what == What::Request {
            &asks
        } else {
            &agreed
        };
        if is_here(arriving, "boundary", id)? || known.contains(&title_of(&texts)) {
            arriving.here(what);
            continue;
        }
        if let (What::Request, Some((newest, _))) = (what, texts.last()) {
            // Whatever was answered there binds nobody here.
            let draft = boundary::asked_brought(row.topic, newest, arriving.tx.today);
            asked.push(draft.map_err(|error| placed(error, &place))?);
            continue;
        }
        let brought = boundary::Brought {
            id: BoundaryId(id_here("boundary", id)),
            row,
            texts,
            swapped: who.swapped,
            came_with: told.of(id),
        };
        let came = boundary::bring(arriving.tx, brought).map_err(|error| placed(error, &place))?;
        if came {
            arriving.new_one(what);
        } else {
            arriving.stays(Why::Declined, 1);
        }
    }
    Ok(asked)
}

fn rules(
    arriving: &mut Arriving<'_, '_>,
    copy: &Copy,
    who: &Who,
    wordings: &mut Wordings,
    told: &Told<'_>,
) -> Result<()> {
    let known = known(arriving, "SELECT id FROM rule WHERE trashed_on IS NULL", [])?;
    for (n, rule) in (1..).zip(things::<RuleRow>(copy, "rule")?) {
        arriving.next()?;
        let place = place("rule", n);
        let texts = of(wordings, rule.id, &place)?;
        if is_here(arriving, "rule", rule.id)? || known.contains(&title_of(&texts)) {
            arriving.here(What::Rule);
            continue;
        }
        let id = RuleId(id_here("rule", rule.id));
        rule::bring(
            arriving.tx,
            id,
            rule.row.written_on,
            texts,
            who.swapped,
            told.of(rule.id),
        )
        .map_err(|error| placed(error, &place))?;
        arriving.new_one(What::Rule);
    }
    Ok(())
}

fn reminders(
    arriving: &mut Arriving<'_, '_>,
    table: &str,
    all: Vec<With<ReminderRow>>,
    owner: Option<Side>,
) -> Result<()> {
    let what = match owner {
        Some(_) => What::OwnReminder,
        None => What::Reminder,
    };
    for (n, reminder) in (1..).zip(all) {
        arriving.next()?;
        let With { id, row } = reminder;
        // The program's own are here; when you sit down is a setting of this planner.
        if row.about.is_some() {
            continue;
        }
        let same = "SELECT 1 FROM reminder WHERE owner IS ?2 AND trashed_on IS NULL AND title=?1";
        let same = arriving
            .tx
            .value::<i64>(same, params![one_line(&row.title), owner])?;
        if same.is_some() || is_here(arriving, "reminder", id)? {
            arriving.here(what);
            continue;
        }
        let here = ReminderId(id_here("reminder", id));
        let paused = row.paused_on.is_some();
        reminder::bring(
            arriving.tx,
            here,
            owner,
            &row.title,
            row.schedule,
            row.catch_up,
            paused,
        )
        .map_err(|error| placed(error, &place(table, n)))?;
        arriving.new_one(what);
    }
    Ok(())
}

fn moments(arriving: &mut Arriving<'_, '_>, copy: &Copy) -> Result<()> {
    let author = arriving.tx.actor.author().ok_or(Refusal::NobodyHere)?;
    let times = known_days(arriving, "SELECT day, title FROM good_time")?;
    for (n, time) in (1..).zip(things::<TimeRow>(copy, "good_time")?) {
        arriving.next()?;
        let place = place("good_time", n);
        let With { id, row } = time;
        let title =
            words::line("title", &row.title, words::LINE).map_err(|error| placed(error, &place))?;
        if times.contains(&(row.day, words::fold(&title))) || is_here(arriving, "good_time", id)? {
            arriving.here(What::GoodTime);
            continue;
        }
        arriving.tx.put(&GoodTime {
            id: GoodTimeId(id_here("good_time", id)),
            title,
            day: lived_in(row.day).map_err(|error| placed(error, &place))?,
            time: row.time,
            arranger: None,
            author,
            trashed_on: None,
        })?;
        arriving.new_one(What::GoodTime);
    }
    let known = known_days(arriving, "SELECT day, words FROM good_moment")?;
    for (n, moment) in (1..).zip(things::<MomentRow>(copy, "good_moment")?) {
        arriving.next()?;
        let place = place("good_moment", n);
        let With { id, row } = moment;
        let words = words::line("words", &row.words, 500).map_err(|error| placed(error, &place))?;
        if known.contains(&(row.day, words::fold(&words))) || is_here(arriving, "good_moment", id)?
        {
            arriving.here(What::GoodMoment);
            continue;
        }
        let day = lived_in(row.day).map_err(|error| placed(error, &place))?;
        arriving.tx.put(&GoodMoment {
            id: GoodMomentId(id_here("good_moment", id)),
            words,
            day: day.min(arriving.tx.today),
            author,
            trashed_on: None,
        })?;
        arriving.new_one(What::GoodMoment);
    }
    Ok(())
}

fn known_days(arriving: &Arriving<'_, '_>, sql: &str) -> Result<HashSet<(NaiveDate, String)>> {
    let mut rows = arriving.tx.db().prepare(sql)?;
    let rows = rows.query_map([], |row| {
        Ok((row.get(0)?, words::fold(&row.get::<_, String>(1)?)))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
