//! *Check our file*: whether everything in it is as this program writes it. It looks from a connection of its
//! own, beside whoever writes, and changes nothing; [`mend`](crate::Planner::mend) puts right what can be put
//! right without losing anything.
//!
//! SQLite and SQLCipher say whether the pages are whole; everything else here is what only this program knows:
//! the history has a number for each change and the last image of each row, a text has the digest its yeses
//! were said to, a signature fits, a private thing has a padded length. It never looks into what is private.

mod links;
mod mend;
mod record;
mod rows;
mod texts;

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use crate::civil;
use crate::db::{self, DataKey, Rows, text_enum};
use crate::error::{Error, FolderProblem, Result};
use crate::folder::Folder;
use crate::planner::Planner;
use crate::vault::Keys;
use crate::who::Side;
use crate::work::Work;

text_enum! {
    /// What a check found (`file-<word>` in Fluent).
    pub enum Wrong {
        /// Pages that are not whole.
        Pages = "pages",
        /// Tables, indexes or triggers that are not this program's.
        Schema = "schema",
        /// Neither copy of the keys is whole, or something else changed them.
        Keys = "keys",
        /// One of the two copies of the keys is not whole. It can be written anew from the other.
        KeysCopy = "keys-copy",
        /// Changes that were acknowledged are missing at the end.
        Behind = "behind",
        /// Numbers are missing in the record of what changed.
        Gaps = "gaps",
        /// Things the record of what changed knows, and the file has not.
        Missing = "missing",
        /// Things that are not as they were last written.
        Differs = "differs",
        /// Things the record knows nothing of.
        Unknown = "unknown",
        /// Things that do not have the shape of their kind.
        Unreadable = "unreadable",
        /// Parts whose whole is not there.
        Parts = "parts",
        /// Links to something that was never there. They can be taken away.
        Links = "links",
        /// Places in an order that leave no room. They can be written anew, in the same order.
        Order = "order",
        /// Texts that are not the words their yeses were said to.
        Words = "words",
        /// Texts whose numbers do not follow each other.
        Versions = "versions",
        /// Yeses that belong to no text of their thing, or to other words.
        Yeses = "yeses",
        /// Yeses whose signature does not fit.
        Signatures = "signatures",
        /// Private things that do not have the length or form such things have.
        Private = "private",
        /// Dates of a reminder that are there twice.
        Dates = "dates",
    }
}

impl Wrong {
    /// Whether it can be put right without losing anything.
    #[must_use]
    pub const fn mends(self) -> bool {
        matches!(self, Self::KeysCopy | Self::Links | Self::Order)
    }
}

/// One kind of thing that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Finding {
    /// What it is.
    pub wrong: Wrong,
    /// How many of it.
    pub count: u32,
    /// What the first one is known by, where it is about a text both can read.
    pub about: Option<String>,
    /// Whether it can be put right without losing anything.
    pub mends: bool,
}

/// What a check of the whole file came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CheckedFile {
    /// The shared things that were looked at.
    pub things: u32,
    /// The yeses that were looked at.
    pub yeses: u32,
    /// The day of the check, as the household counts days.
    pub day: NaiveDate,
    /// What is not as it should be; nothing where everything is in order.
    pub findings: Vec<Finding>,
}

/// A check that is to be made: on another thread it keeps nobody waiting.
pub struct Check {
    dir: PathBuf,
    file: PathBuf,
    key: DataKey,
    keys: Keys,
    now: DateTime<Utc>,
    zone: Tz,
}

/// What every rule looks at, and what it says it found.
pub(super) struct Look<'a> {
    db: &'a Connection,
    check: &'a Check,
    findings: Vec<Finding>,
}

impl Look<'_> {
    const fn rows(&self) -> Rows<'_> {
        Rows {
            db: self.db,
            own: [None, None],
        }
    }

    fn seen(&self, side: Side) -> Vec<[u8; 32]> {
        self.check.keys.seen(side)
    }

    fn found(&mut self, wrong: Wrong, count: usize) {
        self.found_about(wrong, count, None);
    }

    fn found_about(&mut self, wrong: Wrong, count: usize, about: Option<String>) {
        if count == 0 {
            return;
        }
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        match self.findings.iter_mut().find(|one| one.wrong == wrong) {
            Some(one) => one.count = one.count.saturating_add(count),
            None => self.findings.push(Finding {
                wrong,
                count,
                about,
                mends: wrong.mends(),
            }),
        }
    }

    /// How many rows a question answers with.
    fn count(&self, sql: &str) -> Result<usize> {
        let count: i64 = self.db.query_row(sql, [], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
    }
}

type Rule = fn(&mut Look<'_>) -> Result<()>;

/// The rules, in the order in which their findings are said, with what share of the time they take.
const RULES: &[(Rule, u8)] = &[
    (pages, 40),
    (keys, 2),
    (schema, 2),
    (record::numbers, 4),
    (record::last, 1),
    (rows::shapes, 15),
    (record::images, 20),
    (links::parents, 3),
    (links::links, 3),
    (links::order, 3),
    (texts::words, 3),
    (texts::yeses, 2),
    (rows::private, 1),
    (rows::dates, 1),
];

impl Planner {
    /// A check of the file as it can be made beside the planner.
    ///
    /// # Errors
    /// Where the household cannot be read.
    pub fn check(&self) -> Result<Check> {
        Ok(Check {
            dir: self.folder().path().to_owned(),
            file: self.folder().household(),
            key: self.data.clone(),
            keys: self.keys.clone(),
            now: self.now(),
            zone: crate::household::zone(self.rows())?.unwrap_or(Tz::UTC),
        })
    }
}

impl Check {
    /// Looks through the whole file; nothing where it was stopped.
    ///
    /// # Errors
    /// Where the file cannot be read at all. What is damaged is a finding, not an error.
    pub fn run(&self, work: &Work) -> Result<Option<CheckedFile>> {
        match self.through(work) {
            // However it ended, whoever stopped it does not ask why.
            _ if work.stopped() => Ok(None),
            done => done.map(Some),
        }
    }

    fn through(&self, work: &Work) -> Result<CheckedFile> {
        work.at(0);
        let db = match db::open_read_only(&self.file, &self.key) {
            Err(error) if is_damage(&error) => return Ok(self.nothing_but(Wrong::Pages)),
            db => db?,
        };
        work.asks(&db);
        // One moment of the file, whatever is written meanwhile.
        db.execute_batch("BEGIN")?;
        let mut look = Look {
            db: &db,
            check: self,
            findings: Vec::new(),
        };
        let mut done = 0;
        for (rule, share) in RULES {
            if work.stopped() {
                break;
            }
            match rule(&mut look) {
                Ok(()) => {}
                Err(error) if is_damage(&error) => {
                    if !look.findings.iter().any(|one| one.wrong == Wrong::Pages) {
                        look.found(Wrong::Pages, 1);
                    }
                }
                Err(error) => return Err(error),
            }
            done += share;
            work.at(done);
        }
        let findings = std::mem::take(&mut look.findings);
        Ok(CheckedFile {
            things: self.counted(rows::things(&db))?,
            yeses: self.counted(rows::yeses(&db))?,
            day: civil::today(self.now, self.zone),
            findings,
        })
    }

    /// Where not even the first page can be read there is nothing to look at.
    fn nothing_but(&self, wrong: Wrong) -> CheckedFile {
        CheckedFile {
            things: 0,
            yeses: 0,
            day: civil::today(self.now, self.zone),
            findings: vec![Finding {
                wrong,
                count: 1,
                about: None,
                mends: wrong.mends(),
            }],
        }
    }

    /// A number that cannot be read in a damaged file is none.
    fn counted(&self, count: Result<u32>) -> Result<u32> {
        match count {
            Err(error) if is_damage(&error) => Ok(0),
            count => count,
        }
    }
}

fn is_damage(error: &Error) -> bool {
    matches!(
        error,
        Error::Folder(FolderProblem::Damaged | FolderProblem::Foreign) | Error::Row(_)
    )
}

/// Every page in use, the trees they make, and the size of each cell: reading a page proves its checksum.
fn pages(look: &mut Look<'_>) -> Result<()> {
    let mut lines = look.db.prepare("PRAGMA quick_check(1000)")?;
    let lines = lines
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    look.found(
        Wrong::Pages,
        lines.iter().filter(|line| *line != "ok").count(),
    );
    Ok(())
}

/// Both copies of the keys, their sums, and whether somebody with the data key made them.
fn keys(look: &mut Look<'_>) -> Result<()> {
    let folder = Folder::beside(&look.check.dir);
    match Keys::copies(&folder)? {
        [true, true] => {}
        [false, false] => look.found(Wrong::Keys, 1),
        _ => look.found(Wrong::KeysCopy, 1),
    }
    if let Ok(keys) = Keys::read(&folder)
        && !keys.made_with(&look.check.key)
        && !keys.unsettled()
    {
        look.found(Wrong::Keys, 1);
    }
    Ok(())
}

/// Tables, indexes and triggers as this program makes them: what another one put in could act at every write.
fn schema(look: &mut Look<'_>) -> Result<()> {
    let ours = db::made_new()?;
    let (ours, theirs) = (db::described(&ours)?, db::described(look.db)?);
    let differ = ours.symmetric_difference(&theirs).count();
    look.found(Wrong::Schema, differ);
    Ok(())
}
