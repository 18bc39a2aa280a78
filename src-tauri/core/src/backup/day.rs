//! An earlier day, looked at alone: what both could read then, and how it differs from now. It is read from a copy of
//! the backup that was checked once more; the backup itself is only read, and nothing of it changes anything.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::list::{self, Made};
use super::make::verify_with;
use super::place::BackupOf;
use super::take;
use crate::db::{self, DataKey, SCHEMAS, text_enum};
use crate::error::{Error, FolderProblem, Refusal, Result};
use crate::export::{self, Copying};
use crate::folder::{HouseholdId, private_dir, private_file};
use crate::history;
use crate::phrases::phrase;
use crate::planner::Planner;
use crate::vault::Keys;
use crate::who::{Side, Viewer};
use crate::work::Work;

/// Which day to look at.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookBack {
    /// The backup.
    pub of: BackupOf,
}

/// What both could read on an earlier day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EarlierDay {
    /// When the backup was made.
    pub made: DateTime<Utc>,
    /// What there was, kind by kind.
    pub sections: Vec<EarlierSection>,
}

/// Things of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EarlierSection {
    /// What they are called.
    pub title: String,
    /// Those of that day, and those that came since.
    pub things: Vec<EarlierThing>,
}

/// One thing of an earlier day, or one that was not there yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EarlierThing {
    /// Its table.
    pub noun: String,
    /// Its id.
    pub id: String,
    /// What it was called then.
    pub title: String,
    /// How it stands against now.
    pub differs: Differs,
    /// What was known of it; of one that is as it was, and of one that came since, nothing is said.
    pub facts: Vec<EarlierFact>,
    /// Whether it can be taken out by whoever looks.
    pub takes_out: bool,
}

/// One thing that was known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EarlierFact {
    /// What it is called.
    pub label: String,
    /// As it was then; empty where there was nothing.
    pub then: String,
    /// As it is now, where that is another.
    pub now: Option<String>,
}

text_enum! {
    /// How a thing of an earlier day stands against now.
    pub enum Differs {
        /// It is as it was.
        Same = "same",
        /// It is there and says something else.
        Changed = "changed",
        /// It is not there any more.
        Gone = "gone",
        /// It was not there yet.
        New = "new",
    }
}

/// Kinds of which nothing comes back: what each opened is theirs to take back.
const NOT: &[&str] = &["what-matters", "how-we-were"];
/// What was said to a thing is today's, whatever the day.
const SAID: [&str; 3] = ["paper-yeses", "paper-ends", "paper-earlier"];

/// A look at an earlier day, to be taken beside the planner.
pub struct LookingBack {
    dir: PathBuf,
    household: HouseholdId,
    data: DataKey,
    now: DateTime<Utc>,
    viewer: Option<Side>,
    of: BackupOf,
}

impl Planner {
    /// A look at an earlier day. Nobody sees more of it than both can read.
    ///
    /// # Errors
    /// [`Refusal::NobodyHere`].
    pub fn looking_back(&self, viewer: Viewer, look: &LookBack) -> Result<LookingBack> {
        if viewer == Viewer::Nobody {
            return Err(Refusal::NobodyHere.into());
        }
        Ok(LookingBack {
            dir: self.folder().path().to_owned(),
            household: self.keys.household,
            data: self.data.clone(),
            now: self.now(),
            viewer: viewer.one(),
            of: look.of.clone(),
        })
    }
}

impl LookingBack {
    /// Looks, in a corner of its own that is empty again afterwards.
    ///
    /// # Errors
    /// [`FolderProblem::Foreign`]; [`Refusal::OlderKeys`]; [`Refusal::BackupDamaged`];
    /// [`Refusal::Stopped`] once the work was stopped.
    pub fn look(&self, corner: &Path, work: &Work) -> Result<EarlierDay> {
        let made = list::find(&self.dir, self.household, &self.of)?;
        private_dir(corner)?;
        let day = self.read(&made, &corner.join("household.db"), work);
        fs::remove_dir_all(corner)?;
        day
    }

    fn read(&self, made: &Made, copy: &Path, work: &Work) -> Result<EarlierDay> {
        let key = key_of(made, &self.data)?;
        drop(copy_of(made, &key, copy, work)?);
        let household = self.dir.join("household.db");
        let gone = history::erased(&db::open_read_only(&household, &self.data)?)?;
        let mut then = Copying::of(copy, &key, self.now).read(work)?;
        for (table, rows) in &mut then.shared {
            rows.retain(|row| {
                let id = row.get("id").and_then(serde_json::Value::as_str);
                id.is_none_or(|id| !gone.contains(&(table.clone(), id.to_owned())))
            });
        }
        let now = Copying::of(&household, &self.data, self.now).read(work)?;
        Ok(EarlierDay {
            made: made.about.made,
            sections: self.sections(&export::paper(&then), &export::paper(&now)),
        })
    }

    fn sections(&self, then: &export::Paper, now: &export::Paper) -> Vec<EarlierSection> {
        type All = BTreeMap<String, Known>;
        let of = |paper: &export::Paper, file: Option<&str>| -> All {
            let sections = paper.sections.iter();
            let wanted = sections.filter(|section| file.is_none_or(|file| section.file == file));
            let things = wanted.flat_map(|section| &section.things);
            things
                .map(|thing| (thing.id.clone(), Known::of(thing)))
                .collect()
        };
        // A goal may have changed its board since: it is the same one.
        let (all_then, all_now) = (of(then, None), of(now, None));
        let mut sections = Vec::new();
        let mut known: Vec<(&str, &str)> = Vec::new();
        for section in then.sections.iter().chain(&now.sections) {
            if !NOT.contains(&section.file) && !known.iter().any(|(file, _)| *file == section.file)
            {
                known.push((section.file, &section.title));
            }
        }
        for (file, title) in known {
            let (then, now) = (of(then, Some(file)), of(now, Some(file)));
            let mut things: Vec<EarlierThing> = then
                .iter()
                .map(|(id, was)| self.thing(id, was, all_now.get(id)))
                .collect();
            let new = now.iter().filter(|(id, _)| !all_then.contains_key(*id));
            things.extend(new.map(|(id, is)| EarlierThing {
                differs: Differs::New,
                facts: Vec::new(),
                takes_out: false,
                ..self.thing(id, is, None)
            }));
            things.sort_by_key(|thing| (order(thing.differs), thing.title.to_lowercase()));
            sections.push(EarlierSection {
                title: title.to_owned(),
                things,
            });
        }
        sections
    }

    fn thing(&self, id: &str, was: &Known, is: Option<&Known>) -> EarlierThing {
        let differs = match is {
            None => Differs::Gone,
            Some(is) if is == was => Differs::Same,
            Some(_) => Differs::Changed,
        };
        let takes_out = matches!(differs, Differs::Gone | Differs::Changed)
            && take::takes(&was.noun, &was.form, was.owner, self.viewer);
        EarlierThing {
            noun: was.noun.clone(),
            id: id.to_owned(),
            title: was.title.clone(),
            differs,
            facts: match differs {
                Differs::Same => Vec::new(),
                _ => was.against(is),
            },
            takes_out,
        }
    }
}

fn order(differs: Differs) -> u8 {
    match differs {
        Differs::Gone => 0,
        Differs::Changed => 1,
        Differs::New => 2,
        Differs::Same => 3,
    }
}

/// What is known of a thing, as people read it, without what was said to it.
#[derive(PartialEq, Eq)]
struct Known {
    noun: String,
    form: String,
    owner: Option<Side>,
    title: String,
    facts: Vec<(String, String)>,
}

impl Known {
    fn of(thing: &export::Thing) -> Self {
        let said = SAID.map(phrase);
        let lists = thing
            .lists
            .iter()
            .filter(|(label, _)| !said.contains(label));
        let lists = lists.map(|(label, lines)| (label.clone(), lines.join("\n")));
        Self {
            noun: thing.noun.clone(),
            form: thing.form.clone(),
            owner: thing.owner,
            title: thing.title.clone(),
            facts: thing.facts.iter().cloned().chain(lists).collect(),
        }
    }

    /// What was known then, and where it is another now.
    fn against(&self, is: Option<&Self>) -> Vec<EarlierFact> {
        let value = |facts: &[(String, String)], label: &str| {
            let found = facts.iter().find(|(name, _)| name == label);
            found.map_or(String::new(), |(_, value)| value.clone())
        };
        let now = |label: &str| is.map(|is| value(&is.facts, label));
        let mut facts: Vec<EarlierFact> = self
            .facts
            .iter()
            .map(|(label, then)| EarlierFact {
                label: label.clone(),
                then: then.clone(),
                now: now(label).filter(|now| now != then),
            })
            .collect();
        if let Some(is) = is {
            let known = |label: &str| self.facts.iter().any(|(name, _)| name == label);
            facts.extend(
                is.facts
                    .iter()
                    .filter(|(label, _)| !known(label))
                    .map(|(label, now)| EarlierFact {
                        label: label.clone(),
                        then: String::new(),
                        now: Some(now.clone()),
                    }),
            );
            if is.title != self.title {
                let title = EarlierFact {
                    label: phrase("paper-called"),
                    then: self.title.clone(),
                    now: Some(is.title.clone()),
                };
                facts.insert(0, title);
            }
        }
        facts
    }
}

/// The data key of a backup: today's, or the one that lies in the open beside it.
pub(super) fn key_of(made: &Made, data: &DataKey) -> Result<DataKey> {
    if made.about.opens_with(data) {
        return Ok(data.clone());
    }
    let keys = Keys::parse(&fs::read(made.path.join("keys.json"))?)?;
    for ring in keys.rings() {
        if let Some(data) = ring.in_the_open()?
            && made.about.opens_with(&data)
        {
            return Ok(data);
        }
    }
    Err(Refusal::OlderKeys.into())
}

/// A copy of a backup, checked once more and brought to today's schema. The backup itself is only read.
pub(super) fn copy_of(made: &Made, key: &DataKey, copy: &Path, work: &Work) -> Result<Connection> {
    whole_copy(made, key, copy, work).map_err(|error| match error {
        // Said of the planner itself it would be closed.
        Error::Folder(FolderProblem::Damaged | FolderProblem::Foreign) => {
            Refusal::BackupDamaged.into()
        }
        other => other,
    })
}

fn whole_copy(made: &Made, key: &DataKey, copy: &Path, work: &Work) -> Result<Connection> {
    // Piece by piece, so that it can be stopped.
    const PIECE: u64 = 1 << 20;
    let mut from = fs::File::open(made.household())?;
    let mut to = private_file(copy, true)?;
    while std::io::copy(&mut (&mut from).take(PIECE), &mut to)? > 0 {
        work.or_stopped(Ok::<_, Error>(()))?;
    }
    work.at(20);
    if verify_with(copy, key, work)?.inside != made.about.inside(key)? {
        return Err(FolderProblem::Damaged.into());
    }
    work.at(40);
    let mut earlier = db::open_alone(copy, key)?;
    db::migrate(&mut earlier, SCHEMAS, || Ok(()))?;
    Ok(earlier)
}
