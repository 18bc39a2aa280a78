//! Writing a boundary, changing its words, ending and deleting one's own.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::asked;
use super::row::{Boundary, BoundaryId, Form};
use super::starters::Topic;
use super::store;
use super::text::Text;
use crate::agreed::{self, Standing, Subject};
use crate::error::{Error, Problem, Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner, Tx};
use crate::who::{Actor, Side};

/// A new boundary.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WriteBoundary {
    /// What it is about.
    pub topic: Topic,
    /// Its words; they say which of the three it is.
    pub text: Text,
}

/// A boundary's new words.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditBoundary {
    /// The boundary.
    pub id: BoundaryId,
    /// What it is about.
    pub topic: Topic,
    /// Its words; of the same kind as before.
    pub text: Text,
}

/// One boundary.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OneBoundary {
    /// The boundary.
    pub id: BoundaryId,
}

impl Planner {
    /// Writes a boundary that both can read. An own one and a request are one partner's; an agreement is
    /// a draft until both said yes.
    ///
    /// # Errors
    /// A field's problem; [`Refusal::WhoseHand`] for an own one or a request by both;
    /// [`Refusal::AlreadyAsked`], [`Refusal::DeclinedTwice`] for a request that was asked in much the same words.
    pub fn write_boundary(&mut self, actor: Actor, new: WriteBoundary) -> Result<Done<BoundaryId>> {
        let text = new.text.checked(self.today()?)?;
        self.transact(actor, Op::WriteBoundary, |tx| {
            add(tx, new.topic, &text, None)
        })
    }

    /// Changes a boundary's words. An own one by its owner; a request by who asks, while it is not answered;
    /// an agreement by either: until both said yes to the new words the old ones stand.
    ///
    /// # Errors
    /// A field's problem; [`Refusal::NotYours`]; [`Refusal::NotNow`] for a request that was answered.
    pub fn edit_boundary(&mut self, actor: Actor, edit: EditBoundary) -> Result<Done<()>> {
        let text = edit.text.checked(self.today()?)?;
        self.transact(actor, Op::EditBoundary, |tx| {
            let boundary = store::of_form(**tx, edit.id, text.form())?;
            if boundary.form != Form::Agreement {
                store::by_owner(&boundary, actor)?;
            }
            if let Text::Request(request) = &text {
                if boundary.reply.is_some() {
                    return Err(Refusal::NotNow.into());
                }
                asked::check(tx, actor.one()?, &request.words, Some(boundary.id))?;
            }
            if let Text::Agreement(agreement) = &text {
                asked::check_agreement(tx, &agreement.words)?;
            }
            store::put_text(tx, &boundary, &text)?;
            tx.put(&Boundary {
                topic: edit.topic,
                ..boundary
            })
        })
    }

    /// Lets a newer wording go that waits beside an agreement: the words that hold are the newest again.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] where nothing holds.
    pub fn keep_old_words(&mut self, actor: Actor, one: OneBoundary) -> Result<Done<()>> {
        self.transact(actor, Op::EditBoundary, |tx| {
            let boundary = store::of_form(**tx, one.id, Form::Agreement)?;
            let Some(Standing::Holds { version, .. }) = agreed::standing_of(tx, one.id.into())?
            else {
                return Err(Refusal::NotNow.into());
            };
            let body = tx.get::<agreed::Version>(version)?.json()?;
            agreed::write(tx, boundary.id.into(), Subject::Agreement, &body)?;
            Ok(())
        })
    }

    /// Ends a boundary of one's own. It stays readable, with its day.
    ///
    /// # Errors
    /// [`Refusal::NotYours`], [`Refusal::Ended`].
    pub fn end_own(&mut self, actor: Actor, one: OneBoundary) -> Result<Done<()>> {
        self.transact(actor, Op::EndOwn, |tx| {
            let boundary = own(tx, one.id, actor)?;
            if boundary.ended_on.is_some() {
                return Err(Refusal::Ended.into());
            }
            let ended_on: Option<NaiveDate> = Some(tx.today);
            tx.put(&Boundary {
                ended_on,
                ..boundary
            })
        })
    }

    /// Takes an ended boundary of one's own up again.
    ///
    /// # Errors
    /// [`Refusal::NotYours`]; [`Refusal::NotNow`] for one that has not ended.
    pub fn resume_own(&mut self, actor: Actor, one: OneBoundary) -> Result<Done<()>> {
        self.transact(actor, Op::ResumeOwn, |tx| {
            let boundary = own(tx, one.id, actor)?;
            if boundary.ended_on.is_none() {
                return Err(Refusal::NotNow.into());
            }
            tx.put(&Boundary {
                ended_on: None,
                ..boundary
            })
        })
    }

    /// Puts a boundary in the trash: an own one by its owner, a request nobody declined by who asked, an
    /// agreement that never held by either.
    ///
    /// # Errors
    /// [`Refusal::NotYours`]; [`Refusal::Holds`] where both said yes; [`Refusal::OnceAgreed`] where it held
    /// once; [`Refusal::NotNow`] for a request that was declined.
    pub fn delete_boundary(&mut self, actor: Actor, one: OneBoundary) -> Result<Done<()>> {
        self.transact(actor, Op::Delete, |tx| {
            let boundary = store::get(**tx, one.id)?;
            match boundary.form {
                Form::Agreement => match agreed::standing_of(tx, one.id.into())? {
                    Some(Standing::Holds { .. } | Standing::Resting { .. }) => {
                        return Err(Refusal::Holds.into());
                    }
                    Some(Standing::Ended { .. }) => return Err(Refusal::OnceAgreed.into()),
                    _ => {}
                },
                Form::Own | Form::Request => {
                    store::by_owner(&boundary, actor)?;
                }
            }
            // A no stays: deleting and asking again would be a way around it.
            if boundary.declined > 0 {
                return Err(Refusal::NotNow.into());
            }
            tx.put(&Boundary {
                trashed_on: Some(tx.today),
                ..boundary
            })
        })
    }
}

fn own(tx: &Tx<'_>, id: BoundaryId, actor: Actor) -> Result<Boundary> {
    let boundary = store::of_form(**tx, id, Form::Own)?;
    store::by_owner(&boundary, actor)?;
    Ok(boundary)
}

/// Adds a boundary with words that were checked.
pub(super) fn add(
    tx: &Tx<'_>,
    topic: Topic,
    text: &Text,
    source: Option<BoundaryId>,
) -> Result<BoundaryId> {
    let mut declined = 0;
    let owner: Option<Side> = match text {
        Text::Own(_) => Some(tx.actor.one()?),
        Text::Request(request) => {
            let asker = tx.actor.one()?;
            declined = asked::check(tx, asker, &request.words, None)?;
            Some(asker)
        }
        Text::Agreement(agreement) => {
            if source.is_none() {
                asked::check_agreement(tx, &agreement.words)?;
            }
            if tx.actor.author().is_none() {
                return Err(Error::field("text", Problem::NotAChoice));
            }
            None
        }
    };
    let boundary = Boundary {
        id: tx.new_id(),
        form: text.form(),
        topic,
        owner,
        position: store::last_place(tx)?,
        made_on: tx.today,
        ended_on: None,
        reply: None,
        replied_on: None,
        other_words: String::new(),
        declined,
        source,
        trashed_on: None,
    };
    tx.put(&boundary)?;
    store::put_text(tx, &boundary, text)?;
    Ok(boundary.id)
}
