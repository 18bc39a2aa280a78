//! A question that waits for being opened: who is ready, and nothing of what they answered.

use crate::db::{id, row, text_enum};

id! {
    /// The id of a question that waits for being opened.
    pub OpeningId
}

id! {
    /// The thing a question is about.
    pub(crate) AboutId
}

text_enum! {
    /// The kinds of questions that are opened together.
    pub enum Question {
        /// What matters to each of us.
        WhatMatters = "what_matters",
        /// What to talk about in our quarter.
        Quarter = "quarter",
    }
}

row! {
    /// A question at least one of the two has put an answer to away.
    pub(crate) struct Opening in "opening" {
        pub(crate) id: OpeningId,
        pub(crate) question: Question,
        pub(crate) about: AboutId,
        pub(crate) ready_start: bool,
        pub(crate) ready_end: bool,
    }
}
