//! Taking a single thing out of an earlier day. It comes back as something new: a goal as an idea, an agreement or a
//! rule as a draft. What was said to it then stays where it was said: no yes comes with it.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use super::day::key_of;
use super::list;
use super::place::BackupOf;
use super::ready::Earlier;
use crate::boundary::{self, BoundaryId, BoundaryRow};
use crate::db::{self, Row, Rows};
use crate::error::{Error, Refusal, Result};
use crate::goal::{self, EndingRow, Goal, GoalId, GoalRow, Place, Progress, Step};
use crate::history::{self, Op};
use crate::household::Area;
use crate::moment::{GoodMoment, GoodTime};
use crate::order;
use crate::planner::{Done, Planner, Tx};
use crate::rule::{self, RuleId};
use crate::who::{Actor, Side};

/// One thing of an earlier day.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeOut {
    /// The backup.
    pub of: BackupOf,
    /// Its table.
    pub noun: String,
    /// Its id then.
    #[ts(type = "string")]
    pub id: uuid::Uuid,
}

/// Where it is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TakenOut {
    /// Its table.
    pub noun: String,
    /// Its new id.
    pub id: String,
}

/// Whether a thing can be taken out by whoever looks: what is one partner's own by them alone, and what was asked not
/// at all, since it may have been answered.
pub(super) fn takes(noun: &str, form: &str, owner: Option<Side>, viewer: Option<Side>) -> bool {
    let noun = matches!(
        noun,
        "goal" | "boundary" | "rule" | "good_time" | "good_moment"
    );
    noun && form != "request" && (owner.is_none() || owner == viewer)
}

impl Planner {
    /// Takes one thing out of an earlier day, as something new without any yes.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it was not there, or was emptied since; [`Refusal::NotYours`];
    /// [`Refusal::NotNow`] for what was asked; whatever keeps the backup from being read.
    pub fn take_out(&mut self, actor: Actor, take: TakeOut) -> Result<Done<TakenOut>> {
        // Who nobody is takes nothing, before anything is read.
        actor.author().ok_or(Refusal::NobodyHere)?;
        if self.read_only() {
            return Err(Error::ReadOnly);
        }
        let made = list::find(self.folder().path(), self.keys.household, &take.of)?;
        let key = key_of(&made, &self.data)?;
        let earlier = self.earlier(&made, &key);
        let done = earlier.and_then(|Earlier { db: earlier, .. }| {
            self.transact(actor, Op::TakeOut, |tx| {
                let then = Rows {
                    db: &earlier,
                    own: [None, None],
                };
                let id = again(tx, then, &take.noun, &take.id.to_string())?;
                Ok(TakenOut {
                    noun: take.noun.clone(),
                    id,
                })
            })
        });
        self.folder.clear_unfinished()?;
        done
    }
}

fn again(tx: &Tx<'_>, then: Rows<'_>, noun: &str, id: &str) -> Result<String> {
    let table = history::table(noun).map_err(|_| Error::NotFound)?;
    let was = table.image(then.db, id)?.ok_or(Error::NotFound)?;
    if was.get("trashed_on").is_some_and(|day| !day.is_null()) {
        return Err(Error::NotFound);
    }
    let gone = history::erased(tx.db())?;
    if gone.contains(&(noun.to_owned(), id.to_owned())) {
        return Err(Error::NotFound);
    }
    let word = |column: &str| was.get(column).and_then(Value::as_str);
    if let Some(owner) = word("owner")
        && tx.actor.one()?.word() != owner
    {
        return Err(Refusal::NotYours.into());
    }
    // What was asked may have been answered since.
    if word("form") == Some("request") {
        return Err(Refusal::NotNow.into());
    }
    Ok(match noun {
        "goal" => goal_of(tx, then, was, id)?.0.to_string(),
        "boundary" => boundary_of(tx, then, was, id)?.0.to_string(),
        "rule" => {
            let again: RuleId = tx.new_id();
            let text = (newest(then, id)?, tx.today);
            rule::bring(tx, again, tx.today, vec![text], false, None)?;
            again.0.to_string()
        }
        "good_time" => {
            let again = tx.new_id();
            tx.put(&GoodTime {
                id: again,
                ..then.get::<GoodTime>(id)?
            })?;
            again.0.to_string()
        }
        "good_moment" => {
            let again = tx.new_id();
            tx.put(&GoodMoment {
                id: again,
                ..then.get::<GoodMoment>(id)?
            })?;
            again.0.to_string()
        }
        _ => return Err(Error::NotFound),
    })
}

/// The text it had; whoever takes it out writes it today.
fn newest<T: DeserializeOwned>(then: Rows<'_>, id: &str) -> Result<T> {
    let body: Option<String> = then.value(
        "SELECT body FROM version WHERE subject=?1 ORDER BY number DESC LIMIT 1",
        [id],
    )?;
    Ok(serde_json::from_str(&body.ok_or(Error::NotFound)?)?)
}

/// The rows that hang on a goal.
fn of_goal<R: Row, T: DeserializeOwned>(then: Rows<'_>, rest: &str, goal: &str) -> Result<Vec<T>> {
    let rows = then.select::<R>(rest, [goal])?;
    rows.iter().map(|row| read(db::image(row)?)).collect()
}

fn read<T: DeserializeOwned>(image: Map<String, Value>) -> Result<T> {
    Ok(serde_json::from_value(Value::Object(image))?)
}

/// A goal is an idea again, whatever it came to.
fn goal_of(tx: &Tx<'_>, then: Rows<'_>, was: Map<String, Value>, id: &str) -> Result<GoalId> {
    let links: Goal = then.get(id)?;
    let area = match links.area {
        Some(area) => tx.find::<Area>(area)?,
        None => None,
    };
    let again = tx.new_id();
    let last = goal::last_place(tx)?;
    let brought = goal::Brought {
        id: again,
        row: GoalRow {
            place: Place::Idea,
            ending: EndingRow::default(),
            ..read(was)?
        },
        owner: links.owner,
        area: area
            .filter(|area| area.trashed_on.is_none())
            .map(|area| area.id),
        parent: None,
        position: order::between(last.as_deref(), None),
        cores: vec![(newest(then, id)?, tx.today)],
        steps: of_goal::<Step, _>(then, "WHERE goal=?1", id)?,
        progress: of_goal::<Progress, _>(then, "WHERE goal=?1 ORDER BY day, step", id)?,
        came_with: None,
    };
    goal::bring(tx, brought)?;
    Ok(again)
}

fn boundary_of(
    tx: &Tx<'_>,
    then: Rows<'_>,
    was: Map<String, Value>,
    id: &str,
) -> Result<BoundaryId> {
    let again = tx.new_id();
    let brought = boundary::Brought {
        id: again,
        row: BoundaryRow {
            ended_on: None,
            ..read(was)?
        },
        texts: vec![(newest(then, id)?, tx.today)],
        swapped: false,
        came_with: None,
    };
    if boundary::bring(tx, brought)? {
        Ok(again)
    } else {
        Err(Refusal::DeclinedTwice.into())
    }
}
