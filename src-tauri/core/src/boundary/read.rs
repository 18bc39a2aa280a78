//! The page of boundaries: ours in the middle, each one's own beside it, requests between.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::Serialize;
use std::collections::HashMap;
use ts_rs::TS;

use super::keep::BoundaryDraft;
use super::mark::folds;
use super::row::{Boundary, BoundaryId, Form, Mark, Reply};
use super::starters::Topic;
use super::text::{AgreementText, OwnText, RequestText, proposed_end};
use crate::agreed::{self, Record, Standing, Subject, SubjectId, Version, VersionId};
use crate::error::Result;
use crate::planner::Planner;
use crate::private::PrivateId;
use crate::who::{Side, Viewer};

/// The whole page.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Boundaries {
    /// Each one's own, start and end.
    pub own: [Vec<OwnView>; 2],
    /// Ours, in their order; lapsed ones stay in their place.
    pub agreements: Vec<AgreementView>,
    /// What was asked, and how it was answered.
    pub requests: Vec<RequestView>,
    /// What the viewer keeps for themselves.
    pub drafts: Vec<DraftView>,
}

/// A boundary of one's own.
#[derive(Debug, Clone, Serialize, TS)]
pub struct OwnView {
    /// Its id.
    pub id: BoundaryId,
    /// What it is about.
    pub topic: Topic,
    /// Whose it is.
    pub owner: Side,
    /// The wording.
    pub version: VersionId,
    /// Its digest, to say what was read.
    pub digest: String,
    /// Its words.
    pub text: OwnText,
    /// The day of these words.
    pub written_on: NaiveDate,
    /// The day its owner ended it.
    pub ended_on: Option<NaiveDate>,
    /// What the reader left on it.
    pub mark: Option<ReaderMark>,
    /// Whether the viewer folded it away.
    pub folded: bool,
}

/// What the reader left on an own boundary, by their own wish.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ReaderMark {
    /// *I've read this (it is not a yes)*, said of the words as they are now.
    pub read: bool,
    /// How the reader sees it; empty where they said nothing.
    pub differently: String,
    /// The words that was said to, where they have changed since.
    pub said_to: Option<OwnText>,
}

/// An agreement.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AgreementView {
    /// Its id.
    pub id: BoundaryId,
    /// What it is about.
    pub topic: Topic,
    /// Whether it holds.
    pub standing: Standing,
    /// The digest of the text that stands.
    pub digest: String,
    /// The text that stands.
    pub text: AgreementText,
    /// When each said yes to it, start and end, where the yes still counts.
    pub yes: [Option<DateTime<Utc>>; 2],
    /// What waits beside it: a newer wording, or going on with it.
    pub pending: Option<PendingText>,
    /// The last day that is proposed for going on with it or taking it up again.
    pub next_end: NaiveDate,
    /// The request it came from.
    pub source: Option<BoundaryId>,
}

/// A text that waits beside what stands.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PendingText {
    /// The version.
    pub version: VersionId,
    /// Its digest.
    pub digest: String,
    /// Its words.
    pub text: AgreementText,
    /// Who said yes to it, start and end.
    pub yes: [bool; 2],
    /// When it starts, where both said yes and sleep on it.
    pub from: Option<DateTime<Utc>>,
    /// Whether only its last day is new: going on, or taking it up again.
    pub goes_on: bool,
}

/// A request.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RequestView {
    /// Its id.
    pub id: BoundaryId,
    /// What it is about.
    pub topic: Topic,
    /// Who asks.
    pub asker: Side,
    /// The digest of its words, to say which were answered.
    pub digest: String,
    /// Its words.
    pub text: RequestText,
    /// The day of these words.
    pub written_on: NaiveDate,
    /// The answer, if there is one.
    pub reply: Option<Reply>,
    /// The day of the answer.
    pub replied_on: Option<NaiveDate>,
    /// The other wording that was offered.
    pub other_words: String,
    /// Whether only the one who declined can open it again.
    pub closed: bool,
    /// Whether it can be put in the trash by who asks.
    pub deletable: bool,
}

/// A boundary the viewer keeps for themselves.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DraftView {
    /// Its id.
    pub id: PrivateId,
    /// Its words.
    pub boundary: BoundaryDraft,
}

impl Planner {
    /// The page of boundaries, for whoever looks.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn boundaries(&self, viewer: Viewer) -> Result<Boundaries> {
        let rows = self.rows();
        let mut page = Boundaries {
            own: [Vec::new(), Vec::new()],
            agreements: Vec::new(),
            requests: Vec::new(),
            drafts: Vec::new(),
        };
        let records = agreed::of_kind(rows, Subject::Agreement)?;
        let texts = newest_texts(rows.select("WHERE kind=?1 ORDER BY number", [Subject::Own])?);
        let marks: Vec<Mark> = rows.select("", [])?;
        let folded = folds(rows, viewer)?;
        let zone = self.zone()?;
        for boundary in rows.select::<Boundary>("WHERE trashed_on IS NULL ORDER BY position", [])? {
            let subject = SubjectId::from(boundary.id);
            match (boundary.form, boundary.owner) {
                (Form::Agreement, _) => {
                    if let Some(record) = records.get(&subject) {
                        page.agreements
                            .push(agreement(&boundary, record, zone, self.now())?);
                    }
                }
                (Form::Own, Some(owner)) => {
                    if let Some(version) = texts.get(&subject) {
                        let mark = marks.iter().find(|mark| mark.boundary == boundary.id);
                        let mark = mark
                            .map(|mark| self.reader_mark(mark, version))
                            .transpose()?;
                        page.own[owner.index()].push(OwnView {
                            id: boundary.id,
                            topic: boundary.topic,
                            owner,
                            version: version.id,
                            digest: version.digest.clone(),
                            text: serde_json::from_str(&version.body)?,
                            written_on: version.written_on,
                            ended_on: boundary.ended_on,
                            mark: mark.filter(|mark| mark.read || !mark.differently.is_empty()),
                            folded: folded.iter().any(|(_, id)| *id == boundary.id),
                        });
                    }
                }
                (Form::Request, Some(asker)) => {
                    if let Some(version) = texts.get(&subject) {
                        page.requests.push(request(&boundary, asker, version)?);
                    }
                }
                _ => {}
            }
        }
        for (id, boundary) in self.kept_boundaries(viewer)? {
            page.drafts.push(DraftView { id, boundary });
        }
        Ok(page)
    }

    /// The agreements a text of which runs to `day` or later, in their order: all that hold then, and what ended since.
    pub(crate) fn agreements_that_run_to(&self, day: NaiveDate) -> Result<Vec<AgreementView>> {
        let rows = self.rows();
        let (zone, now) = (self.zone()?, self.now());
        let mut found: Vec<(Boundary, Record)> = Vec::new();
        for (subject, record) in agreed::that_run_to(rows, Subject::Agreement, day)? {
            let boundary: Option<Boundary> = rows.find(subject)?;
            let here = boundary.filter(|boundary| boundary.trashed_on.is_none());
            found.extend(here.map(|boundary| (boundary, record)));
        }
        found.sort_by(|(a, _), (b, _)| a.position.cmp(&b.position));
        found
            .iter()
            .map(|(boundary, record)| agreement(boundary, record, zone, now))
            .collect()
    }

    fn reader_mark(&self, mark: &Mark, newest: &Version) -> Result<ReaderMark> {
        let current = mark.version == newest.id;
        let said_to = if current || mark.differently.is_empty() {
            None
        } else {
            let version: Version = self.rows().get(mark.version)?;
            Some(serde_json::from_str(&version.body)?)
        };
        Ok(ReaderMark {
            read: mark.read && current,
            differently: mark.differently.clone(),
            said_to,
        })
    }
}

/// The newest of each subject, from versions in the order of their numbers.
fn newest_texts(versions: Vec<Version>) -> HashMap<SubjectId, Version> {
    versions
        .into_iter()
        .map(|version| (version.subject, version))
        .collect()
}

/// An agreement as the page shows it.
pub(super) fn agreement(
    boundary: &Boundary,
    record: &Record,
    zone: Tz,
    now: DateTime<Utc>,
) -> Result<AgreementView> {
    let today = now.with_timezone(&zone).date_naive();
    let standing = record.standing(now)?;
    let version = record.version(standing.version())?;
    let text: AgreementText = serde_json::from_str(&version.body)?;
    let yes = record.live(version.id).map(|yes| yes.map(|yes| yes.at));
    let pending = record
        .pending(&standing, now)
        .map(|pending| -> Result<PendingText> {
            let waits = record.version(pending.version)?;
            Ok(PendingText {
                version: waits.id,
                digest: waits.digest.clone(),
                text: serde_json::from_str(&waits.body)?,
                yes: pending.yes,
                from: pending.from,
                goes_on: waits.carries == Some(version.id),
            })
        })
        .transpose()?;
    let next_end = proposed_end(if standing.holds() {
        text.ends.max(today)
    } else {
        today
    });
    Ok(AgreementView {
        id: boundary.id,
        topic: boundary.topic,
        digest: version.digest.clone(),
        standing,
        text,
        yes,
        pending,
        next_end,
        source: boundary.source,
    })
}

fn request(boundary: &Boundary, asker: Side, version: &Version) -> Result<RequestView> {
    Ok(RequestView {
        id: boundary.id,
        topic: boundary.topic,
        asker,
        digest: version.digest.clone(),
        text: serde_json::from_str(&version.body)?,
        written_on: version.written_on,
        reply: boundary.reply,
        replied_on: boundary.replied_on,
        other_words: boundary.other_words.clone(),
        closed: boundary.closed(),
        deletable: boundary.declined == 0,
    })
}
