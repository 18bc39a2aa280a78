//! Moving a card. Every way to move one (mouse, touch, keys, the menu) ends here.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::edit::Ending;
use super::row::{Goal, GoalId, Place};
use super::store;
use crate::agreed::{self, WithdrawalKind, Yes};
use crate::error::{Error, Problem, Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner, Tx};
use crate::who::Actor;

/// Where a card shall go.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveGoal {
    /// The card: either half of a pair.
    pub goal: GoalId,
    /// The column.
    pub to: Place,
    /// The card it shall stand before; none is the end of the column.
    pub before: Option<GoalId>,
    /// The words as they were on the card. Needed where the move is a yes.
    #[serde(default)]
    pub texts: Vec<Yes>,
    /// What was said at its end, where it ends.
    #[serde(default)]
    #[ts(optional)]
    pub ending: Option<Ending>,
}

/// Where it came to lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Moved {
    /// The column it is shown in: *Idea* while the other's yes is missing.
    pub place: Place,
    /// Whether it waits for the other's yes.
    pub waits: bool,
}

/// What moving this card there would be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Only its position: undone like anything else.
    Place,
    /// One partner's yes.
    Yes,
    /// Back from an end: both are asked again.
    Reopen,
}

impl Planner {
    /// Moves a card. Where a shared goal does not hold yet, putting it on *Both want it* or *Doing* is
    /// the yes of the one who does it; taking it out of *Reached* or *Let go* asks both again.
    ///
    /// # Errors
    /// [`Refusal::NotYours`] for the other's own goal, [`Refusal::WhoseHand`] for a yes of both at once,
    /// [`Refusal::WordsChanged`] for a yes to other words than stand there now.
    pub fn move_goal(&mut self, actor: Actor, to: MoveGoal) -> Result<Done<Moved>> {
        if to.ending.is_some() && !to.to.ended() {
            return Err(Error::field("ending", Problem::NotAChoice));
        }
        let op = match self.way(actor, &to)? {
            Way::Place => Op::MoveGoal,
            Way::Yes => Op::SayYes,
            Way::Reopen => Op::ReopenGoal,
        };
        self.transact(actor, op, |tx| {
            let goal = store::mine(tx, to.goal)?;
            let card = store::card(**tx, goal)?;
            match op {
                Op::SayYes => wish(tx, &card, &to.texts)?,
                Op::ReopenGoal => reopen(tx, &card)?,
                _ => {}
            }
            let holds = store::holds(**tx, tx.now, &card)?;
            let place = put(tx, &card, &to, holds)?;
            Ok(Moved {
                place: store::shown(place, holds),
                waits: place.needs_both() && !holds,
            })
        })
    }

    fn way(&self, actor: Actor, to: &MoveGoal) -> Result<Way> {
        let goal = store::find(self.rows(), to.goal)?;
        store::someone(actor)?;
        if goal.owned() {
            return Ok(Way::Place);
        }
        let card = store::card(self.rows(), goal)?;
        let holds = store::holds(self.rows(), self.now(), &card)?;
        Ok(
            if card.iter().any(|goal| goal.place.ended()) && !to.to.ended() {
                Way::Reopen
            } else if to.to.needs_both() && !holds {
                Way::Yes
            } else {
                Way::Place
            },
        )
    }
}

/// Lays a card at the end of this column, where another act of the couple says so.
pub(crate) fn lay(tx: &Tx<'_>, goal: GoalId, to: Place) -> Result<()> {
    let card = store::card(**tx, store::mine(tx, goal)?)?;
    let holds = store::holds(**tx, tx.now, &card)?;
    let to = MoveGoal {
        goal,
        to,
        before: None,
        texts: Vec::new(),
        ending: None,
    };
    put(tx, &card, &to, holds).map(drop)
}

/// One partner's yes to every text on the card they have not said yes to.
fn wish(tx: &Tx<'_>, card: &[Goal], texts: &[Yes]) -> Result<()> {
    tx.actor.one()?;
    for goal in card {
        let newest = agreed::of(**tx, goal.id.into())?.newest()?.id;
        let text = texts
            .iter()
            .find(|text| text.version == newest)
            .ok_or(Error::Refused(Refusal::WordsChanged))?;
        agreed::say_yes(tx, text)?;
        // An earlier move of this card must not be undone over a yes.
        tx.touch::<Goal>(goal.id)?;
    }
    Ok(())
}

/// It goes on: every yes from before its end no longer counts.
fn reopen(tx: &Tx<'_>, card: &[Goal]) -> Result<()> {
    tx.without_actor();
    tx.with_moment();
    for goal in card {
        agreed::withdraw(tx, goal.id.into(), WithdrawalKind::End)?;
        tx.touch::<Goal>(goal.id)?;
    }
    Ok(())
}

/// Lays every half of the card there; answers the place it is kept at.
fn put(tx: &Tx<'_>, card: &[Goal], to: &MoveGoal, holds: bool) -> Result<Place> {
    let before = to
        .before
        .filter(|before| card.iter().all(|goal| goal.id != *before))
        .map(|before| store::find(**tx, before))
        .transpose()?;
    let ending = to.ending.clone().map(Ending::checked).transpose()?;
    let from = card.first().map_or(Place::Idea, |goal| goal.place);
    let shared = card.iter().any(|goal| !goal.owned());
    let place = if shared && from.ended() && !to.to.ended() {
        Place::Idea
    } else if to.to == store::shown(from, holds) {
        // Only its order changed; what it was asked for stays asked.
        from
    } else {
        to.to
    };
    if place.ended() && place != from {
        tx.with_moment();
    }
    // A card that waits for the other's yes stays where it lies among the ideas.
    let stays = place.needs_both() && !holds && to.to.needs_both();
    for goal in card {
        let moved = Goal {
            place,
            position: if stays {
                goal.position.clone()
            } else {
                store::position(**tx, goal.id, before.as_ref())?
            },
            ended_at: if place.ended() {
                goal.ended_at.filter(|_| place == from).or(Some(tx.now))
            } else {
                None
            },
            ..goal.clone()
        };
        tx.put(&match &ending {
            Some(ending) => ending.onto(moved),
            None => moved,
        })?;
    }
    Ok(place)
}
