//! A rule one partner writes for themselves first. Only they see it, until they share it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::bring::held_here;
use super::row::RuleId;
use super::terms::RuleTerms;
use super::write::{self, WriteRule};
use crate::civil::lived_in;
use crate::error::{Error, Problem, Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner};
use crate::private::{self, Item, PrivateId};
use crate::who::{Actor, Side, Viewer};
use crate::words;

/// A rule to keep to oneself for now. It need not be finished: it is looked through when it is shared.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeepRuleDraft {
    /// The draft it was, if it is not new.
    pub id: Option<PrivateId>,
    /// What stands in it.
    pub terms: RuleTerms,
    /// When to look at it again.
    pub review_on: Option<NaiveDate>,
}

/// A draft as its owner sees it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RuleDraft {
    /// Its id.
    pub id: PrivateId,
    /// What stands in it.
    pub terms: RuleTerms,
    /// When to look at it again.
    pub review_on: Option<NaiveDate>,
}

/// One draft.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RuleDraftOf {
    /// Its id.
    pub id: PrivateId,
}

/// A draft as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Kept {
    terms: RuleTerms,
    review_on: Option<NaiveDate>,
}

pub(crate) const KIND: &str = "rule";

/// A draft out of a file, as it is kept.
pub(crate) fn brought(item: Value, today: NaiveDate, swapped: bool) -> Result<Value> {
    let Kept { terms, review_on } = serde_json::from_value(item)?;
    let kept = Kept {
        terms: held_here(terms, today, swapped),
        review_on: review_on.filter(|day| *day > today && lived_in(*day).is_ok()),
    };
    Ok(serde_json::to_value(checked(kept)?)?)
}

fn checked(kept: Kept) -> Result<Kept> {
    words::line("about", &kept.terms.about, words::LINE)?;
    if serde_json::to_string(&kept)?.len() > LARGEST {
        return Err(Error::field("own_words", Problem::TooLong(LARGEST)));
    }
    Ok(kept)
}

/// Far above the longest rule; below what could fill a disk.
const LARGEST: usize = 20_000;

impl Planner {
    /// Keeps a rule as a draft of whoever is here.
    ///
    /// # Errors
    /// No name to know it by, or an endless text; [`Error::NotFound`] for a draft of the other's.
    pub fn keep_rule_draft(
        &mut self,
        actor: Actor,
        draft: KeepRuleDraft,
    ) -> Result<Done<PrivateId>> {
        let owner = actor.author().ok_or(Refusal::NobodyHere)?;
        let kept = checked(Kept {
            terms: draft.terms,
            review_on: draft.review_on,
        })?;
        if let Some(id) = draft.id {
            private::find::<Kept>(self.rows(), as_viewer(actor), KIND, id)?;
        }
        self.transact(actor, Op::KeepDraft, |tx| {
            let id = draft.id.unwrap_or_else(|| tx.new_id());
            private::put(tx, id, owner, KIND, &kept)?;
            Ok(id)
        })
    }

    /// Shares a draft: from now on it is a rule both can read, and neither has said yes to.
    ///
    /// # Errors
    /// What is the matter with its terms; then it stays a draft.
    pub fn share_rule(&mut self, actor: Actor, draft: RuleDraftOf) -> Result<Done<RuleId>> {
        let kept: Kept = private::find(self.rows(), as_viewer(actor), KIND, draft.id)?;
        self.transact(actor, Op::Share, |tx| {
            let id = write::put(
                tx,
                WriteRule {
                    id: None,
                    terms: kept.terms,
                    // The day may have passed while the draft lay there.
                    review_on: kept.review_on.filter(|day| *day > tx.today),
                },
            )?;
            private::erase(tx, draft.id)?;
            Ok(id)
        })
    }

    /// Throws a draft away, for good.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is not one's own.
    pub fn drop_rule_draft(&mut self, actor: Actor, draft: RuleDraftOf) -> Result<Done<()>> {
        private::find::<Kept>(self.rows(), as_viewer(actor), KIND, draft.id)?;
        self.transact(actor, Op::KeepDraft, |tx| private::erase(tx, draft.id))
    }
}

/// The drafts of whoever is here.
pub(super) fn drafts(planner: &Planner, viewer: Viewer) -> Result<Vec<RuleDraft>> {
    Ok(private::all::<Kept>(planner.rows(), viewer, KIND)?
        .into_iter()
        .map(|(id, kept)| view(id, kept))
        .collect())
}

/// A draft that was read with everything else of its owner.
pub(crate) fn draft_of(item: Item) -> Result<RuleDraft> {
    Ok(view(item.id, serde_json::from_value(item.now)?))
}

fn view(id: PrivateId, kept: Kept) -> RuleDraft {
    RuleDraft {
        id,
        terms: kept.terms,
        review_on: kept.review_on,
    }
}

/// Who reads while `actor` acts.
const fn as_viewer(actor: Actor) -> Viewer {
    match actor {
        Actor::One(Side::Start) => Viewer::One(Side::Start),
        Actor::One(Side::End) => Viewer::One(Side::End),
        Actor::Both => Viewer::Both,
        Actor::App => Viewer::Nobody,
    }
}
