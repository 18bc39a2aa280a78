//! A table of goals, as spreadsheets and boards write it: one goal a row.

use csv::{ReaderBuilder, StringRecord, Terminator};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, ImportProblem, Problem, Result};
use crate::goal::Horizon;
use crate::words;

/// More rows than two people plan; all of them come and go in one step within seconds.
pub const MOST_ROWS: usize = 10_000;
/// More columns than a table of goals has.
const MOST_COLUMNS: usize = 200;
/// So many rows are shown.
const SAMPLE: usize = 4;
/// So much of a cell is shown.
const CELL: usize = 120;
/// What stands between two cells, in the order they are believed.
const BETWEEN: [u8; 4] = *b",;\t|";

/// A table that was read.
#[derive(Debug, Clone)]
pub struct Table {
    columns: Vec<String>,
    pub(super) rows: Vec<(u64, StringRecord)>,
}

/// A table, as whoever chose it sees it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TableView {
    /// The names in its first row; a column without one has none here.
    pub columns: Vec<String>,
    /// How many rows stand below it.
    pub rows: usize,
    /// The first of them.
    pub sample: Vec<Vec<String>>,
    /// Which column seems to be what.
    pub guess: Columns,
}

/// Which column is what, counted from nought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// What is wanted.
    pub title: usize,
    /// What *done* looks like.
    pub done: Option<usize>,
    /// Why it matters.
    pub why: Option<usize>,
    /// Notes.
    pub notes: Option<usize>,
    /// A day or a month.
    pub target: Option<usize>,
    /// A part of life.
    pub area: Option<usize>,
    /// A next step.
    pub step: Option<usize>,
    /// On which board all of them come.
    pub horizon: Horizon,
}

impl Table {
    /// Reads one.
    ///
    /// # Errors
    /// [`ImportProblem::NoRows`], [`ImportProblem::TooMany`], [`ImportProblem::Unknown`].
    pub(super) fn of(text: &str) -> Result<Self> {
        // With two signs at each line's end the reader counts the lines of a record one too low.
        let text = text.replace("\r\n", "\n");
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(between(&text))
            .terminator(Terminator::CRLF)
            .from_reader(text.as_bytes());
        let mut rows = Vec::new();
        let mut columns = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|_| ImportProblem::Unknown)?;
            let line = record.position().map_or(0, csv::Position::line);
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if columns.is_empty() {
                columns = record.iter().map(shortened).collect();
                continue;
            }
            rows.push((line, record));
            if rows.len() > MOST_ROWS {
                return Err(ImportProblem::TooMany(MOST_ROWS).into());
            }
        }
        if columns.len() > MOST_COLUMNS {
            return Err(ImportProblem::Unknown.into());
        }
        if rows.is_empty() {
            return Err(ImportProblem::NoRows.into());
        }
        Ok(Self { columns, rows })
    }

    pub(super) fn view(&self) -> TableView {
        let row = |row: &StringRecord| {
            (0..self.columns.len())
                .map(|n| shortened(&cell(row, n)))
                .collect()
        };
        TableView {
            columns: self.columns.clone(),
            rows: self.rows.len(),
            sample: self
                .rows
                .iter()
                .take(SAMPLE)
                .map(|(_, one)| row(one))
                .collect(),
            guess: self.guess(),
        }
    }

    /// Which column is what, by its name; where none says it is the goal's, the first with words is.
    fn guess(&self) -> Columns {
        let named = |names: &[&str]| {
            names.iter().find_map(|name| {
                self.columns
                    .iter()
                    .position(|column| words::fold(column).trim() == *name)
            })
        };
        let done = named(&[
            "text_done",
            "done looks like",
            "outcome",
            "definition of done",
        ]);
        let why = named(&["why", "why it matters", "reason"]);
        let notes = named(&[
            "notes",
            "note",
            "description",
            "card description",
            "comment",
        ]);
        let target = named(&["target", "due", "due date", "date", "deadline", "by when"]);
        let area = named(&["part of life", "area", "category", "list", "list name"])
            .filter(|n| !self.has_ids(*n));
        let step = named(&["next step", "step", "next"]);
        let others = [done, why, notes, target, area, step];
        let free = |n: &usize| !others.contains(&Some(*n));
        let title = named(&[
            "text_title",
            "title",
            "goal",
            "name",
            "task",
            "summary",
            "card name",
            "what",
        ]);
        let title = title
            .or_else(|| (0..self.columns.len()).find(|n| free(n) && self.has_words(*n)))
            .or_else(|| (0..self.columns.len()).find(free))
            .unwrap_or_default();
        // No column is two things: where every one was something else, the first is the goal's.
        let unless = |column: Option<usize>| column.filter(|n| *n != title);
        Columns {
            title,
            done: unless(done),
            why: unless(why),
            notes: unless(notes),
            target: unless(target),
            area: unless(area),
            step: unless(step),
            horizon: Horizon::Short,
        }
    }

    /// Whether a column says anything but numbers and days.
    fn has_words(&self, n: usize) -> bool {
        self.rows
            .iter()
            .any(|(_, row)| cell(row, n).chars().any(char::is_alphabetic))
    }

    /// Whether a column holds ids, as our own tables have where a part of life is meant: they are names of nothing.
    fn has_ids(&self, n: usize) -> bool {
        self.rows
            .iter()
            .any(|(_, row)| uuid::Uuid::parse_str(cell(row, n).trim()).is_ok())
    }

    /// Whether every column that was named is there, and none is two things.
    ///
    /// # Errors
    /// A field's problem.
    pub(super) fn check(&self, columns: &Columns) -> Result<()> {
        let mut taken = Vec::new();
        for (field, column) in [
            ("title", Some(columns.title)),
            ("done", columns.done),
            ("why", columns.why),
            ("notes", columns.notes),
            ("target", columns.target),
            ("area", columns.area),
            ("step", columns.step),
        ] {
            let Some(column) = column else { continue };
            if column >= self.columns.len() {
                return Err(Error::field(field, Problem::NotAChoice));
            }
            if taken.contains(&column) {
                return Err(Error::field(field, Problem::Same));
            }
            taken.push(column);
        }
        Ok(())
    }
}

/// A cell's words. A sign that keeps a spreadsheet from running them, as our own tables have it, is taken away.
pub(super) fn cell(row: &StringRecord, n: usize) -> String {
    let cell = row.get(n).unwrap_or_default();
    let guarded = cell.strip_prefix('\'').filter(|rest| {
        rest.trim_start()
            .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
    });
    guarded.unwrap_or(cell).to_owned()
}

/// A day or a month as tables write it; what could be read in two ways is left as it is.
pub(super) fn written_day(typed: &str) -> String {
    let day = typed.split(['T', ' ']).next().unwrap_or_default();
    chrono::NaiveDate::parse_from_str(day, "%d.%m.%Y")
        .map_or_else(|_| day.to_owned(), |day| day.to_string())
}

fn shortened(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut short: String = words.chars().take(CELL).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    short
}

/// What stands between the cells: what the first line has most of, outside quotes.
fn between(text: &str) -> u8 {
    let mut quoted = false;
    let mut found = [0_usize; BETWEEN.len()];
    for byte in text.trim_start().bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            other if !quoted => {
                if let Some(n) = BETWEEN.iter().position(|one| *one == other) {
                    found[n] += 1;
                }
            }
            _ => {}
        }
    }
    let most = found.iter().max().copied().unwrap_or_default();
    let first = found.iter().position(|count| *count == most);
    BETWEEN[first.unwrap_or_default()]
}
