//! Opening a household, and making one: never a new one silently beside or in place of another.

use std::path::Path;

use rusqlite::Connection;

use crate::backup::Backup;
use crate::db::{self, DataKey, SCHEMAS, Schema};
use crate::error::{Error, FolderProblem, Refusal, Result};
use crate::folder::{Folder, Found, HouseholdId, private_file};
use crate::planner::Planner;
use crate::vault::{Keys, Own, Ring, Secret};
use crate::who::Side;
use crate::world::World;

/// A household that is not open: its folder is held, so that nobody else writes into it, and it is known who
/// can open it. Nothing of what is in it is.
pub struct Closed {
    folder: Folder,
    read_only: bool,
    /// Somebody else holds the folder, and it is read beside them.
    beside: bool,
    keys: Keys,
    world: Box<dyn World>,
}

/// What a secret opened: somebody's own keys, and the data keys the file may have.
pub struct Unlocked {
    side: Side,
    own: Own,
    rings: Vec<(Ring, DataKey)>,
}

impl Closed {
    /// Finds the household in `dir` and holds its folder. A read-only place is copied to `scratch`.
    ///
    /// # Errors
    /// [`Refusal::NotSetUp`] where there is none; every [`FolderProblem`], and the file is untouched then.
    pub fn find(dir: &Path, scratch: &Path, world: Box<dyn World>) -> Result<Self> {
        if Folder::look(dir)? == Found::Nothing {
            return Err(Refusal::NotSetUp.into());
        }
        Folder::may_be_read(dir)?;
        let (folder, read_only) = match Folder::hold(dir) {
            Ok(folder) if writable(&folder.household()) => (folder, false),
            Ok(_) | Err(Error::ReadOnly | Error::Folder(FolderProblem::NotWritable)) => {
                (Folder::copy_of_read_only(dir, scratch)?, true)
            }
            Err(error) => return Err(error),
        };
        Ok(Self {
            keys: Keys::read(&folder)?,
            folder,
            read_only,
            beside: false,
            world,
        })
    }

    /// Finds the household in `dir` for reading only: beside whoever has it open, otherwise from a copy in
    /// `scratch`. The folder is not held.
    ///
    /// # Errors
    /// As [`Closed::find`], but for [`FolderProblem::InUse`].
    pub fn find_to_read(dir: &Path, scratch: &Path, world: Box<dyn World>) -> Result<Self> {
        if Folder::look(dir)? == Found::Nothing {
            return Err(Refusal::NotSetUp.into());
        }
        Folder::may_be_read(dir)?;
        let (folder, beside) = match Folder::hold(dir) {
            Err(Error::Folder(FolderProblem::InUse)) => (Folder::beside(dir), true),
            // Held while it is copied, so that nobody begins to write meanwhile.
            Ok(_) | Err(Error::ReadOnly | Error::Folder(FolderProblem::NotWritable)) => {
                (Folder::copy_of_read_only(dir, scratch)?, false)
            }
            Err(error) => return Err(error),
        };
        Ok(Self {
            keys: Keys::read(&folder)?,
            folder,
            read_only: true,
            beside,
            world,
        })
    }

    /// Whether it opens only with a passphrase.
    #[must_use]
    pub const fn locked(&self) -> bool {
        self.keys.locked()
    }

    /// The names of those who have a passphrase, start and end.
    #[must_use]
    pub fn names(&self) -> [Option<String>; 2] {
        self.keys.names()
    }

    pub(crate) const fn folder(&self) -> &Folder {
        &self.folder
    }

    /// The world it was found in.
    #[must_use]
    pub fn world(&self) -> &dyn World {
        self.world.as_ref()
    }

    /// Tries a secret. It takes about a second, and changes nothing.
    ///
    /// # Errors
    /// [`Refusal::WrongPassphrase`], [`Refusal::WrongCode`], [`Refusal::NoPassphrase`];
    /// [`FolderProblem::Damaged`] where the keys were changed by something other than this program.
    pub fn unlock(&self, side: Side, secret: &Secret) -> Result<Unlocked> {
        let mut wrong = None;
        let mut opened = None;
        let mut rings = Vec::new();
        for ring in self.keys.rings() {
            match self.keys.unlock(ring, side, secret) {
                Ok((own, data)) => {
                    rings.push((ring.clone(), data));
                    opened = Some(own);
                }
                Err(error) => wrong = wrong.or(Some(error)),
            }
        }
        match (opened, wrong) {
            (Some(own), _) => Ok(Unlocked { side, own, rings }),
            (None, Some(error)) => Err(error),
            (None, None) => Err(Refusal::NoPassphrase.into()),
        }
    }

    /// Opens it with the key that lies in the open.
    ///
    /// # Errors
    /// [`Refusal::Locked`]; every [`FolderProblem`], and the file is untouched then.
    pub fn open(self) -> Result<Planner> {
        self.open_through(SCHEMAS)
    }

    /// The same, with the schemas a program knows.
    pub(crate) fn open_through(self, schemas: &[Schema]) -> Result<Planner> {
        let mut rings = Vec::new();
        for ring in self.keys.rings() {
            if let Some(data) = ring.in_the_open()? {
                rings.push((ring.clone(), data));
            }
        }
        if rings.is_empty() {
            return Err(Refusal::Locked.into());
        }
        self.with(rings, schemas)
    }

    /// Opens it with what a secret opened; that partner is then known to be here.
    ///
    /// # Errors
    /// Every [`FolderProblem`], and the file is untouched then.
    pub fn open_with(self, unlocked: Unlocked) -> Result<Planner> {
        let mut planner = self.with(unlocked.rings, SCHEMAS)?;
        planner.keep_nobody_out()?;
        planner.admit(unlocked.side, unlocked.own)?;
        Ok(planner)
    }

    /// Opens the file with whichever ring is the one it has, and forgets the other.
    fn with(self, rings: Vec<(Ring, DataKey)>, schemas: &[Schema]) -> Result<Planner> {
        let (ring, data, mut db) = fitting(&self.folder, rings, self.beside)?;
        if self.beside {
            // Whoever has it open is of another version then, and only they may change it.
            if !db::is_of_today(&db)? {
                return Err(FolderProblem::InUse.into());
            }
        } else {
            let before = Backup {
                dir: self.folder.path().to_owned(),
                household: self.keys.household,
                key: data.clone(),
                now: self.world.now(),
                salt: self.world.secret(),
                zone: chrono_tz::Tz::UTC,
                begun: 0,
            };
            db::migrate(&mut db, schemas, || before.make().map(drop))?;
        }
        let keys = self.keys.settled(&ring);
        if self.keys.unsettled() && !self.read_only {
            // The program ended while it made a new data key. What it had prepared is of no use any more.
            keys.write(&self.folder)?;
            self.folder.clear_unfinished()?;
        }
        let world = self.world;
        let mut planner =
            Planner::new(db, self.folder, world, self.read_only, keys, data).compare_with_last()?;
        if !self.read_only {
            planner.take_over_wake()?;
        }
        Ok(planner)
    }

    pub(crate) fn from_parts(
        folder: Folder,
        read_only: bool,
        keys: Keys,
        world: Box<dyn World>,
    ) -> Self {
        Self {
            folder,
            read_only,
            beside: false,
            keys,
            world,
        }
    }
}

/// The ring that opens the file.
fn fitting(
    folder: &Folder,
    rings: Vec<(Ring, DataKey)>,
    beside: bool,
) -> Result<(Ring, DataKey, Connection)> {
    let mut problem = Error::from(FolderProblem::KeysMissing);
    let file = folder.household();
    for (ring, data) in rings {
        let db = if beside {
            db::open_read_only(&file, &data)
        } else {
            db::open_writing(&file, &data, false)
        };
        match db {
            Ok(db) => return Ok((ring, data, db)),
            Err(error) => problem = error,
        }
    }
    if let Error::Folder(FolderProblem::Foreign) = problem
        && !begins_as_sqlite(&file)
    {
        // Encrypted pages look like any bytes: other keys, and a damaged beginning, cannot be told apart.
        problem = FolderProblem::DoesNotOpen.into();
    }
    Err(problem)
}

/// Whether another program's SQLite file lies there: ours never begin like that.
fn begins_as_sqlite(file: &Path) -> bool {
    use std::io::Read;
    let mut start = [0; 16];
    std::fs::File::open(file)
        .and_then(|mut file| file.read_exact(&mut start))
        .is_ok()
        && start == *b"SQLite format 3\0"
}

impl Planner {
    /// Opens the household in `dir` with the key that lies in the open. A read-only place is copied to
    /// `scratch` and opened for reading.
    ///
    /// # Errors
    /// [`Refusal::Locked`]; every [`FolderProblem`], and the file is untouched then.
    pub fn open(dir: &Path, scratch: &Path, world: Box<dyn World>) -> Result<Self> {
        Closed::find(dir, scratch, world)?.open()
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
        let keys = Keys::open(id, &key);
        let data = key.clone();
        let mut planner = Self::new(db, folder, world, false, keys, key);
        fill(&mut planner, id)?;
        planner.keys.write(&planner.folder)?;
        planner.move_into_place(data)?;
        Ok(planner)
    }
}

fn writable(file: &Path) -> bool {
    std::fs::OpenOptions::new().write(true).open(file).is_ok()
}
