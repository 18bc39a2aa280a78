//! Guided sittings, and the break from one.

mod breaks;
mod quarter;

pub(crate) use breaks::{Break, announced, goes_on, on_break, unannounced_break};
pub use breaks::{BreakId, BreakView, StartBreak};
pub use quarter::{
    KeepTexts, Outcome, QuarterId, QuarterItem, QuarterStep, QuarterTextId, QuarterView, Settle,
    Ticks, ToStep,
};
pub(crate) use quarter::{Quarter, QuarterText, in_quarter};
