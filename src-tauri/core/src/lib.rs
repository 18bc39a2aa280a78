//! The planner itself: the couple's household, its rules and its file. It has never heard of a window,
//! starts no threads and asks no clock: time, ids and secrets come in through [`world::World`].

// The list of commands is walked one by one while it is expanded.
#![recursion_limit = "512"]

pub mod agreed;
pub mod backup;
pub mod boundary;
pub mod changes;
pub mod check;
pub mod civil;
pub mod commands;
mod db;
pub mod difference;
pub mod error;
pub mod export;
pub mod feeling;
pub mod folder;
pub mod goal;
mod hex;
pub mod history;
pub mod household;
pub mod import;
pub mod leave;
pub mod memory;
pub mod moment;
pub mod note;
mod open;
pub mod opening;
pub mod order;
pub mod passphrase;
pub mod phrases;
pub mod planner;
pub mod private;
pub mod recover;
pub mod recurrence;
pub mod reminder;
pub mod rule;
pub mod sample;
mod seal;
pub mod search;
pub mod set_up;
pub mod talk;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod today;
pub mod topic;
pub mod trash;
pub mod value;
pub mod vault;
pub mod who;
pub mod words;
pub mod work;
pub mod world;

pub use db::{DataKey, SCHEMA};
pub use error::{Error, Result};
pub use open::{Closed, Unlocked};
pub use planner::Planner;
