//! What arrives of a file, counted while it is written.

use std::collections::{BTreeMap, HashSet};

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::chosen::Incoming;
use super::table::{Columns, Table, cell, written_day};
use super::{Arrives, Brought, ReadAs, Stays, What, Why, copied};
use crate::agreed;
use crate::error::{Error, ImportProblem, Problem, Refusal, Result};
use crate::goal::{self, Core, Goal, GoalRow, Measure, Place, StepRow, Target};
use crate::household;
use crate::order;
use crate::planner::Tx;
use crate::words;
use crate::work::Work;

/// So many lines of a table are named.
const NAMED: usize = 5;

/// Brings everything in that can be.
pub(super) fn all(tx: &Tx<'_>, incoming: &Incoming, read: ReadAs, work: &Work) -> Result<Brought> {
    tx.actor.author().ok_or(Refusal::NobodyHere)?;
    let mut arriving = Arriving::new(tx, work)?;
    match (incoming, read.columns) {
        (Incoming::Copy(copy), None) => copied::all(&mut arriving, copy)?,
        (Incoming::Table(table), Some(columns)) => rows(&mut arriving, table, &columns)?,
        (Incoming::Locked(_), _) => return Err(Refusal::NotNow.into()),
        (Incoming::Copy(_), Some(_)) => {
            return Err(Error::field("columns", Problem::NotAChoice));
        }
        (Incoming::Table(_), None) => {
            return Err(Error::field("columns", Problem::NothingChosen));
        }
    }
    Ok(arriving.brought())
}

/// What was counted so far, and where the next card goes.
pub(super) struct Arriving<'a, 't> {
    pub(super) tx: &'a Tx<'t>,
    work: &'a Work,
    arrives: BTreeMap<What, (u32, u32)>,
    stays: BTreeMap<Why, (u32, Vec<u64>)>,
    last_card: Option<String>,
    /// The goals that are here, by board and words.
    pub(super) goals: HashSet<(&'static str, String)>,
    at: (usize, usize),
}

impl<'a, 't> Arriving<'a, 't> {
    fn new(tx: &'a Tx<'t>, work: &'a Work) -> Result<Self> {
        let mut goals = HashSet::new();
        for goal in tx.select::<Goal>("WHERE trashed_on IS NULL", [])? {
            if let Some(title) = agreed::title(**tx, &goal.id.to_string())? {
                goals.insert((goal.horizon.word(), words::fold(&title)));
            }
        }
        Ok(Self {
            tx,
            work,
            arrives: BTreeMap::new(),
            stays: BTreeMap::new(),
            last_card: goal::last_place(tx)?,
            goals,
            at: (0, 1),
        })
    }

    /// So many things are looked at in all.
    pub(super) fn of(&mut self, all: usize) {
        self.at = (0, all.max(1));
    }

    /// The next one.
    ///
    /// # Errors
    /// [`Refusal::Stopped`] once somebody said stop.
    pub(super) fn next(&mut self) -> Result<()> {
        let (done, all) = self.at;
        self.work.next(done, all)?;
        self.at.0 += 1;
        Ok(())
    }

    pub(super) fn new_one(&mut self, what: What) {
        self.arrives.entry(what).or_default().0 += 1;
    }

    pub(super) fn here(&mut self, what: What) {
        self.arrives.entry(what).or_default().1 += 1;
    }

    pub(super) fn stays(&mut self, why: Why, count: usize) {
        if count > 0 {
            self.stays.entry(why).or_default().0 += u32::try_from(count).unwrap_or(u32::MAX);
        }
    }

    fn line_stays(&mut self, why: Why, line: u64) {
        let (count, lines) = self.stays.entry(why).or_default();
        *count += 1;
        if lines.len() < NAMED {
            lines.push(line);
        }
    }

    /// The place of the next card.
    pub(super) fn card_place(&mut self) -> String {
        let place = order::between(self.last_card.as_deref(), None);
        self.last_card = Some(place.clone());
        place
    }

    /// A part of life by its name, added where it is not here.
    pub(super) fn area(&mut self, name: &str) -> Result<Option<household::AreaId>> {
        let found = household::area_named(self.tx, name)?;
        if let Some((_, true)) = found {
            self.new_one(What::Area);
        }
        Ok(found.map(|(id, _)| id))
    }

    fn brought(self) -> Brought {
        let arrives = self.arrives.into_iter();
        let stays = self.stays.into_iter();
        Brought {
            arrives: arrives
                .map(|(what, (new, here))| Arrives { what, new, here })
                .collect(),
            stays: stays
                .map(|(why, (count, lines))| Stays { why, count, lines })
                .collect(),
        }
    }
}

/// The id a thing of a file has here: always the same, so that it is known again, and none a file could choose.
pub(super) fn id_here(table: &str, id: Uuid) -> Uuid {
    let digest = Sha256::digest(format!("common-ground brought in 1 {table} {id}"));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

/// A problem of one row, with the place where it stands in the file.
pub(super) fn placed(error: Error, place: &str) -> Error {
    match error {
        Error::Field { field, .. } => ImportProblem::Broken(format!("{place}: {field}")).into(),
        Error::Row(_) => ImportProblem::Broken(place.to_owned()).into(),
        other => other,
    }
}

fn rows(arriving: &mut Arriving<'_, '_>, table: &Table, columns: &Columns) -> Result<()> {
    table.check(columns)?;
    arriving.of(table.rows.len());
    for (line, row) in &table.rows {
        arriving.next()?;
        let at = |column: Option<usize>| column.map_or_else(String::new, |n| cell(row, n));
        let title = at(Some(columns.title));
        if title.trim().is_empty() {
            arriving.line_stays(Why::NoTitle, *line);
            continue;
        }
        let known = (columns.horizon.word(), words::fold(&one_line(&title)));
        if arriving.goals.contains(&known) {
            arriving.here(What::Goal);
            continue;
        }
        let goal = GoalCells {
            title,
            done: at(columns.done),
            why: at(columns.why),
            notes: at(columns.notes),
            target: at(columns.target),
            step: at(columns.step),
        };
        if goal.too_long() {
            arriving.line_stays(Why::TooLong, *line);
            continue;
        }
        let area = at(columns.area);
        let area = if area.trim().is_empty() {
            None
        } else {
            arriving.area(&area)?
        };
        let position = arriving.card_place();
        let tx = arriving.tx;
        let brought = goal.brought(tx, columns, area, position);
        match goal::bring(tx, brought) {
            Ok(()) => {
                arriving.goals.insert(known);
                arriving.new_one(What::Goal);
            }
            Err(error) => return Err(placed(error, &line.to_string())),
        }
    }
    Ok(())
}

struct GoalCells {
    title: String,
    done: String,
    why: String,
    notes: String,
    target: String,
    step: String,
}

impl GoalCells {
    /// Whether anything in it does not fit where it belongs.
    fn too_long(&self) -> bool {
        let line = |typed: &str| words::optional_line("", typed, words::LINE).is_err();
        let text = |typed: &str| words::optional_text("", typed).is_err();
        // What is no date goes to the notes.
        let notes = format!("{}\n\n{}", self.notes, self.target);
        words::line("", &self.title, words::LINE).is_err()
            || line(&self.step)
            || [&self.done, &self.why, &notes]
                .into_iter()
                .any(|one| text(one))
    }

    fn brought(
        self,
        tx: &Tx<'_>,
        columns: &Columns,
        area: Option<household::AreaId>,
        position: String,
    ) -> goal::Brought {
        let target = self.target.trim();
        let read = written_day(target);
        let fits = Target::typed("target", Some(&read), tx.today).is_ok();
        let notes = if fits || target.is_empty() {
            self.notes
        } else {
            format!("{}\n\n{target}", self.notes)
        };
        let step = StepRow {
            words: self.step,
            position: String::new(),
            due: None,
            done_on: None,
        };
        goal::Brought {
            id: tx.new_id(),
            row: GoalRow {
                horizon: columns.horizon,
                place: Place::Idea,
                made_on: tx.today,
                target: fits.then_some(read),
                support: String::new(),
                why: self.why,
                stuck: String::new(),
                who_does: String::new(),
                notes,
                measure: Measure::None,
                measure_from: None,
                measure_to: None,
                unit: String::new(),
                ended_at: None,
                ending: goal::EndingRow::default(),
            },
            owner: None,
            area,
            parent: None,
            position,
            cores: vec![(
                Core {
                    title: self.title,
                    done: self.done,
                    sum: None,
                },
                tx.today,
            )],
            steps: if step.words.trim().is_empty() {
                Vec::new()
            } else {
                vec![step]
            },
            progress: Vec::new(),
            came_with: None,
        }
    }
}

pub(super) fn one_line(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}
