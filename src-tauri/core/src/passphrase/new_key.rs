//! A new data key: the whole file is written again beside itself, checked, and takes its own place.
//!
//! Two files change, the household and its keys, and never in one moment. So the keys first say both: what
//! the household still is, and what it is about to be. Then the household is renamed into place, then the
//! keys say only the new. Whatever breaks off in between, one of the two rings opens the file.

use crate::backup;
use crate::db::{self, DataKey};
use crate::error::{Error, FolderProblem, Result};
use crate::folder::private_file;
use crate::planner::Planner;
use crate::private;
use crate::vault::{NewLock, Own};
use crate::who::Side;

/// Whose lock changes with the key: the own keys there were, and the lock there will be.
pub(super) type Relock<'a> = (Side, Option<&'a Own>, Option<&'a NewLock<'a>>);

impl Planner {
    /// Encrypts the file with a key nobody knows, kept behind the partners' locks alone if `locked`. What the
    /// partner of `relock` has of their own is taken over to their new keys.
    ///
    /// # Errors
    /// A full disk, a copy that does not check out: the file and its keys are as they were.
    pub(super) fn new_data_key(&mut self, locked: bool, relock: Relock<'_>) -> Result<()> {
        if self.read_only() {
            return Err(Error::ReadOnly);
        }
        self.backup().keep()?;
        let (side, _, after) = relock;
        let name = self.name_of(side)?;
        let data = DataKey::new(self.world.secret());
        let prepared = self.write_beside(&data, relock).and_then(|()| {
            let keys =
                self.keys
                    .about_to_have(
                        &data,
                        locked,
                        self.world.as_ref(),
                        |keys, ring| match after {
                            Some(new) => {
                                keys.relock(ring, side, &name, new, &data, self.world.as_ref())
                            }
                            None => {
                                ring.drop_lock(side);
                                Ok(())
                            }
                        },
                    )?;
            keys.write(&self.folder)?;
            Ok(keys)
        });
        let moved = prepared.map(|keys| (self.move_into_place(data.clone()), keys));
        match moved {
            Ok((opened, keys)) if self.has_key(&data) => {
                // From here on the file has the new key, and nothing may say otherwise. Until the disk has
                // confirmed that, the keys go on saying both; the next start finds which it is.
                self.keys = keys.arrived();
                if self.folder.flush().is_ok() {
                    let _ = self.keys.write(&self.folder);
                }
                opened
            }
            Ok((Err(error), _)) | Err(error) => {
                // As it was. Where even that does not work, the next start finds both rings and does it.
                let _ = self.keys.write(&self.folder);
                let _ = self.folder.clear_unfinished();
                Err(error)
            }
            Ok((Ok(()), _)) => Err(FolderProblem::Damaged.into()),
        }
    }

    /// The whole household beside itself, under the new key and with the partner's private things resealed.
    fn write_beside(&self, data: &DataKey, (side, before, after): Relock<'_>) -> Result<()> {
        let beside = self.folder.unfinished();
        self.folder.clear_unfinished()?;
        drop(private_file(&beside, true)?);
        self.db()
            .execute("VACUUM INTO ?1", [beside.to_string_lossy()])?;
        let mut copy = db::open_alone(&beside, &self.data)?;
        let reseal = copy.transaction()?;
        private::reseal(
            &reseal,
            side,
            before.map(Own::private),
            after.map(|new| new.own.private()),
            self.world.as_ref(),
        )?;
        reseal.commit()?;
        db::give_another_key(&copy, data)?;
        copy.close().map_err(|(_, error)| Error::from(error))?;
        let whole = backup::verify(&beside, data)?;
        if whole.inside.rows != backup::count(self.db())? {
            return Err(FolderProblem::Damaged.into());
        }
        Ok(std::fs::File::open(&beside)?.sync_all()?)
    }
}
