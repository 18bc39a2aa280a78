//! The two tables of boundaries. The words themselves are versions (see [`crate::agreed`]).

use chrono::NaiveDate;

use super::starters::Topic;
use crate::agreed::{SubjectId, VersionId};
use crate::db::{id, row, text_enum};
use crate::who::Side;

id! {
    /// A boundary's id.
    pub BoundaryId
}
id! {
    /// A mark's id.
    pub MarkId
}

impl From<BoundaryId> for SubjectId {
    fn from(id: BoundaryId) -> Self {
        Self(id.0)
    }
}

text_enum! {
    /// Which of the three kinds it is.
    pub enum Form {
        /// "When …, I will …": its owner's alone. Read, never approved or refused.
        Own = "own",
        /// Something both keep; it holds with both yeses and ends on its date.
        Agreement = "agreement",
        /// Something asked, which may be declined.
        Request = "request",
    }
}

text_enum! {
    /// What the one who was asked answered.
    pub enum Reply {
        /// Yes, let's: it became a draft of an agreement.
        Accepted = "accepted",
        /// Not now: a full answer. It stays where it is.
        NotNow = "not_now",
        /// No.
        Declined = "declined",
        /// In another wording.
        Another = "another",
    }
}

row! {
    /// A boundary of one's own, an agreement, or a request.
    pub struct Boundary in "boundary" {
        /// Its id; also the subject of its versions.
        pub id: BoundaryId,
        /// Which of the three.
        pub form: Form,
        /// What it is about.
        pub topic: Topic,
        /// Whose own it is, or who asks; none for an agreement.
        pub owner: Option<Side>,
        /// Its place among the others.
        pub position: String,
        /// The day it was written.
        pub made_on: NaiveDate,
        /// The day its owner ended it, for an own one.
        pub ended_on: Option<NaiveDate>,
        /// A request's newest answer.
        pub reply: Option<Reply>,
        /// The day of that answer.
        pub replied_on: Option<NaiveDate>,
        /// The other wording that was offered.
        pub other_words: String,
        /// How often the same was declined.
        pub declined: u32,
        /// The request this agreement came from.
        pub source: Option<BoundaryId>,
        /// Since when it lies in the trash.
        pub trashed_on: Option<NaiveDate>,
    }
}

impl Boundary {
    /// The partner who reads an own boundary, or is asked.
    #[must_use]
    pub fn reader(&self) -> Option<Side> {
        self.owner.map(Side::other)
    }

    /// After a second no only the one who declined can open a request again.
    #[must_use]
    pub fn closed(&self) -> bool {
        self.reply == Some(Reply::Declined) && self.declined >= 2
    }
}

row! {
    /// What the reader of an own boundary left on one wording of it.
    pub struct Mark in "boundary_mark" part_of boundary {
        /// Its id.
        pub id: MarkId,
        /// The boundary.
        pub boundary: BoundaryId,
        /// The wording it was left on.
        pub version: VersionId,
        /// The reader.
        pub partner: Side,
        /// *I've read this (it is not a yes).*
        pub read: bool,
        /// *I see it differently*, in the reader's words; empty where they do not.
        pub differently: String,
    }
}
