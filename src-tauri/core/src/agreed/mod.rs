//! Texts that bind both: versions, yeses and withdrawals, and the one function that says whether
//! something holds. A shared goal's core, an agreement and a decision rule all rest on this.

mod bring;
mod go_on;
mod record;
mod row;
mod signature;
mod standing;
mod write;
mod yes;

pub(crate) use bring::{Wording, bring};
pub use go_on::{GoOn, Stop};
pub(crate) use go_on::{check_end, press as go_on};
pub use record::{Pending, Record};
pub(crate) use record::{came_with, is_numbered_through, of, of_kind, that_run_to};
pub use row::{
    SignOff, SignOffId, Subject, SubjectId, Version, VersionId, Void, Withdrawal, WithdrawalKind,
};
pub(crate) use signature::checked;
pub use signature::{Checked, CheckedYes, OfSubject};
pub use standing::{Standing, Text, standing};
#[cfg(any(test, feature = "testing"))]
pub(crate) use write::digest_anew;
pub(crate) use write::{append, known_by, known_by_kept, title, write};
pub(crate) use yes::standing as standing_of;
pub use yes::{NamedYes, Yes};
pub(crate) use yes::{say_yes, withdraw};
