//! A world of a test's own: a clock that stands until it is moved, ids and secrets that differ.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};

use chrono::{DateTime, Duration, NaiveTime, Utc};
use rusqlite::types::ValueRef;
use serde_json::Value;
use uuid::Uuid;

use crate::backup;
use crate::commands::{self, Call};
use crate::db::SCHEMAS;
use crate::folder::private_dir;
use crate::household::{Colour, Weekday};
use crate::open::Closed;
use crate::planner::Planner;
use crate::set_up::{NewPartner, SetUp};
use crate::who::{Presence, Side};
use crate::world::World;

/// A clock that stands until it is moved. Clones share it.
#[derive(Debug, Clone)]
pub struct Clock {
    now: Arc<Mutex<DateTime<Utc>>>,
    boot: Arc<Mutex<Duration>>,
    run: Arc<Mutex<u128>>,
    next: Arc<Mutex<u128>>,
}

impl Clock {
    /// Stands at this instant.
    #[must_use]
    pub fn at(now: DateTime<Utc>) -> Self {
        Self {
            now: Arc::new(Mutex::new(now)),
            boot: Arc::new(Mutex::new(Duration::hours(1))),
            run: Arc::default(),
            next: Arc::new(Mutex::new(0)),
        }
    }

    /// Moves it, forwards or back.
    pub fn pass(&self, by: Duration) {
        let mut now = lock(&self.now);
        *now += by;
        *lock(&self.boot) += by;
    }

    /// Sets it, as somebody at the laptop does: the time since boot does not follow.
    pub fn set(&self, to: DateTime<Utc>) {
        *lock(&self.now) = to;
    }

    /// The machine is started again.
    pub fn boot_again(&self) {
        *lock(&self.boot) = Duration::seconds(20);
        *lock(&self.run) += 1;
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

impl World for Clock {
    fn now(&self) -> DateTime<Utc> {
        *lock(&self.now)
    }

    fn since_boot(&self) -> Option<Duration> {
        Some(*lock(&self.boot))
    }

    fn boot(&self) -> Option<Uuid> {
        Some(Uuid::from_u128(*lock(&self.run)))
    }

    fn uuid(&self) -> Uuid {
        let mut next = lock(&self.next);
        *next += 1;
        // Scattered, so that nothing comes to rest on the order of ids.
        let bits = next.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
        uuid::Builder::from_random_bytes(bits.to_be_bytes()).into_uuid()
    }

    fn secret(&self) -> [u8; 32] {
        let (one, other) = (self.uuid(), self.uuid());
        let mut secret = [7; 32];
        secret[..16].copy_from_slice(one.as_bytes());
        secret[16..].copy_from_slice(other.as_bytes());
        secret
    }
}

/// Noon UTC on 12 June 2026, a Friday.
#[must_use]
pub fn friday() -> Clock {
    Clock::at(DateTime::from_timestamp(1_781_265_600, 0).unwrap_or_default())
}

/// What Ana and Ben answered on the three screens.
#[must_use]
pub fn ana_and_ben() -> SetUp {
    let partner = |name: &str, letters: &str, colour| NewPartner {
        name: name.to_owned(),
        letters: letters.to_owned(),
        colour,
    };
    SetUp {
        both: true,
        partners: [
            partner("Ana", "A", Colour::Blue),
            partner("Ben", "B", Colour::Clay),
        ],
        wish: "A week in Lisbon, just us".to_owned(),
        talk_weekday: Weekday::Sun,
        talk_time: NaiveTime::from_hms_opt(19, 30, 0).unwrap_or_default(),
        zone: "Europe/Berlin".to_owned(),
        areas: ["Family", "Money", "Home", "Fun"]
            .map(str::to_owned)
            .to_vec(),
    }
}

/// Ana and Ben's new household in `dir`.
///
/// # Errors
/// As setting up.
pub fn household(dir: &Path, clock: &Clock) -> crate::Result<Planner> {
    Planner::set_up(dir, Box::new(clock.clone()), ana_and_ben())
}

/// How many random cases a property is tried with: 300, or what `cargo xtask prove` says.
#[must_use]
pub fn cases() -> u32 {
    let said = std::env::var("PROPTEST_CASES").ok();
    said.and_then(|cases| cases.parse().ok()).unwrap_or(300)
}

/// A household as it was at one moment, to begin from again and again: its files, the time, and how many ids
/// were given out.
pub struct Kept {
    files: Vec<(&'static str, Vec<u8>)>,
    now: DateTime<Utc>,
    ids: u128,
}

impl Kept {
    /// Closes the planner and keeps its household.
    ///
    /// # Errors
    /// Where its files cannot be read.
    pub fn of(planner: Planner, clock: &Clock) -> crate::Result<Self> {
        let dir = planner.folder().path().to_owned();
        drop(planner);
        let files = ["household.db", "keys.json", "last"]
            .into_iter()
            .map(|name| Ok((name, std::fs::read(dir.join(name))?)))
            .collect::<crate::Result<_>>();
        Ok(Self {
            files: files?,
            now: clock.now(),
            ids: *lock(&clock.next),
        })
    }

    /// The same household in `dir`, in real files, and not waiting for the disk; the clock is put to its time.
    ///
    /// # Errors
    /// As opening.
    pub fn again(&self, dir: &Path, clock: &Clock) -> crate::Result<Planner> {
        private_dir(dir)?;
        for (name, bytes) in &self.files {
            std::fs::write(dir.join(name), bytes)?;
        }
        clock.set(self.now);
        // The ids in it were given out already.
        *lock(&clock.next) += self.ids;
        let planner = Planner::open(dir, &dir.join("copy"), Box::new(clock.clone()))?;
        do_not_wait(&planner)?;
        Ok(planner)
    }
}

/// Ana and Ben's household in `dir`, set up on [`friday`], for tests that need hundreds of it.
///
/// # Errors
/// As setting up and opening.
pub fn quick_household(dir: &Path, clock: &Clock) -> crate::Result<Planner> {
    static KEPT: OnceLock<Kept> = OnceLock::new();
    let kept = match KEPT.get() {
        Some(kept) => kept,
        None => {
            let first = friday();
            let kept = Kept::of(household(dir, &first)?, &first)?;
            KEPT.get_or_init(|| kept)
        }
    };
    kept.again(dir, clock)
}

/// Lets a planner go on without waiting for the disk: what a kill of the program leaves is the same, only a
/// power cut is not survived.
///
/// # Errors
/// Where the file cannot be used.
pub fn do_not_wait(planner: &Planner) -> crate::Result<()> {
    Ok(planner.db().pragma_update(None, "synchronous", "OFF")?)
}

/// Opens the household in `dir` as a program would that knows one schema more: a file of ours is brought
/// there by `sql`. Which schema comes next is nobody's business here; how a file gets there is.
///
/// # Errors
/// As opening.
pub fn open_with_a_later_schema(
    dir: &Path,
    clock: &Clock,
    sql: &'static [&'static str],
) -> crate::Result<Planner> {
    let mut schemas = SCHEMAS.to_vec();
    schemas.push(sql);
    Closed::find(dir, &dir.join("copy"), Box::new(clock.clone()))?.open_through(&schemas)
}

/// Whether a line that is taken out of the search's index is cleaned out of its pages at once.
///
/// # Errors
/// Where the file cannot be read.
pub fn cleans_the_index(planner: &Planner) -> crate::Result<bool> {
    let sql = "SELECT v FROM search_config WHERE k='secure-delete'";
    Ok(planner.rows().value(sql, [])?.unwrap_or_default())
}

/// How large the search's index is, in bytes.
///
/// # Errors
/// Where the file cannot be read.
pub fn index_size(planner: &Planner) -> crate::Result<i64> {
    let sql = "SELECT sum(length(block)) FROM search_data";
    Ok(planner.rows().value(sql, [])?.unwrap_or_default())
}

/// The bodies of all private things, as they lie in the decrypted file.
///
/// # Errors
/// Where the file cannot be read.
pub fn private_bytes(planner: &Planner) -> crate::Result<Vec<Vec<u8>>> {
    let mut bodies = planner.db().prepare("SELECT body FROM private_item")?;
    let bodies = bodies.query_map([], |row| row.get(0))?;
    Ok(bodies.collect::<rusqlite::Result<_>>()?)
}

/// Spoils every private thing there is: nobody can read it any more.
///
/// # Errors
/// Where the file cannot be written.
pub fn spoil_private(planner: &mut Planner) -> crate::Result<()> {
    planner
        .db()
        .execute("UPDATE private_item SET body=zeroblob(length(body))", [])?;
    Ok(())
}

/// Changes words of texts, and their digests, as somebody with tools would: not through the planner.
///
/// # Errors
/// Where the file cannot be written.
pub fn change_words_outside(planner: &Planner, from: &str, to: &str) -> crate::Result<()> {
    planner
        .db()
        .execute("UPDATE version SET body=replace(body, ?1, ?2)", [from, to])?;
    crate::agreed::digest_anew(planner.db())
}

/// A `keys.json` that was changed, with a sum that says it is whole: what somebody makes who wants in.
///
/// # Errors
/// Where it is none any more.
pub fn reseal_keys(json: Value) -> crate::Result<Vec<u8>> {
    crate::vault::with_a_good_sum(json)
}

/// Reads bytes as `keys.json`, and answers whose household they speak of.
///
/// # Errors
/// As reading the file.
pub fn read_keys(bytes: &[u8]) -> crate::Result<String> {
    Ok(crate::vault::Keys::parse(bytes)?.household.to_string())
}

/// Reads bytes as a backup's `about.json`.
///
/// # Errors
/// As reading the file.
pub fn read_about(bytes: &[u8]) -> crate::Result<backup::About> {
    backup::About::parse(bytes)
}

impl Planner {
    /// A connection of its own in the middle of a read, as a backup's is.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn read_beside(&self) -> crate::Result<impl Drop + use<>> {
        let folder = self.folder();
        let db = crate::db::open_read_only(&folder.household(), &self.data)?;
        db.execute_batch("BEGIN; SELECT count(*) FROM history;")?;
        Ok(db)
    }
}

/// A text, and where it is JSON with fields every text in it.
fn leaves(text: String, into: &mut BTreeSet<String>) {
    fn inside(value: Value, into: &mut BTreeSet<String>) {
        match value {
            Value::String(text) => leaves(text, into),
            Value::Array(all) => all.into_iter().for_each(|one| inside(one, into)),
            Value::Object(all) => all.into_values().for_each(|one| inside(one, into)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    if text.starts_with('{')
        && let Ok(json) = serde_json::from_str(&text)
    {
        inside(json, into);
    }
    into.insert(text);
}

/// A household with somebody at the laptop: what a window's calls meet, without a window. Commands of the
/// shell are refused.
pub struct House {
    planner: RefCell<Planner>,
    here: Cell<Presence>,
}

impl House {
    /// An open household; nobody is here.
    #[must_use]
    pub fn new(planner: Planner) -> Self {
        Self {
            planner: RefCell::new(planner),
            here: Cell::default(),
        }
    }

    /// The planner again, nobody being at the laptop any more.
    #[must_use]
    pub fn into_planner(self) -> Planner {
        self.planner.into_inner()
    }

    /// Who is here.
    #[must_use]
    pub fn here(&self) -> Presence {
        self.here.get()
    }

    /// Says who is here: of those who were let in, only they can read what is theirs alone.
    pub fn come(&self, presence: Presence) {
        self.planner.borrow_mut().hand_to(presence);
        self.here.set(presence);
    }

    /// Uses the planner.
    ///
    /// # Errors
    /// Whatever `use_it` answers.
    pub fn with<T>(
        &self,
        use_it: impl FnOnce(&mut Planner) -> crate::Result<T>,
    ) -> crate::Result<T> {
        use_it(&mut self.planner.borrow_mut())
    }

    /// Calls a command the way the window does.
    ///
    /// # Errors
    /// The command's.
    pub fn ask(&self, name: &str, args: Value, by: Option<Side>) -> crate::Result<Value> {
        let answer = commands::call(self, name, Call { args, by })?;
        Ok(serde_json::from_str(&answer)?)
    }

    /// Every row of every table but the private ones, the history too, as text: where no private word may stand.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn everything_shared(&self) -> crate::Result<String> {
        self.with(|planner| {
            let db = planner.db();
            let mut names = db.prepare(
                "SELECT name FROM sqlite_schema WHERE type='table' AND name<>'private_item'",
            )?;
            let names = names
                .query_map([], |row| row.get::<_, String>(0))?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            let mut all = String::new();
            for name in names {
                let mut rows = db.prepare(&format!("SELECT * FROM \"{name}\""))?;
                let columns = rows.column_count();
                let mut rows = rows.query([])?;
                while let Some(row) = rows.next()? {
                    for n in 0..columns {
                        let value: rusqlite::types::Value = row.get(n)?;
                        all.push_str(&format!("{name}: {value:?}\n"));
                    }
                }
            }
            Ok(all)
        })
    }

    /// Every text anywhere in the file, the private ones and those inside images and bodies too.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn texts(&self) -> crate::Result<BTreeSet<String>> {
        let mut texts = BTreeSet::new();
        self.with(|planner| {
            for (table, _) in backup::count(planner.db())? {
                let mut rows = planner
                    .db()
                    .prepare(&format!("SELECT * FROM \"{table}\""))?;
                let columns = rows.column_count();
                let mut rows = rows.query([])?;
                while let Some(row) = rows.next()? {
                    for n in 0..columns {
                        if let ValueRef::Text(bytes) | ValueRef::Blob(bytes) = row.get_ref(n)? {
                            leaves(String::from_utf8_lossy(bytes).into_owned(), &mut texts);
                        }
                    }
                }
            }
            Ok(())
        })?;
        Ok(texts)
    }

    /// The words of each row as the index has them, and as the rows have them.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn index_kept_and_anew(&self) -> crate::Result<[BTreeSet<String>; 2]> {
        self.with(|planner| {
            crate::search::check(planner.db())?;
            Ok([
                crate::search::kept(planner.db())?,
                crate::search::anew(planner.db())?,
            ])
        })
    }

    /// Writes into the file that a program of another schema wrote it.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn pretend_schema(&self, version: u32) -> crate::Result<()> {
        self.with(|planner| Ok(planner.db().pragma_update(None, "user_version", version)?))
    }

    /// How many rows each table has.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn counts(&self) -> crate::Result<Vec<(String, i64)>> {
        self.with(|planner| backup::count(planner.db()))
    }

    /// The tables, indexes and triggers of the file, sorted: two files of one schema have the same.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn schema(&self) -> crate::Result<Vec<String>> {
        self.with(|planner| Ok(crate::db::described(planner.db())?.into_iter().collect()))
    }
}

/// Every secret a secret opens, each by what it is: for tests that look where they still stand.
#[must_use]
pub fn secrets(unlocked: &crate::Unlocked) -> Vec<(&'static str, [u8; 32])> {
    unlocked.secrets()
}

/// Runs SQL on the household's file as somebody with tools would: not through the planner, past its rules.
///
/// # Errors
/// Where the file does not take it.
pub fn with_tools(planner: &Planner, sql: &str) -> crate::Result<()> {
    Ok(planner.db().execute_batch(&format!(
        "PRAGMA foreign_keys=OFF; {sql}; PRAGMA foreign_keys=ON;"
    ))?)
}
