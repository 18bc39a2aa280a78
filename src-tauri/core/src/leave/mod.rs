//! Leaving: one partner's act, alone. Nothing shared holds any more and all of it stays readable; what reminds
//! the one who leaves is over; and, if they wish, what is theirs alone is gone.
//!
//! What is written is what stepping back from each thing would write, in one transaction, and no line of its own:
//! the other sees that things ended. Coming back is setting things up anew.

use serde::Deserialize;
use ts_rs::TS;

use crate::agreed::{self, Record, SignOff, Subject, SubjectId, Version, Void, WithdrawalKind};
use crate::error::{Refusal, Result};
use crate::history::Op;
use crate::opening;
use crate::planner::{Done, Planner, Tx};
use crate::private;
use crate::reminder;
use crate::trash;
use crate::who::{Actor, Author, Side};

/// What goes with the one who leaves.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Leave {
    /// What is theirs alone is erased for good; otherwise it stays, for them alone.
    pub erase: bool,
}

impl Planner {
    /// One partner leaves: steps back from everything shared at once, and no reminder of theirs goes on. Nothing
    /// says whose act it was, and no undo brings anything back.
    ///
    /// # Errors
    /// [`Refusal::NeedsPassphrase`] where they have one and did not just prove their hand.
    pub fn leave(&mut self, actor: Actor, leave: Leave) -> Result<Done<()>> {
        let side = actor.one()?;
        // The word of stepping back: leaving has none of its own, so that no list can name it.
        self.transact(actor, Op::StepBack, |tx| {
            if !tx.may_sign(side) {
                return Err(Refusal::NeedsPassphrase.into());
            }
            tx.used_proof();
            tx.without_actor();
            tx.with_moment();
            for subject in shared(tx)? {
                step_back(tx, side, subject)?;
            }
            trash::take_presses_back(tx, side)?;
            opening::take_all_out(tx, side)?;
            reminder::end_own(tx, side, leave.erase)?;
            if leave.erase {
                private::erase_all(tx, Author::from(side))?;
            }
            Ok(())
        })
    }
}

/// Everything anybody could have said yes to, what lies in the trash too: taken out again it must not hold.
fn shared(tx: &Tx<'_>) -> Result<Vec<SubjectId>> {
    let mut subjects: Vec<SubjectId> = tx
        .select::<Version>("WHERE kind<>?1 ORDER BY subject, number", [Subject::Own])?
        .into_iter()
        .map(|version| version.subject)
        .collect();
    subjects.dedup();
    Ok(subjects)
}

/// Stops a text both said yes to. Where only one did, a yes of the one who leaves waits no longer.
fn step_back(tx: &Tx<'_>, side: Side, subject: SubjectId) -> Result<()> {
    let record = agreed::of(**tx, subject)?;
    if any_agreed(&record) {
        return agreed::withdraw(tx, subject, WithdrawalKind::StepBack);
    }
    for (version, _) in &record.versions {
        if let Some(yes) = record.live(version.id)[side.index()] {
            tx.put(&SignOff {
                void: Some(Void::TakenBack),
                ..yes.clone()
            })?;
        }
    }
    Ok(())
}

/// Whether both yeses to any of its texts count: it holds, rests, or ended by its date, which a clock set back
/// would undo.
fn any_agreed(record: &Record) -> bool {
    let both = |version: &Version| record.yes(version.id) == [true, true];
    record.versions.iter().any(|(version, _)| both(version))
}
