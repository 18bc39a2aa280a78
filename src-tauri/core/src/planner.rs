//! The planner: one open household, and the one door every change goes through.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use rusqlite::Connection;
use rusqlite::types::ToSql;
use serde::Serialize;
use serde_json::{Map, Value};
use ts_rs::TS;
use uuid::Uuid;

use crate::backup::{Pending, Presses};
use crate::db::{self, DataKey, Row, Rows, Table};
use crate::error::{Error, Result};
use crate::folder::Folder;
use crate::history::{self, Entry, Kind, Op};
use crate::open::Closed;
use crate::passphrase::Begun;
use crate::search::{self, Line};
use crate::vault::{Keys, Own};
use crate::who::{Actor, Side};
use crate::world::World;

/// An open household. It holds one writing connection and caches no rows.
pub struct Planner {
    db: Connection,
    pub(crate) folder: Folder,
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
    /// The wall clock and the time since boot when they were compared last.
    pub(crate) clock: Cell<Option<(DateTime<Utc>, chrono::Duration)>>,
    /// Who pressed to go back to an earlier day.
    pub(crate) going_back: Option<Presses>,
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
            going_back: None,
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
                if !self.batch {
                    self.acknowledge(seq);
                }
                Ok(done)
            }
            Err(error) => {
                // A full disk may have rolled back already; then there is nothing left to abandon.
                if self.batch || !self.db.is_autocommit() {
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
        };
        let value = change(&tx)?;
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
        let value = changes(self);
        self.batch = false;
        self.db
            .execute_batch(if value.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
        self.acknowledge(history::next_seq(&self.db)? - 1);
        value
    }

    fn acknowledge(&mut self, seq: i64) {
        self.folder.remember_last(seq);
        self.behind = false;
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

/// The inside of one change.
pub(crate) struct Tx<'a> {
    rows: Rows<'a>,
    world: &'a dyn World,
    /// The wall clock, once for the whole change.
    pub(crate) now: DateTime<Utc>,
    /// The day it is in the household's zone.
    pub(crate) today: NaiveDate,
    /// In whose name.
    pub(crate) actor: Actor,
    have: [bool; 2],
    own: [Option<&'a Own>; 2],
    proven: &'a Cell<[bool; 2]>,
    /// A proven hand was used: it is proven for one change only.
    signed: Cell<bool>,
    step: Step,
    first: i64,
    seq: Cell<i64>,
    anonymous: Cell<bool>,
    exact: Cell<bool>,
    erased: Cell<bool>,
    unfindable: Cell<bool>,
    changes: RefCell<BTreeSet<&'static str>>,
}

impl<'a> std::ops::Deref for Tx<'a> {
    type Target = Rows<'a>;

    fn deref(&self) -> &Rows<'a> {
        &self.rows
    }
}

impl Tx<'_> {
    pub(crate) const fn db(&self) -> &Connection {
        self.rows.db
    }

    pub(crate) fn world(&self) -> &dyn World {
        self.world
    }

    /// Whether this partner has a passphrase.
    pub(crate) const fn has_passphrase(&self, side: Side) -> bool {
        self.have[side.index()]
    }

    /// Whether this hand may sign now: it was proven by its passphrase for this change, or it has none.
    pub(crate) fn may_sign(&self, side: Side) -> bool {
        !self.have[side.index()] || self.proven.get()[side.index()]
    }

    /// A proven hand was used up: the next act asks for its passphrase again.
    pub(crate) fn used_proof(&self) {
        self.signed.set(true);
    }

    /// This partner's signature; `None` for one without a passphrase.
    pub(crate) fn signature(&self, side: Side, bytes: &[u8]) -> Option<[u8; 64]> {
        self.used_proof();
        self.own[side.index()].map(|own| own.sign(bytes))
    }

    /// A new id.
    pub(crate) fn new_id<I: From<Uuid>>(&self) -> I {
        I::from(self.world.uuid())
    }

    /// The number of this change: orders yeses against withdrawals whatever the clock did.
    pub(crate) const fn number(&self) -> i64 {
        self.first
    }

    /// The record of this change shall not say whose hand it was: stepping back, pausing, ending, leaving.
    pub(crate) fn without_actor(&self) {
        self.anonymous.set(true);
    }

    /// The record of this change keeps the exact moment: yeses, endings and decisions only.
    pub(crate) fn with_moment(&self) {
        self.exact.set(true);
    }

    /// Inserts or replaces a row, with its history.
    pub(crate) fn put<R: Row>(&self, row: &R) -> Result<()> {
        let table = Table::of::<R>();
        let id = key(row)?;
        let before = table.image(self.db(), &id)?;
        let after = db::image(row)?;
        if before.as_ref() == Some(&after) {
            return Ok(());
        }
        db::put(self.db(), row)?;
        self.record(table, &id, before, Some(after))
    }

    /// Takes a row away, with its history.
    pub(crate) fn delete<R: Row>(&self, id: impl ToSql) -> Result<()> {
        let table = Table::of::<R>();
        let id = text(&id)?;
        let before = table.image(self.db(), &id)?.ok_or(Error::NotFound)?;
        table.delete(self.db(), &id)?;
        self.record(table, &id, Some(before), None)
    }

    /// Writes into the history that this row was part of what happened although it did not change, so
    /// that no undo reaches back over it.
    pub(crate) fn touch<R: Row>(&self, id: impl ToSql) -> Result<()> {
        let table = Table::of::<R>();
        let id = text(&id)?;
        let image = table.image(self.db(), &id)?;
        self.record(table, &id, image.clone(), image)
    }

    /// Takes a row away so that its words are nowhere in the file: no image is kept, older ones are forgotten.
    pub(crate) fn erase(&self, table: Table, id: &str) -> Result<()> {
        table.delete(self.db(), id)?;
        history::forget(self.db(), table.name, id)?;
        self.leaves_no_words();
        self.unfindable.set(true);
        self.record(table, id, None, None)
    }

    /// Takes a row of one partner's own away so that its words are nowhere in the file, and writes no line.
    pub(crate) fn erase_unseen<R: Row>(&self, id: impl ToSql) -> Result<()> {
        let table = Table::of::<R>();
        let id = text(&id)?;
        table.delete(self.db(), &id)?;
        history::forget(self.db(), table.name, &id)?;
        history::forget_parts(self.db(), &id)?;
        search::take_out(self.db(), table.name, &id)?;
        self.leaves_no_words();
        self.unfindable.set(true);
        self.changed(table.name);
        Ok(())
    }

    /// Writes a row of one partner's own without a line in the history.
    pub(crate) fn put_unseen<R: Row>(&self, row: &R) -> Result<()> {
        db::put(self.db(), row)?;
        self.changed(R::TABLE);
        Ok(())
    }

    /// Says that words were taken out of the file for good, so that the log is cut as well.
    pub(crate) fn leaves_no_words(&self) {
        self.erased.set(true);
    }

    /// Says that something outside the history (a private item) changed.
    pub(crate) fn changed(&self, noun: &'static str) {
        self.changes.borrow_mut().insert(noun);
    }

    pub(crate) fn restore_image(
        &self,
        table: Table,
        id: &str,
        from: Option<&Map<String, Value>>,
        to: Option<&Map<String, Value>>,
    ) -> Result<()> {
        match to {
            Some(image) => table.restore(self.db(), image)?,
            None => table.delete(self.db(), id)?,
        }
        self.record(table, id, from.cloned(), to.cloned())
    }

    /// Writes a line into the history that is about no row.
    pub(crate) fn note(&self, what: &str) -> Result<()> {
        let about = Table {
            name: "",
            columns: &[],
            part_of: None,
            reads: |_, _| Ok(()),
        };
        self.record(about, what, None, None)
    }

    fn record(
        &self,
        table: Table,
        row: &str,
        before: Option<Map<String, Value>>,
        after: Option<Map<String, Value>>,
    ) -> Result<()> {
        self.changes.borrow_mut().insert(table.name);
        let seq = self.seq.replace(self.seq.get() + 1);
        let image = after.as_ref().or(before.as_ref());
        let part_of = image.zip(table.part_of);
        let part_of = part_of.and_then(|(image, column)| image.get(column)?.as_str());
        search::follow(
            self.db(),
            &Line {
                n: seq,
                noun: table.name,
                row,
                subject: part_of.unwrap_or(row),
            },
            before.as_ref(),
            after.as_ref(),
        )?;
        history::insert(
            self.db(),
            &Entry {
                seq,
                step: self.first,
                day: self.today,
                at: self.exact.get().then_some(self.now),
                op: self.step.op,
                kind: self.step.kind,
                actor: if self.anonymous.get() {
                    None
                } else {
                    self.actor.author()
                },
                undoes: self.step.undoes,
                noun: table.name.to_owned(),
                row: row.to_owned(),
                part_of: part_of.map(str::to_owned),
                before,
                after,
            },
        )
    }
}

fn key<R: Row>(row: &R) -> Result<String> {
    match row.values().into_iter().next() {
        Some(id) => text(&id?),
        None => Err(Error::Row(format!("{} has no id", R::TABLE))),
    }
}

fn text(id: &impl ToSql) -> Result<String> {
    use rusqlite::types::{ToSqlOutput, Value, ValueRef};
    match id.to_sql()? {
        ToSqlOutput::Borrowed(ValueRef::Text(bytes)) => {
            Ok(String::from_utf8_lossy(bytes).into_owned())
        }
        ToSqlOutput::Owned(Value::Text(id)) => Ok(id),
        _ => Err(Error::Row("an id is not text".to_owned())),
    }
}
