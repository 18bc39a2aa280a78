//! One partner's yes to one exact text, taking it back, and *That was not my yes*.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use ts_rs::TS;

use super::record;
use super::row::{
    SignOff, SignOffId, Subject, SubjectId, Version, VersionId, Void, Withdrawal, WithdrawalKind,
};
use super::signature::signed_bytes;
use super::standing::{Standing, Text};
use super::write::known_by_kept;
use crate::error::{Error, Refusal, Result};
use crate::hex::Hex;
use crate::history::Op;
use crate::planner::{Done, Planner, Tx};
use crate::trash;
use crate::who::{Actor, Side, Viewer};

/// A yes to one exact text.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Yes {
    /// The text, as it was on the page.
    pub version: VersionId,
    /// Its digest, as it was on the page: other words are refused.
    pub digest: String,
}

/// A yes that stands in someone's name, for the page *Yes in my name*.
#[derive(Debug, Clone, Serialize, TS)]
pub struct NamedYes {
    /// The yes.
    pub id: SignOffId,
    /// What kind of thing it is a yes to.
    pub kind: Subject,
    /// The thing.
    pub subject: SubjectId,
    /// The words the text is known by.
    pub title: String,
    /// The whole text, as the JSON it is kept as.
    #[ts(type = "Record<string, unknown>")]
    pub text: Box<RawValue>,
    /// When it was said.
    pub at: DateTime<Utc>,
}

impl Planner {
    /// Says yes to one exact text.
    ///
    /// # Errors
    /// [`Refusal::WhoseHand`] for both at once, [`Refusal::WordsChanged`] where the text is no longer
    /// the newest or not the one that was read.
    pub fn say_yes(&mut self, actor: Actor, yes: Yes) -> Result<Done<SignOffId>> {
        self.transact(actor, Op::SayYes, |tx| say_yes(tx, &yes))
    }

    /// Takes back an own yes that does not hold anything yet.
    ///
    /// # Errors
    /// [`Refusal::Holds`] once it came to hold: then one steps back; [`Refusal::WordsChanged`] for other words.
    pub fn take_back(&mut self, actor: Actor, yes: Yes) -> Result<Done<()>> {
        let side = actor.one()?;
        self.transact(actor, Op::TakeBack, |tx| {
            let version: Version = tx.get(yes.version)?;
            // What was said yes to is never changed: other words mean another text.
            if version.digest != yes.digest {
                return Err(Refusal::WordsChanged.into());
            }
            let own = live_yes(tx, &version, side)?.ok_or(Error::NotFound)?;
            // Also where its date has come since: an older text must not come back by one hand.
            if record::of(**tx, version.subject)?.took_effect(version.id, tx.now) {
                return Err(Refusal::Holds.into());
            }
            tx.put(&SignOff {
                void: Some(Void::TakenBack),
                ..own
            })
        })
    }

    /// *That was not my yes*: it stops holding at once, no reason asked. Where it held, it takes both
    /// to make it hold again.
    ///
    /// # Errors
    /// [`Refusal::NotYours`] for the other's yes.
    pub fn not_my_yes(&mut self, actor: Actor, id: SignOffId) -> Result<Done<()>> {
        let side = actor.one()?;
        self.transact(actor, Op::NotMine, |tx| {
            tx.without_actor();
            tx.with_moment();
            let yes: SignOff = tx.get(id)?;
            if yes.partner != side {
                return Err(Refusal::NotYours.into());
            }
            if yes.void.is_some() {
                return Err(Error::NotFound);
            }
            // What held and has ended on its date counts too: no older text may come back by one hand.
            let held = standing(tx, yes.subject)?.is_some_and(|standing| {
                matches!(standing, Standing::Holds { .. } | Standing::Ended { .. })
                    && standing.version() == yes.version
            });
            let subject = yes.subject;
            tx.put(&SignOff {
                void: Some(Void::NotMine),
                ..yes
            })?;
            if held {
                withdraw(tx, subject, WithdrawalKind::StepBack)
            } else {
                Ok(())
            }
        })
    }

    /// *That was mine*: the yes leaves the page Yes in my name.
    ///
    /// # Errors
    /// [`Refusal::NotYours`] for the other's yes; [`Error::NotFound`] for one that no longer counts.
    pub fn my_yes(&mut self, actor: Actor, id: SignOffId) -> Result<Done<()>> {
        let side = actor.one()?;
        self.transact(actor, Op::Mine, |tx| {
            let yes: SignOff = tx.get(id)?;
            if yes.partner != side {
                return Err(Refusal::NotYours.into());
            }
            if yes.void.is_some() {
                return Err(Error::NotFound);
            }
            tx.put(&SignOff { mine: true, ..yes })
        })
    }

    /// Every noted yes in the name of the one who is here that they have not yet called theirs.
    ///
    /// # Errors
    /// [`Refusal::WhoseHand`] unless exactly one is here.
    pub fn yes_in_my_name(&self, viewer: Viewer) -> Result<Vec<NamedYes>> {
        let side = viewer.one().ok_or(Refusal::WhoseHand)?;
        let rows = self.rows();
        let mut yeses = rows.db.prepare_cached(
            "SELECT s.id, v.kind, s.subject, s.at, v.body FROM sign_off s CROSS JOIN version v ON v.id=s.version
             WHERE s.partner=?1 AND s.mine=0 AND s.void IS NULL AND s.signature IS NULL ORDER BY s.step DESC",
        )?;
        let mut found = yeses.query([side])?;
        let mut named = Vec::new();
        while let Some(row) = found.next()? {
            let body: String = row.get(4)?;
            named.push(NamedYes {
                id: row.get(0)?,
                kind: row.get(1)?,
                subject: row.get(2)?,
                at: row.get(3)?,
                title: known_by_kept(&body).unwrap_or_default(),
                text: RawValue::from_string(body)?,
            });
        }
        Ok(named)
    }
}

/// Says yes within a change of a noun (dropping a goal on *Both want it*, accepting a request).
pub(crate) fn say_yes(tx: &Tx<'_>, yes: &Yes) -> Result<SignOffId> {
    let side = tx.actor.one()?;
    tx.with_moment();
    let version: Version = tx.get(yes.version)?;
    let record = record::of(**tx, version.subject)?;
    if version.digest != yes.digest || record.newest()?.id != version.id {
        return Err(Refusal::WordsChanged.into());
    }
    if version.kind == Subject::Own {
        return Err(Refusal::NotNow.into());
    }
    // Nobody says yes to what lies in the trash: taking it out again by one hand would make it hold.
    if trash::holds(**tx, &version.subject.to_string())? {
        return Err(Error::NotFound);
    }
    let text: Text = serde_json::from_str(&version.body)?;
    if text.ends.is_some_and(|day| day < tx.today) {
        return Err(Refusal::DatePassed.into());
    }
    if let Some(already) = live_yes(tx, &version, side)? {
        return Ok(already.id);
    }
    // A goal's yes is a dragged card; what binds is signed with a passphrase said for it.
    if version.kind != Subject::Goal && !tx.may_sign(side) {
        return Err(Refusal::NeedsPassphrase.into());
    }
    let id = tx.new_id();
    // No undo of the words may reach back over a yes to them.
    tx.touch::<Version>(version.id)?;
    let said = SignOff {
        id,
        subject: version.subject,
        version: version.id,
        digest: version.digest,
        partner: side,
        at: tx.now,
        step: tx.number(),
        mine: false,
        void: None,
        signature: None,
    };
    let signature = tx.signature(side, &signed_bytes(&said));
    tx.put(&SignOff {
        signature: signature.map(|bytes| Hex::from(bytes).to_string()),
        ..said
    })?;
    Ok(id)
}

/// Stops a subject: every yes before no longer counts. Callers have called `without_actor`.
pub(crate) fn withdraw(tx: &Tx<'_>, subject: SubjectId, kind: WithdrawalKind) -> Result<()> {
    tx.put(&Withdrawal {
        id: tx.new_id(),
        subject,
        kind,
        at: tx.now,
        step: tx.number(),
    })
}

pub(crate) fn standing(tx: &Tx<'_>, subject: SubjectId) -> Result<Option<Standing>> {
    let record = record::of(**tx, subject)?;
    if record.versions.is_empty() {
        Ok(None)
    } else {
        record.standing(tx.now).map(Some)
    }
}

fn live_yes(tx: &Tx<'_>, version: &Version, side: Side) -> Result<Option<SignOff>> {
    let record = record::of(**tx, version.subject)?;
    Ok(record.live(version.id)[side.index()].cloned())
}
