//! What is being typed in a form, kept a second after the last key so that nothing typed is lost.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;
use uuid::Uuid;

use super::store::{self, PrivateId};
use crate::error::{Error, Problem, Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner};
use crate::who::{Actor, Viewer};

/// A form's fields as they are typed; no body forgets the draft.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeepDraft {
    /// The form, such as `goal:new:short` or `agreement:<id>`.
    pub form: String,
    /// Its fields.
    #[ts(type = "unknown")]
    pub body: Option<Value>,
}

/// A form's kept fields.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Draft {
    /// The form.
    pub form: String,
    /// Its fields.
    #[ts(type = "unknown")]
    pub body: Value,
}

/// What is being typed.
pub(crate) const KIND: &str = "draft";
/// Far above the longest form; below what could fill a disk.
const LARGEST: usize = 200_000;

/// The id of the thing a form is about, if this is what was being typed in one: the last part of its name.
pub(crate) fn about<'a>(kind: &str, item: &'a Value) -> Option<&'a str> {
    let form = item["form"].as_str().filter(|_| kind == KIND)?;
    form.rsplit(':').find(|part| Uuid::parse_str(part).is_ok())
}

impl Planner {
    /// Keeps what is typed in a form, for whoever is here; without a body it forgets it.
    ///
    /// # Errors
    /// A draft that is endless.
    pub fn keep_draft(&mut self, actor: Actor, draft: KeepDraft) -> Result<Done<()>> {
        let owner = actor.author().ok_or(Refusal::NobodyHere)?;
        let size = draft.body.as_ref().map_or(0, |body| body.to_string().len());
        if size > LARGEST || draft.form.len() > 200 {
            return Err(Error::field("body", Problem::TooLong(LARGEST)));
        }
        let viewer = match actor {
            Actor::One(side) => Viewer::One(side),
            Actor::Both | Actor::App => Viewer::Both,
        };
        let kept = store::all::<Draft>(self.rows(), viewer, KIND)?;
        let same = kept.into_iter().find(|(_, kept)| kept.form == draft.form);
        self.transact(actor, Op::KeepDraft, |tx| match (same, draft.body) {
            (None, None) => Ok(()),
            (Some((id, _)), None) => store::erase(tx, id),
            (found, Some(body)) => {
                let id = found.map_or_else(|| tx.new_id::<PrivateId>(), |(id, _)| id);
                store::put(
                    tx,
                    id,
                    owner,
                    KIND,
                    &Draft {
                        form: draft.form,
                        body,
                    },
                )
            }
        })
    }

    /// The drafts of whoever is here.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn drafts(&self, viewer: Viewer) -> Result<Vec<Draft>> {
        Ok(store::all(self.rows(), viewer, KIND)?
            .into_iter()
            .map(|(_, draft)| draft)
            .collect())
    }
}
