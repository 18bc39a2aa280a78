//! The agreed core of a goal: the words a yes is said to.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::row::{Goal, GoalId};
use crate::agreed::{self, Subject, Version};
use crate::error::{Error, Problem, Result};
use crate::planner::Tx;
use crate::words;

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Sum {
    /// In minor units: cents, pence, whole yen.
    #[ts(type = "number")]
    pub minor: i64,
    /// ISO 4217, such as `EUR`.
    pub currency: String,
}

/// What both say yes to. Only changing this asks both again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Core {
    /// What is wanted, in a line.
    pub title: String,
    /// What *done* looks like; may be empty.
    #[serde(default)]
    pub done: String,
    /// What it may cost, if that is part of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sum: Option<Sum>,
}

/// Ten thousand million of anything is beyond a household; it also keeps every number exact in JSON.
const LARGEST: i64 = 1_000_000_000_000;

/// Whether a number lies beyond what any measure may have, up or down.
pub(super) const fn is_too_large(value: i64) -> bool {
    value.unsigned_abs() > LARGEST.unsigned_abs()
}

impl Core {
    /// As it is kept: trimmed and checked.
    ///
    /// # Errors
    /// An empty or endless title, a sum that is not above zero, a currency that is none.
    pub fn checked(&self) -> Result<Self> {
        Ok(Self {
            title: words::line("title", &self.title, words::LINE)?,
            done: words::optional_text("done", &self.done)?,
            sum: self.sum.as_ref().map(Sum::checked).transpose()?,
        })
    }

    pub(super) fn of(version: &Version) -> Result<Self> {
        Ok(serde_json::from_str(&version.body)?)
    }

    /// Writes it as the goal's newest text.
    pub(super) fn write(&self, tx: &Tx<'_>, goal: GoalId, owned: bool) -> Result<()> {
        let subject = if owned { Subject::Own } else { Subject::Goal };
        agreed::write(tx, goal.into(), subject, self)?;
        Ok(())
    }
}

impl Sum {
    fn checked(&self) -> Result<Self> {
        Ok(Self {
            minor: amount("sum", self.minor)?,
            currency: currency("sum", &self.currency)?,
        })
    }
}

/// An amount above zero.
pub(super) fn amount(field: &str, minor: i64) -> Result<i64> {
    if minor <= 0 {
        return Err(Error::field(field, Problem::NotPositive));
    }
    if is_too_large(minor) {
        return Err(Error::field(field, Problem::TooLarge));
    }
    Ok(minor)
}

/// Three letters, as ISO 4217 has them.
pub(super) fn currency(field: &str, typed: &str) -> Result<String> {
    let code = typed.trim().to_ascii_uppercase();
    if code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase()) {
        Ok(code)
    } else {
        Err(Error::field(field, Problem::NotAChoice))
    }
}

impl Goal {
    /// Whether it is one partner's own.
    pub(super) const fn owned(&self) -> bool {
        self.owner.is_some()
    }
}
