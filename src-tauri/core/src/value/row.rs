//! One partner's opened words about one part of life.

use chrono::NaiveDate;

use crate::db::{id, row, text_enum};
use crate::household::AreaId;
use crate::who::Side;

id! {
    /// The id of one partner's opened words about one part of life.
    pub ValueId
}

text_enum! {
    /// How much a part of life matters to somebody now. Words, so that nothing is added up.
    pub enum Weight {
        /// It comes first.
        First = "first",
        /// It matters a lot.
        Lot = "lot",
        /// It matters, as other things do.
        Some = "some",
        /// It can wait for now.
        Wait = "wait",
    }
}

row! {
    /// One partner's opened words about one part of life.
    pub(crate) struct Value in "value" {
        pub(crate) id: ValueId,
        /// The number of the change they were opened in: both answers of one opening have the same.
        pub(crate) opening: i64,
        pub(crate) area: AreaId,
        pub(crate) partner: Side,
        pub(crate) weight: Option<Weight>,
        pub(crate) words: String,
        pub(crate) opened_on: NaiveDate,
        pub(crate) taken_back: bool,
    }
}
