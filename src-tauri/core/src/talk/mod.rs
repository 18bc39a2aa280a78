//! Guided sittings, and the break from one.

mod breaks;

pub(crate) use breaks::{Break, announced, on_break, unannounced_break};
pub use breaks::{BreakId, BreakView, StartBreak};
