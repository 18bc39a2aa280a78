//! A subject's whole record of agreement, read together: its texts, its yeses, its stops.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Params, params};
use serde::Serialize;
use ts_rs::TS;

use super::row::{SignOff, Subject, SubjectId, Version, VersionId, Withdrawal};
use super::standing::{Standing, Text, live, standing};
use crate::db::Rows;
use crate::error::{Error, Result};

/// Everything agreement about one subject rests on. Versions oldest first, the others by their step.
#[derive(Debug, Clone, Default)]
pub struct Record {
    pub(crate) versions: Vec<(Version, Text)>,
    pub(crate) yeses: Vec<SignOff>,
    pub(crate) withdrawals: Vec<Withdrawal>,
}

/// A newer text, or a taking up again, that waits for yeses beside what stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Pending {
    /// The text that waits.
    pub version: VersionId,
    /// Who said yes to it, start and end.
    pub yes: [bool; 2],
    /// When it starts, where both said yes and sleep on it.
    pub from: Option<DateTime<Utc>>,
}

impl Record {
    /// What stands now.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no text at all.
    pub fn standing(&self, now: DateTime<Utc>) -> Result<Standing> {
        standing(&self.versions, &self.yeses, &self.withdrawals, now).ok_or(Error::NotFound)
    }

    /// What waits beside `standing`, if anything does.
    #[must_use]
    pub fn pending(&self, standing: &Standing, now: DateTime<Utc>) -> Option<Pending> {
        let (newest, _) = self.versions.last()?;
        if matches!(standing, Standing::Waiting { .. }) {
            return None;
        }
        let yes = self.yes(newest.id);
        if newest.id == standing.version() {
            let asked_again = matches!(standing, Standing::Ended { .. }) && (yes[0] != yes[1]);
            return asked_again.then_some(Pending {
                version: newest.id,
                yes,
                from: None,
            });
        }
        // The old words written out again: nothing waits but what holds already.
        let unchanged = standing.holds()
            && yes == [false, false]
            && self
                .version(standing.version())
                .is_ok_and(|held| held.digest == newest.digest);
        if unchanged {
            return None;
        }
        let from = match self.alone(newest.id, now) {
            Some(Standing::Resting { from, .. }) => Some(from),
            _ => None,
        };
        Some(Pending {
            version: newest.id,
            yes,
            from,
        })
    }

    /// Whether both said yes to this version and its rest is over: then it holds, has ended on its date, or
    /// was followed by a newer one. Its yeses can no longer be taken back, only stepped back from.
    #[must_use]
    pub fn took_effect(&self, version: VersionId, now: DateTime<Utc>) -> bool {
        self.yes(version) == [true, true]
            && !matches!(
                self.alone(version, now),
                None | Some(Standing::Resting { .. })
            )
    }

    /// What one version would be without the others.
    fn alone(&self, version: VersionId, now: DateTime<Utc>) -> Option<Standing> {
        let one = self.versions.iter().find(|(one, _)| one.id == version)?;
        standing(
            std::slice::from_ref(one),
            &self.yeses,
            &self.withdrawals,
            now,
        )
    }

    /// Who has a live yes to this version, start and end.
    #[must_use]
    pub fn yes(&self, version: VersionId) -> [bool; 2] {
        live(version, &self.yeses, &self.withdrawals).map(|yes| yes.is_some())
    }

    /// The live yeses to this version.
    #[must_use]
    pub fn live(&self, version: VersionId) -> [Option<&SignOff>; 2] {
        live(version, &self.yeses, &self.withdrawals)
    }

    /// A version by its id.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn version(&self, id: VersionId) -> Result<&Version> {
        self.versions
            .iter()
            .map(|(version, _)| version)
            .find(|v| v.id == id)
            .ok_or(Error::NotFound)
    }

    /// The newest text.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none.
    pub fn newest(&self) -> Result<&Version> {
        self.versions
            .last()
            .map(|(version, _)| version)
            .ok_or(Error::NotFound)
    }
}

/// The record of one subject.
pub(crate) fn of(rows: Rows<'_>, subject: SubjectId) -> Result<Record> {
    let mut record = Record {
        versions: Vec::new(),
        yeses: rows.select("WHERE subject=?1 ORDER BY step, rowid", [subject])?,
        withdrawals: rows.select("WHERE subject=?1 ORDER BY step, rowid", [subject])?,
    };
    for version in rows.select::<Version>("WHERE subject=?1 ORDER BY number", [subject])? {
        let text = text(&version)?;
        record.versions.push((version, text));
    }
    Ok(record)
}

/// Whether the texts of a subject are numbered from one on without a gap, as they are written.
pub(crate) fn is_numbered_through(rows: Rows<'_>, subject: &str) -> Result<bool> {
    let through = rows.value(
        "SELECT count(*)=coalesce(max(number), 0) FROM version WHERE subject=?1",
        [subject],
    )?;
    Ok(through == Some(true))
}

/// The records of every subject of one kind, in three queries whatever their number.
pub(crate) fn of_kind(rows: Rows<'_>, kind: Subject) -> Result<HashMap<SubjectId, Record>> {
    gathered(
        rows,
        "WHERE kind=?1",
        "SELECT subject FROM version WHERE kind=?1",
        [kind],
    )
}

/// The records of those subjects of one kind that have a text which runs to `day` or later: they alone can hold on
/// that day or after it. An index finds them, however many there were before.
pub(crate) fn that_run_to(
    rows: Rows<'_>,
    kind: Subject,
    day: NaiveDate,
) -> Result<HashMap<SubjectId, Record>> {
    const SUBJECTS: &str =
        "SELECT subject FROM version WHERE kind=?1 AND json_extract(body, '$.ends')>=?2";
    gathered(
        rows,
        &format!("WHERE subject IN ({SUBJECTS})"),
        SUBJECTS,
        params![kind, day],
    )
}

/// The records that the same question finds by their texts and by their subjects.
fn gathered<P: Params + Copy>(
    rows: Rows<'_>,
    texts: &str,
    subjects: &str,
    of: P,
) -> Result<HashMap<SubjectId, Record>> {
    let mut records: HashMap<SubjectId, Record> = HashMap::new();
    for version in rows.select::<Version>(&format!("{texts} ORDER BY number"), of)? {
        let text = text(&version)?;
        records
            .entry(version.subject)
            .or_default()
            .versions
            .push((version, text));
    }
    let steps = format!("WHERE subject IN ({subjects}) ORDER BY step, rowid");
    for yes in rows.select::<SignOff>(&steps, of)? {
        records.entry(yes.subject).or_default().yeses.push(yes);
    }
    for withdrawal in rows.select::<Withdrawal>(&steps, of)? {
        records
            .entry(withdrawal.subject)
            .or_default()
            .withdrawals
            .push(withdrawal);
    }
    Ok(records)
}

fn text(version: &Version) -> Result<Text> {
    let zone = version.zone.parse();
    Ok(Text {
        zone: zone.map_err(|_| Error::Row(format!("no time zone {}", version.zone)))?,
        ..serde_json::from_str(&version.body)?
    })
}

/// What the file a thing came in with tells of it.
pub(crate) fn came_with(rows: Rows<'_>, subject: &str) -> Result<Option<String>> {
    rows.value(
        "SELECT came_with FROM version WHERE subject=?1 AND came_with IS NOT NULL ORDER BY number DESC LIMIT 1",
        [subject],
    )
}
