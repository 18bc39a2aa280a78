//! A copy of the planner as data: the one shape that the export writes and an import reads. It is described for
//! people in `docs/export.md`; a change of it is a new version.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::db::{self, DataKey, Rows};
use crate::error::{Error, Refusal, Result};
use crate::history;
use crate::planner::Planner;
use crate::private;
use crate::seal::Key;
use crate::vault::Own;
use crate::who::{Side, Viewer};
use crate::work::Work;

/// The word every copy begins with.
pub const FORMAT: &str = "common-ground";
/// The version of the shape.
pub const VERSION: u32 = 1;

/// One row: its columns by name.
pub(super) type Image = Map<String, Value>;

/// The whole copy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Copy {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// When it was made.
    pub made: DateTime<Utc>,
    /// The program that made it.
    pub program: String,
    /// What both can read, by table.
    pub shared: BTreeMap<String, Vec<Image>>,
    /// What happened to it, oldest first: never by whom.
    pub happened: Vec<Happened>,
    /// What is one partner's alone, where they asked for it.
    pub own: Option<OwnPart>,
}

/// One line of what happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Happened {
    /// The day.
    pub day: NaiveDate,
    /// The moment, for yeses, endings and decisions.
    pub at: Option<DateTime<Utc>>,
    /// What, by its word.
    pub op: String,
    /// The table.
    pub table: String,
    /// The row's id.
    pub id: String,
}

/// One partner's own part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnPart {
    /// Whose.
    pub partner: Side,
    /// Drafts, notes, hidden goals and the like.
    pub items: Vec<OwnItem>,
    /// Own reminders.
    pub reminder: Vec<Image>,
}

/// One thing of one's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnItem {
    /// What it is.
    pub kind: String,
    /// It.
    pub item: Value,
}

/// A table in the copy: which rows, and columns that stay behind.
struct Taken {
    table: &'static str,
    rows: &'static str,
    not: &'static [&'static str],
}

const ALL: &str = "";
const KEPT: &str = "WHERE trashed_on IS NULL";
const OF_GOALS: &str = "WHERE goal IN (SELECT id FROM goal WHERE trashed_on IS NULL)";
/// Texts, yeses and endings of what is not in the trash.
macro_rules! of_subjects {
    ($also:literal) => {
        concat!(
            "WHERE subject IN (SELECT id FROM goal WHERE trashed_on IS NULL
               UNION SELECT id FROM boundary WHERE trashed_on IS NULL
               UNION SELECT id FROM rule WHERE trashed_on IS NULL)",
            $also
        )
    };
}

/// What both can read. The trash stays behind, and so does what passes: a break, a sitting, half a press, who is
/// ready.
/// A yes that was taken back or disowned is none; what somebody set for their own eyes is theirs.
const SHARED: &[Taken] = &[
    taken("household", ALL, &["theme"]),
    taken("partner", ALL, &["text_size", "muted"]),
    taken("area", KEPT, &["trashed_on"]),
    taken("value", "WHERE taken_back=0", &["taken_back"]),
    taken("feeling", ALL, &[]),
    taken("good_time", KEPT, &["trashed_on"]),
    taken("good_moment", KEPT, &["trashed_on"]),
    taken("goal", KEPT, &["trashed_on"]),
    taken("goal_step", OF_GOALS, &[]),
    taken("goal_progress", OF_GOALS, &["step"]),
    taken("boundary", KEPT, &["trashed_on"]),
    taken(
        "boundary_mark",
        "WHERE boundary IN (SELECT id FROM boundary WHERE trashed_on IS NULL)",
        &[],
    ),
    taken("rule", KEPT, &["trashed_on"]),
    taken("version", of_subjects!(""), &[]),
    taken(
        "sign_off",
        of_subjects!(" AND void IS NULL"),
        &["mine", "void"],
    ),
    taken("withdrawal", of_subjects!(""), &[]),
    taken(
        "reminder",
        "WHERE owner IS NULL AND trashed_on IS NULL",
        &["owner", "trashed_on"],
    ),
    taken(
        "occurrence",
        "WHERE reminder IN (SELECT id FROM reminder WHERE owner IS NULL AND trashed_on IS NULL)",
        &["round"],
    ),
];

const fn taken(table: &'static str, rows: &'static str, not: &'static [&'static str]) -> Taken {
    Taken { table, rows, not }
}

/// Columns that hold JSON: in the copy they are what they hold.
const NESTED: &[&str] = &["body", "schedule"];

/// A copy that is to be made beside the planner, on another thread.
pub struct Copying {
    file: PathBuf,
    key: DataKey,
    now: DateTime<Utc>,
    own: Option<(Side, Option<Key>)>,
}

impl Planner {
    /// A copy as it can be made beside the planner, so that no command waits. `own` asks for what is the viewer's
    /// alone as well; the trash and everything of the other's own stay behind.
    ///
    /// # Errors
    /// [`Refusal::NobodyHere`]; [`Refusal::WhoseHand`] for the own part of two at once;
    /// [`Refusal::NeedsPassphrase`] where its key is not here.
    pub fn copying(&self, viewer: Viewer, own: bool) -> Result<Copying> {
        let own = match (viewer, own) {
            (Viewer::Nobody, _) => return Err(Refusal::NobodyHere.into()),
            (_, false) => None,
            (Viewer::Both, true) => return Err(Refusal::WhoseHand.into()),
            (Viewer::One(side), true) => {
                let key = self.own[side.index()].as_ref().map(Own::private);
                if key.is_none() && self.passphrases().have[side.index()] {
                    return Err(Refusal::NeedsPassphrase.into());
                }
                Some((side, key.cloned()))
            }
        };
        Ok(Copying {
            file: self.folder().household(),
            key: self.data.clone(),
            now: self.now(),
            own,
        })
    }
}

impl Copying {
    /// A copy of what both can read in another file of this household: a backup.
    pub(crate) fn of(file: &Path, key: &DataKey, now: DateTime<Utc>) -> Self {
        Self {
            file: file.to_owned(),
            key: key.clone(),
            now,
            own: None,
        }
    }

    /// Reads it, from one moment of the file.
    ///
    /// # Errors
    /// Where the file cannot be read; [`Refusal::Stopped`] once the work was stopped.
    pub fn read(&self, work: &Work) -> Result<Copy> {
        let copy = self.through(work);
        // What was interrupted answers with a problem of its own.
        work.going_on()?;
        copy
    }

    fn through(&self, work: &Work) -> Result<Copy> {
        let db = db::open_read_only(&self.file, &self.key)?;
        work.asks(&db);
        // One moment, whatever is written meanwhile.
        db.execute_batch("BEGIN")?;
        let mut own = [None, None];
        if let Some((side, key)) = &self.own {
            own[side.index()] = key.as_ref();
        }
        let rows = Rows { db: &db, own };
        let mut shared = BTreeMap::new();
        for (taken, part) in SHARED.iter().zip(0_u8..) {
            work.going_on()?;
            work.at(part * 5);
            shared.insert(taken.table.to_owned(), images(rows, taken)?);
        }
        work.going_on()?;
        Ok(Copy {
            format: FORMAT.to_owned(),
            version: VERSION,
            made: self.now,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            happened: happened(rows, &shared)?,
            own: self
                .own
                .as_ref()
                .map(|(side, _)| own_part(rows, *side))
                .transpose()?,
            shared,
        })
    }
}

fn images(rows: Rows<'_>, taken: &Taken) -> Result<Vec<Image>> {
    let table = history::table(taken.table)?;
    let mut ids = rows.db.prepare(&format!(
        "SELECT id FROM {} {} ORDER BY id",
        taken.table, taken.rows
    ))?;
    let ids = ids
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut images = Vec::new();
    for id in ids {
        if let Some(mut image) = table.image(rows.db, &id)? {
            for column in taken.not {
                image.remove(*column);
            }
            unfold(&mut image)?;
            images.push(image);
        }
    }
    Ok(images)
}

fn unfold(image: &mut Image) -> Result<()> {
    for column in NESTED {
        if let Some(Value::String(text)) = image.get(*column) {
            let value = serde_json::from_str(text)?;
            image.insert((*column).to_owned(), value);
        }
    }
    Ok(())
}

fn happened(rows: Rows<'_>, shared: &BTreeMap<String, Vec<Image>>) -> Result<Vec<Happened>> {
    let known: BTreeSet<(&str, &str)> = shared
        .iter()
        .flat_map(|(table, rows)| rows.iter().map(move |row| (table.as_str(), row)))
        .filter_map(|(table, row)| Some((table, row.get("id")?.as_str()?)))
        .collect();
    let mut lines = rows
        .db
        .prepare("SELECT day, at, op, noun, row FROM history WHERE kind<>'app' ORDER BY seq")?;
    let lines = lines.query_map([], |row| {
        Ok(Happened {
            day: row.get(0)?,
            at: row.get(1)?,
            op: row.get(2)?,
            table: row.get(3)?,
            id: row.get(4)?,
        })
    })?;
    let lines = lines.filter(|line| {
        line.as_ref()
            .map_or(true, |line| known.contains(&(&*line.table, &*line.id)))
    });
    Ok(lines.collect::<rusqlite::Result<_>>()?)
}

fn own_part(rows: Rows<'_>, side: Side) -> Result<OwnPart> {
    let items = private::everything(rows, side)?
        .into_iter()
        .map(|(kind, item)| OwnItem { kind, item })
        .collect();
    let own = match side {
        Side::Start => "WHERE owner='start' AND trashed_on IS NULL",
        Side::End => "WHERE owner='end' AND trashed_on IS NULL",
    };
    let taken = taken("reminder", own, &["trashed_on"]);
    Ok(OwnPart {
        partner: side,
        items,
        reminder: images(rows, &taken)?,
    })
}

impl Copy {
    /// The copy as its file: keys in order, the same bytes for the same planner.
    ///
    /// # Errors
    /// None that a copy of ours could meet.
    pub fn json(&self) -> Result<String> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        Ok(text)
    }

    /// Reads such a file.
    ///
    /// # Errors
    /// [`Error::Row`] where it is none, or of a version this program does not know.
    pub fn from_json(text: &str) -> Result<Self> {
        let copy: Self = serde_json::from_str(text)?;
        if copy.format != FORMAT || copy.version != VERSION {
            return Err(Error::Row(format!("{} {}", copy.format, copy.version)));
        }
        Ok(copy)
    }
}
