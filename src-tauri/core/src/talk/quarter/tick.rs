//! Ticking, alone, and opening what both ticked.

use serde::Deserialize;
use ts_rs::TS;

use super::{MOST, Outcome, Quarter, QuarterStep, QuarterText, SHARED, ended, open, trashed};
use crate::agreed::{self, SubjectId};
use crate::commands::NoArgs;
use crate::error::{Error, Problem, Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner, Tx};
use crate::who::Actor;

/// What one ticks, alone.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Ticks {
    /// At most three; none at all leaves what one ticked before.
    pub subjects: Option<Vec<SubjectId>>,
    /// That is all: they are put away until both open theirs. False takes them out again.
    pub ready: bool,
}

impl Planner {
    /// Begins the sitting, or finds the one that was left.
    ///
    /// # Errors
    /// Where the file does not take it.
    pub fn begin_quarter(&mut self, actor: Actor, NoArgs {}: NoArgs) -> Result<Done<()>> {
        self.transact(actor, Op::Quarter, |tx| {
            if open(**tx)?.is_some() {
                return Ok(());
            }
            tx.put(&Quarter {
                id: tx.new_id(),
                step: QuarterStep::Tick,
                until: None,
            })
        })
    }

    /// Ticks what to talk about, alone, and puts it away or takes it out again. It stays closed until both
    /// open it.
    ///
    /// # Errors
    /// More than three; [`Refusal::NotNow`] once they were opened, and for other ticks while they are put away.
    pub fn tick_quarter(&mut self, actor: Actor, new: Ticks) -> Result<Done<()>> {
        let side = actor.one()?;
        if new.subjects.as_ref().is_some_and(|all| all.len() > MOST) {
            return Err(Error::field("subjects", Problem::TooLarge));
        }
        let quarter = open(self.rows())?
            .filter(|quarter| quarter.step == QuarterStep::Tick)
            .ok_or(Refusal::NotNow)?;
        let asked = quarter.ticks();
        let op = asked.op(self.rows(), side, new.ready)?;
        self.transact(actor, op, |tx| {
            let before: Option<Vec<SubjectId>> = asked.answer(**tx, side)?;
            // Nothing ticked is an answer too.
            let ticked = new.subjects.or(before.is_none().then(Vec::new));
            asked.prepare(tx, side, ticked.as_ref(), new.ready)
        })
    }
}

/// Opens both sides' ticks at the same moment: what either ticked is talked about, the rest goes on. Three
/// lie on the table, what is more lies under *later* until there is room. Who ticked is forgotten.
pub(super) fn lay_out(tx: &Tx<'_>, quarter: &Quarter) -> Result<()> {
    let each: [Vec<SubjectId>; 2] = quarter.ticks().open(tx)?;
    // Whose first tick comes first alternates from one sitting to the next.
    let before: usize = tx.select::<Quarter>("WHERE step='done'", [])?.len();
    let ticked = in_turn(each, before % 2);
    for kind in SHARED {
        for (subject, record) in agreed::of_kind(**tx, kind)? {
            if record.standing(tx.now)?.holds()
                && !trashed(**tx, kind, subject)?
                && !ended(**tx, kind, subject)?
            {
                let place = ticked.iter().position(|one| *one == subject);
                tx.put(&QuarterText {
                    id: tx.new_id(),
                    quarter: quarter.id,
                    subject,
                    to_talk: place.is_some(),
                    keep_start: false,
                    keep_end: false,
                    outcome: place.filter(|n| *n >= MOST).map(|_| Outcome::Later),
                })?;
            }
        }
    }
    Ok(())
}

/// What both ticked, then one of each in turn.
fn in_turn(each: [Vec<SubjectId>; 2], first: usize) -> Vec<SubjectId> {
    let mut all: Vec<SubjectId> = Vec::new();
    let both = |one: &&SubjectId| each[1].contains(*one);
    all.extend(each[0].iter().filter(both));
    let (one, other) = (&each[first % 2], &each[(first + 1) % 2]);
    for n in 0..MOST {
        all.extend([one.get(n), other.get(n)].into_iter().flatten());
    }
    let mut seen = std::collections::HashSet::new();
    all.retain(|subject| seen.insert(*subject));
    all
}
