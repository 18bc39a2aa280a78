//! The rule's own table: nothing in it needs a yes.

use chrono::NaiveDate;

use crate::agreed::SubjectId;
use crate::db::{id, row};

id! {
    /// A rule's id.
    pub RuleId
}

impl From<RuleId> for SubjectId {
    fn from(id: RuleId) -> Self {
        Self(id.0)
    }
}

row! {
    /// One rule. Its words are versions of the subject with the same id.
    pub struct Rule in "rule" {
        /// Its id.
        pub id: RuleId,
        /// The day it was first shared.
        pub written_on: NaiveDate,
        /// When the couple looks at it again. It rolls on by itself and ends nothing.
        pub review_on: NaiveDate,
        /// Since when it lies in the trash.
        pub trashed_on: Option<NaiveDate>,
    }
}
