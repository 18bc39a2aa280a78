//! What one partner keeps to themselves: drafts, ticks, what is being typed. It lives only here, never in
//! a noun's table, a search or the history, until its owner shares it.

mod draft;
mod store;

pub(crate) use draft::is_about;
pub use draft::{Draft, KeepDraft};
pub use store::PrivateId;
pub(crate) use store::{
    STEP, all, erase, erase_about, erase_all, everything, find, in_the_open, put, readable, reseal,
};
