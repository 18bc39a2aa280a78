//! Every table whose rows have a history. Undo, erasing and the export know tables only from here.

use crate::agreed::{SignOff, Version, Withdrawal};
use crate::boundary::{Boundary, Mark};
use crate::db::Table;
use crate::error::{Error, Result};
use crate::feeling::Feeling;
use crate::goal::{Goal, Progress, Step};
use crate::household::{Area, Household, Partner};
use crate::moment::{GoodMoment, GoodTime};
use crate::opening::Opening;
use crate::reminder::{Occurrence, Reminder};
use crate::rule::Rule;
use crate::talk::{Break, Quarter, QuarterText};
use crate::trash::EmptyPress;
use crate::value::Value;

/// In the order in which they can be written without a missing parent.
pub(crate) const TABLES: &[Table] = &[
    Table::of::<Household>(),
    Table::of::<Partner>(),
    Table::of::<Area>(),
    Table::of::<GoodTime>(),
    Table::of::<GoodMoment>(),
    Table::of::<Version>(),
    Table::of::<Boundary>(),
    Table::of::<Mark>(),
    Table::of::<SignOff>(),
    Table::of::<Withdrawal>(),
    Table::of::<Rule>(),
    Table::of::<Goal>(),
    Table::of::<Step>(),
    Table::of::<Progress>(),
    Table::of::<EmptyPress>(),
    Table::of::<Reminder>(),
    Table::of::<Occurrence>(),
    Table::of::<Break>(),
    Table::of::<Quarter>(),
    Table::of::<QuarterText>(),
    Table::of::<Opening>(),
    Table::of::<Value>(),
    Table::of::<Feeling>(),
];

/// The table of this name; names from the file never reach SQL unless they are one of ours.
pub(crate) fn table(name: &str) -> Result<Table> {
    TABLES
        .iter()
        .copied()
        .find(|table| table.name == name)
        .ok_or_else(|| Error::Row(format!("no table {name}")))
}
