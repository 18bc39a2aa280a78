//! Ticking, alone, and opening what both ticked.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    MOST, Outcome, Quarter, QuarterId, QuarterStep, QuarterText, SHARED, ended, open, trashed,
};
use crate::agreed::{self, SubjectId};
use crate::commands::NoArgs;
use crate::db::Rows;
use crate::error::{Error, Problem, Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner, Tx};
use crate::private::{self, PrivateId};
use crate::who::{Actor, Side, Viewer};

/// What one ticks, alone.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Ticks {
    /// At most three; none at all leaves what one ticked before.
    pub subjects: Option<Vec<SubjectId>>,
    /// That is all: once both are ready the ticks are opened together.
    pub ready: bool,
}

#[derive(Serialize, Deserialize)]
struct Ticked {
    quarter: QuarterId,
    subjects: Vec<SubjectId>,
}

const KIND: &str = "quarter-ticks";

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
                ready_start: false,
                ready_end: false,
            })
        })
    }

    /// Ticks what to talk about, alone. It stays hidden until both are ready.
    ///
    /// # Errors
    /// More than three; [`Refusal::NotNow`] once they were opened.
    pub fn tick_quarter(&mut self, actor: Actor, new: Ticks) -> Result<Done<()>> {
        let side = actor.one()?;
        if new.subjects.as_ref().is_some_and(|all| all.len() > MOST) {
            return Err(Error::field("subjects", Problem::TooLarge));
        }
        let op = if new.ready {
            Op::Quarter
        } else {
            Op::KeepPrivate
        };
        self.transact(actor, op, |tx| {
            let mut quarter = open(**tx)?.ok_or(Refusal::NotNow)?;
            if quarter.step != QuarterStep::Tick {
                return Err(Refusal::NotNow.into());
            }
            let (kept, before) = ticks(**tx, side, quarter.id)?;
            let owner = actor.author().ok_or(Refusal::NobodyHere)?;
            let id = kept.unwrap_or_else(|| tx.new_id());
            let ticked = Ticked {
                quarter: quarter.id,
                subjects: new.subjects.unwrap_or(before),
            };
            private::put(tx, id, owner, KIND, &ticked)?;
            if !new.ready {
                return Ok(());
            }
            match side {
                Side::Start => quarter.ready_start = true,
                Side::End => quarter.ready_end = true,
            }
            if may_open(tx, &quarter) {
                quarter.step = QuarterStep::GoOn;
                lay_out(tx, &quarter)?;
            }
            tx.put(&quarter)
        })
    }
}

/// What a side ticked in this sitting.
pub(super) fn ticks(
    rows: Rows<'_>,
    side: Side,
    quarter: QuarterId,
) -> Result<(Option<PrivateId>, Vec<SubjectId>)> {
    Ok(private::all::<Ticked>(rows, Viewer::One(side), KIND)?
        .into_iter()
        .find(|(_, ticked)| ticked.quarter == quarter)
        .map_or((None, Vec::new()), |(id, ticked)| {
            (Some(id), ticked.subjects)
        }))
}

/// Whether the ticks can be opened: both are ready, and whoever sealed theirs is here with their key.
pub(super) fn may_open(tx: &Tx<'_>, quarter: &Quarter) -> bool {
    quarter.ready_start
        && quarter.ready_end
        && Side::BOTH
            .into_iter()
            .all(|side| private::readable(tx, side))
}

/// Opens both sides' ticks at the same moment: what either ticked is talked about, the rest goes on. Three
/// lie on the table, what is more lies under *later* until there is room. Who ticked is forgotten.
pub(super) fn lay_out(tx: &Tx<'_>, quarter: &Quarter) -> Result<()> {
    let mut each = [Vec::new(), Vec::new()];
    for side in Side::BOTH {
        let (id, subjects) = ticks(**tx, side, quarter.id)?;
        each[side.index()] = subjects;
        if let Some(id) = id {
            private::erase(tx, id)?;
        }
    }
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
