//! What changed, and undoing it: the old row is saved where the new one is written, in one table.

mod clock;
mod op;
mod past;
mod store;
mod tables;
mod undo;

pub use op::{Kind, Op};
pub(crate) use past::{THINGS, Trace, last_image, last_part, past};
pub(crate) use store::{
    Entry, Image, OWN, ends_with_erasing, erased, forget, forget_parts, insert, is_emptied,
    is_newer, join, last_of_people, next_seq,
};
pub(crate) use tables::{TABLES, table};
pub use undo::StepName;
