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
    /// Whether `keys.json` still says two rings: the program ended while it made a new data key.
    unsettled: bool,
    world: Box<dyn World>,
}

/// What a secret opened: the data keys the file may have, each with the own keys that belong to it.
pub struct Unlocked {
    side: Side,
    opened: Vec<Opened>,
}

#[cfg(any(test, feature = "testing"))]
impl Unlocked {
    /// Every secret byte of it, each by what it is: the data key, and the owner's three.
    pub(crate) fn secrets(&self) -> Vec<(&'static str, [u8; 32])> {
        let mut secrets = Vec::new();
        for one in &self.opened {
            secrets.push(("data key", *one.data.bytes()));
            let own = one.own.as_ref().map(Own::to_bytes);
            let parts = own.iter().flat_map(|own| own.as_chunks::<32>().0);
            secrets.extend(["private", "take", "sign"].into_iter().zip(parts.copied()));
        }
        secrets
    }
}

struct Opened {
    ring: Ring,
    data: DataKey,
    /// Whose secret it was; none for a key that lies in the open.
    own: Option<Own>,
}

/// A household lies there, and this account may read it.
fn is_there(dir: &Path) -> Result<()> {
    if Folder::look(dir)? == Found::Nothing {
        return Err(Refusal::NotSetUp.into());
    }
    Folder::may_be_read(dir)
}

impl Closed {
    /// Finds the household in `dir` and holds its folder. A read-only place is copied to `scratch`.
    ///
    /// # Errors
    /// [`Refusal::NotSetUp`] where there is none; every [`FolderProblem`], and the file is untouched then.
    pub fn find(dir: &Path, scratch: &Path, world: Box<dyn World>) -> Result<Self> {
        is_there(dir)?;
        let (folder, read_only) = match Folder::hold(dir) {
            Ok(folder) if writable(&folder.household()) => (folder, false),
            Ok(_) | Err(Error::ReadOnly | Error::Folder(FolderProblem::NotWritable)) => {
                (Folder::copy_of_read_only(dir, scratch)?, true)
            }
            Err(error) => return Err(error),
        };
        Self::found(folder, read_only, false, world)
    }

    /// Finds the household in `dir` for reading only: beside whoever has it open, otherwise from a copy in
    /// `scratch`. The folder is not held.
    ///
    /// # Errors
    /// As [`Closed::find`], but for [`FolderProblem::InUse`].
    pub fn find_to_read(dir: &Path, scratch: &Path, world: Box<dyn World>) -> Result<Self> {
        is_there(dir)?;
        let (folder, beside) = match Folder::hold(dir) {
            Err(Error::Folder(FolderProblem::InUse)) => (Folder::beside(dir), true),
            // Held while it is copied, so that nobody begins to write meanwhile.
            Ok(_) | Err(Error::ReadOnly | Error::Folder(FolderProblem::NotWritable)) => {
                (Folder::copy_of_read_only(dir, scratch)?, false)
            }
            Err(error) => return Err(error),
        };
        Self::found(folder, true, beside, world)
    }

    fn found(folder: Folder, read_only: bool, beside: bool, world: Box<dyn World>) -> Result<Self> {
        let keys = Keys::read(&folder)?;
        Ok(Self {
            unsettled: keys.unsettled(),
            keys: settled(&keys, &folder)?,
            folder,
            read_only,
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
        let mut problem = None;
        let mut opened = Vec::new();
        for ring in self.keys.rings() {
            match self.keys.unlock(ring, side, secret) {
                // Of two rings only one is the file's; what opens the other alone counts no more, or not yet.
                Ok((_, data))
                    if self.keys.unsettled() && !db::fits(&self.folder.household(), &data)? =>
                {
                    problem = problem.or_else(|| Some(secret.wrong().into()));
                }
                Ok((own, data)) => opened.push(Opened {
                    ring: ring.clone(),
                    data,
                    own: Some(own),
                }),
                Err(error) => problem = problem.or(Some(error)),
            }
        }
        match problem {
            Some(error) if opened.is_empty() => Err(error),
            _ => Ok(Unlocked { side, opened }),
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
        let mut opened = Vec::new();
        for ring in self.keys.rings() {
            if let Some(data) = ring.in_the_open()? {
                opened.push(Opened {
                    ring: ring.clone(),
                    data,
                    own: None,
                });
            }
        }
        if opened.is_empty() {
            return Err(Refusal::Locked.into());
        }
        Ok(self.with(opened, schemas)?.0)
    }

    /// Opens it with what a secret opened; that partner is then known to be here.
    ///
    /// # Errors
    /// Every [`FolderProblem`], and the file is untouched then.
    pub fn open_with(self, unlocked: Unlocked) -> Result<Planner> {
        let (mut planner, own) = self.with(unlocked.opened, SCHEMAS)?;
        planner.keep_nobody_out()?;
        if let Some(own) = own {
            planner.admit(unlocked.side, own)?;
        }
        Ok(planner)
    }

    /// Opens the file with whichever ring is the one it has, and forgets the other.
    fn with(self, opened: Vec<Opened>, schemas: &[Schema]) -> Result<(Planner, Option<Own>)> {
        let (Opened { ring, data, own }, mut db) = fitting(&self.folder, opened, self.beside)?;
        if self.beside {
            // Whoever has it open is of another version then, and only they may change it.
            if !db::is_of_today(&db)? {
                return Err(FolderProblem::InUse.into());
            }
        } else {
            let before = Backup {
                dir: self.folder.path().to_owned(),
                keys: self.keys.clone(),
                key: data.clone(),
                now: self.world.now(),
                salt: self.world.secret(),
                zone: chrono_tz::Tz::UTC,
                begun: 0,
                work: std::sync::Arc::default(),
            };
            db::migrate(&mut db, schemas, || before.keep().map(drop))?;
        }
        let keys = self.keys.settled(&ring);
        if self.unsettled && !self.read_only {
            // The program ended while it made a new data key.
            keys.write(&self.folder)?;
        }
        if !self.read_only {
            // What was being written when it ended is of no use any more, and may hold words that were erased since.
            self.folder.clear_unfinished()?;
        }
        let world = self.world;
        let mut planner =
            Planner::new(db, self.folder, world, self.read_only, keys, data).compare_with_last()?;
        if !self.read_only {
            planner.take_over_wake()?;
        }
        Ok((planner, own))
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
            unsettled: keys.unsettled(),
            keys,
            world,
        }
    }
}

/// The ring that opens the file.
fn fitting(folder: &Folder, opened: Vec<Opened>, beside: bool) -> Result<(Opened, Connection)> {
    let mut problem = Error::from(FolderProblem::KeysMissing);
    let file = folder.household();
    for one in opened {
        let db = if beside {
            db::open_read_only(&file, &one.data)
        } else {
            db::open_writing(&file, &one.data, false)
        };
        match db {
            Ok(db) => return Ok((one, db)),
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

/// Where a new data key was being made, and one of the two lies in the open, it is known without a passphrase
/// which of them the file has.
fn settled(keys: &Keys, folder: &Folder) -> Result<Keys> {
    let mut rings = keys.rings();
    let (Some(now), Some(next)) = (rings.next(), rings.next()) else {
        return Ok(keys.clone());
    };
    for (ring, other) in [(now, next), (next, now)] {
        if let Some(data) = ring.in_the_open()? {
            let ring = if db::fits(&folder.household(), &data)? {
                ring
            } else {
                other
            };
            return Ok(keys.settled(ring));
        }
    }
    Ok(keys.clone())
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
        let moved = planner.move_into_place(data);
        if let Err(error) = moved.and_then(|()| planner.folder.flush()) {
            // It has its name already, and was refused: the next try is to find nothing.
            let dir = planner.folder.path().to_owned();
            drop(planner);
            for name in [
                "household.db",
                "household.db-wal",
                "keys.json",
                "keys.json.kept",
                "last",
            ] {
                // Where even this fails the next start opens it: it is whole.
                let _ = std::fs::remove_file(dir.join(name));
            }
            return Err(error);
        }
        Ok(planner)
    }
}

fn writable(file: &Path) -> bool {
    std::fs::OpenOptions::new().write(true).open(file).is_ok()
}
