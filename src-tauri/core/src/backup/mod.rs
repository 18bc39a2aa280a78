//! Backups: made by themselves, verified before they count, thinned by the calendar, and the way back to one.
//!
//! A backup is a folder `DATE/{household.db, keys.json, about.json}` that got its name by a rename once it was
//! written, flushed, opened again, checked and counted. It is made from a connection of its own that only reads, so
//! whoever writes does not wait. It opens with the keys of its own day: `keys.json` is the one there was then.
//! `docs/backups.md` says what people can rely on.

mod about;
mod back;
mod choose;
mod day;
mod lies;
mod list;
mod make;
mod older;
mod page;
mod place;
mod ready;
mod take;
mod thin;
mod when;

pub use about::About;
pub(crate) use back::Presses;
pub use back::WentBack;
pub use choose::{Away, BackedUp, SetBackupFolder};
pub use day::{
    Differs, EarlierDay, EarlierFact, EarlierSection, EarlierThing, LookBack, LookingBack,
};
pub use lies::{Lies, lies};
pub use list::{Found, Listed, Made, find, in_folder, list};
pub(crate) use list::{at, newest_first};
pub use make::Backup;
pub(crate) use make::{count, verify};
pub use older::RenewBackup;
pub use page::{BackupDay, BackupFolder, Backups, FolderTrouble, Holds, Looking, OneBackup, Opens};
pub(crate) use place::within;
pub use place::{BackupOf, Place, Places};
pub use ready::{Ready, Readying};
pub use take::{TakeOut, TakenOut};
pub use thin::{Dated, surplus};
pub(crate) use when::Pending;
pub use when::due;
