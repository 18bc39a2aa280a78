//! The two tables of good things.

use chrono::{NaiveDate, NaiveTime};

use crate::db::{id, row};
use crate::who::Author;

id! {
    /// A good time's id.
    pub GoodTimeId
}
id! {
    /// A good moment's id.
    pub GoodMomentId
}

row! {
    /// Time set apart for something nice: what, when, who arranges it.
    pub struct GoodTime in "good_time" {
        /// Its id.
        pub id: GoodTimeId,
        /// What.
        pub title: String,
        /// The day.
        pub day: NaiveDate,
        /// The time, if it has one.
        pub time: Option<NaiveTime>,
        /// Who arranges it: one took it on, or both.
        pub arranger: Option<Author>,
        /// Who wrote it down.
        pub author: Author,
        /// When it was put in the trash.
        pub trashed_on: Option<NaiveDate>,
    }
}

row! {
    /// Something good that happened.
    pub struct GoodMoment in "good_moment" {
        /// Its id.
        pub id: GoodMomentId,
        /// What happened.
        pub words: String,
        /// The day it was noted.
        pub day: NaiveDate,
        /// Whose words they are.
        pub author: Author,
        /// When it was put in the trash.
        pub trashed_on: Option<NaiveDate>,
    }
}
