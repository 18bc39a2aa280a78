//! The sitting as people read it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use super::{Outcome, QuarterStep, QuarterText, SHARED, ended, next, open, trashed};
use crate::agreed::{self, Subject, SubjectId, VersionId};
use crate::error::Result;
use crate::planner::Planner;
use crate::who::Viewer;

/// The sitting as it stands.
#[derive(Debug, Clone, Serialize, TS)]
pub struct QuarterView {
    /// Its step; none before anybody began.
    pub step: Option<QuarterStep>,
    /// When the time for talking is up.
    pub until: Option<DateTime<Utc>>,
    /// Who is ready with ticking, start and end.
    pub ready: [bool; 2],
    /// Everything that holds, in full text.
    pub texts: Vec<QuarterItem>,
    /// What the one who is here ticked, and nobody else's.
    pub ticked: Vec<SubjectId>,
    /// The next quarter's day: what goes on comes back then.
    pub next: NaiveDate,
    /// The moment this was read, by the clock everything else goes by.
    pub now: DateTime<Utc>,
}

/// One text in the sitting.
#[derive(Debug, Clone, Serialize, TS)]
pub struct QuarterItem {
    /// What it is a text of.
    pub subject: SubjectId,
    /// What kind of thing.
    pub kind: Subject,
    /// The exact text that holds.
    pub version: VersionId,
    /// Its digest, to say yes to.
    pub digest: String,
    /// What it is known by.
    pub title: String,
    /// The whole text.
    #[ts(type = "Record<string, unknown>")]
    pub text: Value,
    /// It holds now. One that ended or was stepped back from since the sitting began can't go on here.
    pub holds: bool,
    /// One of the two, or both, ticked it, or said later that it shall be talked about.
    pub to_talk: bool,
    /// Who said it goes on, start and end.
    pub keep: [bool; 2],
    /// What became of it.
    pub outcome: Option<Outcome>,
}

impl Planner {
    /// The sitting as it stands, for whoever is here.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn quarter(&self, viewer: Viewer) -> Result<QuarterView> {
        let rows = self.rows();
        let open = open(rows)?;
        let of: Vec<QuarterText> = match &open {
            Some(quarter) => rows.select("WHERE quarter=?1", [quarter.id])?,
            None => Vec::new(),
        };
        let mut texts = Vec::new();
        for kind in SHARED {
            for (subject, record) in agreed::of_kind(rows, kind)? {
                let item = of.iter().find(|one| one.subject == subject);
                let standing = record.standing(self.now())?;
                if trashed(rows, kind, subject)?
                    || (item.is_none() && (!standing.holds() || ended(rows, kind, subject)?))
                {
                    continue;
                }
                let version = record.version(standing.version())?;
                texts.push(QuarterItem {
                    subject,
                    kind,
                    version: version.id,
                    digest: version.digest.clone(),
                    title: agreed::known_by_kept(&version.body).unwrap_or_default(),
                    text: version.json()?,
                    holds: standing.holds(),
                    to_talk: item.is_some_and(|one| one.to_talk),
                    keep: item.map_or([false; 2], |one| [one.keep_start, one.keep_end]),
                    outcome: item.and_then(|one| one.outcome),
                });
            }
        }
        texts.sort_by(|a, b| a.kind.cmp(&b.kind).then_with(|| a.title.cmp(&b.title)));
        let ticked = match (&open, viewer.one()) {
            (Some(quarter), Some(side)) => quarter.ticks().answer(rows, side)?.unwrap_or_default(),
            _ => Vec::new(),
        };
        Ok(QuarterView {
            step: open.as_ref().map(|quarter| quarter.step),
            until: open.as_ref().and_then(|quarter| quarter.until),
            ready: match &open {
                Some(quarter) => quarter.ticks().ready(rows)?,
                None => [false; 2],
            },
            texts,
            ticked,
            next: next(rows, self.today()?)?,
            now: self.now(),
        })
    }
}
