//! What each needs to feel safe and respected: boundaries of one's own ("When …, I will …"), agreements
//! both keep, and requests that may be declined.

mod answer;
mod asked;
mod bring;
mod difference;
mod hints;
mod keep;
mod mark;
mod read;
mod row;
mod sheet;
mod slip;
pub mod starters;
mod store;
mod text;
pub mod wording;
mod write;

pub use answer::{Answer, AnswerRequest, AskAgain};
pub(crate) use bring::{BoundaryRow, Brought, bring};
pub(crate) use difference::changes as difference;
pub use difference::{AgreementChange, AgreementField};
pub use hints::{Hints, OfText};
pub use keep::{BoundaryDraft, DropPrivate, KeepBoundary, ShareBoundary};
pub(crate) use keep::{KIND as KEPT, asked_brought, asks, brought as kept_brought};
pub use mark::{Differ, Fold, MarkRead};
pub use read::{
    AgreementView, Boundaries, DraftView, OwnView, PendingText, ReaderMark, RequestView,
};
pub use row::{Boundary, BoundaryId, Form, Mark, MarkId, Reply};
pub use sheet::{AgreementSheet, Beginnings, VersionView};
pub(crate) use slip::{KIND as SLIPPED, brought as slip_brought, is_on as slip_is_on, slipped};
pub use slip::{NoteSlip, Slip, Slipped};
pub use starters::Topic;
pub use text::{AgreementText, OwnText, REST, RequestText, Text};
pub use write::{EditBoundary, OneBoundary, WriteBoundary};
