//! One agreement in full: its versions with what changed, and the viewer's own notes on it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::difference::{AgreementChange, changes};
use super::read::{AgreementView, agreement};
use super::row::Form;
use super::slip::{Slip, slips};
use super::starters::{STARTERS, Starter};
use super::store;
use super::text::{AgreementText, REST, proposed_end};
use super::wording::{self, Code, Names, Texts};
use super::write::OneBoundary;
use crate::agreed;
use crate::error::Result;
use crate::planner::Planner;
use crate::who::{Author, Side, Viewer};

/// One agreement in full.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AgreementSheet {
    /// As the page shows it.
    pub agreement: AgreementView,
    /// Every wording, newest first.
    pub versions: Vec<VersionView>,
    /// What the waiting text changes in the one that stands; empty where nothing waits.
    pub changes: Vec<AgreementChange>,
    /// Whether its terms bind one of the two only: a quiet note, for both.
    pub binds_one: bool,
    /// The viewer's own notes that it slipped.
    pub slips: Vec<Slip>,
}

/// One wording of an agreement.
#[derive(Debug, Clone, Serialize, TS)]
pub struct VersionView {
    /// 1, 2, 3 …
    pub number: u32,
    /// Its words.
    pub text: AgreementText,
    /// Whose words they are.
    pub author: Author,
    /// The day they were written.
    pub written_on: NaiveDate,
    /// When each said yes to it, start and end; also where it has ended since.
    pub yes: [Option<DateTime<Utc>>; 2],
    /// What it changed in the wording before.
    pub changes: Vec<AgreementChange>,
}

/// What the form for a new boundary begins with.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Beginnings {
    /// First sentences, topic by topic.
    pub starters: &'static [Starter],
    /// The last day proposed for an agreement.
    pub ends: NaiveDate,
    /// Hours to sleep on it unless both want otherwise.
    pub rest: u32,
}

impl Planner {
    /// One agreement in full.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn agreement(&self, viewer: Viewer, one: OneBoundary) -> Result<AgreementSheet> {
        let boundary = store::of_form(self.rows(), one.id, Form::Agreement)?;
        let record = agreed::of(self.rows(), one.id.into())?;
        let view = agreement(&boundary, &record, self.zone()?, self.now())?;
        let mut versions = Vec::new();
        let mut before: Option<AgreementText> = None;
        for (version, _) in &record.versions {
            let text: AgreementText = serde_json::from_str(&version.body)?;
            let yes = Side::BOTH.map(|side| {
                record
                    .yeses
                    .iter()
                    // A yes that was disowned or taken back is not shown as said.
                    .rfind(|yes| {
                        yes.version == version.id && yes.partner == side && yes.void.is_none()
                    })
                    .map(|yes| yes.at)
            });
            versions.push(VersionView {
                number: version.number,
                text: text.clone(),
                author: version.author,
                written_on: version.written_on,
                yes,
                changes: before
                    .as_ref()
                    .map(|before| changes(before, &text))
                    .unwrap_or_default(),
            });
            before = Some(text);
        }
        versions.reverse();
        let changes = view
            .pending
            .as_ref()
            .map(|pending| changes(&view.text, &pending.text))
            .unwrap_or_default();
        Ok(AgreementSheet {
            binds_one: self.binds_one(&view.text)?,
            slips: slips(self.rows(), viewer, one.id)?,
            agreement: view,
            versions,
            changes,
        })
    }

    fn binds_one(&self, text: &AgreementText) -> Result<bool> {
        let [start, end] = crate::household::partners(self.rows())?;
        let texts = Texts {
            text: &text.words,
            each: [&text.does[0], &text.does[1]],
            ..Texts::default()
        };
        let names = Names {
            author: &start.name,
            partner: &end.name,
        };
        let hints = wording::look(wording::Kind::Agreement, &texts, names);
        Ok(hints.iter().any(|hint| hint.code == Code::BindsOne))
    }

    /// What the form for a new boundary begins with.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn boundary_beginnings(&self, _viewer: Viewer) -> Result<Beginnings> {
        Ok(Beginnings {
            starters: STARTERS,
            ends: proposed_end(self.today()?),
            rest: REST,
        })
    }
}
