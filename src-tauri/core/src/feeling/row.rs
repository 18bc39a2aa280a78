//! The table of what was shared.

use chrono::NaiveDate;

use crate::db::{id, row};
use crate::who::Side;

id! {
    /// A shared feeling's id.
    pub FeelingId
}

row! {
    /// How one partner saw the two of them on one day, shared by an act of theirs.
    pub struct Feeling in "feeling" {
        /// Its id.
        pub id: FeelingId,
        /// Whose it is.
        pub partner: Side,
        /// The day.
        pub day: NaiveDate,
        /// From 0 to 10.
        pub value: u8,
        /// A word to it; may be empty.
        pub words: String,
    }
}
