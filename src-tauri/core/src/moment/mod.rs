//! Good things: times set apart for them, and moments that happened.

mod good_moment;
mod good_time;
mod row;

pub(crate) use good_moment::of_today;
pub use good_moment::{GoodMomentView, NewGoodMoment};
pub(crate) use good_time::coming;
pub use good_time::{EditGoodTime, GoodTimeView, NewGoodTime};
pub use row::{GoodMoment, GoodMomentId, GoodTime, GoodTimeId};
