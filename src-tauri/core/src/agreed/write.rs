//! Writing a text: in place while nobody has answered it, as a new version once someone has.

use rusqlite::params;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::row::{Subject, SubjectId, Version, VersionId};
use crate::db::Rows;
use crate::error::{Error, Refusal, Result};
use crate::household;
use crate::planner::Tx;

/// Writes the newest text of `subject`. A text with any yes is never changed: the new words become a
/// version of their own, and until both say yes to it the old one stands.
pub(crate) fn write(
    tx: &Tx<'_>,
    subject: SubjectId,
    kind: Subject,
    body: &impl Serialize,
) -> Result<VersionId> {
    put(tx, subject, kind, body, false)
}

/// The same, but never in place: for a text that was answered in another way than by a yes.
pub(crate) fn append(
    tx: &Tx<'_>,
    subject: SubjectId,
    kind: Subject,
    body: &impl Serialize,
) -> Result<VersionId> {
    put(tx, subject, kind, body, true)
}

fn put(
    tx: &Tx<'_>,
    subject: SubjectId,
    kind: Subject,
    body: &impl Serialize,
    answered_otherwise: bool,
) -> Result<VersionId> {
    let body = canonical(&serde_json::to_value(body)?);
    let newest = newest(**tx, subject)?;
    let author = tx.actor.author().ok_or(Refusal::NobodyHere)?;
    if let Some(version) = &newest {
        if version.body == body {
            return Ok(version.id);
        }
        if !answered_otherwise && !answered(**tx, version)? {
            tx.put(&Version {
                digest: digest(&body),
                body,
                author,
                kind,
                written_on: tx.today,
                zone: zone(tx)?,
                ..version.clone()
            })?;
            return Ok(version.id);
        }
    }
    let id = tx.new_id();
    tx.put(&Version {
        id,
        subject,
        kind,
        number: newest.map_or(1, |version| version.number + 1),
        digest: digest(&body),
        body,
        author,
        written_on: tx.today,
        zone: zone(tx)?,
        carries: None,
        came_with: None,
    })?;
    Ok(id)
}

/// The same words with a later end, for going on and taking up again.
pub(super) fn carry(
    tx: &Tx<'_>,
    of: &Version,
    ends: Option<chrono::NaiveDate>,
) -> Result<VersionId> {
    let mut body = of.json()?;
    if let (Some(object), Some(day)) = (body.as_object_mut(), ends) {
        object.insert("ends".to_owned(), Value::String(day.to_string()));
    }
    let body = canonical(&body);
    let newest = newest(**tx, of.subject)?.ok_or(Error::NotFound)?;
    let id = tx.new_id();
    tx.put(&Version {
        id,
        subject: of.subject,
        kind: of.kind,
        number: newest.number + 1,
        digest: digest(&body),
        body,
        author: of.author,
        written_on: tx.today,
        zone: zone(tx)?,
        carries: Some(of.id),
        came_with: None,
    })?;
    Ok(id)
}

pub(super) fn zone(tx: &Tx<'_>) -> Result<String> {
    let zone = household::zone(**tx)?.ok_or(Refusal::NotSetUp)?;
    Ok(zone.name().to_owned())
}

fn newest(rows: Rows<'_>, subject: SubjectId) -> Result<Option<Version>> {
    Ok(rows
        .select("WHERE subject=?1 ORDER BY number DESC LIMIT 1", [subject])?
        .pop())
}

fn answered(rows: Rows<'_>, version: &Version) -> Result<bool> {
    Ok(rows
        .value::<bool>(
            "SELECT EXISTS (SELECT 1 FROM sign_off WHERE subject=?1 AND version=?2)",
            params![version.subject, version.id],
        )?
        .unwrap_or(false))
}

/// JSON with sorted keys and no blanks: the bytes a yes is said to, the same on every machine.
pub(crate) fn canonical(value: &Value) -> String {
    // serde_json's map is sorted (its `preserve_order` feature stays off), so this is canonical.
    value.to_string()
}

/// For tests: what somebody does who changes words outside the planner.
#[cfg(any(test, feature = "testing"))]
pub(crate) fn digest_anew(db: &rusqlite::Connection) -> Result<()> {
    let mut all = db.prepare("SELECT id, body FROM version")?;
    let all = all
        .query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    for (id, body) in all {
        let digest = digest(&body);
        db.execute("UPDATE version SET digest=?2 WHERE id=?1", [&id, &digest])?;
        db.execute(
            "UPDATE sign_off SET digest=?2 WHERE version=?1",
            [id, digest],
        )?;
    }
    Ok(())
}

pub(super) fn digest(body: &str) -> String {
    Sha256::digest(body.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The words a subject is known by: the first of its text's `title`, `words`, `about`, `will` that is there.
pub(crate) fn title(rows: Rows<'_>, subject: &str) -> Result<Option<String>> {
    let body: Option<String> = rows.value(
        "SELECT body FROM version WHERE subject=?1 ORDER BY number DESC LIMIT 1",
        [subject],
    )?;
    Ok(body.and_then(|body| known_by_kept(&body)))
}

/// What a text can be known by; the rest of it is passed over.
#[derive(Deserialize)]
struct KnownBy {
    title: Option<String>,
    words: Option<String>,
    about: Option<String>,
    will: Option<String>,
}

impl KnownBy {
    fn first(self) -> Option<String> {
        self.title.or(self.words).or(self.about).or(self.will)
    }
}

/// The words a text is known by.
pub(crate) fn known_by(body: &Value) -> Option<String> {
    KnownBy::deserialize(body).ok()?.first()
}

/// The same of a text as it is kept.
pub(crate) fn known_by_kept(body: &str) -> Option<String> {
    serde_json::from_str::<KnownBy>(body).ok()?.first()
}
