//! The planner: one open household, and the one door every change goes through.

mod gather;
mod tx;

use std::cell::{Cell, RefCell};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use crate::backup::{Pending, Presses, Ready};
use crate::db::{self, DataKey, Rows};
use crate::error::{Error, FolderProblem, Result};
use crate::folder::{FileMark, Folder};
use crate::history::{self, Kind, Op};
use crate::open::Closed;
use crate::passphrase::Begun;
use crate::search;
use crate::vault::{Keys, Own};
use crate::who::{Actor, Side};
use crate::world::World;

pub(crate) use tx::Tx;

/// An open household. It holds one writing connection and caches no rows.
pub struct Planner {
    db: Connection,
    pub(crate) folder: Folder,
    /// Which file lay in the household's place when it was opened; none while it has no name yet.
    lies: Option<FileMark>,
    pub(crate) world: Box<dyn World>,
    read_only: bool,
    /// Whether the file was behind what was acknowledged when it was opened.
    behind: bool,
    batch: bool,
    /// Something was erased, and its words may still stand in the write-ahead log.
    erased: Cell<bool>,
    /// The same of words everybody could find: the index may still begin a page with them.
    unfindable: Cell<bool>,
    /// Who can open the file.
    pub(crate) keys: Keys,
    /// What it is encrypted with.
    pub(crate) data: DataKey,
    /// The own keys of those who are here, and in a sitting of whoever handed over, start and end.
    pub(crate) own: [Option<Own>; 2],
    /// Whose own keys open anything now: only of those who are here, whatever a sitting keeps.
    pub(crate) uses: [bool; 2],
    /// Whose hand was proven by their passphrase for the next change, start and end.
    pub(crate) proven: Cell<[bool; 2]>,
    /// When the machine was started, by the wall clock as it was last compared.
    pub(crate) clock: Cell<Option<DateTime<Utc>>>,
    /// The newest change, for as long as another may be one step with it.
    last: Cell<Option<gather::Last>>,
    /// Who pressed to go back to an earlier day.
    pub(crate) going_back: Option<Presses>,
    /// An earlier day that was made ready beside it, for the next change.
    pub(crate) ready: Option<Ready>,
    /// What is known about backups of it.
    pub(crate) pending: Cell<Pending>,
    /// A passphrase whose recovery code was not typed back yet.
    pub(crate) begun: Option<Begun>,
}

/// What a change answers: its value, and which nouns to read again.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Done<T> {
    /// The command's own answer.
    pub value: T,
    /// Tables whose rows changed.
    pub changes: Vec<&'static str>,
}

/// What a transaction is in the history.
#[derive(Clone, Copy)]
pub(crate) struct Step {
    pub(crate) op: Op,
    pub(crate) kind: Kind,
    pub(crate) undoes: Option<i64>,
}

impl Planner {
    pub(crate) fn new(
        db: Connection,
        folder: Folder,
        world: Box<dyn World>,
        read_only: bool,
        keys: Keys,
        data: DataKey,
    ) -> Self {
        Self {
            db,
            lies: folder.mark().ok(),
            folder,
            world,
            read_only,
            behind: false,
            batch: false,
            // Whoever wrote last may have been cut off between erasing and forgetting.
            erased: Cell::new(!read_only),
            unfindable: Cell::new(false),
            keys,
            data,
            own: [None, None],
            uses: [false; 2],
            proven: Cell::default(),
            clock: Cell::default(),
            last: Cell::default(),
            going_back: None,
            ready: None,
            pending: Cell::new(Pending::unknown()),
            begun: None,
        }
    }

    /// Looks whether rows that were acknowledged are missing.
    pub(crate) fn compare_with_last(mut self) -> Result<Self> {
        let newest = history::next_seq(&self.db)? - 1;
        self.behind = self.folder.last().is_some_and(|last| last > newest);
        self.unfindable
            .set(!self.read_only && history::ends_with_erasing(&self.db)?);
        Ok(self)
    }

    /// Whether the file was behind what was acknowledged when it was opened: changes were lost, though every
    /// page is whole. The next change is acknowledged anew.
    #[must_use]
    pub const fn behind(&self) -> bool {
        self.behind
    }

    /// Closes the file and forgets its key and everybody's own. The folder stays held.
    ///
    /// # Errors
    /// Where the log cannot be written back; what was acknowledged is in it and safe.
    pub fn close(self) -> Result<Closed> {
        self.db.close().map_err(|(_, error)| Error::from(error))?;
        Ok(Closed::from_parts(
            self.folder,
            self.read_only,
            self.keys,
            self.world,
        ))
    }

    /// Closes the file and opens, in its place, the one that was written beside it with the key `data`. Where
    /// that does not work the file before it is open again; [`Planner::has_key`] says which it is. The folder is
    /// not flushed.
    pub(crate) fn move_into_place(&mut self, data: DataKey) -> Result<()> {
        let file = self.folder.household();
        let open = std::mem::replace(&mut self.db, Connection::open_in_memory()?);
        let moved = open
            .close()
            .map_err(|(_, error)| Error::from(error))
            .and_then(|()| Ok(std::fs::rename(self.folder.unfinished(), &file)?));
        if moved.is_ok() {
            self.data = data;
            // No backup opens with this key yet.
            self.pending.set(Pending::unknown());
        }
        self.db = db::open_writing(&file, &self.data, false)?;
        self.lies = self.folder.mark().ok();
        moved
    }

    /// Whether this is the key of the file.
    pub(crate) fn has_key(&self, data: &DataKey) -> bool {
        self.data.bytes() == data.bytes()
    }

    /// The wall clock, as the world tells it.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.world.now()
    }

    /// Whether the place allows reading only.
    #[must_use]
    pub const fn read_only(&self) -> bool {
        self.read_only
    }

    /// The folder the household lies in.
    #[must_use]
    pub const fn folder(&self) -> &Folder {
        &self.folder
    }

    pub(crate) const fn db(&self) -> &Connection {
        &self.db
    }

    pub(crate) fn rows(&self) -> Rows<'_> {
        Rows {
            db: &self.db,
            own: self.in_use().map(|own| own.map(Own::private)),
        }
    }

    /// The own keys of those who are here.
    pub(crate) fn in_use(&self) -> [Option<&Own>; 2] {
        Side::BOTH.map(|side| {
            let own = self.own[side.index()].as_ref();
            own.filter(|_| self.uses[side.index()])
        })
    }

    /// One change: everything in `change` happens, with its history, or nothing does.
    pub(crate) fn transact<T>(
        &mut self,
        actor: Actor,
        op: Op,
        change: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        self.transact_as(
            actor,
            Step {
                op,
                kind: op.kind(),
                undoes: None,
            },
            change,
        )
    }

    pub(crate) fn transact_as<T>(
        &mut self,
        actor: Actor,
        step: Step,
        change: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        if self.read_only {
            return Err(Error::ReadOnly);
        }
        self.still_there()?;
        let (begin, commit, abandon) = if self.batch {
            (
                "SAVEPOINT change",
                "RELEASE change",
                "ROLLBACK TO change; RELEASE change",
            )
        } else {
            ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK")
        };
        self.db.execute_batch(begin)?;
        let done = self.change(actor, step, change).and_then(|done| {
            self.db.execute_batch(commit)?;
            Ok(done)
        });
        match done {
            Ok((done, seq)) => {
                if self.behind && actor == Actor::App {
                    self.stay_behind(seq);
                } else if !self.batch {
                    self.acknowledge(seq);
                }
                Ok(done)
            }
            Err(error) => {
                // A full disk may have rolled back already; then there is nothing left to abandon.
                if !self.db.is_autocommit() {
                    self.db.execute_batch(abandon)?;
                }
                Err(error)
            }
        }
    }

    fn change<T>(
        &self,
        actor: Actor,
        step: Step,
        change: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<(Done<T>, i64)> {
        let zone = crate::household::zone(self.rows())?.unwrap_or(Tz::UTC);
        let now = self.now();
        let first = history::next_seq(&self.db)?;
        let tx = Tx {
            rows: self.rows(),
            world: self.world.as_ref(),
            now,
            today: now.with_timezone(&zone).date_naive(),
            actor,
            have: self.keys.have(),
            own: self.in_use(),
            proven: &self.proven,
            signed: Cell::new(false),
            step,
            first,
            seq: Cell::new(first),
            anonymous: Cell::new(false),
            exact: Cell::new(false),
            erased: Cell::new(false),
            unfindable: Cell::new(false),
            changes: RefCell::default(),
            shape: RefCell::new(gather::begin(step)),
        };
        let value = change(&tx)?;
        let author = actor
            .author()
            .filter(|_| !tx.anonymous.get() && !tx.exact.get());
        let numbers = (first, tx.seq.get() - 1);
        self.gather(step.op, author, tx.shape.take(), numbers, now)?;
        if tx.erased.get() {
            self.erased.set(true);
        }
        if tx.unfindable.get() {
            self.unfindable.set(true);
        }
        if tx.signed.get() {
            self.proven.set([false; 2]);
        }
        let changes = tx.changes.into_inner().into_iter().collect();
        Ok((Done { value, changes }, tx.seq.get() - 1))
    }

    /// Many changes in one transaction on disk (the generator, an import): each still goes through its
    /// own command and rules; all or none of them remain.
    ///
    /// # Errors
    /// The first error of `changes`; then nothing remains.
    pub fn batch<T>(&mut self, changes: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.read_only {
            return Err(Error::ReadOnly);
        }
        self.db.execute_batch("BEGIN IMMEDIATE")?;
        self.batch = true;
        let value = changes(self).and_then(|value| {
            self.db.execute_batch("COMMIT")?;
            Ok(value)
        });
        self.batch = false;
        if value.is_ok() {
            self.acknowledge(history::next_seq(&self.db)? - 1);
        } else if !self.db.is_autocommit() {
            self.db.execute_batch("ROLLBACK")?;
        }
        value
    }

    /// Refuses where the file that is open no longer lies in its place: whatever was written into it then would be
    /// gone with the program.
    fn still_there(&self) -> Result<()> {
        match self.lies {
            Some(lay) if self.folder.mark()? != lay => Err(FolderProblem::HouseholdMissing.into()),
            _ => Ok(()),
        }
    }

    /// What the program writes by itself does not speak for the couple: that changes are missing is told until somebody
    /// goes on.
    fn stay_behind(&self, seq: i64) {
        if self.folder.last().is_some_and(|last| last <= seq) {
            self.folder.remember_last(seq + 1);
        }
    }

    fn acknowledge(&mut self, seq: i64) {
        if self.behind {
            // A backup from before may have more changes, and is older all the same. A folder that does not take this
            // loses only their order.
            let before = self.backup().branch();
            let _ = self.folder.begin_branch(before + 1);
            self.behind = false;
        }
        self.folder.remember_last(seq);
        let mut pending = self.pending.get();
        pending.written(self.now());
        self.pending.set(pending);
    }
}

impl Planner {
    /// Whether words were erased that may still stand in the write-ahead log.
    #[must_use]
    pub fn has_words_to_forget(&self) -> bool {
        self.erased.get()
    }

    /// Writes the log back into the file and cuts it, if anything was erased: its words would stay there. Where they
    /// could be found, the index is made anew before.
    /// The shell calls it right after each answer, and again within five seconds while another connection
    /// (a backup) still reads the log. Answers whether nothing is left to forget.
    ///
    /// # Errors
    /// Where the disk does not take it.
    pub fn forget_words(&self) -> Result<bool> {
        if !self.erased.get() {
            return Ok(true);
        }
        if self.unfindable.get() {
            search::make_anew(&self.db)?;
            self.unfindable.set(false);
        }
        // Nobody waits for a reader here: the next call does what this one could not.
        self.db.busy_timeout(std::time::Duration::ZERO)?;
        let held = self
            .db
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0));
        self.db.busy_timeout(db::PATIENCE)?;
        let held: bool = held?;
        self.erased.set(held);
        Ok(!held)
    }
}
