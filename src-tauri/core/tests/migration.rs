//! Coming to a later schema: a program killed in the middle leaves the old household or the new one and a
//! verified backup from before; a newer file is refused untouched; a full disk leaves the old one whole.
//!
//! Which schema comes next does not matter here: `LATER` stands for it, slow, and as heavy as one can be.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test's panic is its answer"
)]

mod dice;
mod kept;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use common_ground_core::agreed::Yes;
use common_ground_core::backup::Places;
use common_ground_core::boundary::{AgreementText, OneBoundary, Text, Topic, WriteBoundary};
use common_ground_core::error::{Error, FolderProblem};
use common_ground_core::testing::{House, friday, open_with_a_later_schema};
use common_ground_core::who::{Actor, Side, Viewer};
use common_ground_core::{Planner, Result, export};
use dice::Dice;
use kept::{copy, kept};

/// A new table, filled slowly and indexed, and one that is made anew as SQLite asks for it: dropped, with
/// others pointing at its rows.
const LATER: &[&str] = &[
    "CREATE TABLE later (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;
     INSERT INTO later (words)
       WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n WHERE x<50000)
       SELECT hex(randomblob(40)) FROM n;",
    "CREATE TABLE version_new (
       id TEXT PRIMARY KEY, subject TEXT NOT NULL, kind TEXT NOT NULL, number INTEGER NOT NULL,
       body TEXT NOT NULL, digest TEXT NOT NULL, author TEXT NOT NULL, written_on TEXT NOT NULL, zone TEXT NOT NULL,
       carries TEXT REFERENCES version (id) ON DELETE SET NULL, came_with TEXT, UNIQUE (subject, number)
     ) STRICT;
     INSERT INTO version_new SELECT * FROM version;
     DROP TABLE version;
     ALTER TABLE version_new RENAME TO version;",
    "CREATE INDEX later_words ON later (words);",
];

/// A household of the first schema that was lived in: with texts, and yeses that point at them.
struct Old {
    place: tempfile::TempDir,
    shared: String,
    counts: Vec<(String, i64)>,
    schema: Vec<String>,
}

fn old() -> Old {
    let place = tempfile::tempdir().unwrap();
    let data = kept(1, place.path());
    let mut planner = open(&data).unwrap();
    for n in 0..20 {
        let new = WriteBoundary {
            topic: Topic::Home,
            text: Text::Agreement(AgreementText {
                words: format!("We cook in turns, {n}"),
                why: "So that both rest".into(),
                does: [String::new(), String::new()],
                slipped: String::new(),
                talk: false,
                rest: 0,
                ends: "2026-12-31".parse().unwrap(),
            }),
        };
        let id = planner
            .write_boundary(Actor::One(Side::Start), new)
            .unwrap();
        let seen = planner
            .agreement(Viewer::Both, OneBoundary { id: id.value })
            .unwrap()
            .agreement;
        for side in Side::BOTH {
            let yes = Yes {
                version: seen.standing.version(),
                digest: seen.digest.clone(),
            };
            planner.say_yes(Actor::One(side), yes).unwrap();
        }
    }
    let (shared, house) = (export::canonical(&planner).unwrap(), House::new(planner));
    Old {
        counts: house.counts().unwrap(),
        schema: house.schema().unwrap(),
        shared,
        place,
    }
}

impl Old {
    fn data(&self) -> PathBuf {
        self.place.path().join("data")
    }

    /// A copy to try something on.
    fn again(&self, place: &Path) -> PathBuf {
        let data = place.join("data");
        copy(&self.data(), &data);
        data
    }

    fn is(&self, planner: Planner) {
        assert!(
            export::canonical(&planner).unwrap() == self.shared,
            "rows differ"
        );
        let house = House::new(planner);
        assert_eq!(house.counts().unwrap(), self.counts);
        assert_eq!(house.schema().unwrap(), self.schema);
    }

    /// Every row is there, and all that is new.
    fn became(&self, planner: Planner, fresh: &[String]) {
        assert!(
            export::canonical(&planner).unwrap() == self.shared,
            "rows differ"
        );
        let house = House::new(planner);
        let mut counts = house.counts().unwrap();
        counts.retain(|(table, rows)| table != "later" || *rows != 50_000);
        assert_eq!(counts, self.counts);
        assert_eq!(house.schema().unwrap(), fresh);
    }

    /// Opens every backup that counts and answers how many there are. One that broke off is named otherwise.
    fn backups(&self, data: &Path) -> usize {
        let Ok(all) = fs::read_dir(data.join("backups")) else {
            return 0;
        };
        let whole = all
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_none_or(|end| end != "making"));
        whole
            .map(|backup| {
                let place = tempfile::tempdir().unwrap();
                copy(&backup, place.path());
                let planner = open(place.path()).expect("a backup opens");
                assert!(
                    export::canonical(&planner).unwrap() == self.shared,
                    "a backup has all rows"
                );
                assert_eq!(House::new(planner).counts().unwrap(), self.counts);
            })
            .count()
    }
}

/// Opens as the program of the first schema. Another test that starts a program holds the lock for the moment
/// between fork and exec; that passes.
fn open(data: &Path) -> Result<Planner> {
    patiently(|| Planner::open(data, &data.join("copy"), Box::new(friday())))
}

fn open_later(data: &Path) -> Result<Planner> {
    patiently(|| open_with_a_later_schema(data, &friday(), LATER))
}

fn patiently(open: impl Fn() -> Result<Planner>) -> Result<Planner> {
    for _ in 0..500 {
        match open() {
            Err(Error::Folder(FolderProblem::InUse)) => {
                std::thread::sleep(Duration::from_millis(10))
            }
            other => return other,
        }
    }
    open()
}

/// What a household has that never was of another schema.
fn fresh() -> Vec<String> {
    let place = tempfile::tempdir().unwrap();
    let data = kept(1, place.path());
    House::new(open_later(&data).unwrap()).schema().unwrap()
}

const MIGRATES: &str = "COMMON_GROUND_MIGRATES";

/// A program of its own that comes to the later schema.
fn start(data: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "killed_in_the_middle_it_is_the_old_or_the_new_one",
        ])
        .env(MIGRATES, data)
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

fn log(data: &Path) -> usize {
    let log = fs::metadata(data.join("household.db-wal"));
    log.map_or(0, |meta| usize::try_from(meta.len()).unwrap())
}

#[test]
fn killed_in_the_middle_it_is_the_old_or_the_new_one() {
    if let Some(data) = std::env::var_os(MIGRATES) {
        drop(open_later(Path::new(&data)).unwrap());
        return;
    }
    let (old, fresh) = (old(), fresh());
    let kills = std::env::var("COMMON_GROUND_KILLS").map_or(20, |kills| kills.parse().unwrap());
    // Once to the end, to know between which moments to choose.
    let whole = tempfile::tempdir().unwrap();
    let data = old.again(whole.path());
    let (began, mut most) = (Instant::now(), 0);
    let mut child = start(&data);
    while child.try_wait().unwrap().is_none() {
        most = most.max(log(&data));
        std::thread::sleep(Duration::from_millis(1));
    }
    let long = began.elapsed();
    old.became(open_later(&data).unwrap(), &fresh);
    assert_eq!(old.backups(&data), 1);

    let (mut dice, mut midway) = (Dice::new(), 0);
    for n in 0..kills {
        let place = tempfile::tempdir().unwrap();
        let data = old.again(place.path());
        let mut child = start(&data);
        // Half at any moment from its start on, half once so much of the new is written.
        let (began, moment) = (
            Instant::now(),
            long.mul_f64(dice.below(1000) as f64 / 1000.0),
        );
        let written = dice.below(most);
        while child.try_wait().unwrap().is_none() {
            let now = if n % 2 == 0 {
                began.elapsed() >= moment
            } else {
                log(&data) > written
            };
            if now {
                break;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        let _ = child.kill();
        let ended = child.wait().unwrap();
        let before = old.backups(&data);
        // Looked at in a copy, so that looking mends nothing.
        let seen = tempfile::tempdir().unwrap();
        copy(&data, seen.path());
        match open(seen.path()) {
            Ok(planner) => {
                old.is(planner);
                midway += usize::from(before == 1 && !ended.success());
            }
            Err(error) => {
                assert_eq!(error.code(), "newer", "neither old nor new");
                assert_eq!(before, 1, "without a backup from before");
                old.became(open_later(seen.path()).unwrap(), &fresh);
            }
        }
        // And on it goes, with no manual step.
        old.became(open_later(&data).unwrap(), &fresh);
        assert!(old.backups(&data) >= 1);
        let unfinished = fs::read_dir(data.join("backups")).unwrap();
        let unfinished = unfinished.filter(|entry| {
            entry
                .as_ref()
                .unwrap()
                .path()
                .extension()
                .is_some_and(|end| end == "making")
        });
        assert_eq!(
            unfinished.count(),
            0,
            "what a killed backup left lies about"
        );
    }
    println!(
        "found: {midway} of {kills} kills came between the backup and the end, 0 neither old nor new"
    );
    assert!(midway > 0, "no kill came in the middle");
}

fn bytes(data: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = ["household.db", "household.db-wal", "keys.json", "last"]
        .iter()
        .map(|name| data.join(name))
        .filter(|path| path.exists())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn a_newer_file_is_refused_untouched_even_with_its_log_beside_it() {
    let old = old();
    let newer = open_later(&old.data()).unwrap();
    // As a kill leaves it: what was committed last stands in the log only.
    let killed = tempfile::tempdir().unwrap();
    copy(&old.data(), killed.path());
    drop(newer);
    assert!(log(killed.path()) > 0, "there is a log");
    for data in [killed.path(), &old.data()] {
        let before = bytes(data);
        let backups = old.backups(data);
        assert_eq!(open(data).err().unwrap().code(), "newer");
        assert!(bytes(data) == before, "it was touched");
        assert_eq!(old.backups(data), backups);
    }
}

/// The stick the backups lie on is not plugged in on the day of an update: the one before it lies with the planner.
#[test]
fn with_its_folder_for_backups_away_it_comes_to_the_later_all_the_same() {
    let (old, fresh) = (old(), fresh());
    let places = Places {
        chosen: Some(old.place.path().join("a stick")),
        ..Places::default()
    };
    places.write(&old.data()).unwrap();
    old.became(open_later(&old.data()).unwrap(), &fresh);
    assert_eq!(old.backups(&old.data()), 1);
}

/// The disk is full while the backup is made, or while the new is written: the old one is whole, nothing
/// half-made fills the disk further, and once there is room it goes on.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_one_whole() {
    let (old, fresh) = (old(), fresh());
    let size = fs::metadata(old.data().join("household.db")).unwrap().len();
    for (room, backups, why) in [(size * 3 / 2, 0, "backup-full"), (size * 3, 1, "disk-full")] {
        let disk = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args([
                "-t",
                "tmpfs",
                "-o",
                &format!("size={}k", room / 1024),
                "tmpfs",
            ])
            .arg(disk.path())
            .output()
            .is_ok_and(|out| out.status.success());
        if !mounted {
            // Mounting needs root.
            return;
        }
        let outcome = std::panic::catch_unwind(|| {
            let data = old.again(disk.path());
            assert_eq!(open_later(&data).err().unwrap().code(), why);
            assert_eq!(old.backups(&data), backups);
            let left = fs::read_dir(data.join("backups")).unwrap().count();
            assert_eq!(left, backups, "half a backup fills the disk");
            old.is(open(&data).unwrap());
            let grown = Command::new("mount")
                .args(["-o", "remount,size=64m"])
                .arg(disk.path())
                .output();
            assert!(grown.unwrap().status.success());
            old.became(open_later(&data).unwrap(), &fresh);
        });
        let _ = Command::new("umount").arg("-l").arg(disk.path()).output();
        if let Err(panic) = outcome {
            std::panic::resume_unwind(panic);
        }
    }
}

/// A schema that leaves rows without their parent is not taken, and the household stays as it was.
#[test]
fn a_schema_that_breaks_off_changes_nothing() {
    for broken in [
        &[
            "CREATE TABLE later (id INTEGER) STRICT;",
            "INSERT INTO nowhere VALUES (1);",
        ][..],
        &["DELETE FROM version;"],
    ] {
        let old = old();
        let data = old.data();
        patiently(|| open_with_a_later_schema(&data, &friday(), broken))
            .err()
            .unwrap();
        assert_eq!(old.backups(&data), 1);
        old.is(open(&data).unwrap());
    }
}
