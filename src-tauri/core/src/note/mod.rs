//! What one partner writes for themselves: a note, a question thought about alone, a disagreement seen as a friend
//! of both would see it, and putting something down. Private items, never shared as they are.

mod friend;
mod keep;
mod space;

pub use friend::FRIEND_EVERY;
pub use keep::{BringUp, KeepNote, Note, NoteView, Shape};
pub(crate) use keep::{KIND, brought};
pub use space::Space;
