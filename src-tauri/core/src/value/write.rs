//! Writing alone, putting away, opening together, and taking back what was opened.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::asked;
use super::row::{Value, ValueId, Weight};
use crate::commands::NoArgs;
use crate::db::Table;
use crate::error::{Error, Problem, Refusal, Result};
use crate::history::Op;
use crate::household::{Area, AreaId};
use crate::planner::{Done, Planner, Tx};
use crate::who::{Actor, Side};
use crate::words;

/// What one part of life means to whoever writes it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewValue {
    /// The part of life.
    pub area: AreaId,
    /// How much it matters.
    pub weight: Option<Weight>,
    /// What matters there, in a sentence.
    pub words: String,
}

/// One partner's answer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WriteValues {
    /// Part by part; what is left empty is left out. None at all keeps what was written.
    pub values: Option<Vec<NewValue>>,
    /// It is put away until both open theirs; false takes it out again.
    pub ready: bool,
}

/// The longest sentence.
const LONGEST: usize = 300;
/// More parts of life than a household can have.
const MOST: usize = 100;

impl Planner {
    /// Writes what matters to whoever is here, for themselves alone until both open it.
    ///
    /// # Errors
    /// Nothing in it to put away; [`Refusal::NotNow`] for other words while it is put away.
    pub fn write_values(&mut self, actor: Actor, new: WriteValues) -> Result<Done<()>> {
        let side = actor.one()?;
        let values = new.values.map(checked).transpose()?;
        if new.ready && values.as_ref().is_some_and(Vec::is_empty) {
            return Err(Error::field("values", Problem::Empty));
        }
        let asked = asked(self.rows())?;
        let op = asked.op(self.rows(), side, new.ready)?;
        self.transact(actor, op, |tx| {
            for value in values.iter().flatten() {
                tx.get::<Area>(value.area)?;
            }
            asked.prepare(tx, side, values.as_ref(), new.ready)
        })
    }

    /// Lets an answer go that is not opened.
    ///
    /// # Errors
    /// Where the file does not take it.
    pub fn drop_values(&mut self, actor: Actor, NoArgs {}: NoArgs) -> Result<Done<()>> {
        let side = actor.one()?;
        let asked = asked(self.rows())?;
        let op = asked.op(self.rows(), side, false)?;
        self.transact(actor, op, |tx| asked.drop_answer(tx, side))
    }

    /// Opens both answers at the same moment. From then on both can read both.
    ///
    /// # Errors
    /// [`Refusal::NotBothHere`], and [`Refusal::NotNow`] before both have put theirs away.
    pub fn open_values(&mut self, actor: Actor, NoArgs {}: NoArgs) -> Result<Done<()>> {
        let asked = asked(self.rows())?;
        self.transact(actor, Op::OpenTogether, |tx| {
            let both: [Vec<NewValue>; 2] = asked.open(tx)?;
            for (side, values) in Side::BOTH.into_iter().zip(both) {
                write(tx, side, values)?;
            }
            Ok(())
        })
    }

    /// Takes back own words that were opened. They are nowhere in the file any more; a line says so.
    ///
    /// # Errors
    /// [`Refusal::NotYours`] for the other's.
    pub fn take_back_value(&mut self, actor: Actor, id: ValueId) -> Result<Done<()>> {
        let side = actor.one()?;
        self.transact(actor, Op::TakeBackWords, |tx| {
            let value: Value = tx.get(id)?;
            if value.partner != side {
                return Err(Refusal::NotYours.into());
            }
            if value.taken_back {
                return Ok(());
            }
            tx.erase(Table::of::<Value>(), &id.to_string())?;
            tx.put(&Value {
                weight: None,
                words: String::new(),
                taken_back: true,
                ..value
            })
        })
    }
}

fn write(tx: &Tx<'_>, partner: Side, values: Vec<NewValue>) -> Result<()> {
    for NewValue {
        area,
        weight,
        words,
    } in values
    {
        tx.put(&Value {
            id: tx.new_id(),
            opening: tx.number(),
            area,
            partner,
            weight,
            words,
            opened_on: tx.today,
            taken_back: false,
        })?;
    }
    Ok(())
}

/// What is written in it, each part of life once.
fn checked(values: Vec<NewValue>) -> Result<Vec<NewValue>> {
    if values.len() > MOST {
        return Err(Error::field("values", Problem::TooLarge));
    }
    let mut kept: Vec<NewValue> = Vec::new();
    for (n, value) in values.into_iter().enumerate() {
        let words = words::optional_line(&format!("values.{n}.words"), &value.words, LONGEST)?;
        if kept.iter().any(|one| one.area == value.area) {
            return Err(Error::field(&format!("values.{n}.area"), Problem::Same));
        }
        if !words.is_empty() || value.weight.is_some() {
            kept.push(NewValue { words, ..value });
        }
    }
    Ok(kept)
}
