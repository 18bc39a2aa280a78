//! What one partner keeps to themselves: drafts, ticks, what is being typed. It lives only here, never in
//! a noun's table, a search or the history, until its owner shares it.

mod draft;
mod store;

pub use draft::{Draft, KeepDraft};
pub(crate) use draft::{KIND as DRAFT, about};
pub use store::PrivateId;
pub(crate) use store::{
    Item, STEP, all, bring, earlier, erase, erase_about, erase_all, every, everything, find,
    in_the_open, put, readable, reseal, turn_brought,
};
