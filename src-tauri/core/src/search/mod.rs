//! Finding things by their words: what everybody may read in one index, what is one partner's alone in memory.
//!
//! The index is fed by the one door every change goes through ([`crate::planner`]), in the same transaction, so it
//! follows undo, the trash and erasing without anybody thinking of it. Private things never come near it.

mod find;
mod index;
mod wanted;

pub use find::{Found, Hit, Of, SearchQuery};
pub(crate) use index::{Line, follow, follow_at_once, make_anew, take_out};
#[cfg(any(test, feature = "testing"))]
pub(crate) use index::{anew, check, kept};
pub use wanted::Bit;
pub(crate) use wanted::Wanted;
