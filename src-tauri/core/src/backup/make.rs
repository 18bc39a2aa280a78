//! Making a backup: a whole folder, renamed into place only after it was opened and checked.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::about::{self, About, Copied, Inside};
use super::list::{self, Found, Made};
use super::place::{BackupOf, Place, Places};
use super::thin::{self, Dated};
use crate::db::{self, DataKey};
use crate::error::{Error, FolderProblem, Refusal, Result};
use crate::folder::{Folder, flush, private_dir, private_file};
use crate::hex::Hex;
use crate::household;
use crate::planner::Planner;
use crate::vault::Keys;
use crate::work::Work;

/// What a backup is called that is not whole yet.
pub(super) const MAKING: &str = "making";
/// What one is called that is being taken away.
const GOING: &str = "going";

impl Planner {
    /// Makes a verified backup now and answers where it lies.
    ///
    /// # Errors
    /// A full disk, a place that cannot be written, or a copy that does not check out; nothing counts then.
    pub fn back_up(&self) -> Result<PathBuf> {
        Ok(self.backup().make()?.path)
    }

    /// A backup as it can be made beside the planner: on another thread it keeps no command waiting.
    #[must_use]
    pub fn backup(&self) -> Backup {
        let zone = household::zone(self.rows()).ok().flatten();
        Backup {
            dir: self.folder().path().to_owned(),
            keys: self.keys.clone(),
            key: self.data.clone(),
            now: self.now(),
            salt: self.world.secret(),
            zone: zone.unwrap_or(Tz::UTC),
            begun: self.pending.get().writes(),
            work: Arc::default(),
        }
    }
}

/// A backup that is to be made.
pub struct Backup {
    pub(crate) dir: PathBuf,
    /// Those of the moment it was asked for, which go with the data key: what lies beside the household may be damaged,
    /// or of another moment by now.
    pub(crate) keys: Keys,
    pub(crate) key: DataKey,
    pub(crate) now: DateTime<Utc>,
    /// Random; with the name of the backup it is used once.
    pub(crate) salt: [u8; 32],
    /// Where the days end that thinning counts.
    pub(crate) zone: Tz,
    /// What had been written when it was asked for.
    pub(crate) begun: u64,
    /// Whoever waits for it.
    pub(crate) work: Arc<Work>,
}

impl Backup {
    /// Somebody waits for it: they hear how far it is, and may stop it. Nothing of it counts then.
    #[must_use]
    pub fn waited_for(mut self, work: &Arc<Work>) -> Self {
        self.work = work.clone();
        self
    }

    pub(super) const fn begun(&self) -> u64 {
        self.begun
    }

    pub(super) const fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// Makes and verifies it.
    ///
    /// # Errors
    /// As [`Planner::back_up`].
    pub fn make(&self) -> Result<Made> {
        self.make_in(Places::read(&self.dir).main())
    }

    /// The same while somebody waits for it.
    pub(super) fn made_now(&self, work: &Arc<Work>) -> Result<Made> {
        let again = Self {
            dir: self.dir.clone(),
            keys: self.keys.clone(),
            key: self.key.clone(),
            work: work.clone(),
            ..*self
        };
        again.make()
    }

    /// Makes it before much of what is there changes at once. Where the chosen folder does not take it, the data folder
    /// does.
    ///
    /// # Errors
    /// As [`Planner::back_up`].
    pub fn keep(&self) -> Result<Made> {
        self.make().or_else(|error| {
            if Places::read(&self.dir).main() == Place::Own {
                return Err(error);
            }
            self.make_in(Place::Own)
        })
    }

    /// Makes it unless the newest one in its place has everything already.
    ///
    /// # Errors
    /// As [`Planner::back_up`].
    pub fn make_if_changed(&self) -> Result<Option<Made>> {
        let places = Places::read(&self.dir);
        let main = places.main();
        let listed = list::list(&self.dir, self.keys.household);
        if self.has_all(listed.made.iter().find(|made| made.of.place == main))? {
            return Ok(None);
        }
        self.make_in(main).map(Some)
    }

    /// Whether a backup has everything that is there now.
    pub(super) fn has_all(&self, made: Option<&Made>) -> Result<bool> {
        let Some(made) = made else {
            return Ok(false);
        };
        let source = db::open_read_only(&self.dir.join("household.db"), &self.key)?;
        let (seq, private) = (seq(&source)?, private(&source)?);
        let inside = made.about.inside(&self.key);
        let place = (self.branch(), seq);
        Ok(made.about.place() == place && inside.is_ok_and(|inside| inside.private == private))
    }

    /// How often the planner went on from an earlier state. Where that is not known any more, the newest backup says it.
    pub(crate) fn branch(&self) -> u32 {
        let said = Folder::beside(&self.dir).branch();
        said.unwrap_or_else(|| {
            let listed = list::list(&self.dir, self.keys.household);
            listed.made.first().map_or(0, |made| made.about.branch)
        })
    }

    pub(super) fn make_in(&self, place: Place) -> Result<Made> {
        let backups = Places::read(&self.dir)
            .folder(&self.dir, place)
            .ok_or(Error::NotFound)?;
        if place != Place::Own && !backups.is_dir() {
            // A disk that is not plugged in: what stands in its place is another disk, and nothing is made there.
            return Err(Refusal::FolderGone.into());
        }
        self.into(&backups, place)
    }

    /// Makes and verifies it in a folder of somebody's choice, which is made where it is not there.
    ///
    /// # Errors
    /// As [`Planner::back_up`].
    pub fn make_at(&self, to: &Path) -> Result<PathBuf> {
        Ok(self.into(to, Place::Own)?.path)
    }

    pub(super) fn into(&self, backups: &Path, place: Place) -> Result<Made> {
        // Of the planner itself only reading is asked: it is the folder that takes nothing.
        self.whole_into(backups, place)
            .map_err(|error| error.elsewhere(Refusal::BackupFull))
    }

    fn whole_into(&self, backups: &Path, place: Place) -> Result<Made> {
        let _one = one_at_a_time();
        if !self.dir.join("household.db").is_file() {
            // Its disk was pulled out: no folder is made where that was.
            return Err(FolderProblem::HouseholdMissing.into());
        }
        if !backups.is_dir() {
            // One that is there already may be somebody's own folder, and stays open to whom it was open.
            private_dir(backups)?;
        }
        clear_unfinished(backups)?;
        let name = free_name(backups, self.now);
        let (done, making) = (
            backups.join(&name),
            backups.join(format!("{name}.{MAKING}")),
        );
        // Until it has its name it counts for nothing; and whatever was being asked when it was stopped, it was stopped.
        let filled = self.work.or_stopped(self.fill(&making, &name));
        let made = filled.and_then(|about| {
            fs::rename(&making, &done)?;
            flush(backups)?;
            Ok(about)
        });
        match made {
            Ok((about, open)) => Ok(Made {
                of: BackupOf { place, name },
                path: done,
                about,
                open,
            }),
            Err(error) => {
                // What broke off must not keep a full disk full. Where even this fails the next backup clears it.
                let _ = fs::remove_dir_all(&making);
                Err(error)
            }
        }
    }

    /// Writes a whole backup into a folder of its own, and checks it.
    fn fill(&self, making: &Path, name: &str) -> Result<(About, bool)> {
        private_dir(making)?;
        let copy = making.join("household.db");
        drop(private_file(&copy, true)?);
        let source = db::open_read_only(&self.dir.join("household.db"), &self.key)?;
        self.work.asks(&source);
        self.work.at(5);
        let seen = changes(&source)?;
        let before = count(&source)?;
        self.work
            .or_stopped(source.execute("VACUUM INTO ?1", [copy.to_string_lossy()]))?;
        self.work.at(50);
        // Somebody may write meanwhile: then the copy is of a moment in between, which only its own pages can tell.
        let untouched = changes(&source)? == seen;
        let whole = verify_with(&copy, &self.key, &self.work).map_err(of_the_copy)?;
        self.work.at(95);
        // A link that leads nowhere in the planner does so in its copy, which is needed the more for it.
        let strays = whole.orphans > 0 && whole.orphans != db::orphans(&source)?;
        if untouched && (whole.inside.rows != before || strays) {
            return Err(Refusal::CopyDamaged.into());
        }
        drop(source);
        let mut salt = Sha256::new();
        salt.update(self.salt);
        salt.update(name.as_bytes());
        let about = About::new(
            self.keys.household,
            self.now,
            whole.copied(self.branch(), &copy)?,
            &whole.inside,
            &self.key,
            salt.finalize().into(),
        )?;
        let made = settle(making, &self.keys, &about)?;
        Ok((made.about, made.open))
    }

    /// Takes away what the calendar says is too much, place by place, and answers how many went.
    ///
    /// # Errors
    /// A place that cannot be written; those that are left go the next time.
    pub fn thin(&self) -> Result<usize> {
        let places = Places::read(&self.dir);
        let mut went = 0;
        for place in [Place::Own, Place::Chosen, Place::Away] {
            let Some(folder) = places.folder(&self.dir, place) else {
                continue;
            };
            // A place that is not there now is thinned when it is.
            let found = list::in_folder(&folder, place).unwrap_or_default();
            let made: Vec<Made> = found
                .into_iter()
                .filter_map(|found| match found {
                    Found::Made(made) if made.about.household == self.keys.household => Some(made),
                    _ => None,
                })
                // What somebody laid into a backup does not go by itself.
                .filter(|made| list::is_ours_alone(&made.path))
                .collect();
            let dated: Vec<Dated> = made.iter().map(|made| made.about.dated()).collect();
            for n in thin::surplus(&dated, self.now, self.zone) {
                remove(&made[n].path)?;
                went += 1;
            }
        }
        Ok(went)
    }
}

/// What was read whole from the planner and is not whole in the copy is the matter of where the copy lies: said of the
/// planner itself it would be closed.
fn of_the_copy(error: Error) -> Error {
    match error {
        Error::Folder(FolderProblem::Damaged | FolderProblem::Foreign) => {
            Refusal::CopyDamaged.into()
        }
        other => other,
    }
}

/// What another is making is not cleared away as something that broke off.
pub(super) fn one_at_a_time() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Lays beside a verified copy the keys of its day and what is told about it, brings all of it to the disk and reads
/// it once as a backup that counts; its name comes last.
pub(super) fn settle(making: &Path, keys: &Keys, about: &About) -> Result<Made> {
    let write = |name, bytes: Vec<u8>| -> Result<()> {
        Ok(private_file(&making.join(name), true)?.write_all(&bytes)?)
    };
    write("keys.json", keys.to_bytes()?)?;
    write("about.json", serde_json::to_vec_pretty(about)?)?;
    for file in ["household.db", "keys.json", "about.json"] {
        fs::File::open(making.join(file))?.sync_all()?;
    }
    flush(making)?;
    list::at(making)
}

/// Takes a backup away. First it loses its name: what broke off in between counts for nothing.
pub(super) fn remove(path: &Path) -> Result<()> {
    let going = path.with_extension(GOING);
    fs::rename(path, &going)?;
    Ok(fs::remove_dir_all(&going)?)
}

/// Takes away what a backup left that broke off: it counts for nothing and holds everybody's words.
pub(super) fn clear_unfinished(backups: &Path) -> Result<()> {
    for entry in fs::read_dir(backups)? {
        let entry = entry?;
        let name = entry.file_name();
        let ours = name.to_str().and_then(|name| name.rsplit_once('.'));
        // Other things may lie beside backups, whatever they end in.
        if ours.is_some_and(|(name, end)| list::is_name(name) && [MAKING, GOING].contains(&end)) {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

/// The moment as a name; where there is one of that second already (a clock set back), with a number.
pub(super) fn free_name(backups: &Path, now: DateTime<Utc>) -> String {
    let name = now.format("%Y-%m-%dT%H-%M-%SZ").to_string();
    let mut numbered = (2_u32..).map(|n| format!("{name}-{n}"));
    if backups.join(&name).exists() {
        numbered
            .find(|name| !backups.join(name).exists())
            .unwrap_or(name)
    } else {
        name
    }
}

/// What a copy was found to hold when it was checked.
pub(crate) struct Whole {
    schema: u32,
    seq: i64,
    pub(crate) inside: Inside,
    /// Rows that hang on one that is not there.
    orphans: usize,
}

impl Whole {
    /// What is said of it in the open, as the file that was checked lies there.
    pub(super) fn copied(&self, branch: u32, file: &Path) -> Result<Copied> {
        Ok(Copied {
            schema: self.schema,
            branch,
            seq: self.seq,
            file: about::digest(file)?,
        })
    }
}

/// Opens a copy, checks every page, and counts what is in it and which links lead nowhere.
///
/// # Errors
/// [`FolderProblem::Damaged`].
pub(crate) fn verify(copy: &Path, key: &DataKey) -> Result<Whole> {
    verify_with(copy, key, &Work::default())
}

/// The same while somebody waits for it.
///
/// # Errors
/// As [`verify`]; [`Refusal::Stopped`].
pub(super) fn verify_with(copy: &Path, key: &DataKey, work: &Work) -> Result<Whole> {
    let db = db::open_read_only(copy, key)?;
    work.asks(&db);
    work.or_stopped(whole(&db))
}

fn whole(db: &Connection) -> Result<Whole> {
    let answer: String = db.query_row("PRAGMA quick_check", [], |row| row.get(0))?;
    if answer != "ok" {
        return Err(Error::Folder(FolderProblem::Damaged));
    }
    Ok(Whole {
        schema: db.pragma_query_value(None, "user_version", |row| row.get(0))?,
        seq: seq(db)?,
        inside: Inside {
            rows: count(db)?,
            private: private(db)?,
        },
        orphans: db::orphans(db)?,
    })
}

fn seq(db: &Connection) -> Result<i64> {
    Ok(crate::history::next_seq(db)? - 1)
}

/// A digest of the private things as they lie there: they leave no history.
fn private(db: &Connection) -> Result<String> {
    let mut digest = Sha256::new();
    let mut rows = db.prepare("SELECT id, body FROM private_item ORDER BY id")?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        for n in 0..2 {
            digest.update(row.get_ref(n)?.as_bytes().unwrap_or_default());
            digest.update([0]);
        }
    }
    Ok(Hex::from(digest.finalize().to_vec()).to_string())
}

/// A number that differs once another connection has written.
fn changes(db: &Connection) -> Result<i64> {
    Ok(db.pragma_query_value(None, "data_version", |row| row.get(0))?)
}

/// How many rows each table has.
pub(crate) fn count(db: &Connection) -> Result<Vec<(String, i64)>> {
    let mut names = db.prepare("SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite_%' ORDER BY name")?;
    let names = names
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    names
        .into_iter()
        .map(|name| {
            let quoted = name.replace('"', "\"\"");
            let rows = db.query_row(&format!("SELECT count(*) FROM \"{quoted}\""), [], |row| {
                row.get(0)
            })?;
            Ok((name, rows))
        })
        .collect()
}
