//! An earlier day made ready beside the planner. Copying and checking a backup, and keeping today, take long on a big
//! household: whoever writes does not wait for it, and whoever asked can stop it. What is ready is used by the very next
//! taking out or going back, which asks everything else anew and makes ready itself what is not.

use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;

use super::back::Presses;
use super::day::{copy_of, key_of};
use super::list::{self, Made};
use super::make::Backup;
use super::place::{BackupOf, Places};
use super::take::TakeOut;
use crate::db::DataKey;
use crate::error::{Error, Refusal, Result};
use crate::folder::private_dir;
use crate::household;
use crate::planner::Planner;
use crate::who::Actor;
use crate::work::Work;

/// An earlier day that is to be made ready.
pub struct Readying {
    made: Made,
    key: DataKey,
    /// Today is kept first, for going back.
    keep: Option<Backup>,
}

/// An earlier day that is ready: checked, and at hand.
pub struct Ready {
    made: Made,
    earlier: Earlier,
}

/// What taking out and going back read.
pub(crate) struct Earlier {
    /// The copy.
    pub(super) db: Connection,
    /// Today as it was kept meanwhile.
    pub(super) kept: Option<Made>,
}

impl Planner {
    /// What has to be made ready before a thing is taken out.
    ///
    /// # Errors
    /// As [`Planner::take_out`], as far as that can be told before the backup is read.
    pub fn readying_to_take(&self, actor: Actor, take: &TakeOut) -> Result<Readying> {
        actor.author().ok_or(Refusal::NobodyHere)?;
        self.readying(&take.of)
    }

    /// What has to be made ready before this press goes back; nothing where it only waits for the other's.
    ///
    /// # Errors
    /// As [`Planner::go_back`], as far as that can be told before the backup is read.
    pub fn readying_to_go_back(&self, actor: Actor, to: &BackupOf) -> Result<Option<Readying>> {
        let side = actor.one()?;
        let pressed = |presses: &Presses| presses.has(side.other(), to);
        let last = self.going_back.as_ref().is_some_and(pressed)
            || household::household(self.rows())?.alone;
        // Without its passphrase the press is refused before anything is read.
        if !last || (self.keys.have()[side.index()] && !self.proven.get()[side.index()]) {
            return Ok(None);
        }
        let mut readying = self.readying(to)?;
        readying.keep = Some(self.backup());
        Ok(Some(readying))
    }

    fn readying(&self, of: &BackupOf) -> Result<Readying> {
        if self.read_only() {
            return Err(Error::ReadOnly);
        }
        let made = list::find(self.folder().path(), self.keys.household, of)?;
        let key = key_of(&made, &self.data)?;
        Ok(Readying {
            made,
            key,
            keep: None,
        })
    }

    /// Takes what is ready, or nothing any more.
    pub fn ready(&mut self, ready: Option<Ready>) {
        self.ready = ready;
    }

    /// The copy of this backup that is ready, or one made now.
    pub(super) fn earlier(&mut self, made: &Made, key: &DataKey) -> Result<Earlier> {
        match self.ready.take() {
            Some(ready) if ready.made.path == made.path && ready.made.about == made.about => {
                Ok(ready.earlier)
            }
            _ => {
                let copy = self.folder.unfinished();
                Ok(Earlier {
                    db: copy_of(made, key, &copy, &Work::default())?,
                    kept: None,
                })
            }
        }
    }
}

impl Readying {
    /// Makes it ready in a corner, which has to stay for as long as it is used.
    ///
    /// # Errors
    /// [`Refusal::BackupDamaged`]; [`Refusal::Stopped`]; whatever keeps today from being kept.
    pub fn run(&self, corner: &Path, work: &Arc<Work>) -> Result<Ready> {
        private_dir(corner)?;
        let db = copy_of(&self.made, &self.key, &corner.join("household.db"), work)?;
        // It belongs to what is done next, and is not interrupted with what is done before.
        let kept = match &self.keep {
            // Where the chosen folder is gone, keeping falls back on the planner's own when it goes.
            Some(keep) if Places::read(&keep.dir).folder_is_there(&keep.dir) => {
                Some(keep.made_now(work)?)
            }
            _ => None,
        };
        Ok(Ready {
            made: self.made.clone(),
            earlier: Earlier { db, kept },
        })
    }
}
