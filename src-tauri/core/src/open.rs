//! Opening a household, and making one: never a new one silently beside or in place of another.

use std::path::Path;

use crate::backup;
use crate::db::{self, DataKey, SCHEMAS, Schema};
use crate::error::{Error, FolderProblem, Refusal, Result};
use crate::folder::{Folder, Found, private_file};
use crate::household::HouseholdId;
use crate::planner::Planner;
use crate::world::World;

impl Planner {
    /// Opens the household in `dir`. A read-only place is copied to `scratch` and opened for reading.
    ///
    /// # Errors
    /// Every [`FolderProblem`]; the file is untouched then.
    pub fn open(dir: &Path, scratch: &Path, world: Box<dyn World>) -> Result<Self> {
        Self::open_through(dir, scratch, world, SCHEMAS)
    }

    /// The same, with the schemas a program knows.
    pub(crate) fn open_through(
        dir: &Path,
        scratch: &Path,
        world: Box<dyn World>,
        schemas: &[Schema],
    ) -> Result<Self> {
        if Folder::look(dir)? == Found::Nothing {
            return Err(Refusal::NotSetUp.into());
        }
        let (folder, read_only) = match Folder::hold(dir) {
            Ok(folder) if writable(&folder.household()) => (folder, false),
            Ok(_) | Err(Error::ReadOnly | Error::Folder(FolderProblem::NotWritable)) => {
                (Folder::copy_of_read_only(dir, scratch)?, true)
            }
            Err(error) => return Err(error),
        };
        let key = folder.key()?;
        let mut db = db::open_writing(&folder.household(), &key, false)?;
        let now = world.now();
        db::migrate(&mut db, schemas, || {
            backup::make(folder.path(), &key, now).map(|_| ())
        })?;
        Self::new(db, folder, world, read_only).compare_with_last()
    }

    /// Makes a household file in `dir`, with a key of its own. It gets its name only once `fill` wrote
    /// into it what makes it a household: whatever breaks off before leaves none.
    ///
    /// # Errors
    /// [`Refusal::AlreadySetUp`] where one is there already; every [`FolderProblem`]; what `fill` answers.
    pub(crate) fn create(
        dir: &Path,
        world: Box<dyn World>,
        fill: impl FnOnce(&mut Self, HouseholdId) -> Result<()>,
    ) -> Result<Self> {
        if Folder::look(dir)? == Found::Household {
            return Err(Refusal::AlreadySetUp.into());
        }
        let folder = Folder::hold(dir)?;
        let key = DataKey::new(world.secret());
        let id = HouseholdId::from(world.uuid());
        let beside = folder.unfinished();
        drop(private_file(&beside, true)?);
        let mut db = db::open_writing(&beside, &key, true)?;
        db::migrate(&mut db, SCHEMAS, || Ok(()))?;
        let mut planner = Self::new(db, folder, world, false);
        fill(&mut planner, id)?;
        let (db, folder, world) = planner.into_parts();
        db.close().map_err(|(_, error)| Error::from(error))?;
        folder.write_key(id, &key)?;
        std::fs::rename(&beside, folder.household())?;
        folder.flush()?;
        let db = db::open_writing(&folder.household(), &key, false)?;
        Ok(Self::new(db, folder, world, false))
    }
}

fn writable(file: &Path) -> bool {
    std::fs::OpenOptions::new().write(true).open(file).is_ok()
}
