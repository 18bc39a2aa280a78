//! *How are we, as I see it today*, from 0 to 10: one's own line over time. It is private; a span of it may be shared
//! by an act. The two lines are never combined, compared or judged.

mod keep;
mod row;
mod share;

pub use keep::{FeelingPoint, Feelings, KeepFeeling};
pub(crate) use keep::{KIND, brought};
pub use row::{Feeling, FeelingId};
pub use share::{ShareFeelings, SharedFeeling};
