//! Opening the file: SQLCipher with a raw key, write-ahead log, every guard SQLite has switched on.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::error::{Error, FolderProblem, Result};
use crate::memory;

/// How long one connection waits for another.
pub(crate) const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);

/// "CmGr": says that a SQLite file is ours.
pub(crate) const APPLICATION_ID: i32 = 0x436d_4772;

/// The 32 bytes the file is encrypted with. From the first day, since with them every page carries a
/// checksum: plain SQLite takes a flipped byte in silence. Wiped when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct DataKey([u8; 32]);

impl DataKey {
    /// A key from 32 random bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(crate) const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// How many rows hang on one that is not there. None does unless somebody's tool wrote them.
pub(crate) fn orphans(db: &Connection) -> Result<usize> {
    let mut found = db.prepare("PRAGMA foreign_key_check")?;
    let rows = found.query_map([], |_| Ok(()))?;
    Ok(rows.collect::<rusqlite::Result<Vec<()>>>()?.len())
}

/// The one connection that writes. A log that lies beside the file stays there if it is closed as it is:
/// whether both are ours to write is known once the schema was looked at (see [`super::migrate`]).
pub(crate) fn open_writing(path: &Path, key: &DataKey, create: bool) -> Result<Connection> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if create {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    begin();
    let db = Connection::open_with_flags(path, flags)?;
    give_key(&db, key)?;
    guard(&db)?;
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    let left = std::fs::metadata(log).is_ok_and(|meta| meta.len() > 0);
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, left)?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    db.execute_batch(
        "PRAGMA locking_mode=NORMAL; PRAGMA synchronous=FULL; PRAGMA checkpoint_fullfsync=ON;
         PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=500; PRAGMA journal_size_limit=1048576;",
    )?;
    db.set_prepared_statement_cache_capacity(256);
    Ok(db)
}

/// So much of the file lies deciphered in memory, in KiB. It is SQLite's own measure.
const ROOM: i64 = 2_000;
/// As much as a change of ten thousand things goes through.
const MUCH_ROOM: i64 = 64_000;

/// Makes a change of very many rows with room for the pages it goes through: without it each of them is enciphered,
/// written, read and deciphered again and again.
pub(crate) fn with_room<T>(db: &Connection, change: impl FnOnce() -> Result<T>) -> Result<T> {
    db.pragma_update(None, "cache_size", -MUCH_ROOM)?;
    let done = change();
    db.pragma_update(None, "cache_size", -ROOM)?;
    done
}

/// A file nobody else has open, to be made into another before it takes its place; without a log beside it.
pub(crate) fn open_alone(path: &Path, key: &DataKey) -> Result<Connection> {
    begin();
    let db = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    give_key(&db, key)?;
    guard(&db)?;
    db.execute_batch(
        "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
    )?;
    Ok(db)
}

/// A connection of its own for reading beside the writer: backup, check, export.
pub(crate) fn open_read_only(path: &Path, key: &DataKey) -> Result<Connection> {
    begin();
    let db = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    give_key(&db, key)?;
    guard(&db)?;
    Ok(db)
}

/// Whether the first page of a file opens with this key. Nothing else is asked: so it may be read alone, and
/// neither its log nor anything beside it is touched.
pub(crate) fn opens(path: &Path, key: &DataKey) -> bool {
    fits(path, key).unwrap_or_default()
}

/// The same, where a disk that does not answer is not taken for a key that does not fit.
pub(crate) fn fits(path: &Path, key: &DataKey) -> Result<bool> {
    let mut address = std::ffi::OsString::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        address.push(format!("%{byte:02x}"));
    }
    address.push("?immutable=1");
    begin();
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let db = Connection::open_with_flags(Path::new(&address), flags)?;
    give_key(&db, key)?;
    match guard(&db) {
        Ok(()) => Ok(true),
        Err(Error::Folder(FolderProblem::Foreign)) => Ok(false),
        Err(error) => Err(error),
    }
}

fn guard(db: &Connection) -> Result<()> {
    db.busy_timeout(PATIENCE)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.execute_batch(
        "PRAGMA cipher_log_level=NONE; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY;",
    )?;
    // The first read proves the key and the first page's checksum.
    db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
        .map_err(|error| match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::NotADatabase) => Error::Folder(FolderProblem::Foreign),
            _ => error.into(),
        })
}

/// Lets one thread alone open the first file of the process, since SQLCipher sets itself up then: tests that
/// opened theirs at once were now and then told that a new file is damaged, and are not any more.
fn begin() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        memory::wipe_of_database();
        // What does not work here does not work for the first file either, and is said there.
        let _ = Connection::open_in_memory()
            .map_err(Error::from)
            .and_then(|db| {
                give_key(&db, &DataKey::new([1; 32]))?;
                Ok(db.execute_batch("CREATE TABLE begin (id)")?)
            });
    });
}

#[allow(
    unsafe_code,
    reason = "`PRAGMA key` would leave the key in freed heap; sqlite3_key takes a buffer we wipe"
)]
fn give_key(db: &Connection, key: &DataKey) -> Result<()> {
    let raw = raw(key);
    let length = i32::try_from(raw.len()).unwrap_or_default();
    // SAFETY: the handle is open and used by no one else yet; SQLCipher copies `length` bytes before returning.
    let code = unsafe { rusqlite::ffi::sqlite3_key(db.handle(), raw.as_ptr().cast(), length) };
    if code == rusqlite::ffi::SQLITE_OK {
        Ok(())
    } else {
        Err(Error::Folder(FolderProblem::Damaged))
    }
}

/// Gives a file, which is open and nobody else uses, another key: every page is written again.
#[allow(
    unsafe_code,
    reason = "`PRAGMA rekey` would leave the key in freed heap; sqlite3_rekey takes a buffer we wipe"
)]
pub(crate) fn give_another_key(db: &Connection, key: &DataKey) -> Result<()> {
    let raw = raw(key);
    let length = i32::try_from(raw.len()).unwrap_or_default();
    // SAFETY: the handle is open and used by no one else; SQLCipher copies `length` bytes before returning.
    let code = unsafe { rusqlite::ffi::sqlite3_rekey(db.handle(), raw.as_ptr().cast(), length) };
    match code {
        rusqlite::ffi::SQLITE_OK => Ok(()),
        rusqlite::ffi::SQLITE_FULL => Err(Error::DiskFull),
        _ => Err(Error::Folder(FolderProblem::Damaged)),
    }
}

/// A key as SQLCipher takes it without stretching; wiped when dropped.
fn raw(key: &DataKey) -> Zeroizing<Vec<u8>> {
    let mut raw = Zeroizing::new(Vec::with_capacity(67));
    raw.extend_from_slice(b"x'");
    for byte in key.bytes() {
        for digit in [byte >> 4, byte & 15] {
            raw.push(b"0123456789abcdef"[usize::from(digit)]);
        }
    }
    raw.push(b'\'');
    raw
}
