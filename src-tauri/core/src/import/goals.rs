//! The goals of a copy of a planner, with what hangs on them.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::arrive::{Arriving, id_here, one_line, placed};
use super::copied::{Told, Who, With, Wordings, is_here, of, place, rows, things};
use super::{What, Why};
use crate::error::{Error, Result};
use crate::export::Copy;
use crate::goal::{self, Core, GoalId, GoalRow, HingeGoals, Horizon, ProgressRow, StepRow};
use crate::household;
use crate::planner::Tx;
use crate::who::Side;
use crate::words;

#[derive(Deserialize)]
struct GoalLinks {
    position: String,
    #[serde(default)]
    owner: Option<Side>,
    #[serde(default)]
    area: Option<Uuid>,
    #[serde(default)]
    parent: Option<Uuid>,
    #[serde(default)]
    pair: Option<Uuid>,
    #[serde(default)]
    half: Option<Side>,
    #[serde(flatten)]
    goal: GoalRow,
}

#[derive(Deserialize)]
struct OfGoal<T> {
    goal: Uuid,
    #[serde(flatten)]
    row: T,
}

/// Brings in every goal that can be.
pub(super) fn all(
    arriving: &mut Arriving<'_, '_>,
    copy: &Copy,
    who: &Who,
    areas: &HashMap<Uuid, household::AreaId>,
    wordings: &mut Wordings,
    told: &Told<'_>,
) -> Result<()> {
    let mut steps = by_goal::<StepRow>(copy, "goal_step")?;
    let mut progress = by_goal::<ProgressRow>(copy, "goal_progress")?;
    let mut goals: Vec<(String, With<GoalLinks>)> = (1..)
        .map(|n| place("goal", n))
        .zip(things::<GoalLinks>(copy, "goal")?)
        .collect();
    // Long goals first, so that what they are fed by finds them; cards in their order.
    goals.sort_by(|(_, one), (_, other)| {
        let key = |goal: &With<GoalLinks>| {
            (
                goal.row.goal.horizon == Horizon::Short,
                goal.row.position.clone(),
            )
        };
        key(one).cmp(&key(other))
    });
    let mut long = HashMap::new();
    let mut pairs: BTreeMap<Uuid, Vec<(Side, GoalId)>> = BTreeMap::new();
    for (place, goal) in goals {
        arriving.next()?;
        let (id, links) = (goal.id, goal.row);
        let what = match links.owner {
            Some(_) => What::OwnGoal,
            None if links.goal.place.ended() => What::EndedGoal,
            None => What::Goal,
        };
        if links.owner.is_some() && links.owner != who.mine {
            arriving.stays(Why::Theirs, 1);
            continue;
        }
        let cores = of(wordings, id, &place)?
            .into_iter()
            .map(|(body, day)| Ok((serde_json::from_value::<Core>(body)?, day)))
            .collect::<Result<Vec<_>>>()
            .map_err(|error| placed(error, &place))?;
        let title = cores.last().map(|(core, _)| core.title.as_str());
        let known = (
            links.goal.horizon.word(),
            words::fold(&one_line(title.unwrap_or_default())),
        );
        let here = GoalId(id_here("goal", id));
        let is_long = links.goal.horizon == Horizon::Long;
        if is_here(arriving, "goal", id)? || arriving.goals.contains(&known) {
            arriving.here(what);
            continue;
        }
        let parent = links.parent.filter(|_| !is_long);
        let owner = links.owner.and_then(|_| arriving.tx.actor.one().ok());
        let brought = goal::Brought {
            id: here,
            owner,
            area: links.area.and_then(|area| areas.get(&area).copied()),
            parent: parent.and_then(|parent| long.get(&parent).copied()),
            position: arriving.card_place(),
            row: links.goal,
            cores,
            steps: steps.remove(&id).unwrap_or_default(),
            progress: progress.remove(&id).unwrap_or_default(),
            came_with: told.of(id),
        };
        goal::bring(arriving.tx, brought).map_err(|error| placed(error, &place))?;
        arriving.new_one(what);
        if is_long {
            long.insert(id, here);
        }
        if let Some((pair, half)) = links.pair.zip(links.half) {
            let half = if who.swapped { half.other() } else { half };
            pairs.entry(pair).or_default().push((half, here));
        }
    }
    for halves in pairs.into_values() {
        if !hinged(arriving.tx, halves)? {
            arriving.stays(Why::Pair, 1);
        }
    }
    Ok(())
}

/// Makes one card of the two halves of a pair again; not where one of them did not come in, or has ended.
fn hinged(tx: &Tx<'_>, mut halves: Vec<(Side, GoalId)>) -> Result<bool> {
    halves.sort_by_key(|(half, _)| half.index());
    let [(Side::Start, start), (Side::End, end)] = halves[..] else {
        return Ok(false);
    };
    match goal::make_one(tx, &HingeGoals { start, end }) {
        Ok(()) => Ok(true),
        Err(Error::Field { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

fn by_goal<T: DeserializeOwned>(copy: &Copy, table: &str) -> Result<HashMap<Uuid, Vec<T>>> {
    let mut all: HashMap<Uuid, Vec<T>> = HashMap::new();
    for row in rows::<OfGoal<T>>(copy, table)? {
        all.entry(row.goal).or_default().push(row.row);
    }
    Ok(all)
}
